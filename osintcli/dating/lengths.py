"""Stretches of time that run up to the day of writing: "nine days have gone by since the vote of 4 May 2031"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import pairwise

from osintcli.dating.clues import Clue
from osintcli.dating.lexicon import cues
from osintcli.dating.reading import Dated
from osintcli.model.interval import Interval
from osintcli.model.mention import Mentions
from osintcli.model.span import Span

WEEK = 7
ROUND = 3
"""Days by which a stretch counted in weeks may be off."""

_DAYS, _WEEKS = re.compile(r"P(\d{1,3})D"), re.compile(r"P(\d{1,2})W")


def passed(dates: Sequence[Dated], lengths: Sequence[Dated]) -> Iterator[Clue]:
    """Count a stretch on from the full date behind it, in its sentence."""
    for length in lengths:
        days, slack = _days(length.timex.value)
        runs = cues().passed.search(length.after) or (
            cues().lasting.search(length.before) and cues().since.search(length.after)
        )
        if days is None or not runs or length.timex.mod is not None:
            continue
        for dated in dates:
            behind = dated.timex.span.start > length.timex.span.start
            if dated.sentence == length.sentence and behind and dated.full is not None:
                there = dated.full + timedelta(days=days)
                near = Interval(there - timedelta(days=slack), there + timedelta(days=slack))
                says = f"{length.exact} since {dated.exact}, up to the writing"
                yield length.clue(says, 7, bounds=near, near=near, fixes_year=True)
                break


def ago(dates: Sequence[Dated], counted: Mapping[Span, int]) -> Iterator[Clue]:
    """Count on from "4 May 2031, nine days ago" and "nine days ago, on 4 May 2031"; `counted` are the days by place."""
    for one, other in pairwise(dates):
        between = other.before[len(one.before) + len(one.exact) :] if other.sentence == one.sentence else "?"
        if not APART.fullmatch(between):
            continue
        for back, day in ((one, other), (other, one)):
            days = counted.get(back.timex.span)
            if days is not None and day.full is not None:
                says = f"“{one.exact}{between}{other.exact}” counts from the day of writing"
                bounds = Interval.day(day.full + timedelta(days=days))
                yield day.clue(says, 7, bounds=bounds, fixes_year=True)


def days_back(mentions: Mentions) -> dict[Span, int]:
    """Map the times counted back in days ("nine days ago") to how many days that is; weeks back are round figures."""
    found: dict[Span, int] = {}
    lengths = {q.span.start: q.quantity for q in mentions.quantities if q.quantity.unit == "day"}
    for timex in mentions.timexes:
        quantity = lengths.get(timex.span.start)
        if timex.relative and quantity is not None and quantity.value is not None:
            found[timex.span] = int(quantity.value)
    return found


APART = re.compile(r"(?: today)?\s?[,(\u2013\u2014-]\s?(?:on )?")


def _days(value: str) -> tuple[int | None, int]:
    """Return the days of a stretch counted in days or weeks, and by how many they may be off."""
    if found := _DAYS.fullmatch(value):
        return int(found[1]), 0
    if found := _WEEKS.fullmatch(value):
        return int(found[1]) * WEEK, ROUND
    return None, 0
