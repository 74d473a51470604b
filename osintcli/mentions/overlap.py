"""Where a quantity and a time expression claim the same words."""

from __future__ import annotations

from collections.abc import Sequence

from osintcli.model.quantity import QuantityMention, UnitKind
from osintcli.model.timex import TimexMention, TimexType


def resolve(
    quantities: Sequence[QuantityMention], timexes: Sequence[TimexMention]
) -> tuple[QuantityMention, ...]:
    """Return the quantities that are none of the dates, clock times and sets. Both come in text order; one walk.

    A number inside a DATE, TIME or SET is no quantity, unless it measures a stretch of time: the three days of "three days
    later" are a quantity of kind duration, as a DURATION is.
    """
    taken = [t.span for t in timexes if t.type is not TimexType.DURATION]
    kept: list[QuantityMention] = []
    at = 0
    for quantity in quantities:
        while at < len(taken) and taken[at].end <= quantity.number.start:
            at += 1
        measured = quantity.quantity.unit_kind is UnitKind.DURATION
        if measured or at == len(taken) or not taken[at].overlaps(quantity.number):
            kept.append(quantity)
    return tuple(kept)
