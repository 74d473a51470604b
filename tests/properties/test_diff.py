"""`osint diff` finds what was planted, calls it by its name, and nothing else."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest
from msgspec.structs import replace

from osintcli.differences import differ
from osintcli.model.assertion import AsOf, AsOfBasis, Assertion
from osintcli.model.change import Change, State
from osintcli.model.document import Document
from osintcli.model.factuality import Factuality
from osintcli.model.interval import Interval
from osintcli.model.quantity import Modifier
from osintcli.model.span import Span
from osintcli.text.selectors import quote
from tests import specimens

WHO = (
    "The harbour office",
    "A union of pickers",
    "The mayor of Tollmere",
    "Two clerks",
    "The growers' league",
)
WHAT = ("crates of pears", "men on the quay", "carts in the yard", "tickets sold", "houses without light")


def state(sentences: list[tuple[str, int]], name: str = "a.txt") -> State:
    """Return a state of one document whose sentences say "WHO counted N WHAT"."""
    text = " ".join(words.format(number) for words, number in sentences)
    said: list[Assertion] = []
    at = 0
    for words, number in sentences:
        sentence = words.format(number)
        span = Span(text.index(sentence, at), text.index(sentence, at) + len(sentence))
        at = span.end
        start = text.index(str(number), span.start)
        value = Decimal(number)
        figure = specimens.quantity(str(value), str(value), str(value), Modifier.EXACT)
        said.append(
            replace(
                specimens.FIRST,
                id=f"{name} {start}",
                document=name,
                quantity=figure,
                sentence=span,
                quote=quote(text, Span(start, start + len(str(number)))),
                sentence_text=sentence,
                surface=str(number),
            )
        )
    document = Document(id=name, text=text, path=name, sha256=sha256(text.encode()).hexdigest())
    spans = tuple(one.sentence for one in said)
    return State("x", {name: document}, tuple(said), sentences={name: spans})


def article(chance: random.Random) -> list[tuple[str, int]]:
    return [
        (f"{chance.choice(WHO)} counted {{}} {chance.choice(WHAT)} at noon.", chance.randint(100, 99_999))
        for _ in range(12)
    ]


@pytest.mark.parametrize("seed", range(100))
def test_a_planted_change_is_the_one_that_is_told(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  the same articles each time
    before = article(chance)
    spot = chance.randrange(len(before))
    words, number = before[spot]
    kind = (Change.NUMBER, Change.NEW, Change.GONE)[seed % 3]
    after = {
        Change.NUMBER: [*before[:spot], (words, number + chance.randint(1, 50)), *before[spot + 1 :]],
        Change.NEW: [
            *before[:spot],
            ("Quite another voice on the radio told of {} lost dogs.", 7),
            *before[spot:],
        ],
        Change.GONE: [*before[:spot], *before[spot + 1 :]],
    }[kind]
    made = differ(state(before), state(after))
    assert [one.kinds for one in made.figures] == [(kind,)]
    assert len(made.sentences) == 1
    assert made.kinds == {kind, Change.TEXT, Change.SENTENCE}


@pytest.mark.parametrize("seed", range(20))
def test_what_only_moved_or_was_renamed_is_no_change(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  as above
    before = article(chance)
    after = before[:]
    chance.shuffle(after)
    assert differ(state(before), state(after)).kinds <= {Change.TEXT}
    assert not differ(state(before), state(before, "b.txt"))


@pytest.mark.parametrize("seed", range(20))
def test_there_and_back_is_the_same_with_the_sides_exchanged(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  as above
    sentences = article(chance)
    one, other = state(sentences), state([*sentences[1:], ("Quite another voice told of {} lost dogs.", 7)])
    there, back = differ(one, other), differ(other, one)
    swapped = {Change.NEW: Change.GONE, Change.GONE: Change.NEW}
    assert {swapped.get(kind, kind) for kind in there.kinds} == back.kinds


@pytest.mark.parametrize(("fields", "kind"), [
    ({"factuality": Factuality.PLANNED}, Change.STANCE),
    ({"attribution": specimens.LEAGUE}, Change.SPEAKER),
    ({"as_of": AsOf(Interval.day(date(2030, 1, 1)), AsOfBasis.STATED)}, Change.TIME),
    ({"actor": "somebody else"}, Change.SUBJECT),
], ids=str)  # fmt: skip
def test_what_is_said_of_one_figure_alone_is_told_of_it_alone(
    fields: dict[str, object], kind: Change
) -> None:
    before = state(article(random.Random(7)))  # noqa: S311  as above
    first, *rest = before.assertions
    made = differ(before, replace(before, assertions=(replace(first, **fields), *rest)))
    assert [(one.kinds, one.old) for one in made.figures] == [((kind,), first)]
