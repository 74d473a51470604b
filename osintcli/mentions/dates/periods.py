"""Stretches of the calendar with their TIMEX3 value, and steps between them."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct

from osintcli.mentions.dates.vocabulary import vocabulary

ONE_DAY = timedelta(days=1)
WEEK = 7
FARTHEST = 100_000
"""Units in one step; more leaves the calendar anyway."""


class Period(Struct, frozen=True):
    """Days from `first` to `last` as one unit of the calendar; `value` is its TIMEX3 spelling."""

    grain: str
    first: date
    last: date
    value: str


def day(when: date) -> Period:
    """Return one day."""
    return Period("D", when, when, when.isoformat())


def week(when: date) -> Period:
    """Return the ISO week of a day."""
    monday = when - timedelta(days=when.weekday())
    year, number, _ = when.isocalendar()
    return Period("W", monday, monday + timedelta(days=6), f"{year:04}-W{number:02}")


def fortnight(when: date) -> Period:
    """Return the fourteen days from a day on."""
    return Period("F", when, when + timedelta(days=13), "P2W")


def weekend(when: date) -> Period:
    """Return the Saturday and Sunday of the ISO week of a day."""
    whole = week(when)
    return Period("WE", whole.first + timedelta(days=5), whole.last, f"{whole.value}-WE")


def month(when: date) -> Period:
    """Return the calendar month of a day."""
    last = calendar.monthrange(when.year, when.month)[1]
    return Period("M", when.replace(day=1), when.replace(day=last), f"{when.year:04}-{when.month:02}")


def quarter(when: date) -> Period:
    """Return the quarter of a day."""
    number = (when.month - 1) // 3
    first = date(when.year, 3 * number + 1, 1)
    return Period("Q", first, month(date(when.year, 3 * number + 3, 1)).last, f"{when.year:04}-Q{number + 1}")


def half(when: date) -> Period:
    """Return the half year of a day."""
    number = (when.month - 1) // 6
    first = date(when.year, 6 * number + 1, 1)
    return Period(
        "HY", first, month(date(when.year, 6 * number + 6, 1)).last, f"{when.year:04}-H{number + 1}"
    )


def year(when: date) -> Period:
    """Return the calendar year of a day."""
    return Period("Y", date(when.year, 1, 1), date(when.year, 12, 31), f"{when.year:04}")


def decade(when: date) -> Period:
    """Return the decade of a day, 1990 to 1999."""
    ten = max(1, when.year // 10 * 10)
    return Period("DE", date(ten, 1, 1), date(when.year // 10 * 10 + 9, 12, 31), f"{when.year // 10:03}")


def century(when: date) -> Period:
    """Return the century of a day, 1900 to 1999 as TIMEX3 has it."""
    hundred = when.year // 100
    return Period("CE", date(max(1, hundred * 100), 1, 1), date(hundred * 100 + 99, 12, 31), f"{hundred:02}")


def season(name: str, of_year: int) -> Period:
    """Return a season that begins in a year: `1915-WI` is December 1915 to February 1916."""
    start, end = vocabulary().words.season_months[name]
    last_year = of_year if end >= start else of_year + 1
    return Period("S", date(of_year, start, 1), month(date(last_year, end, 1)).last, f"{of_year:04}-{name}")


CONTAINING: Mapping[str, Callable[[date], Period]] = {
    "D": day, "N": day, "H": day, "MI": day, "S": day, "W": week, "F": fortnight, "WE": weekend, "M": month, "Q": quarter,
    "HY": half, "Y": year, "DE": decade, "CE": century,
}  # fmt: skip


def months_on(when: date, count: int) -> date:
    """Return the day `count` months later, the month's last day where it has no such day."""
    index = when.year * 12 + when.month - 1 + count
    if not 12 <= index < 9999 * 12:
        return when
    to_year, to_month = divmod(index, 12)
    return date(to_year, to_month + 1, min(when.day, calendar.monthrange(to_year, to_month + 1)[1]))


MONTHS_OF = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
DAYS_OF = {"D": 1, "N": 1, "W": 7, "F": 14, "WE": 7}


def step(when: date, unit: str, count: int) -> date:
    """Return the day `count` units later; hours and less than a day do not move it by themselves."""
    if unit in MONTHS_OF:
        return months_on(when, MONTHS_OF[unit] * count)
    try:
        return when + timedelta(days=DAYS_OF.get(unit, 0) * count)
    except OverflowError:
        return when


def moved(when: date, unit: str, amount: Decimal) -> date:
    """Step by an amount that may be no whole number: a year and a half is eighteen months."""
    if amount == amount.to_integral_value():
        return step(when, unit, max(-FARTHEST, min(FARTHEST, int(amount))))
    if unit in MONTHS_OF:
        return step(when, "M", int(amount * MONTHS_OF[unit]))
    return step(when, "D", int(amount * DAYS_OF.get(unit, 0)))


def stepped(when: date, unit: str, count: int) -> Period | None:
    """Return the unit that lies `count` units after the one of `when`."""
    made = CONTAINING.get(unit)
    return made(step(when, unit, count)) if made else None
