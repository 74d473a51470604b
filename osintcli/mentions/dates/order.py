"""Which of day and month stands first in 05/06/2031: told by the other dates of the same text, or not at all.

A figure above twelve tells it ("13/04/2031"), else how the text writes its months: "5 May" puts the day first, "May 5" the
month; else a date that is the day of writing in one of both orders. Where nothing tells it, or both ways occur, both days
are meant by the interval and neither is guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from osintcli.mentions.dates.items import Item, Items
from osintcli.mentions.dates.readings import DAY, EITHER, MONTH, Reading, When
from osintcli.mentions.dates.spot import places
from osintcli.model.interval import Interval

BESIDE = timedelta(days=2)
DATED = frozenset({"FULL", "MDAY", "TIMED"})
NAMED = {"day-month": DAY, "month-day": MONTH}
"""Rules that read a named month, and what stands first there."""


def order_of(sentences: Sequence[Items], anchor: date | None) -> str:
    """Return what stands first in the text's dates of figures, "" where it does not tell."""
    dated = [s.items[at] for s in sentences for at in places(s.letters, DATED)]
    readings = [item.value for item in dated if isinstance(item.value, Reading)]
    if not any(reading.order == EITHER for reading in readings):
        return ""
    figures = Counter(reading.order for reading in readings if reading.order in {DAY, MONTH})
    named = Counter(told for item in dated if (told := _named(item)))
    return _one(figures) or _one(named) or (_one(_of_writing(readings, anchor)) if anchor else "")


def _of_writing(readings: Sequence[Reading], anchor: date) -> Counter[str]:
    """Count which order makes a date the day of writing, or one beside it."""
    counted: Counter[str] = Counter()
    for reading in readings:
        when = reading.expression
        if reading.order == EITHER and isinstance(when, When) and when.year is not None:
            days = {MONTH: _day(when), DAY: _day(_turned(when))}
            counted.update(order for order, day in days.items() if abs(day - anchor) <= BESIDE)
    return counted


def _one(counted: Counter[str]) -> str:
    return next(iter(counted)) if len(counted) == 1 else ""


def _named(item: Item) -> str:
    return next((order for rule, order in NAMED.items() if item.word.startswith(rule)), "")


def settled(reading: Reading, order: str) -> Reading:
    """Read a date that can be read both ways as the text writes the others; a weekday beside it tells it too."""
    when = reading.expression
    if reading.order != EITHER or not isinstance(when, When):
        return reading
    if when.weekday is not None and when.year is not None:
        fits = [w for w in (when, _turned(when)) if _day(w).isoweekday() == when.weekday]
        return replace(reading, expression=fits[0], order="") if len(fits) == 1 else reading
    if order == DAY:
        return replace(reading, expression=_turned(when), order=DAY)
    return replace(reading, order=order or EITHER)


def _turned(when: When) -> When:
    return replace(when, month=when.day, day=when.month)


def _day(when: When) -> date:
    return date(when.year or 1, when.month or 1, when.day or 1)


def both(reading: Reading, interval: Interval) -> Interval:
    """Return the days from one way of reading to the other, where nothing tells which is meant."""
    day = interval.earliest
    if reading.order != EITHER or day is None or day != interval.latest:
        return interval
    other = date(day.year, day.day, day.month)
    return Interval(min(day, other), max(day, other))
