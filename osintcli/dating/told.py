"""What a text tells: events that were, deadlines still open, days named without their year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from osintcli.dating.clues import NOT_TODAY_LAGS, Clue, Mark
from osintcli.dating.lexicon import cues
from osintcli.dating.reading import Dated
from osintcli.dating.stated import says_today
from osintcli.model.interval import Interval
from osintcli.model.sentence import Block
from osintcli.model.timex import Anchor

CLOSE = 45
"""Days between a date with its year and one without it that still tell of one matter."""
YEAR_FIGURES = 4


def bounding(dates: Sequence[Dated]) -> Iterator[Clue]:
    """Past events and open deadlines with their year: the text was written after the first and before the second.

    Who writes soon after an event leaves its year out; so a date with its year only bounds, unless dates without theirs
    lie close to it.
    """
    past = [d for d in dates if _absolute(d) and not d.ahead and _was(d)]
    if past:
        latest = max(past, key=lambda d: (d.timex.interval.earliest or date.min, -d.timex.span.start))
        first = latest.timex.interval.earliest or date.min
        says = f"it tells of {latest.exact} as past, so it was written on or after {first.isoformat()}"
        close = _in_company(dates, first)
        if latest.timex.interval.single is not None and (close or _by_weekday(dates)):
            near = Interval(first, first + timedelta(days=7))
            yield latest.clue(
                says, 3 if close else 2, bounds=Interval(first, None), near=near, fixes_year=True
            )
        else:
            yield latest.clue(says, 1.5, bounds=Interval(first, None))
    ahead = [d for d in dates if _absolute(d) and d.deadline]
    if ahead:
        soonest = min(ahead, key=lambda d: d.timex.interval.latest or date.max)
        last = soonest.timex.interval.latest or date.max
        says = f"{soonest.exact} is still ahead, so it was written by {last.isoformat()}"
        yield soonest.clue(says, 1, bounds=Interval(None, last))


def _was(dated: Dated) -> bool:
    """Say whether a date is of something past: a day is, a year where the words let it ("the 2036 games" are to come)."""
    if dated.timex.interval.single is not None or dated.told_as_past:
        return True
    return bool(dated.timex.preposition) and not cues().ahead.search(dated.before)


def _absolute(dated: Dated) -> bool:
    timex = dated.timex
    bounded = timex.interval.earliest is not None and timex.interval.latest is not None
    return bounded and not timex.relative and dated.block is not Block.FURNITURE


def _in_company(dates: Sequence[Dated], when: date) -> bool:
    """Say whether a day named without its year lies within weeks of a day, or the text says what day of the week it is."""
    if any(says_today(d) for d in dates):
        return True
    reach = timedelta(days=CLOSE)
    marks = [d.mark for d in dates if d.mark is not None and d.mark.month and d.mark.day]
    return any((last := mark.last(when + reach)) is not None and when - last <= reach for mark in marks)


def _by_weekday(dates: Sequence[Dated]) -> bool:
    """Say whether the text tells days of the week alone, as one does within days of them."""
    return any(d.mark is not None and d.mark.weekday is not None and _past(d) for d in dates)


def unfinished(dates: Sequence[Dated]) -> Iterator[Clue]:
    """Days named without their year: the latest of them lies shortly before the day of writing."""
    plain = [d for d in dates if d.mark is not None and _past(d)]
    month_days = [d for d in plain if d.mark and d.mark.month]
    month_days = [
        d for d in month_days if d.told_as_past
    ] or month_days  # "hall 2, 10 January, from 9 to 4" may be to come
    weekdays = [d for d in plain if d.mark and d.mark.weekday]
    numbers = [d for d in plain if d.mark and d.mark.day and not d.mark.month]
    if month_days:
        latest = _latest(month_days, lambda m: (m.month or 1) * 31 + (m.day or 1), 12 * 31)
        says = f"{latest.exact} is the last day named without its year: written within days of it"
        yield latest.clue(says, 4, mark=latest.mark, within=7)
    if weekdays and not any(says_today(d) for d in dates):
        latest = _latest(weekdays, lambda m: m.weekday or 1, 7)
        says = f"{latest.exact}, without a date, is the last day of the week named: written on it or the day after"
        named = latest.clue(says, 3, mark=latest.mark, within=1)
        yield replace(named, lags=NOT_TODAY_LAGS) if any(_same_day(d) for d in dates) else named
    if numbers:
        latest = _latest(numbers, lambda m: m.day or 1, 31)
        says = f"{latest.exact} without its month lies shortly before the writing"
        yield latest.clue(says, 3, mark=latest.mark, within=8)


def _same_day(dated: Dated) -> bool:
    """Say whether the text itself, in no quotation, names the day of writing by "today" or the like."""
    quoted = dated.before.count('"') % 2 == 1 or dated.before.count("“") > dated.before.count("”")
    return dated.exact.lower() in cues().same_day and not quoted


def _past(dated: Dated) -> bool:
    return not dated.ahead and dated.timex.anchor is Anchor.NONE and dated.block is not Block.FURNITURE


def _latest(dates: Sequence[Dated], place: Callable[[Mark], int], cycle: int) -> Dated:
    """Return the last of some days that recur: the one before the widest gap of the cycle."""
    spots = sorted({place(d.mark or Mark()) for d in dates})
    gaps = [((spots[(i + 1) % len(spots)] - spot) % cycle or cycle, spot) for i, spot in enumerate(spots)]
    _, last = max(gaps)
    return next(d for d in dates if place(d.mark or Mark()) == last)


def elapsed(dates: Sequence[Dated]) -> Iterator[Clue]:
    """Now, less than thirty years later: counted from a year of the text up to the day of writing."""
    for dated in dates:
        timex = dated.timex
        later = timex.mod == "LESS_THAN" or timex.rule == "later"
        if timex.anchor is not Anchor.TEXT or not later or not cues().present.search(dated.before):
            continue
        first, last = timex.interval.earliest, timex.interval.latest
        if first is None or last is None:
            continue
        words = f"\u201c{dated.exact}\u201d with \u201cnow\u201d"
        if timex.mod == "LESS_THAN":
            years = max(1, (last.year - first.year) // 5)
            bounds = Interval(date(last.year - years, 1, 1), last)
            yield dated.clue(
                f"{words}: written before the end of {last.year}, not long before", 2, bounds=bounds
            )
        else:
            yield dated.clue(f"{words} counts up to the writing", 2, bounds=timex.interval)


def copyrights(dates: Sequence[Dated]) -> Iterator[Clue]:
    """The year beside a copyright sign."""
    for dated in dates:
        year = dated.timex.interval.earliest is not None and len(dated.timex.value) == YEAR_FIGURES
        if year and cues().copyright.search(dated.line):
            says = f"the copyright line says {dated.exact}"
            yield dated.clue(says, 3, near=dated.timex.interval, fixes_year=True)
