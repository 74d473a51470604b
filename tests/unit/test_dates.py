"""Cases of `tests/cases/mentions/dates*.yaml`: a text, and the times that it names."""

from __future__ import annotations

from datetime import date

import pytest

from osintcli.mentions.dates import find
from osintcli.mentions.dates.holidays import easter
from osintcli.model.document import Published
from osintcli.model.interval import Interval
from osintcli.model.sentence import Sentence
from osintcli.model.span import Span
from osintcli.model.timex import TimexMention
from tests.cases import Case, cases


def found(text: str, published: date | None) -> tuple[TimexMention, ...]:
    anchor = Published(Interval.day(published)) if published else Published()
    return find(text, sentences(text), anchor)


def sentences(text: str) -> tuple[Sentence, ...]:
    made: list[Sentence] = []
    start = 0
    for end in [
        *(at + 1 for at, sign in enumerate(text) if text[at : at + 2] == ". " and text[at + 2].isupper()),
        len(text),
    ]:
        made.append(Sentence(Span(start, end), index=len(made)))
        start = end
    return tuple(made)


def told(mention: TimexMention, asked: dict[str, object]) -> dict[str, object]:
    known: dict[str, object] = {
        "days": mention.interval.edtf,
        "mod": mention.mod,
        "preposition": mention.preposition,
        "anchor": mention.anchor.value,
    }
    return {key: known[key] for key in asked}


@pytest.mark.parametrize("case", cases("mentions", "dates", "dates_skip", "dates_story"), ids=str)
def test_case(case: Case) -> None:
    text = case["text"]
    mentions = found(text, case.get("published"))
    wanted = [(words, kind, value) for words, kind, value, *_ in case["finds"]]
    assert [(m.span.of(text), m.type.value, m.value) for m in mentions] == wanted
    for mention, (_, _, _, *more) in zip(mentions, case["finds"], strict=True):
        for asked in more:
            assert told(mention, asked) == asked


def test_every_rule_says_its_name() -> None:
    text = "On 3 May 2031, two days later, every week, at noon"
    assert all(mention.rule for mention in found(text, None))


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "04-02"), (2024, "03-31"), (2025, "04-20"), (2038, "04-25")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"
