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
    """Tell a series from its first to its last figure."""
    ids = {i for related in updates for i in (related.a, related.b)}
    line = [reading for reading in readings if reading.id in ids]
    ends = {line[0].id, line[-1].id}
    direct = next((related for related in updates if {related.a, related.b} == ends), None)
    return (direct or updates[0]).why
