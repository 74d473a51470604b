"""The publication date that a JSON object gives in another spelling than EDTF: feeds, mail and newsrooms have their own."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from math import isfinite

from osintcli.documents import edtf
from osintcli.model.interval import Interval

_PACKED = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?\Z")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d\d?)[/.](\d\d?)(?:[T ].*)?\Z")
_YEAR_LAST = re.compile(r"(\d\d?)[-/.](\d\d?)[-/.](\d{4})\Z")
_MONTHS = range(1, 13)
_EPOCH = range(100_000_000, 10_000_000_000)
"""Seconds since 1970 from 1973 to 2286: more digits than a year or a packed day (20241112) has."""


def parse(value: object) -> Interval:
    """Return the days that a JSON value names as a date. Raises `ValueError` with a sentence when it names none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f"{type(value).__name__} is not a date: {edtf.HOW}")  # noqa: TRY004  the callers report values
    if not isinstance(value, str):
        return _number(value)
    text = value.strip()
    try:
        return edtf.parse(text)
    except ValueError:
        found = _numeric(text) or _mail(text)
        if found is None:
            raise
        return found


def _number(value: float) -> Interval:
    if isfinite(value) and int(value) in _EPOCH:
        return Interval.day(datetime.fromtimestamp(value, UTC).date())
    return parse(str(value))


def _numeric(text: str) -> Interval | None:
    if match := _PACKED.match(text) or _YEAR_FIRST.match(text):
        return Interval.day(date(int(match[1]), int(match[2]), int(match[3])))
    match = _YEAR_LAST.match(text)
    return _either_order(int(match[1]), int(match[2]), int(match[3])) if match else None


def _either_order(first: int, second: int, year: int) -> Interval:
    """Return the day of "25/12/2024"; of "05/12/2024" the days from the one reading to the other: nobody says which."""
    days = sorted(
        date(year, month, day) for day, month in ((first, second), (second, first)) if month in _MONTHS
    )
    if not days:
        raise ValueError(f"{first}-{second}-{year} is not a date: {edtf.HOW}")
    return Interval(days[0], days[-1])


def _mail(text: str) -> Interval | None:
    from email.utils import parsedate_to_datetime

    try:
        return Interval.day(parsedate_to_datetime(text).date())
    except (TypeError, ValueError, IndexError):
        return None
