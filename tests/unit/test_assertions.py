"""Sentences to assertions: the cases of `tests/cases/assertions/` that `FILES` names.

A case has a `text`, the day it was `published`, and what it `finds`: the words of a quote (or a part of them) with the
fields that are checked. `skips` are words that no assertion may touch, `tells_no` triggers that no event may have.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from osintcli.assertions import Context, assemble
from osintcli.mentions import find
from osintcli.model.assertion import AsOf, Assertion, Kind
from osintcli.model.document import Document, Published, PublishedBasis
from osintcli.model.interval import Interval
from osintcli.sentences import split
from osintcli.sentences.parse import Parser
from tests.cases import Case, cases
from tests.saying import interval

FILES = (
    "counts",
    "counts_announced",
    "measures",
    "dates",
    "places",
    "actors",
    "events",
    "named_dates",
    "not_assertions",
    "singles",
)
WRITTEN = "2031-06-17"


@cache
def parser() -> Parser:
    return Parser()


@cache
def assembled(text: str, published: str | None) -> tuple[Context, tuple[Assertion, ...]]:
    days = interval(published) if published else Interval()
    written = Published(days, PublishedBasis.METADATA, days.single)
    document = Document(id="case", text=text, path="case", sha256="", published=written)
    sentences = split(document)
    parses = parser().parse(text, sentences)
    trees = {s.index: p for s, p in zip(sentences, parses, strict=True)}
    context = Context(document, sentences, find(text, sentences, written), trees)
    return context, assemble(context)


def day(when: AsOf | None) -> str | None:
    return None if when is None else when.interval.edtf


READERS = {
    "value": lambda a: a.quantity.value,
    "unit": lambda a: a.quantity.unit,
    "noun": lambda a: a.counted.noun if a.counted else None,
    "person": lambda a: a.counted is not None and a.counted.person,
    "part_of": lambda a: a.counted.part_of if a.counted else None,
    "predicate": lambda a: a.predicate,
    "trend": lambda a: a.trend.value if a.trend else None,
    "measure": lambda a: a.measure.value,
    "actor": lambda a: a.actor,
    "place": lambda a: " > ".join(a.place.path) if a.place else None,
    "basis": lambda a: a.place.basis.value,
    "as_of": lambda a: day(a.as_of),
    "deadline": lambda a: day(a.deadline),
    "date": lambda a: day(a.event.date),
    "trigger": lambda a: a.event.trigger,
    "object": lambda a: a.event.object,
    "subject": lambda a: a.event.subject,
    "mod": lambda a: a.event.date.mod,
    "label": lambda a: a.event.label,
    "quote": lambda a: a.quote.exact,
    "source": lambda a: a.attribution.source,
}  # type: dict[str, Any]


def matches(assertion: Assertion, wanted: dict[str, Any]) -> bool:
    kind = Kind.EVENT if "event" in wanted else Kind.QUANTITY
    words = wanted.get("event") or wanted["words"]
    return assertion.kind is kind and words in assertion.quote.exact


def read(assertion: Assertion, wanted: dict[str, Any]) -> dict[str, Any]:
    found = {name: READERS[name](assertion) for name in wanted if name in READERS}
    if isinstance(found.get("value"), Decimal):
        found["value"] = float(found["value"])
    return found


@pytest.mark.parametrize("case", cases("assertions", *FILES), ids=str)
def test_case(case: Case) -> None:
    context, found = assembled(case["text"], case.get("published", WRITTEN))
    for wanted in case.get("finds", ()):
        near = [a for a in found if matches(a, wanted)]
        assert near, [(a.kind.value, a.quote.exact) for a in found]
        want = {name: wanted[name] for name in wanted if name in READERS}
        assert want in [read(a, wanted) for a in near], [read(a, wanted) for a in near]
    for trigger in case.get("tells_no", ()):
        assert trigger not in [a.event.trigger for a in found if a.event is not None]
    for words in case.get("skips", ()):
        start = context.document.text.index(words)
        touching = [
            a
            for a in found
            if a.kind is Kind.QUANTITY
            and a.quote.span.start < start + len(words)
            and start < a.quote.span.end
        ]
        assert not touching, [a.quote.exact for a in touching]


@pytest.mark.parametrize("case", cases("assertions", *FILES), ids=str)
def test_spans_are_the_words(case: Case) -> None:
    context, found = assembled(case["text"], case.get("published", WRITTEN))
    text = context.document.text
    assert len({a.id for a in found}) == len(found)
    for assertion in found:
        assert assertion.quote.span.of(text) == assertion.quote.exact
        assert assertion.sentence.of(text) == assertion.sentence_text
        for proof in assertion.evidence:
            assert 0 <= proof.span.start < proof.span.end <= len(text), proof


def test_ids_are_stable() -> None:
    text = "The mayor said on Monday that 14 ferries had been cancelled."
    first, again = (assembled.__wrapped__(text, WRITTEN)[1] for _ in range(2))
    assert [a.id for a in first] == [a.id for a in again]
    assert all(len(a.id) == 12 for a in first)


def test_a_text_without_figures_gives_nothing() -> None:
    assert assembled("It rained.", WRITTEN)[1] == ()
    assert assembled("", None)[1] == ()


def test_without_a_day_of_writing_the_time_is_unknown() -> None:
    (found,) = assembled("Rescuers found 14 bodies in the mine.", None)[1]
    assert (found.as_of.basis.value, found.as_of.interval.edtf) == ("unknown", None)
