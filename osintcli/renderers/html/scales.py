"""Lines and ticks: where a value and a day stand in a chart, and which round ones are written beside it."""

from __future__ import annotations

import calendar
import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from msgspec import Struct

_MANY = 5
"""Ticks, at most, on the upright line; one more on the other."""
_LOGARITHMIC = 60
"""From this ratio of the largest figure to the smallest on, equal steps are equal ratios."""
_FROM_ZERO = Decimal("0.55")
"""Where the smallest figure is below this share of the largest, the line begins at zero."""
_FEW = 0.34
"""The share of days that may stand aside."""
_ASIDE = 0.16
"""The share of the line that they get."""
_CLEAR = 0.04
"""The share of the line before a cut on which no tick stands: there the years behind it are written."""
_GAP, _LEAST = 4, 7
"""They are this many times as far off as the others are from each other, counted as a week at least."""
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6)


class Tick(Struct, frozen=True):
    """A place from 0 to 1, and what is written there."""

    at: float
    label: str


class Upright(Struct, frozen=True):
    """A line of values from `low` to `high`; `log` where equal steps are equal ratios."""

    low: float
    high: float
    log: bool
    ticks: tuple[Tick, ...]

    def at(self, value: Decimal) -> float:
        """Return the place of a value, 0 at the foot."""
        return _share(float(value), self.low, self.high, log=self.log)


def upright(values: Sequence[Decimal]) -> Upright:
    """Return the line that some values stand on."""
    low, high = Decimal(min(values)), Decimal(max(values))
    if low > 0 and high / low >= _LOGARITHMIC:
        powers = (math.floor(math.log10(low)), math.ceil(math.log10(high)))
        ends = (10.0 ** powers[0], 10.0 ** powers[1])
        every = max(1, math.ceil((powers[1] - powers[0]) / _MANY))
        return Upright(
            *ends,
            log=True,
            ticks=tuple(
                Tick(_share(10.0**power, *ends, log=True), short(Decimal(10) ** power))
                for power in range(powers[0], powers[1] + 1, every)
            ),
        )
    if low > 0 and low < high * _FROM_ZERO:
        low = Decimal(0)
    if low == high:
        low, high = (low - abs(low) / 4, high + abs(high) / 4) if low else (Decimal(0), Decimal(1))
    step = _round_step((high - low) / _MANY)
    if all(value == value.to_integral_value() for value in values):
        step = max(step, Decimal(1))
    foot, head = (
        (low / step).to_integral_value(ROUND_FLOOR) * step,
        (high / step).to_integral_value(ROUND_CEILING) * step,
    )
    marks = [foot + step * at for at in range(int((head - foot) / step) + 1)]
    return Upright(
        float(foot),
        float(head),
        log=False,
        ticks=tuple(Tick(_share(float(v), float(foot), float(head), log=False), short(v)) for v in marks),
    )


def _round_step(least: Decimal) -> Decimal:
    """Return the smallest of 1, 2, 5, 10, 20, … (and their parts) that is not below `least`."""
    power = Decimal(10) ** least.adjusted()
    return next(power * head for head in (1, 2, 5, 10) if power * head >= least)


def _share(value: float, low: float, high: float, *, log: bool) -> float:
    if log:
        value, low, high = math.log10(value), math.log10(low), math.log10(high)
    return (value - low) / (high - low)


def short(value: Decimal) -> str:
    """Return a figure for a line: "15,000", "1.5m", "0.25"."""
    for size, letters in ((Decimal(10**12), "tn"), (Decimal(10**9), "bn"), (Decimal(10**6), "m")):
        if abs(value) >= size:
            return f"{(value / size).normalize():,f}{letters}"
    return f"{value.normalize():,f}" if value else "0"


class Level(Struct, frozen=True):
    """A line of days. `first` to `last` stand from `start` to `end`; the few days far off stand at its ends."""

    first: date
    last: date
    start: float
    end: float
    ticks: tuple[Tick, ...]

    @property
    def breaks(self) -> tuple[float, ...]:
        """The places where the line leaves out a stretch of time."""
        return tuple(
            at for at, cut in ((self.start / 2, self.start > 0), ((1 + self.end) / 2, self.end < 1)) if cut
        )

    def at(self, day: date) -> float:
        """Return the place of a day, 0 at the left."""
        if day < self.first:
            return 0.0
        return (
            1.0
            if day > self.last
            else self.start + _between(day, self.first, self.last) * (self.end - self.start)
        )


def level(days: Sequence[date]) -> Level:
    """Return the line that some days stand on."""
    order = sorted(days)
    few = int(len(order) * _FEW)
    before = next((at for at in range(few, 0, -1) if _far(order[at - 1], order[at], order[-1])), 0)
    after = next((at for at in range(few, 0, -1) if _far(order[-at - 1], order[-at], order[before])), 0)
    first, last = order[before], order[len(order) - 1 - after]
    if first == last:
        first, last = _moved(first, -1), _moved(last, 1)
    start, end = (_ASIDE if before else 0.0), (1 - _ASIDE if after else 1.0)
    marks, fine = _marks(first, last)
    ticks = [
        Tick(start + _between(day, first, last) * (end - start), _words(day, fine, whole=day == marks[0]))
        for day in marks
    ]
    if before:
        ticks.insert(0, Tick(0.0, _years(order[:before])))
    if after:
        ticks = [tick for tick in ticks if tick.at < end - _CLEAR] or ticks[:1]
        ticks.append(Tick(1.0, _years(order[-after:])))
    return Level(first, last, start, end, tuple(ticks))


def _far(one: date, other: date, end: date) -> bool:
    """Say whether the gap between two days is many times what lies from there to the end of the others."""
    near = one if abs((end - one).days) < abs((end - other).days) else other
    return (other - one).days > _GAP * max(_LEAST, abs((end - near).days))


def _years(days: Sequence[date]) -> str:
    first, last = days[0].year, days[-1].year
    if first == last:
        return str(first)
    return f"{first}–{last % 100:02d}" if first // 100 == last // 100 else f"{first}–{last}"


def _marks(first: date, last: date) -> tuple[list[date], str]:
    """Return some round days from first to last, and how fine they are: `day`, `month` or `year`."""
    span = (last - first).days
    for step in _DAYS:
        if span // step <= _MANY:
            return [first + timedelta(days=at) for at in range(0, span + 1, step)], "day"
    months = (last.year - first.year) * 12 + last.month - first.month
    for step in _MONTHS:
        if months // step <= _MANY:
            return list(_months(first, last, step)), "month"
    step = int(_round_step(Decimal(last.year - first.year + 1) / (_MANY + 1)))
    start = first if (first.month, first.day) == (1, 1) else date(min(first.year + 1, date.max.year), 1, 1)
    from_year = -(-start.year // step) * step
    return [date(year, 1, 1) for year in range(from_year, last.year + 1, step)] or [last], "year"


def _months(first: date, last: date, step: int) -> Iterator[date]:
    """Yield the first days of every so many months; a step of three begins with a quarter."""
    at = first.year * 12 + first.month - 1 + (first.day > 1)
    at = -(-at // step) * step
    while at <= last.year * 12 + last.month - 1:
        yield date(at // 12, at % 12 + 1, 1)
        at += step


def _words(day: date, fine: str, *, whole: bool) -> str:
    if fine == "year":
        return str(day.year)
    month = calendar.month_abbr[day.month]
    year = f" {day.year}" if whole or (fine == "month" and day.month == 1) else ""
    return f"{month}{year}" if fine == "month" else f"{day.day} {month}{year}"


def _between(day: date, first: date, last: date) -> float:
    return (day - first).days / (last - first).days


def _moved(day: date, by: int) -> date:
    return day + timedelta(days=by) if date.min < day < date.max else day
