"""Holidays by rule: lexicons/en/holidays.yaml.

Easter by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, 1991, chapter 8).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

import msgspec

from osintcli.lexicons.load import load
from osintcli.mentions.tokens import Token, tokenize

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
def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], Holiday]]]:
    """Names as tokens under their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Holiday]]] = {}
    for holiday in load("holidays", Holidays).holidays:
        for name in holiday.names:
            parts = tuple(token.lower for token in tokenize(name, 0, len(name)))
            table.setdefault(parts[0], []).append((parts, holiday))
    for names in table.values():
        names.sort(key=lambda entry: -len(entry[0]))
    return table


@cache
def holiday_words() -> frozenset[str]:
    """Return the first words of all names; for the scan before tokens are made."""
    return frozenset(_by_first_word())


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Names under what stands before their first space."""
    table: dict[str, list[str]] = {}
    for holiday in load("holidays", Holidays).holidays:
        for name in holiday.names:
            table.setdefault(name.split(" ", 1)[0], []).append(name)
    return {first: tuple(names) for first, names in table.items()}


def names_from(first: str) -> tuple[str, ...]:
    """Return the names that begin with a word, and all one-word names that it may be with something behind ("easter,")."""
    return _names().get(first) or _names().get(first.rstrip(".,;:!?)'\"s"), ())


@cache
def longest_name() -> int:
    """Return the length of the longest name."""
    return max(len(name) for names in _names().values() for name in names)


def holiday_at(tokens: Sequence[Token], at: int) -> tuple[Holiday, int] | None:
    """Return the holiday named at a token and how many tokens name it. A name needs a capital."""
    for parts, holiday in _by_first_word().get(tokens[at].lower, ()):
        here = tokens[at : at + len(parts)]
        if len(here) == len(parts) and all(
            token.lower == part for token, part in zip(here, parts, strict=True)
        ):
            return holiday, len(parts)
    return None


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
