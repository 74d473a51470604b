"""Times overlap and the ranges do not meet; or one event has two days."""

from __future__ import annotations

from osintcli.comparisons.levels.pair import Found, Pair
from osintcli.comparisons.times import Order, words
from osintcli.comparisons.wording import figure, full, speaker
from osintcli.model.comparison import Relation


def tell(pair: Pair) -> Found | None:
    """Say what stands against what, or pass."""
    a, b = pair.a, pair.b
    if pair.meet or a.refused != b.refused:
        return None
    if a.event:
        if not (a.date.known and b.date.known):
            return None
        return Found(Relation.CONFLICT, f"Two dates for one event: {full(a)}, {full(b)}.")
    if pair.shrinks:
        return Found(Relation.CONFLICT, f"Such a count does not fall: {full(a)}, {full(b)}.")
    if pair.ranges is None or pair.apart or pair.order is Order.UNKNOWN:
        return None
    one, other = speaker(a), speaker(b)
    when = a.time.both(b.time)
    if one and other and one != other and when is not None:
        return Found(Relation.CONFLICT, f"{one}: {figure(a)}; {other}: {figure(b)}; both for {words(when)}.")
    return Found(Relation.CONFLICT, f"Told for the same time: {full(a)} and {full(b)}.")
