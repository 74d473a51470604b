"""Times overlap and the ranges meet; or the same figure is told again."""

from __future__ import annotations

from osintcli.comparisons.levels.meeting import holds, narrower
from osintcli.comparisons.levels.pair import Found, Pair
from osintcli.comparisons.wording import full
from osintcli.model.comparison import Relation


def tell(pair: Pair) -> Found | None:
    """Say that both tell the same, or pass; where one says it more closely, the next level has the word."""
    if not holds(pair) or narrower(pair) is not None:
        return None
    a, b = pair.a, pair.b
    if a.twin == b.id or b.twin == a.id:
        return Found(Relation.AGREE, f"One figure in two currencies: {full(a)} and {full(b)}.", "converted")
    if pair.apart and not a.event:
        if pair.same:
            return Found(Relation.AGREE, f"Unchanged: {full(a)} and {full(b)}.", "unchanged")
        return Found(Relation.AGREE, f"Both can be right: {full(a)} and {full(b)}.")
    unit = _converted(pair)
    return Found(Relation.AGREE, f"The same: {full(a)} and {full(b)}{unit}.", "converted" if unit else None)


def _converted(pair: Pair) -> str:
    one, other = pair.a.said.quantity, pair.b.said.quantity
    return ", after conversion" if one is not None and other is not None and one.unit != other.unit else ""
