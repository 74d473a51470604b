"""One denies, or cannot confirm, what the other asserts."""

from __future__ import annotations

from osintcli.comparisons.levels.pair import Found, Pair
from osintcli.comparisons.readings import Reading
from osintcli.comparisons.wording import full, speaker
from osintcli.model.comparison import Relation
from osintcli.model.factuality import Factuality


def tell(pair: Pair) -> Found | None:
    """Say who denies what, or pass."""
    a, b = pair.a, pair.b
    if a.refused == b.refused or not pair.meet:
        return None
    denial, claim = pair.split(a.refused)
    if _other_figure(denial, claim):
        return None
    who = f" by {speaker(denial)}" if speaker(denial) else ""
    denied = denial.said.factuality is Factuality.DENIED
    does = "Denied" if denied else "Not confirmed"
    return Found(Relation.DENIED, f"{does}{who}: {full(claim)}.", "denied" if denied else "not confirmed")


def _other_figure(denial: Reading, claim: Reading) -> bool:
    """Say whether a claim with an open end only happens to leave room for what is denied: "there are no 40 bodies" does
    not deny "at least nine".
    """
    if denial.range is None or claim.range is None or None not in (claim.range.low, claim.range.high):
        return False
    return denial.range.point != claim.range.point
