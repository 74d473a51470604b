"""Fields of the calendar to days: months and days without a year, weekdays, the 19th."""

from __future__ import annotations

from datetime import date, timedelta

from osintcli.mentions.dates import periods
from osintcli.mentions.dates.context import Context
from osintcli.mentions.dates.periods import ONE_DAY, WEEK, Period
from osintcli.mentions.dates.placed import Placed, from_anchor, told
from osintcli.mentions.dates.readings import When
from osintcli.model.timex import Anchor

PAST_TWICE = 2.5
"""How much further the past may lie than the future and still be meant, where no tense tells."""
SOON, LONG_AGO = timedelta(days=30), timedelta(days=300)
"""A day without its year that comes soon is meant even in the past tense ("the 10 April deadline was set")."""
LEAP = 8
"""Years on each side in which there is a 29 February; of all other days one lies in the years next to any."""
HALF_YEAR = timedelta(days=245)
"""How far, and a bit, a story may go back or ahead from one date to the next within its year."""


def placed(when: When, outer: Placed | None, context: Context) -> Placed | None:
    """Return where fields lie; `outer` is where the time that they are inside was placed."""
    if when.century is not None:
        return _absolute(periods.century(date(max(1, when.century * 100), 6, 1)))
    if when.decade is not None:
        return _absolute(periods.decade(date(when.decade * 10 + 1, 1, 1)))
    if when.inside is not None:
        return _contained(when, outer)
    if when.year is not None:
        made = in_year(when, when.year)
        return None if made is None else _absolute(made)
    if when.month is not None or when.season or when.quarter or when.half or when.week or when.holiday:
        return _yearless(when, context)
    if when.weekday is not None and when.day is None:
        return _weekday(when, context)
    if when.day is not None:
        return _day_only(when, context)
    return None


def _absolute(period: Period) -> Placed:
    return Placed(period.value, period)


def in_year(when: When, year: int) -> Period | None:
    """Return what the fields mean in a year, `None` where it has no such day."""
    if when.holiday is not None:
        return periods.day(when.holiday.in_year(year))
    if when.season is not None:
        return periods.season(when.season, year)
    if when.quarter is not None:
        return periods.quarter(date(year, 3 * when.quarter, 1))
    if when.half is not None:
        return periods.half(date(year, 6 * when.half, 1))
    if when.week is not None:
        return periods.week(date.fromisocalendar(year, min(when.week, 52), 1))
    if when.month is None:
        return periods.year(date(year, 1, 1))
    if when.day is None:
        return periods.month(date(year, when.month, 1))
    try:
        return periods.day(date(year, when.month, when.day))
    except ValueError:
        return None


def _unknown(when: When) -> str:
    """The value with X where the context would have to say more."""
    if when.month is not None:
        return f"XXXX-{when.month:02}" + (f"-{when.day:02}" if when.day else "")
    if when.holiday is not None:
        return (
            f"XXXX-{when.holiday.fixed[0]:02}-{when.holiday.fixed[1]:02}"
            if when.holiday.fixed
            else "XXXX-XX-XX"
        )
    if when.season:
        return f"XXXX-{when.season}"
    if when.quarter:
        return f"XXXX-Q{when.quarter}"
    if when.half:
        return f"XXXX-H{when.half}"
    if when.week:
        return f"XXXX-W{when.week:02}"
    if when.weekday and not when.day:
        return f"XXXX-WXX-{when.weekday}"
    return f"XXXX-XX-{when.day:02}" if when.day else "XXXX"


def _contained(when: When, outer: Placed | None) -> Placed | None:
    """October of last year, Tuesday of next week, the 15th of that month."""
    if outer is None or outer.period is None:
        return Placed(_unknown(when), relative=True)
    whole = outer.period
    if when.weekday is not None and when.month is None and when.day is None:
        monday = whole.first - timedelta(days=whole.first.weekday())
        period: Period | None = periods.day(monday + timedelta(days=when.weekday - 1))
    elif when.day is not None and when.month is None:
        last = periods.month(whole.first).last.day
        period = periods.day(whole.first.replace(day=when.day)) if when.day <= last else None
    else:
        period = in_year(when, whole.first.year)
    return told(period, outer.anchor)


def _yearless(when: When, context: Context) -> Placed | None:
    """A month, a day of a month, a season, a holiday without its year."""
    base, anchor = from_anchor(context)
    if context.narrative or base is None:
        last = context.last()
        if last is not None and context.narrative:
            return _in_story(when, last)
    if base is None:
        return Placed(_unknown(when), relative=True)
    reach = LEAP if (when.month, when.day) == (2, 29) else 2
    years = range(max(1, base.year - reach), min(9998, base.year + reach) + 1)
    options = [p for year in years if (p := in_year(when, year)) is not None]
    if when.weekday is not None and when.day is not None:
        near = [p for p in options if abs(p.first.year - base.year) <= 1]
        fitting = [p for p in near if p.first.isoweekday() == when.weekday]
        if fitting:
            return told(min(fitting, key=lambda p: _distance(p, base)), anchor)
    if context.before is not None and (earlier := [p for p in options if p.first <= context.before.first]):
        return told(max(earlier, key=lambda p: p.first), anchor)
    if (when.quarter or when.half or when.week) and not when.direction:
        return told(min(options, key=lambda p: _distance(p, base)), anchor)
    period = _chosen(options, base, when.direction or context.direction)
    return told(period, anchor)


def _in_story(when: When, last: Period) -> Placed | None:
    """Take the year of the date told before, unless that would leap by much more than half a year."""
    year = last.first.year
    here = in_year(when, year)
    if last.grain in {"Y", "DE", "CE"} or here is None:
        return told(here, Anchor.TEXT)
    options = [p for y in (year, year + 1, year - 1) if (p := in_year(when, y)) is not None]
    middle = last.first + (last.last - last.first) / 2
    best = min(
        options,
        key=lambda p: (
            _distance(p, middle) > HALF_YEAR
            or (p.first.year != year and _distance(here, middle) <= HALF_YEAR),
            _distance(p, middle),
        ),
    )
    return told(best, Anchor.TEXT)


def _distance(period: Period, when: date) -> timedelta:
    if period.first <= when <= period.last:
        return timedelta(0)
    return min(abs(period.first - when), abs(period.last - when))


def _chosen(options: list[Period], base: date, direction: int) -> Period | None:
    """Pick the one meant: the last or next one by tense, else the nearest with the past preferred."""
    past = max((p for p in options if p.first <= base), key=lambda p: p.first, default=None)
    if direction == -2:
        return max((p for p in options if p.last < base), key=lambda p: p.first, default=None)
    future = min((p for p in options if p.last >= base), key=lambda p: p.first, default=None)
    if direction == 2:
        return min((p for p in options if p.first > base), key=lambda p: p.first, default=None)
    if past is None or future is None or past == future:
        return past or future
    if direction > 0:
        return future
    days = future.first == future.last and (future.first - base) <= SOON
    if days and base - past.last > LONG_AGO:
        return future
    if direction < 0:
        return future if future.first - base <= ONE_DAY and past.last < base - timedelta(days=90) else past
    return (
        future
        if _distance(future, base) * PAST_TWICE < _distance(past, base)
        and (future.last - future.first).days < 1
        else past
    )


COMING = 3
"""The direction of "this coming Friday": the first one after the day of writing."""

POINTED = 4
"""The direction of "that Saturday": the one nearest to the day that the text named last."""


def _weekday(when: When, context: Context) -> Placed | None:
    """Tuesday: the last one up to the day of writing, or the next one where the sentence looks ahead."""
    base, anchor = from_anchor(context)
    if context.narrative:
        named = context.reference("D")
        if named is not None:
            base, anchor = named.first, Anchor.TEXT
    if abs(when.direction) == 1:
        named = context.reference("D")
        if named is not None:
            base, anchor = named.first, Anchor.TEXT
    if (
        when.direction == POINTED
        and (spoken := context.reference("D")) is not None
        and when.weekday is not None
    ):
        ahead = (when.weekday - spoken.first.isoweekday()) % WEEK
        near = ahead if ahead < WEEK - ahead else ahead - WEEK
        return told(periods.day(spoken.first + timedelta(days=near)), Anchor.TEXT)
    if base is None or when.weekday is None:
        return Placed(_unknown(when), relative=True)
    if context.before is not None and not when.direction:
        base = context.before.first
        found = base - timedelta(days=(base.isoweekday() - when.weekday) % WEEK)
        return told(periods.day(found), anchor)
    back = (base.isoweekday() - when.weekday) % WEEK
    direction = when.direction or context.direction
    if direction == 2:
        monday = base - timedelta(days=base.weekday())
        found = monday + timedelta(days=WEEK + when.weekday - 1)
    elif direction in {1, COMING}:
        found = base + timedelta(days=(when.weekday - base.isoweekday()) % WEEK)
        if when.direction and found == base:
            found += timedelta(days=WEEK)
    elif direction <= -1 and when.direction:
        found = base - timedelta(days=back or WEEK)
    else:
        found = base - timedelta(days=back)
    return told(periods.day(found), anchor)


def _day_only(when: When, context: Context) -> Placed | None:
    """The 19th: the last such day; with a weekday the nearest such day that falls on it."""
    base, anchor = from_anchor(context)
    last = context.last()
    if last is not None and context.narrative:
        base, anchor = last.first, Anchor.TEXT
    elif when.weekday is None and (later := _later_in_month(when, context)) is not None:
        return told(later, Anchor.TEXT)
    if base is None or when.day is None:
        return Placed(_unknown(when), relative=True)
    if anchor is Anchor.TEXT:
        options = [_of_month(base, 0, when.day)]
    else:
        reach = 30 if when.weekday else 3
        options = [_of_month(base, ahead, when.day) for ahead in range(-reach, reach + 1)]
    known = [
        p for p in options if p is not None and (when.weekday is None or p.first.isoweekday() == when.weekday)
    ]
    if when.weekday is not None:
        period = min(known, key=lambda p: _distance(p, base), default=None)
    else:
        period = _chosen(known, base, context.direction or -1)
    return told(period, anchor)


def _later_in_month(when: When, context: Context) -> Period | None:
    """The search ended on 9 July, they dug until the 11th: a later day of the month that the sentence named."""
    for sentence, named in reversed(context.named[-NAMED:]):
        if sentence == context.sentence and named.grain == "D" and when.day is not None:
            return _of_month(named.first, 0, when.day) if when.day > named.first.day else None
    return None


NAMED = 3
"""How many dates back the month of a bare day is looked for."""


def _of_month(base: date, ahead: int, number: int) -> Period | None:
    month = periods.month(periods.months_on(base.replace(day=1), ahead))
    return periods.day(month.first.replace(day=number)) if number <= month.last.day else None
