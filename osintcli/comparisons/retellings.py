"""Figures that are told again in other words: equal, and in sentences that share their words.

"Some 70 million pilgrims" and "70 million people took part in the pilgrimage" have two keys and are one figure. Such a
figure moves to the group of the other. Only equal figures are held against each other, and only `LOOK` of each, so the
work stays linear.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from osintcli.comparisons.facets import Facets
from osintcli.comparisons.readings import Reading
from osintcli.comparisons.times import Order, order
from osintcli.text.stems import stems

LOOK = 24
ALIKE = 0.5
"""Share of the shorter sentence's words that the other must have."""

SMALL = Decimal(10)
"""Figures below are equal by chance too often: their sentences must share more words."""

LEAST, LEAST_SMALL = 2, 3
"""Words that two sentences must share at least."""


def join(groups: Sequence[list[Reading]]) -> list[list[Reading]]:
    """Move figures told again in other words to the largest group that tells them."""
    home = {reading.id: at for at, some in enumerate(groups) for reading in some}
    by_figure: defaultdict[tuple[str, Decimal, bool], list[Reading]] = defaultdict(list)
    for some in groups:
        for reading in some:
            if reading.range is not None:
                key = (reading.facets.dimension, reading.range.point.normalize(), reading.ahead)
                by_figure[key].append(reading)
    for equal in by_figure.values():
        for i, one in enumerate(equal[:LOOK]):
            for other in equal[i + 1 : LOOK]:
                if (
                    home[one.id] != home[other.id]
                    and _retold(one, other)
                    and _alone(one, other, groups, home)
                ):
                    _move(one, other, groups, home)
    moved: defaultdict[int, list[Reading]] = defaultdict(list)
    for some in groups:
        for reading in some:
            moved[home[reading.id]].append(reading)
    return list(moved.values())


def _retold(a: Reading, b: Reading) -> bool:
    if a.said.document == b.said.document or not _compatible(a.facets, b.facets):
        return False
    if a.refused != b.refused and _same_words(a, b):
        return True
    if order(a.time, b.time) in (Order.BEFORE, Order.AFTER) and (a.dated or b.dated):
        return False
    one, other = (frozenset(w for w in stems(r.said.sentence_text) if not w.isdigit()) for r in (a, b))
    shared, least = len(one & other), min(len(one), len(other))
    small = a.range is not None and abs(a.range.point) < SMALL
    return shared >= (LEAST_SMALL if small else LEAST) and shared >= ALIKE * least


def _same_words(a: Reading, b: Reading) -> bool:
    """Say whether a denial and a claim of one figure share what is counted: "200 people", "not true that 200 people"."""
    one, other = (frozenset(w for w in stems(r.said.quote.exact) if not w.isdigit()) for r in (a, b))
    return a.range is not None and abs(a.range.point) >= SMALL and not one.isdisjoint(other)


def _compatible(a: Facets, b: Facets) -> bool:
    """Say whether nothing that both say differs: the dead are never the injured, whatever the sentences share."""
    pairs = ((a.happening, b.happening), (a.measured, b.measured))
    return all(one is None or other is None or one == other for one, other in pairs)


def _alone(one: Reading, other: Reading, groups: Sequence[list[Reading]], home: dict[str, int]) -> bool:
    """Say whether neither document tells a figure in the other's group already: then it keeps them apart itself."""
    mine, theirs = groups[home[one.id]], groups[home[other.id]]
    return not any(r.said.document == one.said.document for r in theirs[:LOOK]) or not any(
        r.said.document == other.said.document for r in mine[:LOOK]
    )


def _move(one: Reading, other: Reading, groups: Sequence[list[Reading]], home: dict[str, int]) -> None:
    sizes = {home[r.id]: len(groups[home[r.id]]) for r in (one, other)}
    to = max(sizes, key=lambda at: (sizes[at], -at))
    home[one.id] = home[other.id] = to
