"""Which two members of a group are held against each other.

All pairs up to `ALL_PAIRS` members. Above that each member meets its neighbours in as-of order, the next figure of its
own origin, and the best told figure of its day, so that the work stays linear in the size of the group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from osintcli.comparisons.readings import Reading

ALL_PAIRS = 60
NEIGHBOURS = 3


def pairs(readings: Sequence[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """Yield pairs in line order, each once."""
    if len(readings) <= ALL_PAIRS:
        for i, a in enumerate(readings):
            for b in readings[i + 1 :]:
                yield a, b
        return
    done: set[tuple[int, int]] = set()
    last_of: dict[str, int] = {}
    for i, a in enumerate(readings):
        others = set(range(i + 1, min(i + 1 + NEIGHBOURS, len(readings))))
        for j in sorted(others):
            done.add((i, j))
            yield a, readings[j]
        if a.origin is not None:
            before = last_of.get(a.origin)
            if before is not None and (before, i) not in done:
                yield readings[before], a
            last_of[a.origin] = i
