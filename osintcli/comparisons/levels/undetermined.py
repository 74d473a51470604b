"""No time is known on one side."""

from __future__ import annotations

from osintcli.comparisons.levels.pair import Found, Pair
from osintcli.comparisons.wording import figure
from osintcli.model.comparison import Relation


def tell(pair: Pair) -> Found:
    """Say which date would settle it; the last rung holds everything."""
    a, b = pair.a, pair.b
    undated = [r for r in (a, b) if not (r.date if r.event else r.time).known]
    if not undated:
        return Found(Relation.UNDETERMINED, f"Nothing decides between {figure(a)} and {figure(b)}.")
    missing = " and ".join(f"{figure(r)} (in {r.said.document})" for r in undated)
    return Found(Relation.UNDETERMINED, f"A date for {missing} would settle it.", "date missing")
