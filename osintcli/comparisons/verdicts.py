"""The verdict of a group: its gravest relation, and the one sentence that an editor reads."""

from __future__ import annotations

from collections.abc import Sequence

from osintcli.comparisons.readings import Reading
from osintcli.comparisons.wording import full, speaker
from osintcli.model.comparison import GRAVITY, Related, Relation


def judge(readings: Sequence[Reading], relations: Sequence[Related]) -> tuple[Relation, str]:
    """Return the verdict of a group and why."""
    if len(readings) == 1:
        return Relation.UNDETERMINED, f"Only one assertion speaks of this: {full(readings[0])}."
    worst = min((related.relation for related in relations), key=GRAVITY.index, default=Relation.UNDETERMINED)
    same = [related for related in relations if related.relation is worst]
    if worst is Relation.UPDATED:
        return worst, _series(readings, same)
    named = {reading.id for reading in readings if speaker(reading) is not None}
    told = next((related for related in same if {related.a, related.b} <= named), same[0] if same else None)
    why = told.why if told is not None else "Nothing can be compared."
    more = (
        f" (one of {len(same)} such pairs of figures)"
        if len(same) > 1 and worst in (Relation.CONFLICT, Relation.DENIED)
        else ""
    )
    return worst, f"{why}{more}" if why else why


def _series(readings: Sequence[Reading], updates: Sequence[Related]) -> str:
    """Tell a series from its first to its last figure: of facts and wholes where two of them follow each other."""
    by_pair = {frozenset((related.a, related.b)): related for related in updates}
    ids = {i for pair in by_pair for i in pair}
    line = [reading for reading in readings if reading.id in ids]
    facts = [r for r in line if r.settled and not (r.increment or r.part or r.twin)]
    for some in (facts, line):
        ends = ((a, b) for b in reversed(some) for a in some if a is not b)
        direct = next((by_pair[pair] for a, b in ends if (pair := frozenset((a.id, b.id))) in by_pair), None)
        if direct is not None:
            return direct.why
    return updates[0].why
