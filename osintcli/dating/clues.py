"""What a text says about the day it was written: bounds, and marks that only some days bear."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from osintcli.model.interval import Interval
from osintcli.model.span import Span

DAY = timedelta(days=1)
WEEK = 7
CALENDAR_START = 400
"""Ordinal below which days are not looked back from."""
_PLAIN_YEAR = 2001  # no leap year
USUAL_LAG = 2
"""Days from the last day named by date to the writing: who writes on the day itself says "today" or the weekday."""
WEEKDAY_LAGS = (1.0, 0.4)
"""How well the last weekday named fits the day itself and the day after; measured on news of known date: 3 to 1."""

NOT_TODAY_LAGS = (0.4, 1.0)
"""The same where the text has "today" or "this morning" for the day itself, and so no weekday."""


class Mark(Struct, frozen=True):
    """What a day must look like: fields of the calendar, `None` for any."""

    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def fits(self, when: date) -> bool:
        """Say whether a day bears the mark."""
        return (
            self.month in {None, when.month}
            and self.day in {None, when.day}
            and self.weekday in {None, when.isoweekday()}
        )

    def moved(self, days: int) -> Mark | None:
        """Return the mark of the day so many days on; `None` where a calendar would be needed to tell."""
        if self.month is not None and self.day is not None:
            there = _day(_PLAIN_YEAR, self.month, self.day)
            if there is None:
                return None
            there += days * DAY
            return Mark(there.month, there.day, self._weekday(days))
        return Mark(weekday=self._weekday(days)) if self.day is None and self.weekday is not None else None

    def _weekday(self, days: int) -> int | None:
        return (self.weekday - 1 + days) % WEEK + 1 if self.weekday is not None else None

    def last(self, when: date) -> date | None:
        """Return the last day that bears the mark, up to `when`; `None` where there is none in reach."""
        if self.month is not None and self.day is not None and self.weekday is None:
            years = range(when.year, max(0, when.year - 9), -1)
            days = (_day(year, self.month, self.day) for year in years)
            return next((d for d in days if d is not None and d <= when), None)
        if when.toordinal() < CALENDAR_START:
            return None
        return next((d for back in range(62) if self.fits(d := when - back * DAY)), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


class Clue(Struct, frozen=True):
    """One piece of evidence.

    `bounds` are days that it leaves possible and nothing else does; `mark` is what the day of writing looks like, or, with
    `within`, what a day up to `within` days before it looks like (with `since`, at least so many); `near` are days that it
    lies in or shortly after. `since` are the days before which the last day with the mark cannot lie: it is told of what
    came after an event. `lags` tell how well a weekday fits the day itself, the day after and so on. `weight` is what it
    counts where clues compete: 8 a line that states the day, 1 a hint. `fixes_year` tells that it
    leaves one year of all.
    """

    span: Span
    exact: str
    says: str
    weight: float
    bounds: Interval = Interval()
    mark: Mark | None = None
    within: int = 0
    near: Interval = Interval()
    fixes_year: bool = False
    since: date | None = None
    lags: tuple[float, ...] = WEEKDAY_LAGS

    def score(self, when: date) -> float:
        """Return how well a day fits, from 0 to `weight`."""
        if self.since is not None and self.mark is not None:
            last = self.mark.last(when - self.within * DAY)
            return self.weight if last is not None and last >= self.since else 0.0
        if self.mark is not None and not self.within:
            return self.weight if self.mark.fits(when) else 0.0
        if self.mark is not None:
            return self.weight * self._lagging(when)
        if self.near.earliest is None or self.near.latest is None or when < self.near.earliest:
            return 0.0
        return self.weight * fading(
            (when - self.near.earliest).days, (self.near.latest - self.near.earliest).days
        )

    def _lagging(self, when: date) -> float:
        """Return from 0 to 1 how well the lag from the last day with the mark fits."""
        last = self.mark.last(when) if self.mark is not None else None
        if self.mark is None or last is None:
            return 0.0
        lag = (when - last).days
        if self.mark.weekday is not None and self.mark.day is None:
            return self.lags[lag] if lag < len(self.lags) else 0.0
        return max(0.0, fading(lag, self.within) - (abs(lag - USUAL_LAG) * 0.002 if self.mark.month else 0.0))


def fading(days: int, within: int) -> float:
    """Return 1 on all days within reach, less beyond it, 0 from four times the reach on."""
    if days <= within:
        return 1.0
    return max(0.0, 1 - (days - within) / (3 * within + 1)) * 0.75
