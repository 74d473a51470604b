"""Holidays by rule: lexicons/en/holidays.yaml.

Easter by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, 1991, chapter 8).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

import msgspec

from osintcli.lexicons.load import load
from osintcli.mentions.phrases import Phrases, Worded, first_word
from osintcli.mentions.tokens import folded, tokenize

WEEK = 7
ISLAMIC_EPOCH = 227013
"""Ordinal of the day before 1 Muharram 1 by the astronomers' epoch, 15 July 622 (Julian), nearer to practice."""


class Holiday(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule: `fixed` (month, day), or `nth` (month, ISO weekday, which; -1 the last), or `easter` (days after it),
    or `islamic` (month, day).
    """

    names: Sequence[str]
    fixed: Sequence[int] = ()
    nth: Sequence[int] = ()
    easter: int | None = None
    islamic: Sequence[int] = ()
    plus: int = 0

    def in_year(self, year: int) -> date:
        """Return its day in a year of the Gregorian calendar."""
        if self.fixed:
            return date(year, self.fixed[0], self.fixed[1])
        if self.easter is not None:
            return easter(year) + timedelta(days=self.easter)
        if self.islamic:
            return _islamic(year, self.islamic[0], self.islamic[1])
        month, weekday, which = self.nth
        return _nth_weekday(year, month, weekday, which) + timedelta(days=self.plus)


class Holidays(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file holidays.yaml."""

    holidays: Sequence[Holiday]


@cache
def _phrases() -> Phrases[Holiday]:
    return Phrases(
        (tuple(tokenize(name, folded(name), 0, len(name)).lower), holiday)
        for holiday in load("holidays", Holidays).holidays
        for name in holiday.names
    )


@cache
def holiday_words() -> frozenset[str]:
    """Return the first tokens of all names."""
    return _phrases().firsts


def holiday_at(line: Worded, at: int) -> tuple[int, Holiday] | None:
    """Return the token after the name of a holiday that begins at a token, and the holiday."""
    return _phrases().at(line, at)


@cache
def names_by_word() -> dict[str, tuple[str, ...]]:
    """Return the names under their first word, for the look over a text before any token is made."""
    table: dict[str, list[str]] = {}
    for holiday in load("holidays", Holidays).holidays:
        for name in holiday.names:
            table.setdefault(first_word(name), []).append(name)
    return {first: tuple(names) for first, names in table.items()}


def easter(year: int) -> date:
    """Return Easter Sunday of a Gregorian year."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _islamic(year: int, month: int, day: int) -> date:
    """Return the first such day of the tabular Islamic calendar in a Gregorian year (Dershowitz and Reingold, tabular)."""
    first = max(1, (year - 622) * 33 // 32 - 1)
    for islamic_year in range(first, first + 4):
        ordinal = (
            day
            + (59 * (month - 1) + 1) // 2
            + (islamic_year - 1) * 354
            + (3 + 11 * islamic_year) // 30
            + ISLAMIC_EPOCH
        )
        if date.fromordinal(ordinal).year >= year:
            break
    return date.fromordinal(ordinal)


def _nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    if which > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % WEEK + WEEK * (which - 1))
    last = (date(year, month + 1, 1) if month < 12 else date(year + 1, 1, 1)) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % WEEK)
