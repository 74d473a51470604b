"""How figures, times and speakers are put into words for a reader."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from osintcli.comparisons import times
from osintcli.comparisons.readings import Reading
from osintcli.lexicons.load import load
from osintcli.model.assertion import AsOfBasis
from osintcli.model.attribution import Level
from osintcli.model.quantity import Quantity, UnitKind
from osintcli.text.unit_words import spelled

_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_PART = "fraction"
_UNCOUNTED = frozenset({UnitKind.COUNT, UnitKind.NUMBER, UnitKind.OTHER})


def participle(verb: str) -> str:
    """Return the past participle of an English verb, good enough for a label."""
    if verb in printed().participles:
        return printed().participles[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else f"{verb}ed"


class Printed(msgspec.Struct, frozen=True):
    """The words of `lexicons/en/wording.yaml`."""

    signs: dict[str, str]
    modifiers: dict[str, str]
    nominal: frozenset[str]
    nominal_alone: frozenset[str]
    participles: dict[str, str]
    sorts: dict[str, str]
    converting: frozenset[str]
    converted_by: tuple[str, ...]


def printed() -> Printed:
    """Return the words that comparisons print."""
    return load("wording", Printed)


def number(value: Decimal) -> str:
    """Write a number: "11,000", "1.1 billion", "9.2"."""
    for scale, name in _SCALES:
        scaled = value / scale
        if abs(scaled) >= 1 and scaled == scaled.quantize(Decimal("0.001")):
            return f"{plain(scaled)} {name}"
    return plain(value)


LONGEST = 12
"""Digits that nobody wrote: a third as a decimal."""


def plain(value: Decimal) -> str:
    """Write a number with thousands set apart and no idle zeros; of a third, four digits."""
    if len(value.normalize().as_tuple().digits) > LONGEST:
        value = round(value, 4)
    whole = value.to_integral_value()
    return f"{whole:,}" if value == whole else f"{value.normalize():,f}"


def quantity(of: Quantity) -> str:
    """Write a quantity with its bounds and unit: "about 8,000", "30.2 feet"; a part in percent."""
    if of.unit == _PART:
        value, low, high = (None if end is None else 100 * end for end in (of.value, of.low, of.high))
        of = Quantity(value, low, high, of.modifier, "percent", of.unit_kind)
    if of.value is not None:
        figure = f"{printed().modifiers[of.modifier]}{number(of.value)}"
    elif of.low is not None and of.high is not None:
        figure = f"{number(of.low)} to {number(of.high)}"
    elif of.low is not None:
        figure = f"{number(of.low)} or more"
    else:
        figure = f"up to {number(of.high)}" if of.high is not None else "an unnamed number"
    return f"{figure}{unit(of)}"


def unit(of: Quantity) -> str:
    """Write what follows the number: " EUR", "%", " metres"; nothing for people and things."""
    if of.unit_kind in _UNCOUNTED or not of.unit or of.unit == "person":
        return ""
    if of.unit_kind is UnitKind.PERCENT:
        return "‰" if of.unit == "permille" else "%"
    if of.unit_kind is UnitKind.MONEY:
        return f" {of.unit}"
    return f" {printed().signs.get(of.unit) or spelled(of.unit, one=of.value == 1)}"


def figure(reading: Reading) -> str:
    """Write the figure of a reading, or the date of an event."""
    if reading.event:
        return times.words(reading.date)
    if reading.told_as and reading.range is not None:
        return f"{number(reading.range.point)} ({reading.told_as})"
    words = quantity(reading.said.quantity) if reading.said.quantity is not None else "a figure"
    return f"another {words}" if reading.said.measure == "increment" else words


def speaker(reading: Reading) -> str | None:
    """Name who says it, without an article in front; `None` for the article's own voice."""
    given = reading.said.attribution
    if given.level is Level.OUTLET:
        return None
    return given.origin or given.source


def moment(reading: Reading) -> str:
    """Write the time of a reading, and the day of writing where that stands in."""
    if reading.event:
        return f"told {times.words(reading.told)}" if reading.told.known else "undated"
    if not reading.time.known:
        return "undated"
    if reading.said.as_of.basis is AsOfBasis.DOCUMENT:
        return f"told {times.words(reading.time)}"
    if reading.told.known and times.gap(reading.time, reading.told) > times.LATE:
        return f"{times.words(reading.time)}, as told {times.words(reading.told)}"
    return times.words(reading.time)


HEARSAY = "hearsay"
"""What stands in a speaker's place where nobody is named: "reportedly"."""


def full(reading: Reading) -> str:
    """Write figure, time and speaker: "about 8,000 (2 Nov 2024, U.S. intelligence)"; of hearsay that it is."""
    who = speaker(reading) or (HEARSAY if reading.said.attribution.level is Level.HEARSAY else None)
    inside = ", ".join(part for part in (moment(reading), who) if part)
    return f"{figure(reading)} ({inside})"
