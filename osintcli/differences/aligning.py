"""Lists of sentences side by side: which one became which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

ALIKE = 60.0
"""Percent of letters in common from which on one sentence is what became of another."""
MOST = 400
"""Sentences without a twin on a side beyond which only neighbours are looked at: the work must not grow as their square."""


def aligned(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield which sentence of `after` each of `before` became, by place: the same words first, then the likest."""
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(after):
        waiting[words].append(number)
    left: list[int] = []
    taken: set[int] = set()
    for number, words in enumerate(before):
        if waiting[words]:
            twin = waiting[words].pop(0)
            taken.add(twin)
            yield number, twin
        else:
            left.append(number)
    yield from _likest(before, after, left, [n for n in range(len(after)) if n not in taken])


def _likest(
    before: Sequence[str], after: Sequence[str], left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[int, int]]:
    scored: list[tuple[float, int, int, int]] = []
    for at, number in enumerate(left):
        near = right if len(right) <= MOST else right[max(0, at - MOST // 2) : at + MOST // 2]
        found = process.extract(
            before[number], [after[n] for n in near], scorer=fuzz.ratio, score_cutoff=ALIKE, limit=5
        )
        scored += [(-score, abs(number - near[n]), number, near[n]) for _, score, n in found]
    done: set[int] = set()
    taken: set[int] = set()
    for _, _, number, other in sorted(scored):
        if number not in done and other not in taken:
            done.add(number)
            taken.add(other)
            yield number, other
