"""What an editor should look at: words that drifted, figures nobody vouches for, parts that do not add up, look-alikes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice

from osintcli.comparisons import times
from osintcli.comparisons.readings import Reading
from osintcli.comparisons.wording import figure, full, number
from osintcli.model.attribution import Level
from osintcli.model.comparison import Group
from osintcli.model.quantity import Modifier

NOTES = 6
"""Notes of one sort that a group shows."""


def notes(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Return the notes of one group."""
    return (
        *_drift(readings)[:NOTES],
        *_nobody(readings),
        *_first_told(readings)[:NOTES],
        *islice(_stale(readings), NOTES),
        *_sums(readings)[:NOTES],
        *_shares(readings)[:NOTES],
    )


def _drift(readings: Sequence[Reading]) -> list[str]:
    """One origin's figure told with two modifiers: "at least 8,000" became "about 8,000"."""
    told: defaultdict[tuple[str, Decimal], list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.origin is not None and reading.range is not None and reading.said.quantity is not None:
            told[reading.origin, reading.range.point].append(reading)
    found = []
    for some in told.values():
        ways: dict[Modifier, Reading] = {}
        for reading in some:
            if reading.said.quantity is not None:
                ways.setdefault(reading.said.quantity.modifier, reading)
        ways = {
            way: reading for way, reading in ways.items() if way not in (Modifier.BETWEEN, Modifier.VAGUE)
        }
        if len(ways) > 1:
            spelled = " and ".join(
                f"“{reading.said.quote.exact}” ({reading.said.document})" for reading in ways.values()
            )
            found.append(f"The same figure of one origin is told with other words: {spelled}.")
    return found


def _nobody(readings: Sequence[Reading]) -> list[str]:
    """No figure of the group names who says it."""
    nameless = all(r.said.attribution.level in (Level.OUTLET, Level.HEARSAY) for r in readings)
    return ["No source is named for any of these figures."] if nameless and not readings[0].event else []


def _first_told(readings: Sequence[Reading]) -> list[str]:
    return [f"{figure(r)} in {r.said.document} was {r.note}." for r in readings if r.note]


def _stale(readings: Sequence[Reading]) -> Iterator[str]:
    """A figure that is told again as if it stood, though another one was told for a later time in between."""
    old_ones = [(r, r.range) for r in readings if r.note and r.range is not None]
    if not old_ones:
        return
    told = [r for r in readings if r.settled and not r.increment and r.range is not None]
    line = sorted((r for r in told if r.time.latest is not None), key=_moment)
    ends = [r.time.latest or date.max for r in line]
    for old, figure_ in old_ones:
        if old.told.earliest is None or old.time.latest is None:
            continue
        first, last = bisect_right(ends, old.time.latest), bisect_left(ends, old.told.earliest)
        latest = next(
            (
                r
                for r in reversed(line[first:last])
                if r.range is not None and not r.range.same(figure_) and old.time.before(r.time)
            ),
            None,
        )
        if latest is not None:
            yield f"{figure(old)} in {old.said.document} is stale: {full(latest)} was told since."


def _moment(reading: Reading) -> tuple[tuple[date, date], str]:
    return (times.key(reading.time), reading.id)


def _sums(readings: Sequence[Reading]) -> list[str]:
    """Parts of one sentence that ought to make its total: "120 people: 70 women and 40 men"."""
    by_sentence: defaultdict[tuple[str, int], list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.range is not None and reading.said.counted is not None:
            by_sentence[reading.said.document, reading.said.sentence.start].append(reading)
    found = []
    for some in by_sentence.values():
        parts = [r for r in some if r.said.counted is not None and r.said.counted.part_of]
        wholes = [r for r in some if r.said.counted is not None and not r.said.counted.part_of]
        if len(parts) > 1 and len(wholes) == 1:
            total = sum((r.range.point for r in parts if r.range is not None), Decimal(0))
            whole = wholes[0].range
            if whole is not None and total > whole.point:
                found.append(f"The parts make {number(total)}, more than {full(wholes[0])}.")
    return found


def _shares(readings: Sequence[Reading]) -> list[str]:
    """A share behind a part and its whole that is not theirs: "60 of 120 boats, or 40 percent"."""
    by_sentence: defaultdict[tuple[str, int], list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.range is not None and reading.said.counted is not None:
            by_sentence[reading.said.document, reading.said.sentence.start].append(reading)
    found = []
    for some in by_sentence.values():
        parts = [r for r in some if r.part]
        wholes = [r for r in some if not r.part]
        if len(parts) != 1 or len(wholes) != 1:
            continue
        part, whole = parts[0], wholes[0]
        told = _share_behind(part, whole)
        if told is None or part.range is None or whole.range is None or whole.range.point <= part.range.point:
            continue
        real = 100 * part.range.point / whole.range.point
        if abs(real - told) > SHARE_SLACK and not (part.range.bounded or whole.range.bounded):
            is_it = f"{number(part.range.point)} of {number(whole.range.point)} is {number(Decimal(round(real)))}%"
            found.append(f"{is_it}, not {number(told)}%, as {part.said.document} has it.")
    return found


SHARE_SLACK = Decimal(1)
"""Points by which a share may be off for rounding."""


def _share_behind(part: Reading, whole: Reading) -> Decimal | None:
    """Return the percentage that stands right behind a part and its whole, in brackets or after "or"."""
    last = max(part.said.quote.span.end, whole.said.quote.span.end)
    match = _SHARE.match(part.said.sentence_text[last - part.said.sentence.start :])
    return Decimal(match[1]) if match is not None else None


_SHARE = re.compile(r"[\s,(–-]{0,3}(?:or )?(?:about )?(\d{1,3}(?:\.\d+)?) ?(?:%|percent|per cent)")


def look_alikes(groups: Sequence[Group]) -> dict[str, list[str]]:
    """Return notes by group id: equal figures in two groups that are about two things. One note a group and figure."""
    seen: dict[tuple[str | None, Decimal], Group] = {}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for group in groups:
        points = {
            member.quantity.value: member
            for member in group.members
            if member.quantity is not None and member.quantity.value is not None
        }
        for value in sorted(points):
            if value < LOOK_ALIKE:
                continue
            other = seen.setdefault((group.unit, value), group)
            if other.id != group.id and len(found[group.id]) < NOTES:
                other_one = f"{number(value)} is also a figure of “{other.label}”"
                found[group.id].append(f"{other_one}: a look-alike, not an agreement.")
    return found


LOOK_ALIKE = Decimal(100)
"""Smaller figures are equal by chance too often to be worth a note."""
