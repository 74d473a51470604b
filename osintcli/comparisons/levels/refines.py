"""As agree, and one says it more closely: a narrower range or a sharper date."""

from __future__ import annotations

from osintcli.comparisons.levels.meeting import holds, narrower
from osintcli.comparisons.levels.pair import Found, Pair
from osintcli.comparisons.wording import full
from osintcli.model.comparison import Relation


def tell(pair: Pair) -> Found | None:
    """Say which of two that agree is the closer one, or pass."""
    if not holds(pair):
        return None
    found = narrower(pair)
    if found is None:
        return None
    close, wide = found
    why = f"{full(close)} lies inside {full(wide)}."
    return Found(Relation.REFINES, why[:1].upper() + why[1:], None)
