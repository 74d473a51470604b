"""A stretch of days, open where nothing bounds it, and its EDTF spelling."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from msgspec import Struct


class Interval(Struct, frozen=True):
    """Closed interval of days; `None` is an open end. `2024-10` is 1 to 31 October, never an invented day."""

    earliest: date | None = None
    latest: date | None = None

    @classmethod
    def day(cls, when: date) -> Interval:
        """Return the interval of one day."""
        return cls(when, when)

    @classmethod
    def month(cls, year: int, month: int) -> Interval:
        """Return the interval of one calendar month."""
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))

    @classmethod
    def year(cls, year: int) -> Interval:
        """Return the interval of one calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def known(self) -> bool:
        """Whether anything bounds it."""
        return self.earliest is not None or self.latest is not None

    @property
    def single(self) -> date | None:
        """The one day, where it is one day."""
        return self.earliest if self.earliest == self.latest else None

    def meets(self, other: Interval) -> bool:
        """Say whether the two share a day; an open end reaches out forever."""
        return (self.earliest or date.min) <= (other.latest or date.max) and (other.earliest or date.min) <= (
            self.latest or date.max
        )

    def within(self, other: Interval) -> bool:
        """Say whether every day of this interval is a day of `other`."""
        return (other.earliest or date.min) <= (self.earliest or date.min) and (self.latest or date.max) <= (
            other.latest or date.max
        )

    def before(self, other: Interval) -> bool:
        """Say whether it ends before `other` begins."""
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest

    def both(self, other: Interval) -> Interval | None:
        """Return the days that are in both, or `None`."""
        if not self.meets(other):
            return None
        starts = [d for d in (self.earliest, other.earliest) if d is not None]
        ends = [d for d in (self.latest, other.latest) if d is not None]
        return Interval(max(starts, default=None), min(ends, default=None))

    @property
    def edtf(self) -> str | None:
        """The shortest EDTF (ISO 8601-2) spelling: `2024`, `2024-10`, `2024-10-19`, `2024-10-19/2024-11-02`, `../2024`."""
        if not self.known:
            return None
        first, last = self.earliest, self.latest
        if first is not None and last is not None:
            return _calendar_unit(first, last) or f"{first.isoformat()}/{last.isoformat()}"
        return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"


def _calendar_unit(first: date, last: date) -> str | None:
    if first == last:
        return first.isoformat()
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and first.year == last.year:
        if first.month == last.month:
            return f"{first:%Y-%m}"
        if (first.month, last.month) == (1, 12):
            return f"{first:%Y}"
    return None
