"""A spot and where it was placed, as the mention that the stage hands on."""

from __future__ import annotations

from datetime import date, timedelta

from osintcli.mentions.dates import periods
from osintcli.mentions.dates.context import Context
from osintcli.mentions.dates.normalize import place
from osintcli.mentions.dates.order import both
from osintcli.mentions.dates.periods import ONE_DAY, Period
from osintcli.mentions.dates.placed import Placed
from osintcli.mentions.dates.readings import Offset, Reading
from osintcli.mentions.dates.spot import Spot, reading_at
from osintcli.mentions.dates.story import moves_on
from osintcli.model.interval import Interval
from osintcli.model.span import Span
from osintcli.model.timex import Anchor, TimexMention, TimexType

HOURS_A_DAY = 24
PLAIN_MODS = {"BEFORE_NOW": "START", "AFTER_NOW": "END", "": None}


def placed_mention(spot: Spot, placed: Placed, context: Context) -> TimexMention:
    """Return the mention of what has a place in the calendar, and remember the date that it names."""
    reading, period = spot.reading, placed.period
    timed = bool(reading.part or reading.clock)
    kind = TimexType.TIME if timed else reading.type
    value = reading.value or placed.value + (f"T{_time(reading)}" if timed else "")
    interval = Interval()
    if period is not None:
        interval = both(reading, narrowed(period, spot.mod, context.anchor, edge=reading.edge))
        if spot.mod == "LESS_THAN" and isinstance(reading.expression, Offset):
            interval = _since(reading.expression, period, context)
        if kind is not TimexType.DURATION:
            named = periods.day(period.first) if period.grain == "R" else period
            context.name(named, tells=moves_on(reading, spot.leading))
    mod = PLAIN_MODS.get(spot.mod or "", spot.mod)
    return TimexMention(
        Span(spot.start, spot.item.end), kind, value, mod, interval, relative=placed.relative, anchor=placed.anchor,
        preposition=spot.leading, rule=spot.item.word,
    )  # fmt: skip


def _time(reading: Reading) -> str:
    """Return the time of day; a zone that a law can move ("ET") is left out."""
    moves = reading.zone.isalpha() and reading.zone != "Z"
    return reading.part or reading.clock + ("" if moves else reading.zone)


def _since(offset: Offset, period: Period, context: Context) -> Interval:
    """Return the days of "less than 30 years later": from what it is counted from."""
    base = place(offset.base, context) if offset.base is not None else None
    named = base.period if base is not None else (context.named[-1][1] if context.named else None)
    first = period.first if named is None else min(named.first, period.first)
    return Interval(first, period.last)


def free_mention(spot: Spot, context: Context) -> TimexMention:
    """Return the mention of a duration, a set, a reference, or of a time of day without its day."""
    reading = spot.reading
    if reading.part or reading.clock:
        return placed_mention(spot, _day_for_time(context), context)
    interval = _anchored(spot, context) if reading.type is TimexType.DURATION else Interval()
    if reading.value == "PRESENT_REF" and context.anchor is not None:
        interval = Interval.day(context.anchor)
    return TimexMention(
        Span(spot.start, spot.item.end), reading.type, reading.value, spot.mod, interval,
        relative=reading.value.endswith("_REF"), preposition=spot.leading, rule=spot.item.word,
    )  # fmt: skip


def _day_for_time(context: Context) -> Placed:
    """Return the day that a time of day belongs to: the one named before in the sentence, else the day of writing."""
    named = context.reference("D")
    if named is not None:
        return Placed(named.value, named, Anchor.TEXT, relative=True)
    if context.anchor is not None:
        return Placed(context.anchor.isoformat(), periods.day(context.anchor), Anchor.DOCUMENT, relative=True)
    return Placed("XXXX-XX-XX", relative=True)


def _anchored(spot: Spot, context: Context) -> Interval:
    """Return the days of "the 48 hours to Saturday noon", "the week ending 28 September", "two weeks starting 20 May"."""
    joint = spot.kind(1)
    far = (
        3
        if joint == "starting" and spot.items[spot.at + 2 : spot.at + 3] and spot.kind(2) in {"on", "from"}
        else 2
    )
    other = reading_at(spot.items, spot.at + far)
    if (
        joint not in {"to", "until", "before", "starting", "ending", "from"}
        or other is None
        or other.expression is None
    ):
        return Interval()
    placed = place(other.expression, context) if spot.reading.amounts else None
    if placed is None or placed.period is None:
        return Interval()
    if joint in {"starting", "from"}:
        last = _stepped(spot.reading, placed.period.first, 1) - ONE_DAY
        return Interval(placed.period.first, max(last, placed.period.first))
    hours = any(unit == "H" for _, unit in spot.reading.amounts)
    first = _stepped(spot.reading, placed.period.last + (timedelta(0) if hours else ONE_DAY), -1)
    return Interval(min(first, placed.period.last), placed.period.last)


def _stepped(reading: Reading, when: date, sign: int) -> date:
    for amount, unit in reading.amounts:
        days = amount // HOURS_A_DAY if unit == "H" else amount
        when = periods.moved(when, "D" if unit == "H" else unit, sign * days)
    return when


def narrowed(period: Period, mod: str | None, anchor: date | None, *, edge: bool = False) -> Interval:
    """Return the days of a part of a period.

    Early and late are its first and second half, with `edge` ("the end of May") its first and last tenth; "earlier this
    year" runs up to the day of writing.
    """
    first, last = period.first, period.last
    days = (last - first).days
    if days < 2 or mod is None:
        return Interval(first, last)
    if anchor is not None and first <= anchor <= last and mod in {"BEFORE_NOW", "AFTER_NOW"}:
        return Interval(first, anchor) if mod == "BEFORE_NOW" else Interval(anchor, last)
    part = timedelta(days=days // 10 if edge else days // 2)
    quarter = timedelta(days=days // 4)
    parts = {
        "START": Interval(first, first + part),
        "END": Interval(last - part, last),
        "MID": Interval(first + quarter, last - quarter),
    }
    return parts.get(mod, Interval(first, last))
