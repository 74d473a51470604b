"""Figures that make one: "three children and two adults were found dead" tells of five dead.

The first of such a row stands for the sum, so that it can be held against a total told elsewhere; the others stay what
they are, a part. Only figures of one sentence make a row that the parse says are one, or that have nothing but a comma or
"and" between them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from osintcli.comparisons.lexicon import lexicon
from osintcli.comparisons.readings import Reading
from osintcli.comparisons.wording import figure
from osintcli.text.stems import stem, words


def join(readings: Sequence[Reading]) -> list[Reading]:
    """Let the first figure of each row stand for the sum of the row, of anybody."""
    by_sentence: defaultdict[tuple[str, int], list[Reading]] = defaultdict(list)
    for reading in readings:
        if counts(reading):
            by_sentence[reading.said.document, reading.said.sentence.start].append(reading)
    sums: dict[str, Reading] = {}
    for some in by_sentence.values():
        for row in _rows(sorted(some, key=lambda r: (r.said.quote.span, r.id))):
            sums |= {reading.id: replace(reading, summand=True) for reading in row[1:]}
            sums[row[0].id] = total(row)
    return [sums.get(reading.id, reading) for reading in readings]


def counts(reading: Reading) -> bool:
    """Say whether a figure counts people to whom something happened, told as a fact and not as a part."""
    about, said = reading.facets, reading.said
    return (
        about.dimension == "count"
        and about.happening is not None
        and said.counted is not None
        and said.counted.person
        and (said.row is not None or _is_kind(reading))
        and reading.range is not None
        and reading.range.point > 0
        and reading.settled
        and not (reading.change or reading.part)
    )


def _is_kind(reading: Reading) -> bool:
    """Say whether its noun says what people they are."""
    counted = reading.said.counted
    kinds = lexicon().kinds_of_people
    return reading.facets.thing is not None and counted is not None and stem(counted.noun) in kinds


def _rows(some: Sequence[Reading]) -> list[list[Reading]]:
    rows: list[list[Reading]] = [[reading] for reading in some[:1]]
    for before, reading in pairwise(some):
        if _in_row(before, reading) or _beside(before, reading):
            rows[-1].append(reading)
        else:
            rows.append([reading])
    return [row for row in rows if len(row) > 1 and not row[0].increment]


def _in_row(before: Reading, reading: Reading) -> bool:
    """Say whether the parse puts two figures into one row: of one happening."""
    same = before.facets.happening == reading.facets.happening
    return same and before.said.row is not None and before.said.row == reading.said.row


def _beside(before: Reading, reading: Reading) -> bool:
    """Say whether two figures stand in one row: of one happening and speaker, a comma or "and" between them."""
    start = before.said.quote.span.end - before.said.sentence.start
    gap = before.said.sentence_text[start : reading.said.quote.span.start - before.said.sentence.start]
    same = before.facets.happening == reading.facets.happening and before.voice == reading.voice
    other = before.facets.thing != reading.facets.thing
    return (
        _is_kind(before)
        and _is_kind(reading)
        and other
        and not reading.increment
        and same
        and all(word in lexicon().joining for word in words(gap))
        and "." not in gap
        and ";" not in gap
    )


def total(row: Sequence[Reading]) -> Reading:
    """Return the first of a row as what all of it make, of anybody."""
    made = row[0].range
    for other in row[1:]:
        made = made.plus(other.range) if made is not None and other.range is not None else made
    told = " and ".join(f"{figure(r)} {r.said.counted.noun if r.said.counted else ''}".strip() for r in row)
    return replace(
        row[0],
        range=made,
        facets=replace(row[0].facets, thing=None),
        headed_so=True,
        sum_of=tuple(r.id for r in row),
        told_as=told,
    )
