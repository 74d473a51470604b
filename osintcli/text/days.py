"""Days as a reader writes them."""

from __future__ import annotations

from datetime import date

from osintcli.model.interval import Interval

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def words(when: Interval) -> str:
    """Write a time as a reader does: "18 Oct 2024", "Oct 2024", "6 to 8 Mar 2025", "2013"."""
    first, last = when.earliest, when.latest
    if first is None and last is None:
        return "an unknown date"
    if first is None:
        return f"until {_day(last)}" if last else ""
    if last is None:
        return f"since {_day(first)}"
    spelled = when.edtf or ""
    if first == last:
        return _day(first)
    if "/" not in spelled:
        return f"{_MONTHS[first.month - 1]} {first.year}" if len(spelled) > len("2024") else spelled
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {_day(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} to {_day(last)}"
    return f"{_day(first)} to {_day(last)}"


def _day(when: date) -> str:
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
