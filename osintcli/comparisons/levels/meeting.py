"""When two readings can both be right and tell the same, and which of them tells it more closely."""

from __future__ import annotations

from osintcli.comparisons.levels.pair import Pair
from osintcli.comparisons.readings import Reading


def holds(pair: Pair) -> bool:
    """Say whether the two can both be right and tell the same."""
    if pair.a.refused != pair.b.refused or not pair.meet:
        return False
    return pair.a.event or not pair.apart or pair.same or (pair.a.ahead and pair.b.ahead)


def narrower(pair: Pair) -> tuple[Reading, Reading] | None:
    """Return the closer and the wider telling, or `None` when neither lies inside the other."""
    a, b = pair.a, pair.b
    if a.event:
        if a.date == b.date:
            return None
        return (a, b) if a.date.within(b.date) else (b, a) if b.date.within(a.date) else None
    if pair.ranges is None or pair.apart:
        return None
    one, other = pair.ranges
    if one.within(other):
        return (a, b)
    return (b, a) if other.within(one) else None
