"""Lines that state the day of writing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from osintcli.dating.clues import DAY, Clue, Mark
from osintcli.dating.lexicon import cues
from osintcli.dating.reading import Dated
from osintcli.model.interval import Interval
from osintcli.model.sentence import Block

TOP_LINES, SHORT_LINE = 12, 90
TOP, TOP_CLOCK = 2500, 800
"""Code points in which the day of writing is looked for; those in which a date with its time of day is that day."""
REST, POSTED_REST = 12, 60
"""What a line may hold beside a date that is the day of writing; with "posted" or the like it may hold more."""
SHORT_START = 60
WEEKDAYS = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_APART = re.compile(r"(?: at \w+)?\s?[,(\u2013\u2014-]\s?(?:on |a )?|\s(?:was|is|will be)\s")
_DATELINE = re.compile(r"^[^\w]*[A-Z\u00c0-\u00de][\w .,'\u2019-]{1,60},\s*$")
_OPENING = re.compile(r"\s*(?:\([^)]{0,60}\)\s*)?[-\u2013\u2014:(]")
_AGENCY = re.compile(r"\s*\(\s*[A-Z][\w .&/-]{1,30}\)\s*[-\u2013\u2014]")


def stated(dates: Sequence[Dated]) -> Iterator[Clue]:
    """Read "Tue 11 Mar 2025 19.05 GMT", "OSTREL, March 9 (Wire) -", "Posted Monday 10 March", "It is Thursday"."""
    yield from _at_top(dates)
    for dated in dates:
        if not says_today(dated):
            continue
        if dated.full is not None:
            says = f"the text says that it is {dated.full.isoformat()}"
            yield dated.clue(says, 8, bounds=Interval.day(dated.full), fixes_year=True)
        elif dated.mark is not None:
            mark = _with_weekday(dated, dated.mark)
            fixes = mark.month is not None and mark.weekday is not None
            yield dated.clue(f"the text says that it is {_spoken(mark)}", 7, mark=mark, fixes_year=fixes)
    yield from _beside(dates)


def _beside(dates: Sequence[Dated]) -> Iterator[Clue]:
    """Read "yesterday, 9 July" and "today (Tuesday)": a word counted from the day of writing, with its date."""
    for one, other in pairwise(dates):
        between = other.before[len(one.before) + len(one.exact) :] if other.sentence == one.sentence else "?"
        if _APART.fullmatch(between) is None:
            continue
        if one.before.lower().endswith("ago "):
            continue  # "a week ago today, on 4 March": today is not that day
        for word, day in ((one, other), (other, one)):
            days = cues().counted.get(word.exact.lower())
            if days is None or (day.full is None and day.mark is None):
                continue
            says = f"\u201c{one.exact}{between}{other.exact}\u201d counts from the day of writing"
            if day.full is not None:
                bounds = Interval.day(day.full - days * DAY)
                yield day.clue(says, 7, bounds=bounds, fixes_year=True)
            elif (mark := (day.mark or Mark()).moved(-days)) is not None:
                yield day.clue(says, 7, mark=mark)


def _at_top(dates: Sequence[Dated]) -> Iterator[Clue]:
    """Take the first line that gives the day in full, else the first that gives it without its year."""
    first: Clue | None = None
    for dated in dates:
        if dated.timex.span.start > TOP:
            break
        how = _states(dated)
        if how is None:
            continue
        if dated.full is not None:
            yield dated.clue(
                f"{how} gives the day in full", 9, bounds=Interval.day(dated.full), fixes_year=True
            )
            return
        if first is None and dated.mark is not None and (dated.mark.month or dated.mark.weekday):
            mark = _with_weekday(dated, dated.mark)
            fixes = mark.month is not None and mark.weekday is not None
            first = dated.clue(f"{how} gives {_spoken(mark)}", 8, mark=mark, fixes_year=fixes)
    if first is not None:
        yield first


def says_today(dated: Dated) -> bool:
    """Say whether the words before are "It is" and no more: "It is Thursday"."""
    said = re.sub(r"\s+", " ", dated.before)
    mark = dated.mark
    named = mark is not None and (
        mark.weekday is not None or (mark.month is not None and mark.day is not None)
    )
    named = named or dated.full is not None
    return (
        named
        and dated.block is not Block.FURNITURE
        and len(said) < SHORT_START
        and bool(cues().today.search(said))
    )


def _states(dated: Dated) -> str | None:
    """Name what makes a date the day of writing, `None` where nothing does."""
    line, start = dated.line, dated.timex.span.start
    if _AGENCY.match(dated.after) or (_DATELINE.match(dated.before) and _OPENING.match(dated.after)):
        return f"the dateline \u201c{_short(line)}\u201d"
    if dated.full is not None and cues().posting.search(dated.before):
        return f"\u201c{dated.exact}\u201d, said to be when it was posted,"
    clock = "T" in dated.timex.value and not dated.timex.preposition
    if dated.full is not None and clock and start < TOP_CLOCK:
        return f"\u201c{dated.exact}\u201d at the top, with the time of day,"
    if len(line) > SHORT_LINE or dated.line_number > TOP_LINES or dated.block is Block.CAPTION:
        return None
    rest = line.replace(dated.exact, "").strip(" |,.\u00b7-\u2013\u2014")
    posted = cues().posted.search(rest) is not None and len(rest) < POSTED_REST and not line.endswith(".")
    if posted or len(rest) <= REST or _imprint(dated, rest):
        return f"the line \u201c{_short(line)}\u201d at the top"
    return None


def _imprint(dated: Dated, rest: str) -> bool:
    """Say whether a line is a name and a full date, "Harbour Post, Aug. 14, 2025": the outlet's, or its writer's."""
    named = bool(rest) and len(rest) < POSTED_REST and all(word[0].isupper() for word in rest.split())
    return (
        named and dated.full is not None and not dated.timex.preposition and dated.line.endswith(dated.exact)
    )


def _with_weekday(dated: Dated, mark: Mark) -> Mark:
    """Add the weekday that the words hold beside day and month ("Monday 10 March")."""
    words = {word[:3].lower() for word in re.findall(r"[A-Za-z]+", dated.exact)}
    week = (date(2024, 1, 1) + timedelta(days=n) for n in range(7))
    named = [day.isoweekday() for day in week if f"{day:%a}".lower() in words]
    return Mark(mark.month, mark.day, mark.weekday or (named[0] if len(named) == 1 else None))


def _spoken(mark: Mark) -> str:
    day = f"day {mark.day} of month {mark.month}" if mark.month else ""
    return ", ".join(part for part in (WEEKDAYS[mark.weekday or 0], day) if part)


def _short(line: str) -> str:
    return line if len(line) <= SHORT_START else line[: SHORT_START - 3] + "..."
