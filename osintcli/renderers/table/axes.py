"""The two axes of a plot: round figures upwards (logarithmic where they lie far apart), dates across, true to scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor, log10
from typing import NamedTuple

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FAR = 50
"""How many times the least figure the largest must be for a logarithmic axis."""
_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_APART = 3
"""Columns between two dates on the axis, at least."""


class Values(NamedTuple):
    """The axis of figures, from the lowest to the highest row."""

    low: Decimal
    high: Decimal
    rows: int
    log: bool = False

    def row(self, value: Decimal) -> int:
        """Return the row of a figure, counted from the top; what is off the axis is set at its end."""
        if self.high == self.low:
            return self.rows // 2
        low, high, at = (self._place(one) for one in (self.low, self.high, value))
        share = (at - low) / (high - low)
        return min(self.rows - 1, max(0, round((1 - share) * (self.rows - 1))))

    def _place(self, value: Decimal) -> float:
        return log10(max(value, self.low)) if self.log else float(value)

    def ticks(self) -> Iterator[Decimal]:
        """Yield the figures to name, no more than every third row has: 1, 2 or 5 with zeros, or powers of ten."""
        if self.log:
            first, last = ceil(log10(self.low)), floor(log10(self.high))
            stride = max(1, ceil((last - first + 1) / max(1, self.rows // 3)))
            yield from (Decimal(1).scaleb(power) for power in range(first, last + 1, stride))
            return
        step = _round_step((self.high - self.low) / max(1, (self.rows - 1) // 3))
        at = (self.low / step).to_integral_value(rounding="ROUND_CEILING") * step
        while at <= self.high:
            yield at
            at += step


def values(figures: Sequence[Decimal], rows: int) -> Values:
    """Return the axis that figures fit on: from zero where they come near it, else from a little below the least."""
    low, high = min(figures), max(figures)
    if low > 0 and high >= FAR * low:
        return Values(low, high, rows, log=True)
    if low > 0 and 2 * low <= high:
        low = Decimal(0)
    room = (high - low) / 20 or abs(high) / 10 or Decimal(1)
    return Values(low if low == 0 else low - room, high + room, rows)


def _round_step(least: Decimal) -> Decimal:
    power = Decimal(10) ** least.adjusted() if least > 0 else Decimal(1)
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least)


class Days(NamedTuple):
    """The axis of time, from the first to the last column."""

    first: date
    last: date
    columns: int

    def column(self, day: date) -> int:
        """Return the column of a day; one that is off the axis is set at its end."""
        whole = (self.last - self.first).days
        if whole == 0:
            return self.columns // 2
        share = (day - self.first).days / whole
        return min(self.columns - 1, max(0, round(share * (self.columns - 1))))

    def ticks(self) -> list[tuple[int, str]]:
        """Return columns and the dates to name there, as many as stand side by side."""
        if self.first == self.last:
            return [(self.column(self.first), _full(self.first))]
        for days, labels in _calendars(self.first, self.last):
            found = [(self.column(day), label) for day, label in zip(days, labels, strict=True)]
            if len(found) > 1 and self._fit(found):
                return found
        ends = [(self.column(day), _full(day)) for day in (self.first, self.last)]
        return ends if self._fit(ends) else ends[:1]

    def _fit(self, ticks: Sequence[tuple[int, str]]) -> bool:
        ends = [(left(at, label, self.columns), len(label)) for at, label in ticks]
        return all(a + size + _APART <= b for (a, size), (b, _) in pairwise(ends))


def left(at: int, label: str, columns: int) -> int:
    """Return where a label begins whose middle is at a column, inside the axis."""
    return max(0, min(at - len(label) // 2, columns - len(label)))


def _full(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _calendars(first: date, last: date) -> Iterator[tuple[list[date], list[str]]]:
    """Yield ever coarser ways to name the days from `first` to `last`."""
    for step in _STEPS:
        count = (last - first).days // step + 1
        if count <= 400:
            days = [first + timedelta(days=step * n) for n in range(count)]
            yield days, [_day(day, before) for day, before in zip(days, [None, *days], strict=False)]
    for step in _MONTH_STEPS:
        days = [
            date(year, month, 1)
            for year in range(first.year, last.year + 1)
            for month in range(1, 13, step)
            if first <= date(year, month, 1) <= last
        ]
        yield days, [f"{_MONTHS[day.month - 1]} {day.year}" for day in days]
    for step in _YEAR_STEPS:
        days = [
            date(y, 1, 1)
            for y in range(first.year, last.year + 1)
            if y % step == 0 and date(y, 1, 1) >= first
        ]
        yield days, [str(day.year) for day in days]


def _day(day: date, before: date | None) -> str:
    return _full(day) if before is None or before.year != day.year else f"{day.day} {_MONTHS[day.month - 1]}"
