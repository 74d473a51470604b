"""`osint timeline` for people: a drawn line of time, by year and month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from osintcli.model.interval import Interval
from osintcli.model.timeline import Entry
from osintcli.renderers import wording
from osintcli.renderers.answers import Documents, Ordered
from osintcli.renderers.table.paper import Cell, Ink, Paper
from osintcli.renderers.table.signs import verdict

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY = 15
_MARGIN = 4
_OUTLETS = 3


def render(answer: Ordered, paper: Paper) -> Iterator[str]:
    """Yield the lines of a timeline."""
    for year, of_year in groupby(answer.timeline.entries, key=lambda e: _year(e.date.interval)):
        yield from paper.line(Ink(year, "bold"))
        for month, entries in groupby(of_year, key=lambda e: _month(e.date.interval)):
            if month:
                yield from paper.line("├─ ", Ink(month, "bold"))
            for one in entries:
                yield from _entry(one, answer.documents, paper)
        yield "\n"


def _entry(entry: Entry, documents: Documents, paper: Paper) -> Iterator[str]:
    rest = paper.width - _MARGIN - _DAY - 2
    label = Ink(entry.label, "bold" if len({one.document for one in entry.members}) > 1 else "")
    body = list(paper.row(Cell([_days(entry.date.interval)], _DAY), Cell([label], rest)))
    body += [" " * (_DAY + 2) + line for line in _told_by(entry, documents, paper, rest)]
    mark = "●" if entry.date.interval.single else "○"
    for number, line in enumerate(body):
        yield paper.sign(f"│ {' ' if number else mark} ") + line


def _told_by(entry: Entry, documents: Documents, paper: Paper, width: int) -> Iterator[str]:
    names = list(dict.fromkeys(wording.outlet(documents[one.document]) for one in entry.members))
    who = ", ".join(names[:_OUTLETS]) + (
        f" and {len(names) - _OUTLETS} more" if len(names) > _OUTLETS else ""
    )
    told = [Ink(f"{who}, {entry.members[0].id[:6]}", "dim")] if entry.members else []
    if len(names) > 1:
        told += [Ink("  "), verdict(entry.verdict)]
    yield from paper.row(Cell(told, width))


def _first(when: Interval) -> date | None:
    return when.earliest or when.latest


def _year(when: Interval) -> str:
    first = _first(when)
    return str(first.year) if first else "No date"


def _month(when: Interval) -> str:
    first, last = _first(when), when.latest or when.earliest
    if first is None or last is None or (first.year, first.month) != (last.year, last.month):
        return ""
    return _MONTHS[first.month - 1]


def _days(when: Interval) -> str:
    """Name the days as briefly as the year and month above allow."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        one = first or last
        return "" if one is None else f"{'until' if first is None else 'since'} {_day(one)}"
    if first == last:
        return str(first.day)
    if "/" not in (when.edtf or ""):
        return f"in {_MONTHS[first.month - 1][:3]}" if _month(when) else f"in {first.year}"
    if _month(when):
        return f"{first.day} – {last.day}"
    return f"{_day(first)} – {_day(last)}" if first.year == last.year else f"to {last.year}"


def _day(when: date) -> str:
    return f"{when.day} {_MONTHS[when.month - 1][:3]}"
