"""Dates as people and EDTF (ISO 8601-2, levels 0 and 1) write them, to the days they cover.

`2024`, `2024-10`, `2024-10-19`, `2024-10-19T14:30Z`, `2024-10/2024-12`, `../2024-10`, `2024-1X`, `2024-21` (spring of the
north), `2024-33` (first quarter); a trailing `?`, `~` or `%` is read and makes no day wider.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

from osintcli.model.interval import Interval

HOW = "write 2024-11-12, 2024-11, 2024 or an interval such as 2024-11-01/2024-11-12"

_DATE = re.compile(r"(\d[\dX]{3})(?:-(\d\d|\dX|XX)(?:-(\d\d|\dX|XX))?)?([?~%])?\Z")
_CLOCK = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ]\d\d(?::?\d\d(?::?\d\d(?:[.,]\d+)?)?)?\s?(?:Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?\Z"
)
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10}
"""EDTF seasons (21 to 24, the northern ones: 25 to 28 name them so) and quarters (33 to 36) to their first month."""


def parse(text: str) -> Interval:
    """Return the days that `text` covers. Raises `ValueError` with a sentence when it is no such date."""
    text = text.strip()
    first, slash, last = text.partition("/")
    if not slash:
        return _single(text)
    start, end = _end_point(first), _end_point(last)
    found = Interval(start.earliest, end.latest)
    if not found.known:
        raise ValueError(f"{text!r} bounds no day: {HOW}")
    if found.earliest and found.latest and found.latest < found.earliest:
        raise ValueError(f"{text!r} ends before it begins")
    return found


def _end_point(text: str) -> Interval:
    return Interval() if text.strip() in ("", "..") else _single(text.strip())


def _single(text: str) -> Interval:
    clock = _CLOCK.match(text)
    written = _DATE.match(clock[1] if clock else text)
    if written is None:
        raise ValueError(f"{text!r} is not a date: {HOW}")
    try:
        return _days(written[1], written[2], written[3])
    except ValueError as error:
        raise ValueError(f"{text!r} is not in the calendar: {HOW}") from error


def _days(year: str, month: str | None, day: str | None) -> Interval:
    if month is None or "X" in year:
        return Interval(date(max(1, int(_low(year))), 1, 1), date(int(_high(year)), 12, 31))
    if day is None and month.isdigit() and int(month) in _SEASONS:
        return _quarter(int(year), _SEASONS[int(month)])
    first = date(int(year), max(1, int(_low(month))), 1)
    last = _month_end(int(year), min(12, int(_high(month))))
    if day is None or "X" in month:
        return Interval(first, last)
    return Interval(
        first.replace(day=max(1, int(_low(day)))),
        last.replace(day=min(last.day, int(_high(day))) if "X" in day else int(day)),
    )


def _quarter(year: int, month: int) -> Interval:
    over, end = divmod(month + 1, 12)
    return Interval(date(year, month, 1), _month_end(year + over, end + 1))


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _low(digits: str) -> str:
    return digits.replace("X", "0")


def _high(digits: str) -> str:
    return digits.replace("X", "9")
