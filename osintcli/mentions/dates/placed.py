"""Where an expression was placed in the calendar."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from osintcli.mentions.dates.context import Context
from osintcli.mentions.dates.periods import Period
from osintcli.model.timex import Anchor


class Placed(Struct, frozen=True):
    """A value, the days it stands for (`None` when unknown), and what it was counted from."""

    value: str
    period: Period | None = None
    anchor: Anchor = Anchor.NONE
    relative: bool = False


def told(period: Period | None, anchor: Anchor, *, relative: bool = True) -> Placed | None:
    """Return a period as placed, `None` where there is no such day."""
    return None if period is None else Placed(period.value, period, anchor, relative=relative)


def from_anchor(context: Context) -> tuple[date | None, Anchor]:
    """Return the day of writing to count from, where it is known."""
    return context.anchor, Anchor.DOCUMENT if context.anchor else Anchor.NONE
