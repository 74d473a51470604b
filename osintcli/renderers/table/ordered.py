"""`osint timeline` for people: a drawn line of time, by year and month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from osintcli.model.assertion import Assertion
from osintcli.model.comparison import Relation
from osintcli.model.interval import Interval
from osintcli.model.timeline import Entry
from osintcli.renderers import legends, wording
from osintcli.renderers.answers import Documents, Ordered
from osintcli.renderers.table.paper import Cell, Ink, Paper
from osintcli.renderers.table.signs import verdict

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY = 14
_MARGIN = 4
_OUTLETS = 3
_EXPLAINED = frozenset((Relation.CONFLICT, Relation.PLANNED_VS_ACTUAL))
"""Verdicts whose reason names another entry, so that it stands beside them."""
_BAR = 24
"""Columns of the longest bar of a topic's figures."""


def render(answer: Ordered, paper: Paper) -> Iterator[str]:
    """Yield the lines of a timeline: years and months, a day named once, figures of a topic with a bar."""
    scale = _scale(answer) if answer.topic is not None else None
    for year, of_year in groupby(answer.timeline.entries, key=lambda e: _year(e.date.interval)):
        yield from paper.line(Ink(year, "bold"))
        for month, entries in groupby(of_year, key=lambda e: _month(e.date.interval)):
            if month:
                yield from paper.line("├─ ", Ink(month, "bold"))
            last = ""
            for one in entries:
                days = _days(one.date.interval)
                yield from _entry(one, "" if days == last else days, answer.documents, paper, scale)
                last = days
        yield "\n"
    yield from _legend(answer, paper)


def _entry(entry: Entry, days: str, documents: Documents, paper: Paper, scale: Scale | None) -> Iterator[str]:
    rest = paper.width - _MARGIN - _DAY - 2
    told = len({one.document for one in entry.members})
    words = wording.figure(entry.members[0], counted=True) if scale is not None else entry.label
    label = [Ink(words, "bold" if told > 1 else "")]
    if scale is not None and (bar := scale.bar(entry.members[0])):
        label = [Ink(bar, "green"), Ink(" "), *label]
    body = list(paper.row(Cell([days], _DAY), Cell(label, rest)))
    body += [" " * (_DAY + 2) + line for line in _told_by(entry, documents, paper, rest)]
    for number, line in enumerate(body):
        yield paper.sign(f"│ {' ' if number else _mark(entry)} ") + line


def _legend(answer: Ordered, paper: Paper) -> Iterator[str]:
    """Say what the signs of the line mean that it has."""
    used = {_mark(one) for one in answer.timeline.entries}
    told = [f"{sign} {words}" for sign, words in legends.DAYS if sign in used]
    if told:
        yield from paper.line(Ink("; ".join(told), "dim"))


def _mark(entry: Entry) -> str:
    """Return a full dot for a day, an empty one for a stretch, a diamond for what is planned."""
    if wording.ahead(entry):
        return "◇"
    return "●" if entry.date.interval.single else "○"


class Scale(NamedTuple):
    """What the bars of a topic's figures are drawn by: the unit that most of them have, and the largest of these."""

    unit: str
    most: Decimal

    def bar(self, said: Assertion) -> str:
        """Return the bar of a figure, nothing for one of another unit."""
        value = _value(said)
        if said.quantity is None or value is None or said.quantity.unit != self.unit or value <= 0:
            return ""
        return "▇" * max(1, int(value * _BAR / self.most))


def _scale(answer: Ordered) -> Scale | None:
    said = [e.members[0] for e in answer.timeline.entries if e.members[0].quantity is not None]
    units = Counter(one.quantity.unit for one in said if one.quantity is not None)
    if not units:
        return None
    unit = max(units, key=lambda name: (units[name], name))
    values = (_value(one) for one in said if one.quantity is not None and one.quantity.unit == unit)
    most = max((value for value in values if value is not None), default=Decimal(0))
    return Scale(unit, most) if most > 0 else None


def _value(said: Assertion) -> Decimal | None:
    quantity = said.quantity
    return (
        None
        if quantity is None
        else next((v for v in (quantity.value, quantity.high, quantity.low) if v is not None), None)
    )


def _told_by(entry: Entry, documents: Documents, paper: Paper, width: int) -> Iterator[str]:
    names = list(dict.fromkeys(wording.outlet(documents[one.document]) for one in entry.members))
    who = ", ".join(names[:_OUTLETS]) + (
        f" and {len(names) - _OUTLETS} more" if len(names) > _OUTLETS else ""
    )
    told = [Ink(f"{who}, {entry.members[0].id[:6]}", "dim")] if entry.members else []
    if entry.verdict is not Relation.UNDETERMINED:
        told += [Ink("  "), verdict(entry.verdict)]
    if entry.verdict in _EXPLAINED:
        told += [Ink("  "), Ink(entry.why, "dim")]
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
