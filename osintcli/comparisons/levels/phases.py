"""Start and end: an event told as a stretch of time beside one that tells its start or its end."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from osintcli.comparisons.levels.pair import Pair
from osintcli.comparisons.levels.subjects import proper, subject
from osintcli.comparisons.readings import Reading
from osintcli.model.interval import Interval


def aligned(pair: Pair) -> Pair:
    """Return the pair with a stretch of time cut down to its start or end, where the other one tells that alone.

    "Shot from May to July" beside "the shooting began in June": there May stands against June.
    """
    a, b = pair.a, pair.b
    if not a.event or (a.phase is None) == (b.phase is None):
        return pair
    one, stretch = pair.split(a.phase is not None)
    edge = _edge(stretch, one.phase or "")
    if edge is None or not one.date.known:
        return pair
    cut = replace(stretch, date=edge)
    return replace(pair, a=cut, b=one) if stretch is a else replace(pair, a=one, b=cut)


def _edge(stretch: Reading, phase: str) -> Interval | None:
    """Return the month or day that a stretch of more than one calendar unit begins or ends with."""
    first, last = stretch.date.earliest, stretch.date.latest
    if first is None or last is None or "/" not in (stretch.date.edtf or ""):
        return None
    edge = first if phase == "beginning" else last
    months = first.day == 1 and (last + timedelta(days=1)).day == 1
    return Interval.month(edge.year, edge.month) if months else Interval.day(edge)


def one_phase(pair: Pair) -> bool:
    """Say whether both tell how one named thing began, or how it ended."""
    named = proper(subject(pair.a))
    return (
        pair.a.phase is not None
        and pair.a.phase == pair.b.phase
        and named == proper(subject(pair.b)) != set()
    )


def two_phases(pair: Pair) -> bool:
    """Say whether one tells how something began and the other how it ended."""
    return pair.a.phase is not None and pair.b.phase is not None and pair.a.phase != pair.b.phase
