"""Stretches of time that run up to the day of writing: "nine days have gone by since the vote of 4 May 2031"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from osintcli.dating.clues import Clue, Mark
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
    """Count a stretch on from the date behind it, in its sentence."""
    for length in lengths:
        days, slack = _days(length.timex.value)
        if days is None or length.timex.mod is not None or not _runs(length):
            continue
        for dated in dates:
            if dated.sentence != length.sentence or dated.timex.span.start < length.timex.span.start:
                continue
            says = f"{length.exact} since {dated.exact}, up to the writing"
            mark = _moved(dated, days) if slack == 0 else None
            if dated.full is not None:
                there = dated.full + timedelta(days=days)
                spread = Interval(there - timedelta(days=slack), there + timedelta(days=slack))
                yield length.clue(says, 7, bounds=spread, near=spread, fixes_year=True)
                if slack:
                    yield length.clue(says, HINT, near=Interval(there, there + timedelta(days=slack)))
                break
            if mark is not None:
                yield length.clue(says, 7, mark=mark)
                break


def unsettled(lengths: Sequence[Dated]) -> Iterator[Clue]:
    """Yield stretches that open a sentence and count from what it tells no day of: "A week after the roof fell in"."""
    for length in lengths:
        if not length.before.strip() and cues().since.search(length.after):
            yield length.clue("counts from a day that the text does not give", 0)


HINT = 0.4
"""Weight by which the day that a round figure names goes before the days around it."""


def _runs(length: Dated) -> bool:
    """Say whether a stretch of time runs up to the writing: "have gone by since", "it is nine days since"."""
    known = cues()
    if known.passed.search(length.after):
        return True
    if not known.since.search(length.after):
        return False
    rest = length.sentence[len(length.before) + len(length.exact) :]
    return bool(known.lasting.search(length.before)) or (not length.before and bool(known.here.search(rest)))


def ago(dates: Sequence[Dated], counted: Mapping[Span, int]) -> Iterator[Clue]:
    """Count on from "4 May 2031, nine days ago", "nine days ago, on 4 May 2031" and "4 May 2031. That was nine days ago".

    `counted` are the days back, by their place.
    """
    for at, back in enumerate(dates):
        days = counted.get(back.timex.span)
        if days is None:
            continue
        day = _beside(dates, at) or _told_of(dates, at)
        if day is None:
            continue
        says = f"“{back.exact}” counts from the day of writing back to {day.exact}"
        if day.full is not None:
            yield back.clue(says, 7, bounds=Interval.day(day.full + timedelta(days=days)), fixes_year=True)
        elif (mark := _moved(day, days)) is not None:
            yield back.clue(says, 7, mark=mark)


def _beside(dates: Sequence[Dated], at: int) -> Dated | None:
    """The date right before or behind a time counted back."""
    back = dates[at]
    for other in (*dates[at + 1 : at + 3], *dates[max(0, at - 1) : at]):
        first, last = (back, other) if other.timex.span.start > back.timex.span.start else (other, back)
        between = (
            last.before[len(first.before) + len(first.exact) :] if first.sentence == last.sentence else "?"
        )
        if APART.fullmatch(between) and (other.full is not None or other.mark is not None):
            return other
    return None


def _told_of(dates: Sequence[Dated], at: int) -> Dated | None:
    """The one date that "was nine days ago" tells of: before it in its sentence, or the last of the sentence before."""
    back = dates[at]
    if at == 0 or not cues().was.search(back.before):
        return None
    last = dates[at - 1]
    same = [d for d in dates if d.sentence == last.sentence and (d.full is not None or d.mark is not None)]
    pointing = last.sentence == back.sentence or cues().that.search(back.before)
    return last if pointing and len(same) == 1 and same[0] is last else None


def days_back(text: str, mentions: Mentions) -> dict[Span, int]:
    """Map the times counted back in days ("nine days ago", "a week ago today") to how many days that is.

    Weeks back without "today" are round figures.
    """
    found: dict[Span, int] = {}
    lengths = {q.span.start: q.quantity for q in mentions.quantities if q.quantity.unit in {"day", "week"}}
    for timex in mentions.timexes:
        quantity = lengths.get(timex.span.start)
        if not timex.relative or quantity is None or quantity.value is None:
            continue
        today = cues().to_day.search(text[timex.span.start : timex.span.end + TODAY])
        if quantity.unit == "day" or today:
            found[timex.span] = int(quantity.value) * (1 if quantity.unit == "day" else WEEK)
    return found


TODAY = 6
"""Code points of "today" behind a time counted back."""
APART = re.compile(r"(?: today)?\s?[,(\u2013\u2014-]\s?(?:on )?")


def _moved(dated: Dated, days: int) -> Mark | None:
    """The mark of a day without its year, so many days on."""
    return dated.mark.moved(days) if dated.mark is not None else None


def _days(value: str) -> tuple[int | None, int]:
    """Return the days of a stretch counted in days or weeks, and by how many they may be off."""
    if found := _DAYS.fullmatch(value):
        return int(found[1]), 0
    if found := _WEEKS.fullmatch(value):
        return int(found[1]) * WEEK, ROUND
    return None, 0
