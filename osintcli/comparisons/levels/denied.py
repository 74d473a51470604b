"""One denies, or cannot confirm, what the other asserts."""

from __future__ import annotations

from osintcli.comparisons.levels.pair import Found, Pair
from osintcli.comparisons.wording import full, speaker
from osintcli.model.comparison import Relation
from osintcli.model.factuality import Factuality


def tell(pair: Pair) -> Found | None:
    """Say who denies what, or pass."""
    a, b = pair.a, pair.b
    if a.refused == b.refused or not pair.meet:
        return None
    denial, claim = pair.split(a.refused)
    who = speaker(denial) or "The article"
    does = "denies" if denial.said.factuality is Factuality.DENIED else "cannot confirm"
    return Found(Relation.DENIED, f"{who} {does} {full(claim)}.", does)
