"""One adds to the other; the sum is shown with its parts."""

from __future__ import annotations

from osintcli.comparisons.levels.pair import Found, Pair
from osintcli.comparisons.wording import figure, full, number
from osintcli.model.comparison import Relation


def tell(pair: Pair) -> Found | None:
    """Say what an addition and its base make together, or pass."""
    if pair.a.event or not (pair.is_base() or pair.completes):
        return None
    more, base = pair.split(pair.a.increment or pair.a.part)
    if pair.completes and not pair.is_base():
        return Found(
            Relation.INCREMENT, f"{_start(figure(more))} came on top; {full(base)} holds it.", "adds up"
        )
    if more.range is None or base.range is None:
        return None
    total = base.range.plus(more.range)
    least = "more than " if total.high is None and total.bounded else "about " if total.bounded else ""
    note = f"sum {least}{number(total.point)}"
    sentence = f"{figure(more)} on top of {full(base)}: together {least}{number(total.point)}."
    return Found(Relation.INCREMENT, _start(sentence), note)


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]
