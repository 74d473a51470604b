"""A report of any size, made of the grape harvest over and over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256

from msgspec.structs import replace

from osintcli.model.assertion import Assertion
from osintcli.model.comparison import Comparison, Group
from osintcli.model.document import Document
from osintcli.model.interval import Interval
from osintcli.model.span import Span
from osintcli.renderers.answers import Reported
from tests import specimens

PART = 20
"""Groups that one document speaks of."""


def many(groups: int, times: int = 1) -> Reported:
    """Return a report of so many groups, each with a topic of its own and three assertions told `times` times."""
    made = [_group(at, times) for at in range(groups)]
    report = specimens.EVERY["report"]
    assert isinstance(report, Reported)
    return replace(
        report,
        comparisons=(Comparison(None, tuple(made)),),
        assertions=tuple(one for group in made for one in group.members),
        documents={one.id: one for one in _documents(groups, times)},
        timeline=replace(report.timeline, entries=()),
    )


def _documents(groups: int, times: int) -> Iterator[Document]:
    for number in range(times):
        for part in range(-(-groups // PART)):
            for name, text in specimens.TEXTS.items():
                whole = "\n\n".join([text] * PART)
                yield replace(
                    specimens.DOCUMENTS[name],
                    id=_named(number, part, name),
                    text=whole,
                    sha256=sha256(whole.encode()).hexdigest(),
                )


def _named(number: int, part: int, name: str) -> str:
    return f"{number}-{part}-{name}"


def _group(at: int, times: int) -> Group:
    members = tuple(_said(one, at, number) for number in range(times) for one in specimens.STRIKERS.members)
    estimate = specimens.STRIKERS.estimate
    return replace(
        specimens.STRIKERS,
        id=f"g{at + 1}",
        members=members,
        relations=tuple(
            replace(one, a=_id(one.a, at, 0), b=_id(one.b, at, 0)) for one in specimens.STRIKERS.relations
        ),
        estimate=replace(estimate, sources=tuple(_id(one, at, 0) for one in estimate.sources))
        if estimate
        else None,
    )


def _said(one: Assertion, at: int, number: int) -> Assertion:
    moved = (at % PART) * (len(specimens.TEXTS[one.document]) + 2)
    span = one.quote.span
    return replace(
        one,
        id=_id(one.id, at, number),
        document=_named(number, at // PART, one.document),
        quote=replace(one.quote, span=Span(span.start + moved, span.end + moved)),
        topics=(f"topic {at}",),
        as_of=replace(one.as_of, interval=_later(one.as_of.interval, at % 50 + number)),
    )


def _id(name: str, at: int, number: int) -> str:
    return f"{at:05x}{number:03x}{name[8:]}"


def _later(when: Interval, days: int) -> Interval:
    first, last = (day and day + timedelta(days=days) for day in (when.earliest, when.latest))
    return Interval(first, last)
