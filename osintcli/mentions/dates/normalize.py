"""Readings to values and days: where an expression lies in the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from osintcli.mentions.dates import fields, periods
from osintcli.mentions.dates.context import FINENESS, Context
from osintcli.mentions.dates.periods import ONE_DAY, WEEK, Period, stepped
from osintcli.mentions.dates.placed import Placed, from_anchor, told
from osintcli.mentions.dates.readings import Expression, Nth, Offset, Run, Shift, When
from osintcli.model.timex import Anchor

UNPLACED = {
    "D": "XXXX-XX-XX",
    "N": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "F": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "HY": "XXXX-HX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
    "ML": "X",
    "H": "XXXX-XX-XXTXX",
    "MI": "XXXX-XX-XXTXX",
    "S": "XXXX-XX-XXTXX",
}
THURSDAY = 4
"""A feast from here on in the week makes the weekend after it, an earlier one that before it."""


def place(expression: Expression, context: Context) -> Placed | None:
    """Return where an expression lies, `None` where there is no such day."""
    match expression:
        case When():
            outer = place(expression.inside, context) if expression.inside is not None else None
            return fields.placed(expression, outer, context)
        case Shift():
            return _shift(expression, context)
        case Offset():
            return _offset(expression, context)
        case Nth():
            return _nth(expression, context)
        case Run():
            return _run(expression, context)


def _shift(shift: Shift, context: Context) -> Placed | None:
    base, anchor = from_anchor(context)
    if shift.of_text or context.narrative:
        named = context.reference(shift.unit, here=shift.near)
        if named is not None:
            base, anchor = (named.last if shift.count > 0 else named.first), Anchor.TEXT
        elif shift.of_text and shift.count == 0 and context.last() is not None:
            return _coarser(shift, context)
    if base is None:
        return Placed(UNPLACED[shift.unit], relative=True)
    unit = "D" if shift.unit == "N" else shift.unit
    period = stepped(base, unit, shift.count)
    return told(period, anchor)


def _coarser(shift: Shift, context: Context) -> Placed | None:
    """That day, where the text named a month only: the month, its day unknown."""
    last = context.last()
    if last is None or len(last.value) not in {4, 7} or not last.value.replace("-", "").isdigit():
        base, anchor = from_anchor(context)
        period = stepped(base, shift.unit, 0) if base else None
        return (
            Placed(period.value, period, anchor, relative=True)
            if period
            else Placed(UNPLACED[shift.unit], relative=True)
        )
    value = last.value + UNPLACED[shift.unit][len(last.value) :]
    return Placed(value, replace(last, value=value), Anchor.TEXT, relative=True)


def _offset(offset: Offset, context: Context) -> Placed | None:
    """Step from a base; the result is as fine as the finer of unit and base: a month a year ago, a day two weeks on."""
    finest = min((unit for _, unit in offset.amounts), key=lambda unit: FINENESS.get(unit, -1))
    grain = "D" if offset.exact or finest == "F" else finest
    base, anchor = from_anchor(context)
    if offset.base is not None:
        placed = place(offset.base, context)
        if placed is None or placed.period is None:
            return None if placed is None else Placed(UNPLACED[finest], relative=True)
        base, anchor = placed.period.first, placed.anchor
        inner = placed.period.grain
        if inner in periods.CONTAINING and FINENESS[inner] <= FINENESS.get(grain, 0):
            grain = inner
    elif (offset.of_text or context.narrative) and (named := context.reference(finest)) is not None:
        base, anchor = named.first, Anchor.TEXT
    if base is None:
        return Placed(UNPLACED[finest], relative=True)
    for amount, unit in offset.amounts:
        base = periods.moved(base, unit, amount * offset.sign)
    made = periods.CONTAINING.get(grain)
    return told(made(base), anchor) if made else None


def _run(run: Run, context: Context) -> Placed:
    """So many units up to the day of writing, or from it on."""
    if context.anchor is None or run.amount is None:
        return Placed("", relative=True)
    base = context.anchor
    far = periods.moved(base, run.unit, run.amount * run.sign)
    if run.unit == "Q":
        return _quarters(run, base)
    first, last = (far, base) if run.sign < 0 else (min(base + ONE_DAY, far), far)
    return Placed("", Period("R", first, last, ""), Anchor.DOCUMENT, relative=True)


def _quarters(run: Run, base: date) -> Placed:
    """Quarters are whole ones: the past two quarters ended before this one began."""
    count = int(run.amount or 1)
    near, far = stepped(base, "Q", run.sign), stepped(base, "Q", run.sign * count)
    if near is None or far is None:
        return Placed("", relative=True)
    return Placed(
        "",
        Period("R", min(near.first, far.first), max(near.last, far.last), ""),
        Anchor.DOCUMENT,
        relative=True,
    )


def _nth(nth: Nth, context: Context) -> Placed | None:
    placed = place(nth.inside, context)
    if placed is None or placed.period is None:
        return Placed(_day_of_month(nth, placed) or UNPLACED.get(nth.unit, "XXXX"), relative=True)
    period = _unit_in(placed.period, nth)
    return told(period, placed.anchor, relative=placed.relative)


def _day_of_month(nth: Nth, placed: Placed | None) -> str | None:
    """ "The last day of June" is the same day of every year; of February only its first days are."""
    month = placed.value.removeprefix(YEARLESS) if placed is not None else ""
    if len(month) != len("06") or not month.isdigit() or nth.unit not in {"D", "N"} or nth.count != 1:
        return None
    named = periods.month(date(LEAP, int(month), 1))
    if month == FEBRUARY and nth.which < 0:
        return None
    period = _unit_in(named, nth)
    return None if period is None else YEARLESS + period.value[len(str(LEAP)) + 1 :]


YEARLESS, LEAP, FEBRUARY = "XXXX-", 2024, "02"


def _weekday_in(whole: Period, weekday: int, which: int) -> Period | None:
    """Return the nth Sunday of a month or year, -1 the last."""
    if which > 0:
        first = whole.first + timedelta(days=(weekday - whole.first.isoweekday()) % WEEK)
        day = first + timedelta(days=WEEK * (which - 1))
    else:
        day = whole.last - timedelta(days=(whole.last.isoweekday() - weekday) % WEEK)
    return periods.day(day) if whole.first <= day <= whole.last else None


def _unit_in(whole: Period, nth: Nth) -> Period | None:
    unit, which = ("D" if nth.unit == "N" else nth.unit), nth.which
    if unit.startswith("WD"):
        return _weekday_in(whole, int(unit[2:]), which)
    if unit not in periods.CONTAINING:
        return None
    make = periods.CONTAINING[unit]
    if which == 0 and unit == "WE" and whole.first.isoweekday() < THURSDAY:
        return make(whole.first - timedelta(days=WEEK))
    if which == 0:
        return make(whole.first)
    if unit == "W" and whole.grain == "Y":
        first = date(whole.first.year, 1, 4)
        start = make(first) if which > 0 else make(date(whole.first.year, 12, 28))
    else:
        start = make(whole.first) if which > 0 else make(whole.last)
    step = which - 1 if which > 0 else 1 - nth.count
    begin = stepped(start.first, unit, step)
    if begin is None or not (begin.first <= whole.last and whole.first <= begin.last):
        return None
    if nth.count == 1:
        return begin
    end = stepped(begin.first, unit, nth.count - 1)
    return end and Period("R", begin.first, end.last, "")
