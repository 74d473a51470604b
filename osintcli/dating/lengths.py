"""Stretches of time that run up to the day of writing: "nine days have gone by since the vote of 4 May 2031"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from osintcli.dating.clues import Clue
from osintcli.dating.lexicon import cues
from osintcli.dating.reading import Dated
from osintcli.model.interval import Interval

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
            same = dated.sentence == length.sentence and dated.timex.span.start > length.timex.span.start
            if same and dated.full is not None:
                there = dated.full + timedelta(days=days)
                near = Interval(there - timedelta(days=slack), there + timedelta(days=slack))
                says = f"{length.exact} since {dated.exact}, up to the writing"
                yield length.clue(says, 7, bounds=near, near=near, fixes_year=True)
                break


def _days(value: str) -> tuple[int | None, int]:
    """Return the days of a stretch counted in days or weeks, and by how many they may be off."""
    if found := _DAYS.fullmatch(value):
        return int(found[1]), 0
    if found := _WEEKS.fullmatch(value):
        return int(found[1]) * WEEK, ROUND
    return None, 0
