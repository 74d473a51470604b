"""What only a whole group can tell: what additions add to, who contradicts whom, which figures are told again."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from osintcli.comparisons import times
from osintcli.comparisons.levels.pair import Facts, Pair
from osintcli.comparisons.lexicon import Topic
from osintcli.comparisons.ranges import Range
from osintcli.comparisons.readings import Reading
from osintcli.model.assertion import Measure
from osintcli.model.interval import Interval

LOOK = 32
"""Readings before an addition, and of its own document, that are looked at for its base: a group may have thousands."""

NEIGHBOURS = 8
"""Equal figures that are looked at for a first telling."""


def plain(readings: Sequence[Reading]) -> list[Reading]:
    """Take additions as figures of their own where a group holds nothing that they could add to ("another two hurt")."""
    if any(not reading.increment and reading.settled for reading in readings):
        return list(readings)
    pledged = any(not reading.increment and reading.ahead for reading in readings)
    return [
        replace(r, measure=None)
        if r.measure is Measure.INCREMENT and not (pledged and not r.settled) and not _is_nobody(r)
        else r
        for r in readings
    ]


def _is_nobody(reading: Reading) -> bool:
    """Say whether a figure tells that nobody came on top: "no one else was hurt" says nothing of those who were."""
    return reading.range is not None and reading.range.point == 0


def of_quantities(readings: Sequence[Reading], *, grows: bool = False) -> Facts:
    """Return what a group of quantities, in as-of order, knows of itself; `grows`: they only add up."""
    by_document: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_document[reading.said.document].append(reading)
    bases, complete = {}, _complete(readings)
    for at, more in enumerate(readings):
        own = by_document[more.said.document][-LOOK:]
        base = _base(more, [*readings[max(0, at - LOOK) : at], *own]) if more.increment else None
        if base is not None:
            bases[more.id] = base
    stated = [reading.range for reading in readings if reading.range is not None and not reading.increment]
    sums = {}
    for more in readings:
        base = bases.get(more.id)
        if base is None or more.range is None or base.range is None:
            continue
        total = base.range.plus(more.range)
        if any(_states(total, other) for other in stated):
            continue
        if more.id in complete:
            del bases[more.id]  # what it makes with another total is told: this one holds it
        else:
            sums[more.id] = total
    return Facts(
        bases=bases,
        sums=sums,
        rivals=_rivals(readings),
        told=_told(readings),
        complete=complete,
        parts=_parts(readings),
        grows=grows,
    )


def _complete(readings: Sequence[Reading]) -> dict[str, frozenset[str]]:
    """Return which totals an addition or a part lies between: one before it, and one that is both together."""
    totals = [r for r in readings if r.settled and not r.increment and not r.part and r.range is not None]
    by_figure: defaultdict[Decimal, list[Reading]] = defaultdict(list)
    for reading in totals:
        if reading.range is not None:
            by_figure[reading.range.point.normalize()].append(reading)
    found: dict[str, frozenset[str]] = {}
    for more in readings:
        if more.range is None or not (more.increment or more.part) or not more.settled:
            continue
        for before in totals[-LOOK:]:
            if before.range is None or times.order(before.time, more.time) is times.Order.AFTER:
                continue
            sums = by_figure.get((before.range.point + more.range.point).normalize(), [])
            after = [r for r in sums if times.order(r.time, before.time) is not times.Order.BEFORE]
            if after:
                found[more.id] = frozenset({before.id, *(r.id for r in after)})
                break
    return found


def _parts(readings: Sequence[Reading]) -> dict[str, frozenset[str]]:
    """Return of which totals a figure is a part, as the figures beside it in its sentence show: "seven here, two there"
    beside the nine of another text.
    """
    rows: defaultdict[tuple[str, int], list[Reading]] = defaultdict(list)
    totals: defaultdict[Decimal, list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.range is None or not reading.settled or reading.change:
            continue
        rows[reading.said.document, reading.said.sentence.start].append(reading)
        if not reading.increment:
            totals[reading.range.point.normalize()].append(reading)
    found: dict[str, frozenset[str]] = {}
    for row in rows.values():
        line = sorted(row, key=lambda r: (r.said.quote.span, r.id))[:PANEL]
        for first in range(len(line)):
            for last in range(first + 2, len(line) + 1):
                some = line[first:last]
                if some[0].increment:
                    continue  # "another 2,500, which brings it to 6,500": the total holds the addition
                total = sum((r.range.point for r in some if r.range is not None), Decimal(0))
                wholes = frozenset(
                    r.id
                    for r in totals.get(total.normalize(), ())
                    if r.said.document != some[0].said.document
                )
                if wholes:
                    found |= {r.id: found.get(r.id, frozenset()) | wholes for r in some}
    return found


def _told(readings: Sequence[Reading]) -> dict[tuple[str, str], tuple[Reading, ...]]:
    found: defaultdict[tuple[str, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.range is not None and len(found[reading.said.document, reading.voice]) < NEIGHBOURS:
            found[reading.said.document, reading.voice].append(reading)
    return {voice: tuple(some) for voice, some in found.items() if len(some) > 1}


def _states(total: Range, other: Range) -> bool:
    """Say whether a figure is the sum; both parts may be rounded."""
    return abs(total.point - other.point) <= max(total.slack, other.slack)


def _base(more: Reading, around: Sequence[Reading]) -> Reading | None:
    """Return the total that an addition adds to: its own document's first, of those the latest that is not later than it."""
    if more.range is None:
        return None
    fit = [
        r
        for r in around
        if (r.settled or (r.ahead and not more.settled))
        and not r.increment
        and r.range is not None
        and _not_later(r, more)
        and not _told_again(r, more)
    ]
    fit = [r for r in fit if not _holds(r, more, fit)]
    return max(fit, key=lambda r: _nearness(r, more), default=None)


def _told_again(total: Reading, more: Reading) -> bool:
    """Say whether another text tells a change as a plain figure: "gains 222,000 jobs" beside "adds 222,000 jobs"."""
    if total.range is None or more.range is None or more.measure is Measure.INCREMENT:
        return False
    elsewhere = total.said.document != more.said.document and total.range.same(more.range)
    return elsewhere and times.order(total.time, more.time) is times.Order.SAME


def _holds(total: Reading, more: Reading, others: Sequence[Reading]) -> bool:
    """Say whether a total already holds the addition: it is told after it, or an earlier figure of its speaker and the
    addition make it.
    """
    if total.range is None or more.range is None or times.order(total.time, more.time) is times.Order.BEFORE:
        return False
    rest = total.range.point - more.range.point
    if more.said.document == total.said.document and total.said.quote.span.start > more.said.quote.span.start:
        return rest > 0 and times.order(total.time, more.time) is times.Order.SAME
    slack = max(total.range.slack, more.range.slack, abs(total.range.point) / 50)
    before = (
        o.range for o in others if o.id != total.id and o.origin is not None and o.origin == total.origin
    )
    return any(held is not None and abs(held.point - rest) <= slack for held in before)


def _nearness(base: Reading, more: Reading) -> tuple[object, ...]:
    voice = base.voice == more.voice
    document = base.said.document == more.said.document
    return (
        document,
        times.key(base.time),
        voice,
        base.said.quote.span.start < more.said.quote.span.start,
        base.id,
    )


def _not_later(a: Reading, b: Reading) -> bool:
    return times.order(a.time, b.time) is not times.Order.AFTER


def _rivals(readings: Sequence[Reading]) -> frozenset[frozenset[str]]:
    """Return the voices that contradict each other for one time. Only figures of one day are looked at together."""
    by_day: defaultdict[Interval, list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.settled and not reading.increment and reading.origin is not None:
            by_day[reading.time].append(reading)
    found = set()
    for some in by_day.values():
        first: dict[str, Reading] = {}
        for reading in some:
            first.setdefault(reading.voice, reading)
        held = list(first.values())[:PANEL]
        for i, a in enumerate(held):
            found |= {frozenset((a.voice, b.voice)) for b in held[i + 1 :] if not Pair(a, b).meet}
    return frozenset(found)


PANEL = 24
"""Voices of one day that are held against each other."""


def of_events(readings: Sequence[Reading], topic: Topic | None) -> Facts:
    """Return what a group of events knows of itself: which dates one voice gives to two events."""
    by_voice: defaultdict[tuple[str, str], list[Interval]] = defaultdict(list)
    for reading in readings:
        if reading.date.known and reading.settled:
            dates = by_voice[reading.said.document, reading.voice]
            if reading.date not in dates:
                dates.append(reading.date)
    apart: dict[tuple[Interval, Interval], None] = {}
    for dates in by_voice.values():
        for i, one in enumerate(dates[:PANEL]):
            apart |= {(one, other): None for other in dates[i + 1 : PANEL] if not one.meets(other)}
    once, repeats = (topic.once, topic.repeats) if topic is not None else (False, False)
    return Facts(apart=tuple(apart), once=once, repeats=repeats)


def retold(readings: Sequence[Reading], *, bound: bool) -> list[Reading]:
    """Let a figure told again without a date take the date of its first telling.

    "Some 1,500 are already there, the agency says" on 2 November is what the agency said on 18 October. `bound`: all
    figures are of one occurrence, so that an equal figure of another speaker is the same figure too.
    """
    dated = [
        reading for reading in readings if reading.range is not None and reading.settled and reading.dated
    ]
    by_origin: dict[tuple[object, ...], Reading] = {}
    for reading in dated:
        by_origin.setdefault((reading.origin, _figure(reading)), reading)
    line = sorted(
        dated, key=lambda r: (r.range.point if r.range is not None else 0, *times.key(r.time), r.id)
    )
    points = [reading.range.point for reading in line if reading.range is not None]
    plans: dict[tuple[object, ...], Reading] = {}
    found = []
    for reading in readings:
        first = None
        if reading.ahead and reading.range is not None:
            first = plans.setdefault(_figure(reading), reading)
        elif reading.range is not None and reading.settled and not reading.dated and not reading.event:
            first = by_origin.get((reading.origin, _figure(reading))) if reading.origin is not None else None
            first = first or (_equal(reading, line, points) if bound else None)
        if first is None or times.order(first.time, reading.time) is not times.Order.BEFORE:
            found.append(reading)
        else:
            found.append(replace(reading, time=first.time, note=f"first told {times.words(first.told)}"))
    return found


def at_once(readings: Sequence[Reading], *, fixed: bool, whenever: bool = False) -> list[Reading]:
    """Let figures of one fact that say no time be of its time, whenever they were told.

    How many came to a rally does not change afterwards. A group is of one fact where its topic says so (`fixed`), or where
    every speaker keeps to a figure and one of them repeats it after another has told a different one. `whenever` also those
    that say a time: it is that of the telling.
    """
    if not (fixed or _kept(readings)):
        return list(readings)
    stated = [r.time for r in readings if r.dated and r.settled and r.time.known]
    times_ = stated or [r.time for r in readings if r.settled and r.time.known]
    if not times_:
        return list(readings)
    when = min(times_, key=lambda time: (times.days(time) or times.WIDE, times.key(time)))
    return [
        replace(r, time=when) if r.settled and not (r.dated and not whenever) and not r.increment else r
        for r in readings
    ]


def _kept(readings: Sequence[Reading]) -> bool:
    """Say whether two speakers repeat two different figures on later days, and none of them changes theirs."""
    told: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        if (
            reading.settled
            and not reading.increment
            and reading.range is not None
            and reading.origin is not None
        ):
            told[reading.origin].append(reading)
    repeated = [
        some for some in told.values() if times.order(some[0].told, some[-1].told) is times.Order.BEFORE
    ]
    if any(not Pair(some[0], one).meet for some in repeated for one in some):
        return False
    return any(not Pair(repeated[0][0], some[0]).meet for some in repeated)


def _figure(reading: Reading) -> tuple[object, ...]:
    return (reading.range.point.normalize() if reading.range is not None else None, reading.increment)


def _equal(reading: Reading, line: Sequence[Reading], points: Sequence[Decimal]) -> Reading | None:
    """Return the figure with a date that is equal after units and rounding; the line is sorted by figure."""
    if reading.range is None:
        return None
    at = bisect_left(points, reading.range.point - reading.range.slack)
    near = line[at : at + NEIGHBOURS]
    fit = [
        r
        for r in near
        if r.range is not None and r.range.same(reading.range) and r.increment == reading.increment
    ]
    return min(fit, key=lambda r: (times.key(r.time), r.id), default=None)
