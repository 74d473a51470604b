from __future__ import annotations

import csv as standard_csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from osintcli.comparisons import wording as reasons
from osintcli.lexicons.inflection import plural
from osintcli.model.assertion import AsOf, AsOfBasis, Counted, Measure
from osintcli.model.comparison import Comparison, Estimate
from osintcli.model.factuality import Factuality
from osintcli.model.interval import Interval
from osintcli.model.quantity import Modifier, Quantity, Trend, UnitKind
from osintcli.model.span import Span
from osintcli.model.timeline import Timeline
from osintcli.renderers import answers, csv, json, jsonl, markdown, safe, table, wording
from osintcli.renderers.forms import Look
from osintcli.renderers.json import objects
from osintcli.renderers.table.paper import Cell, Ink, Paper, cells
from tests import specimens
from tests.cases import Case, cases

RENDERERS = (table, json, jsonl, csv, markdown)
EVIL = "x\x1b[31mred\x07\x9b2J\u202egnp.exe\u2066\r\n|[b](javascript:x)`<script>\x00=1+1"
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def text_of(module: ModuleType, answer: answers.Answer, look: Look | None = None) -> str:
    return "".join(module.render(answer, look or Look()))


@pytest.mark.parametrize("case", cases("renderers", "figures"), ids=str)
def test_figure(case: Case) -> None:
    given_figures = [None if case.get(k) is None else Decimal(str(case[k])) for k in ("value", "low", "high")]
    figure = Quantity(
        given_figures[0],
        given_figures[1],
        given_figures[2],
        Modifier(case.get("modifier", "exact")),
        case.get("unit", "person"),
        UnitKind(case.get("kind", "count")),
    )
    assert wording.bounded(figure) == case["reads"]


@pytest.mark.parametrize("case", cases("renderers", "figures"), ids=str)
def test_reasons_name_units_as_rows_do(case: Case) -> None:
    if case.get("value") is None or case.get("kind", "count") in {"count", "money", "temperature"}:
        return
    figure = Quantity(
        Decimal(str(case["value"])), None, None, Modifier.EXACT, case["unit"], UnitKind(case["kind"])
    )
    assert reasons.quantity(figure) == wording.bounded(figure)


@pytest.mark.parametrize(
    ("surface", "measure", "trend", "reads"),
    [
        ("more bodies", Measure.INCREMENT, None, "4 more bodies"),
        ("Additional Crews", Measure.INCREMENT, None, "4 more Crews"),
        ("new cases", Measure.INCREMENT, None, "4 more cases"),
        ("bodies", Measure.INCREMENT, None, "4 more bodies"),
        ("new bridges", Measure.FLOW, None, "4 new bridges"),
        ("jobs", Measure.FLOW, Trend.DOWN, "4 fewer jobs"),
        ("staff", Measure.FLOW, Trend.UP, "4 more staff"),
    ],
)
def test_more_is_said_once(surface: str, measure: Measure, trend: Trend | None, reads: str) -> None:
    figure = Quantity(Decimal(4), Decimal(4), Decimal(4), Modifier.EXACT, "thing", UnitKind.COUNT)
    one = replace(
        specimens.FIRST,
        quantity=figure,
        counted=Counted(surface.rsplit(maxsplit=1)[-1], surface),
        measure=measure,
        trend=trend,
        factuality=Factuality.ASSERTED,
        deadline=None,
    )
    assert wording.figure(one, counted=True) == reads


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("half", "halves"), ("body", "bodies"), ("boy", "boys"), ("police officer", "police officers"),
        ("dead child", "dead children"), ("fireman", "firemen"), ("German", "Germans"), ("box", "boxes"),
        ("crisis", "crises"), ("news", "news"), ("troops", "troops"), ("staff", "staff"), ("dead", "dead"),
        ("gas", "gases"), ("hero", "heroes"), ("photo", "photos"), ("percent", "percent"), ("aircraft", "aircraft"),
    ],
)  # fmt: skip
def test_plurals_are_english(noun: str, many: str) -> None:
    assert plural(noun) == many


@pytest.mark.parametrize("case", cases("renderers", "days"), ids=str)
def test_days(case: Case) -> None:
    from osintcli.documents.edtf import parse

    assert wording.days(parse(str(case["edtf"]))) == case["reads"]


def test_no_date_is_said() -> None:
    assert wording.days(Interval()) == "no date"


@pytest.mark.parametrize("command", specimens.EVERY)
@pytest.mark.parametrize("module", RENDERERS, ids=lambda m: m.__name__.rpartition(".")[2])
@pytest.mark.parametrize("look", [Look(), Look(40), Look(200, colour=True), Look(80, unicode=False)], ids=str)
def test_every_answer_renders_the_same_twice(command: str, module: ModuleType, look: Look) -> None:
    answer = specimens.EVERY[command]
    assert text_of(module, answer, look) == text_of(module, answer, look)
    assert text_of(module, answer, look).endswith("\n")


@pytest.mark.parametrize("command", specimens.EVERY)
@pytest.mark.parametrize("width", [40, 60, 80, 100, 160, 240])
def test_a_table_keeps_to_its_width_and_leaves_no_space_at_line_ends(command: str, width: int) -> None:
    for line in text_of(table, specimens.EVERY[command], Look(width)).splitlines():
        assert cells(line) <= width
        assert line == line.rstrip()


@pytest.mark.parametrize("command", specimens.EVERY)
def test_a_table_in_ascii_is_ascii(command: str) -> None:
    assert text_of(table, specimens.EVERY[command], Look(80, unicode=False)).isascii()


def test_colour_is_never_alone() -> None:
    plain = text_of(table, specimens.EVERY["compare"])
    coloured = text_of(table, specimens.EVERY["compare"], Look(80, colour=True))
    assert "\x1b[" in coloured
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert "≠ CONFLICT" in plain


@pytest.mark.parametrize("width", [40, 80, 160])
def test_a_comparison_shows_all_an_editor_needs(width: int) -> None:
    page = " ".join(text_of(table, specimens.EVERY["compare"], Look(width)).split())
    for words in (
        "about 1,200", "fewer than 700", "more than 3,000", "~18 Sep 2031", "Tollmere Courier", "Harvest Union", "b2.txt",
        "a1a1a1", "3 documents, 2 publishers, 2 origins", "at least 3,000, latest", "1.2–1.5 million EUR",
    ):  # fmt: skip
        assert all(word in page for word in words.split())


def test_the_gravest_come_first_and_what_stands_alone_last() -> None:
    page = text_of(table, specimens.EVERY["compare"])
    assert page.index("pickers on strike") < page.index("losses of the growers")


def test_a_figure_that_a_document_repeats_is_one_row() -> None:
    again = replace(specimens.FIRST, id="9" * 12)
    group = replace(specimens.STRIKERS, members=(specimens.FIRST, again))
    answer = answers.Compared(documents=specimens.DOCUMENTS, comparison=Comparison(None, (group,)))
    assert "about 1,200 pickers ×2" in text_of(table, answer)


def evil() -> Iterator[answers.Answer]:
    """Answers in which every word from outside does its worst."""
    document = replace(specimens.DOCUMENTS["b1.txt"], text=EVIL * 3, title=EVIL, publisher=EVIL, url=EVIL)
    quote = replace(specimens.FIRST.quote, exact=EVIL, prefix=EVIL, suffix=EVIL)
    said = replace(specimens.UNION, source=EVIL, origin=EVIL, cue=EVIL)
    assertion = replace(
        specimens.FIRST, quote=quote, attribution=said, actor=EVIL, surface=EVIL, predicate=EVIL, topics=(EVIL,),
        counted=replace(specimens.COUNTED, noun=EVIL, surface=EVIL), as_of=AsOf(basis=AsOfBasis.STATED, text=EVIL),
    )  # fmt: skip
    group = replace(specimens.STRIKERS, label=EVIL, why=EVIL, notes=(EVIL,), members=(assertion,))
    entry = replace(specimens.ENTRIES[0], label=EVIL, members=(assertion,))
    dating = replace(specimens.DATINGS[0], contradictions=(EVIL,))
    topic = specimens.EVERY["topics"]
    assert isinstance(topic, answers.Counted)
    documents = {"b1.txt": document, **{k: v for k, v in specimens.DOCUMENTS.items() if k != "b1.txt"}}
    yield answers.Compared(documents=documents, comparison=Comparison(EVIL, (group,), (EVIL,)), why=True)
    yield answers.Ordered(documents=documents, timeline=Timeline((entry,)))
    yield answers.Extracted(documents=documents, assertions=(assertion,))
    yield answers.Shown(documents=documents, assertion=assertion, around=Span(0, 60))
    yield answers.Listed(documents=documents, copies={"b1.txt": (EVIL,)})
    yield answers.Dated(documents=documents, datings=(dating,))
    yield answers.Counted(documents=documents, topics=(replace(topic.topics[0], topic=EVIL, example=EVIL),))
    yield answers.Mentioned(documents=documents, mentions=specimens.MENTIONS)


@pytest.mark.parametrize("answer", list(evil()), ids=lambda a: type(a).__name__)
@pytest.mark.parametrize("module", RENDERERS, ids=lambda m: m.__name__.rpartition(".")[2])
def test_no_word_of_a_document_steers_a_terminal(answer: answers.Answer, module: ModuleType) -> None:
    assert not OBEYED.search(text_of(module, answer))


@pytest.mark.parametrize("answer", list(evil()), ids=lambda a: type(a).__name__)
def test_no_word_of_a_document_is_markup(answer: answers.Answer) -> None:
    page = text_of(markdown, answer)
    assert "<script>" not in page.replace("\\<", "")
    assert "](javascript" not in page.replace("\\]", "")
    for row in page.splitlines():
        if row.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", row)) >= 2


def test_rows_of_markdown_have_one_cell_for_each_heading() -> None:
    for answer in evil():
        for part in re.findall(r"(?:^\|.*\n)+", text_of(markdown, answer), re.MULTILINE):
            assert len({len(re.findall(r"(?<!\\)\|", row)) for row in part.splitlines()}) == 1


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1"])  # noqa: RUF001  full width
def test_a_cell_is_no_formula(text: str) -> None:
    assert not safe.cell(text).lstrip().startswith(("=", "+", "-", "@", "＝"))  # noqa: RUF001  full width


def test_csv_has_numbers_as_numbers_and_a_row_for_each_member() -> None:
    rows = list(standard_csv.DictReader(io.StringIO(text_of(csv, specimens.EVERY["compare"]))))
    assert [row["id"] for row in rows] == ["e5e5e5e5e5e5", "a1a1a1a1a1a1", "b2b2b2b2b2b2", "c3c3c3c3c3c3"]
    assert rows[1]["quantity.value"] == "1200"
    assert rows[1]["group.verdict"] == "conflict"
    assert rows[1]["as_of.edtf"] == "2031-09-15"


@pytest.mark.parametrize(
    ("given_number", "written"),
    [
        ("11000", "11000"),
        ("66.5", "66.5"),
        ("1E+3", "1000"),
        ("0.10", "0.1"),
        ("1E+30", "1e30"),
        ("-4", "-4"),
        ("NaN", "null"),
    ],
)
def test_numbers_of_json_have_no_noise(given_number: str, written: str) -> None:
    import msgspec

    assert msgspec.json.encode(objects.number(Decimal(given_number))).decode() == written


def test_json_escapes_what_a_terminal_would_obey_and_keeps_it() -> None:
    import json as standard_json

    answer = next(evil())
    page = text_of(json, answer)
    assert standard_json.loads(page)["groups"][0]["members"][0]["quote"]["exact"] == EVIL


def test_an_estimate_says_its_bound_and_its_policy() -> None:
    ten, twelve = Decimal(10), Decimal(12)
    assert wording.estimate(Estimate(ten, ten, None, "latest")) == "at least 10, latest"
    assert wording.estimate(Estimate(None, ten, ten, "latest")) == "up to 10, latest"
    assert wording.estimate(Estimate(ten, twelve, twelve, "range"), " EUR") == "12 EUR (10–12 EUR), range"
    assert wording.estimate(Estimate(ten, ten, ten, "latest")) == "10, latest"
    assert (
        wording.estimate(Estimate(None, None, None, "latest", refused="they differ")) == "none: they differ"
    )


@given(st.text(), st.integers(min_value=40, max_value=120))
def test_paper_keeps_any_words_and_any_width(text: str, width: int) -> None:
    paper = Paper(Look(width))
    lines = list(paper.line(Ink(text, "bold"), indent=3))
    assert all(cells(line.rstrip("\n")) <= width for line in lines)
    assert all("\n" not in line[:-1] and not OBEYED.search(line[:-1]) for line in lines)
    kept = "".join("".join(lines).split())
    assert kept == "".join(safe.plain(text).split())


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_rows_keep_their_columns(texts: list[str]) -> None:
    paper = Paper(Look(80))
    for line in paper.row(*(Cell([one], 12) for one in texts)):
        assert cells(line.rstrip("\n")) <= 14 * len(texts)


def test_a_topic_is_drawn_as_it_changed() -> None:
    ordered = specimens.EVERY["timeline"]
    assert isinstance(ordered, answers.Ordered)
    drawn = text_of(table, replace(ordered, topic="strikers"))
    assert "▇" in drawn
    assert "▇" not in text_of(table, ordered)
    assert "▇" not in text_of(table, replace(ordered, topic="strikers"), Look(unicode=False))


@pytest.mark.parametrize("width", [40, 80, 160])
def test_a_line_of_time_fits_the_terminal(width: int) -> None:
    for topic in (None, "strikers"):
        ordered = replace(specimens.EVERY["timeline"], topic=topic)
        assert max(map(cells, text_of(table, ordered, Look(width=width)).splitlines())) <= width


def test_a_day_is_named_once() -> None:
    ordered = specimens.EVERY["timeline"]
    assert isinstance(ordered, answers.Ordered)
    twice = replace(ordered, timeline=Timeline((specimens.ENTRIES[1], specimens.ENTRIES[1])))
    lines = [line for line in text_of(table, twice).splitlines() if line.startswith("│ ●")]
    assert [line[4:8].strip() != "" for line in lines] == [True, False]
