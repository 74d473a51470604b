"""`osint diff`: what came, went and changed, from documents and from outputs; and nothing between a state and itself."""

from __future__ import annotations

import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple, cast

import msgspec
import pytest
from msgspec.structs import replace

from osintcli.cli.app import main
from osintcli.cli.terminal import Terminal
from osintcli.differences import differ
from osintcli.errors import InputError
from osintcli.model.assertion import AsOf, AsOfBasis
from osintcli.model.attribution import Level
from osintcli.model.change import Change, FigureChange, GroupChange, State
from osintcli.model.comparison import Relation
from osintcli.model.document import Document, Published, PublishedBasis
from osintcli.model.factuality import Factuality
from osintcli.model.interval import Interval
from osintcli.model.quantity import Modifier
from osintcli.model.span import Span
from osintcli.renderers import changed as fields
from osintcli.renderers import json as renderer
from osintcli.renderers import jsonl, markdown, table
from osintcli.renderers.answers import Differed
from osintcli.renderers.forms import Look
from osintcli.renderers.json import nouns, objects, shapes
from osintcli.renderers.json.states import Scope, of_objects
from osintcli.text.wordwise import steps
from tests import specimens


class Done(NamedTuple):
    status: int
    out: str
    err: str


def osint(*arguments: str) -> Done:
    out, err = io.BytesIO(), io.StringIO()
    status = main(arguments, Terminal(io.BytesIO(), out, err))
    return Done(status, out.getvalue().decode(), err.getvalue())


def envelope(command: str) -> list[dict[str, Any]]:
    return [json.loads("".join(renderer.render(specimens.EVERY[command])))]


def lines(command: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in "".join(jsonl.render(specimens.EVERY[command])).splitlines()]


STATE = specimens.THEN


def changed(which: int, **fields: object) -> frozenset[Change]:
    """Return the kinds of change where one assertion of the specimens is another."""
    said = list(STATE.assertions)
    said[which] = replace(said[which], **fields)
    return differ(STATE, replace(STATE, assertions=tuple(said))).kinds


@pytest.mark.parametrize("made", [envelope, lines], ids=["json", "jsonl"])
@pytest.mark.parametrize("command", ["extract", "compare", "conflicts", "timeline", "sources"])
def test_an_output_differs_from_itself_in_nothing(made: Any, command: str) -> None:  # noqa: ANN401  one of two functions
    state = of_objects(made(command), "x").state
    assert not differ(state, state)
    assert not differ(state, state).kinds


@pytest.mark.parametrize("said", specimens.ASSERTIONS, ids=lambda one: one.id)
def test_an_assertion_is_read_back_as_it_was_written(said: Any) -> None:  # noqa: ANN401  of the specimens
    of = specimens.DOCUMENTS[said.document]
    shape = objects.assertion(said, of)
    again = msgspec.convert(msgspec.to_builtins(shape), shapes.Assertion)
    assert objects.assertion(nouns.assertion(again), of) == shape


def test_a_group_and_a_document_are_read_back_as_they_were_written() -> None:
    for group in (specimens.STRIKERS, specimens.LOSSES):
        shape = objects.group(group, specimens.DOCUMENTS)
        assert objects.group(nouns.group(shape), specimens.DOCUMENTS) == shape
    for document in specimens.DOCUMENTS.values():
        written = objects.document(document)
        assert objects.document(nouns.document(written)) == written


def test_what_came_since_an_older_program_is_unknown() -> None:
    [old] = envelope("compare")
    for group in old["groups"]:
        for one in (group, *group["members"]):
            for name in ("notes", "trend", "concept", "headline", "place_path", "unit"):
                one.pop(name, None)
    assert of_objects([old], "x").state.assertions[0].trend is None


FIRST = specimens.FIRST
OTHER_DAY = AsOf(Interval.day(date(2031, 9, 1)), AsOfBasis.STATED)


@pytest.mark.parametrize(("fields", "kinds"), [
    ({"quantity": specimens.quantity("1300", "1235", "1365", Modifier.ABOUT)}, {Change.NUMBER}),
    ({"quantity": specimens.quantity("1200", "1200", None, Modifier.AT_LEAST)}, {Change.BOUND}),
    ({"quantity": specimens.quantity("1300", "1300", None, Modifier.AT_LEAST)}, {Change.NUMBER, Change.BOUND}),
    ({"predicate": "return"}, {Change.SUBJECT}),
    ({"factuality": Factuality.DENIED}, {Change.STANCE}),
    ({"attribution": specimens.LEAGUE}, {Change.SPEAKER}),
    ({"as_of": OTHER_DAY}, {Change.TIME}),
    ({"deadline": OTHER_DAY}, {Change.TIME}),
    ({"document": "b9.txt"}, {Change.GONE, Change.NEW}),
    ({"topics": ("pickers",)}, set()),
], ids=str)  # fmt: skip
def test_a_change_has_its_name(fields: dict[str, object], kinds: set[Change]) -> None:
    assert changed(0, **fields) == kinds


def text(*sentences: str, name: str = "a.txt", day: date = date(2031, 9, 16)) -> State:
    """Return a state of one document; each sentence that has a figure says that many pickers."""
    whole = " ".join(sentences)
    document = Document(
        id=name, text=whole, path=name, sha256=str(abs(hash(whole))),
        published=Published(Interval.day(day), PublishedBasis.METADATA),
    )  # fmt: skip
    spans, said = [], []
    for sentence in sentences:
        start = whole.index(sentence)
        spans.append(Span(start, start + len(sentence)))
        figures = [word for word in sentence.split() if word.strip(".,").isdigit()]
        for figure in figures:
            at = start + sentence.index(figure)
            value = Decimal(figure.strip(".,"))
            quantity = replace(FIRST.quantity, value=value, low=value, high=value) if FIRST.quantity else None
            quote = replace(FIRST.quote, exact=figure, span=Span(at, at + len(figure)))
            said.append(
                replace(
                    FIRST,
                    id=f"{name}{at}",
                    document=name,
                    quote=quote,
                    quantity=quantity,
                    sentence=spans[-1],
                    sentence_text=sentence,
                    surface=figure,
                )
            )
    return State(name, {name: document}, tuple(said), sentences={name: tuple(spans)})


BEFORE = text("The union counts 120 pickers.", "It rained.", "At the gate 40 of them stood in the rain.")


@pytest.mark.parametrize(("now", "kinds", "sentences"), [
    (["The union counts 120 pickers.", "It rained.", "At the gate 40 of them stood in the rain."], [], 0),
    (["The union counts 130 pickers.", "It rained.", "At the gate 40 of them stood in the rain."], [Change.NUMBER], 1),
    (["Updated.", "The union counts 120 pickers.", "It rained.", "At the gate 40 of them stood in the rain."], [], 1),
    (["At the gate 40 of them stood in the rain.", "It rained.", "The union counts 120 pickers."], [], 0),
    (["The union counts 120 pickers.", "It rained."], [Change.GONE], 1),
    (["The union counts 120 pickers.", "It poured.", "At the gate 45 of them stood in the rain."], [Change.NUMBER], 2),
    (["The union counts 120 pickers.", "It rained.", "At the gate 40 of them stood in the rain.",
      "A van with 7 crates came by."], [Change.NEW], 1),
], ids=str)  # fmt: skip
def test_two_versions_are_aligned_sentence_by_sentence(
    now: list[str], kinds: list[Change], sentences: int
) -> None:
    made = differ(BEFORE, text(*now))
    assert [one.kinds[0] for one in made.figures] == kinds
    assert len(made.sentences) == sentences


def test_two_articles_alone_on_their_sides_are_versions() -> None:
    made = differ(BEFORE, text("The union counts 130 pickers.", name="b.txt"))
    assert [one.kinds for one in made.documents] == [(Change.TEXT,)]
    assert {one.kinds[0] for one in made.figures} == {Change.NUMBER, Change.GONE}


def test_a_renamed_document_is_the_same() -> None:
    other = text(
        "The union counts 120 pickers.",
        "It rained.",
        "At the gate 40 of them stood in the rain.",
        name="b.txt",
    )
    far = text("Nobody was there.", name="c.txt").documents
    old = replace(BEFORE, documents={**BEFORE.documents, **far})
    assert not differ(old, replace(other, documents={**other.documents, **far}))


def test_a_new_date_of_publication_is_told_once() -> None:
    said = tuple(
        replace(a, as_of=AsOf(Interval.day(date(2031, 9, 16)), AsOfBasis.DOCUMENT)) for a in BEFORE.assertions
    )
    later = tuple(
        replace(a, as_of=AsOf(Interval.day(date(2031, 9, 17)), AsOfBasis.DOCUMENT)) for a in BEFORE.assertions
    )
    old = replace(BEFORE, assertions=said)
    document = replace(
        BEFORE.documents["a.txt"],
        published=Published(Interval.day(date(2031, 9, 17)), PublishedBasis.METADATA),
    )
    made = differ(old, replace(BEFORE, assertions=later, documents={"a.txt": document}))
    assert made.kinds == {Change.PUBLICATION}


def test_groups_are_known_by_their_members() -> None:
    new = replace(
        STATE, groups=(specimens.LOSSES, replace(specimens.STRIKERS, id="g9", verdict=Relation.UPDATED))
    )
    made = differ(STATE, new)
    assert [(one.old and one.old.id, one.new and one.new.id, one.kinds) for one in made.groups] == [
        ("g1", "g9", (Change.VERDICT,))
    ]


def test_a_new_conflict_is_told() -> None:
    made = differ(replace(STATE, groups=()), STATE)
    assert [(one.old, one.new and one.new.verdict) for one in made.groups] == [(None, Relation.CONFLICT)]
    assert not differ(replace(STATE, groups=None), STATE).groups


@pytest.fixture
def outputs(tmp_path: Path) -> dict[str, str]:
    """Return the paths of an output, of one with another figure, and of one about another topic."""
    [old] = envelope("conflicts")
    new = json.loads(json.dumps(old))
    new["groups"][0]["members"][0]["quantity"]["value"] = 1300
    new["groups"][0]["verdict"] = "agree"
    found = {}
    for name, content in (("old", old), ("new", new), ("other", {**old, "topic": "wages"})):
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        found[name] = str(path)
    return found


@pytest.mark.parametrize(("words", "status"), [
    ([], 0), (["any"], 3), (["number"], 3), (["agree"], 3), (["conflict"], 0), (["bound"], 0), (["gone", "verdict"], 3),
])  # fmt: skip
def test_fail_on_a_change_or_a_verdict(outputs: dict[str, str], words: list[str], status: int) -> None:
    options = [part for word in words for part in ("--fail-on", word)]
    done = osint("diff", outputs["old"], outputs["new"], *options)
    assert done.status == status
    assert "about 1,200 picker → about 1,300 picker" in done.out


def test_nothing_changed_is_a_word_and_no_output(outputs: dict[str, str]) -> None:
    done = osint("diff", outputs["old"], outputs["old"], "--fail-on", "any")
    assert (done.status, done.out) == (0, "")
    assert "nothing changed" in done.err
    found = json.loads(osint("diff", outputs["old"], outputs["old"], "--json").out)
    assert not any(found[name] for name in ("documents", "groups", "figures", "sentences"))


def test_outputs_of_different_questions_are_not_compared(outputs: dict[str, str]) -> None:
    done = osint("diff", outputs["old"], outputs["other"])
    assert done.status == 2
    assert "conflicts strikers" in done.err
    assert "conflicts wages" in done.err


def test_a_word_that_is_no_change_is_refused(outputs: dict[str, str]) -> None:
    done = osint("diff", outputs["old"], outputs["new"], "--fail-on", "numbr")
    assert done.status == 2
    assert "Did you mean number?" in done.err


def test_two_standard_inputs_are_refused() -> None:
    assert osint("diff", "-", "-").status == 2


@pytest.mark.parametrize("content", [
    '{"schema": "osint/v1", "command": "mentions", "documents": []}',
    '{"schema": "osint/v1", "command": "extract", "assertions": [{}]}',
    '{"members": [1]}',
], ids=lambda content: content[:40])  # fmt: skip
def test_what_cannot_be_read_back_is_refused(content: str) -> None:
    with pytest.raises(InputError, match=r"old\.json"):
        of_objects([json.loads(content)], "old.json")


def test_lines_tell_which_command_they_are_of() -> None:
    assert of_objects(lines("extract"), "x").scope == Scope("extract")
    assert of_objects(lines("compare"), "x").scope == Scope("compare")
    assert of_objects(lines("timeline"), "x").scope == Scope("timeline")


@pytest.mark.parametrize(("before", "after"), [
    ("", ""), ("a b c", "a c"), ("about 1,200 men", "about 1,300 men"), ("x\u200by", "xy"), ("a  b\n", "a b"),
])  # fmt: skip
def test_steps_keep_both_texts(before: str, after: str) -> None:
    found = list(steps(before, after))
    assert "".join(one.was for one in found) == before
    assert "".join(one.now for one in found) == after


DIFFERED = cast("Differed", specimens.EVERY["diff"])


def grouped(label: str, old: Relation | None, new: Relation | None, first: str) -> GroupChange:
    sides = [
        None
        if verdict is None
        else replace(
            specimens.STRIKERS,
            label=label,
            verdict=verdict,
            members=(replace(specimens.FIRST, id=first * 6),),
        )
        for verdict in (old, new)
    ]
    return GroupChange((Change.VERDICT,), *sides)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (Relation.UPDATED, Relation.AGREE, "was → updated, now = agree"),
        (Relation.CONFLICT, Relation.UPDATED, "was ≠ CONFLICT, now → updated"),
        (None, Relation.UPDATED, "new: → updated"),
        (Relation.UPDATED, None, "was → updated, now gone"),
    ],
)
def test_no_arrow_stands_between_two_verdicts(old: Relation | None, new: Relation | None, words: str) -> None:
    made = replace(DIFFERED.difference, groups=(grouped("strikers", old, new, "ab"),))
    page = "".join(table.render(replace(DIFFERED, difference=made), Look()))
    assert words in page
    assert "→ →" not in page


@pytest.mark.parametrize("renderer", [table, markdown])
def test_two_groups_of_one_name_are_told_apart(renderer: ModuleType) -> None:
    groups = tuple(grouped("strikers", Relation.AGREE, Relation.UPDATED, first) for first in ("ab", "cd"))
    made = replace(DIFFERED.difference, groups=groups)
    page = "".join(renderer.render(replace(DIFFERED, difference=made), Look()))
    assert "strikers, 1 figure from ababab" in page
    assert "strikers, 1 figure from cdcdcd" in page


def test_a_speaker_of_the_same_name_is_told_by_how_well_it_is_known() -> None:
    said = replace(specimens.FIRST.attribution, level=Level.CLASS)
    change = FigureChange((Change.SPEAKER,), specimens.FIRST, replace(specimens.FIRST, attribution=said))
    assert fields.of_figure(change) == [
        fields.Field("said by", "Harvest Union (named)", "Harvest Union (class)")
    ]
