"""What a text says about the day it was written: bounds, and marks that only some days bear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from osintcli.model.interval import Interval
from osintcli.model.span import Span

DAY = timedelta(days=1)
USUAL_LAG = 2
"""Days from the last day named by date to the writing: who writes on the day itself says "today" or the weekday."""


@dataclass(frozen=True, slots=True)
class Mark:
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

    def last(self, when: date) -> date | None:
        """Return the last day that bears the mark, up to `when`; `None` when there is none in four years and a bit."""
        if self.month is not None and self.day is not None and self.weekday is None:
            return next(
                (
                    d
                    for year in range(when.year, max(0, when.year - 9), -1)
                    if (d := _day(year, self.month, self.day)) and d <= when
                ),
                None,
            )
        return (
            next((d for back in range(62) if self.fits(d := when - back * DAY)), None)
            if when.toordinal() > 62
            else None
        )


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence.

    `bounds` are days that it leaves possible and nothing else does; `mark` is what the day of writing looks like, or,
    with `within`, what a day up to `within` days before it looks like; `near` are days that it lies in or shortly after.
    `weight` is what it counts where clues compete: 8 a line that states the day, 1 a hint.
    """

    span: Span
    exact: str
    says: str
    weight: float
    bounds: Interval = Interval()
    mark: Mark | None = None
    within: int = 0
    near: Interval = Interval()

    def score(self, when: date) -> float:
        """Return how well a day fits, from 0 to `weight`."""
        if self.mark is not None:
            if not self.within:
                return self.weight if self.mark.fits(when) else 0.0
            last = self.mark.last(when)
            if last is None:
                return 0.0
            lag = (when - last).days
            return self.weight * _fading(lag, self.within) - (
                abs(lag - USUAL_LAG) * 0.01 if self.mark.month else 0.0
            )
        if self.near.earliest is not None and self.near.latest is not None:
            if when < self.near.earliest:
                return 0.0
            return self.weight * _fading(
                (when - self.near.earliest).days, (self.near.latest - self.near.earliest).days
            )
        return 0.0


def _fading(days: int, within: int) -> float:
    """Return 1 on all days within reach, less beyond it, 0 from four times the reach on."""
    if days <= within:
        return 1.0
    return max(0.0, 1 - (days - within) / (3 * within + 1)) * 0.75
