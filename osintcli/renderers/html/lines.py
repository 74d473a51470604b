"""The line of time as the page shows it: by month, what several documents tell or what counts most in plain sight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from osintcli.model import timeline
from osintcli.model.comparison import Relation
from osintcli.model.document import Document
from osintcli.model.interval import Interval
from osintcli.renderers import wording
from osintcli.renderers.html.palette import Palette
from osintcli.renderers.html.views import Entry, Period, Verdict

_SHOWN = 24
"""Entries in plain sight; the rest is a click away."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def periods(
    entries: Sequence[timeline.Entry], documents: Mapping[str, Document], palette: Palette
) -> tuple[Period, ...]:
    """Return the dated entries by month, or by year where no month is known."""
    dated = [one for one in entries if one.date.interval.known]
    best = sorted(range(len(dated)), key=lambda at: (-len(dated[at].members), -dated[at].salience, at))
    plain = frozenset(best[:_SHOWN])
    made = [_entry(at, one, documents, palette, minor=at not in plain) for at, one in enumerate(dated)]
    named = zip((_name(one.date.interval) for one in dated), made, strict=True)
    return tuple(
        Period(name, tuple(one for _, one in some)) for name, some in groupby(named, key=lambda pair: pair[0])
    )


def _entry(
    at: int, one: timeline.Entry, documents: Mapping[str, Document], palette: Palette, *, minor: bool
) -> Entry:
    related = len(one.members) > 1 or one.verdict is Relation.CONFLICT
    return Entry(
        id=f"e{at + 1}",
        when=wording.when(one.date),
        label=one.label,
        verdict=Verdict.of(one.verdict) if related else None,
        why=one.why if related else "",
        tellings=tuple(_tellings(one, documents)),
        said=" ".join(dict.fromkeys(palette.numbers(said) for said in one.members)),
        minor=minor,
        ahead=wording.ahead(one),
    )


def _tellings(one: timeline.Entry, documents: Mapping[str, Document]) -> Iterator[tuple[str, str]]:
    """Yield each outlet once, with the first assertion that it makes."""
    seen: set[str] = set()
    for said in one.members:
        outlet = wording.outlet(documents[said.document])
        if outlet not in seen:
            seen.add(outlet)
            yield outlet, said.id


def homes(entries: Sequence[timeline.Entry]) -> Iterator[tuple[str, str]]:
    """Yield the ids of assertions with the entry that they stand in."""
    dated = [one for one in entries if one.date.interval.known]
    for at, one in enumerate(dated, 1):
        for said in one.members:
            yield said.id, f"e{at}"


def _name(when: Interval) -> str:
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if first is None or last is None:
        return ""
    if (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return str(first.year)
