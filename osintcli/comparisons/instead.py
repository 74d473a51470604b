"""Figures of another happening that answer where more texts tell them than tell one of the happening asked for.

Nobody counts the injured, but five were shot: those who did not die of it were injured. The dead of the same text are taken
off, else those that the other texts know of; where all are dead, the figure answers nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from osintcli.comparisons import headings, times
from osintcli.comparisons.lexicon import Topic, lexicon
from osintcli.comparisons.questions import Word
from osintcli.comparisons.ranges import Range
from osintcli.comparisons.readings import Reading
from osintcli.comparisons.wording import figure


def add(word: Word, found: Sequence[Reading], readings: Sequence[Reading]) -> list[Reading]:
    """Return the plain answers, and where few are of all what answers instead, in the order of `readings`."""
    held = {reading.id: reading for reading in found}
    for name in sorted(word.topics):
        topic = lexicon().by_name[name]
        if topic.or_else:
            held |= {reading.id: reading for reading in _instead(topic, found, readings)}
    return [held[reading.id] for reading in readings if reading.id in held]


def _instead(topic: Topic, found: Sequence[Reading], readings: Sequence[Reading]) -> list[Reading]:
    telling = {r.said.document for r in found if _is_full(r) and r.facets.happening == topic.name}
    other = {r.said.document for r in readings if _is_full(r) and r.facets.happening in topic.or_else}
    if len(telling) >= max(len(other), 1):
        return []
    off = _largest(topic.less, readings)
    most = max(off.values(), key=lambda r: (_size(r), r.id), default=None)
    answers = (
        _left(reading, off.get(reading.said.document, most))
        for reading in readings
        if reading.facets.happening in topic.or_else
    )
    parts = not telling and any(r.range is not None and r.facets.happening == topic.name for r in found)
    return [
        replace(r, facets=replace(r.facets, happening=topic.name)) if parts else r
        for r in answers
        if r is not None
    ]


def _is_full(reading: Reading) -> bool:
    """Say whether a figure is of all, told as a fact: not "two of the victims"."""
    return reading.range is not None and reading.settled and not reading.part


def _largest(happening: str | None, readings: Sequence[Reading]) -> Mapping[str, Reading]:
    """Return the largest figure of a happening that each document tells as a fact."""
    found: dict[str, Reading] = {}
    for reading in readings:
        if happening is None or reading.facets.happening != happening or not reading.settled:
            continue
        before = found.get(reading.said.document)
        if before is None or _size(reading) > _size(before):
            found[reading.said.document] = reading
    return found


def _size(reading: Reading) -> Decimal:
    return reading.range.point if reading.range is not None else Decimal(0)


def _left(reading: Reading, off: Reading | None) -> Reading | None:
    """Return a figure less those who died, `None` where nobody is left. Who died may be another: all of them at most.

    Who died before the day of the others is none of them.
    """
    if off is None or off.range is None or reading.range is None:
        return reading
    point = reading.range.point - off.range.point
    if point <= 0:
        return None
    if off.dated and reading.dated and times.order(off.time, reading.time) is times.Order.BEFORE:
        return reading
    low = None if reading.range.low is None else reading.range.low - off.range.point
    dead, headed = off.range.point, reading.headed
    return replace(
        reading,
        range=Range(low, reading.range.high, point, reading.range.slack, reading.range.bounded),
        titled=frozenset(value - dead for value in reading.titled if value > dead),
        headed=headings.less(headed, dead) if headed is not None else None,
        told_as=f"{figure(reading)} less {figure(off)} dead",
    )
