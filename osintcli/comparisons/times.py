"""How two stretches of time stand to each other, and how a reader would write them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from osintcli.model.assertion import AsOf, AsOfBasis, Assertion
from osintcli.model.document import Document
from osintcli.model.interval import Interval
from osintcli.text.days import words as words  # noqa: PLC0414  times are written so in reasons

LATE = 60
"""Days: told this long afterwards, a figure is told in retrospect."""

WIDE = 14
"""Days: a stretch longer than this says too little of the moment for two figures to contradict each other."""

NARROW = 4
"""Days: a stretch this short is taken as one moment of a running count."""


class Order(StrEnum):
    """Where the first stretch lies: `loose` meets the other, but is too wide to say that both mean one moment."""

    BEFORE = "before"
    AFTER = "after"
    SAME = "same"
    LOOSE = "loose"
    UNKNOWN = "unknown"


def days(when: Interval) -> int | None:
    """Return the number of days, or `None` when an end is open."""
    if when.earliest is None or when.latest is None:
        return None
    return (when.latest - when.earliest).days + 1


def order(a: Interval, b: Interval) -> Order:
    """Say how two times stand to each other."""
    if not a.known or not b.known:
        return Order.UNKNOWN
    if a.before(b):
        return Order.BEFORE
    if b.before(a):
        return Order.AFTER
    if a == b:
        return Order.SAME
    lengths = [days(a), days(b)]
    if all(length is not None and length <= NARROW for length in lengths):
        return Order.SAME
    return Order.LOOSE


def gap(a: Interval, b: Interval) -> int:
    """Return the days that lie between two times, 0 where they meet or an end is open."""
    if a.latest is not None and b.earliest is not None and a.latest < b.earliest:
        return (b.earliest - a.latest).days
    if b.latest is not None and a.earliest is not None and b.latest < a.earliest:
        return (a.earliest - b.latest).days
    return 0


def told(said: Assertion, documents: Mapping[str, Document]) -> Interval:
    """Return when the document of an assertion was written."""
    document = documents.get(said.document)
    if document is None:
        return Interval()
    best = document.published.best
    if document.published.interval.known:
        return document.published.interval
    return Interval.day(best) if best is not None else Interval()


def as_of(when: AsOf, written: Interval) -> Interval:
    """Return the time a figure refers to; where none is known, the day of writing stands in."""
    if when.interval.known and when.basis is not AsOfBasis.UNKNOWN:
        return when.interval
    return when.interval if when.interval.known else written


def key(when: Interval) -> tuple[date, date]:
    """Sort by when a time ends, then by when it begins; the unknown comes last."""
    if not when.known:
        return (date.max, date.max)
    end = when.latest or when.earliest or date.max
    return (end, when.earliest or end)
