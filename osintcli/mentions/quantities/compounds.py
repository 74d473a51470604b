"""One quantity told in two units: "5 feet 2 inches", "15 dollars and 20 cents", "15 dollars 50"."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from osintcli.mentions.line import Line
from osintcli.mentions.numbers import Form
from osintcli.mentions.quantities.lexicon import money_words, unit_words
from osintcli.mentions.quantities.reading import Reading, Step, Unit
from osintcli.model.quantity import UnitKind

_LINKS: tuple[list[str], ...] = ([], ["and"], [","])
_HUNDREDTHS = Decimal(100)
_DIGITS = 2


def join(line: Line, readings: list[Reading]) -> list[Reading]:
    """Add a figure in a smaller unit to the one before it, and keep the larger unit."""
    found: list[Reading] = []
    for reading in readings:
        parts = _parts(line, found[-1], reading) if found else None
        if parts is None:
            found.append(reading)
        else:
            found[-1] = _sum(found[-1], reading, parts)
    return found


def _parts(line: Line, one: Reading, two: Reading) -> Decimal | None:
    """Return how many of the second unit make one of the first, where the two figures are one quantity."""
    gap = line.lower[one.end : two.first]
    if one.unit is None or one.value is None or two.value is None or gap not in _LINKS:
        return None
    if gap == [","] and one.unit.kind is UnitKind.MONEY:
        return None  # "20 dollars, 30 cents more than before"
    if one.value != one.value.to_integral_value() or one.numeral.scale != 1:
        return None
    factor = _smaller(one.unit, two.unit) if two.unit else _cents(line, one.unit, two)
    return factor if factor is not None and 0 < two.value < factor else None


def _smaller(one: Unit, two: Unit) -> Decimal | None:
    if one.kind is UnitKind.MONEY and two.kind is UnitKind.MONEY:
        return _HUNDREDTHS if two.name in money_words().hundredths and one.name.isupper() else None
    return unit_words().parts.get(one.name, {}).get(two.name)


def _cents(line: Line, unit: Unit, two: Reading) -> Decimal | None:
    """Read the bare 50 of "15 dollars 50" and "15 dollars and 50", where the clause ends after it."""
    cents = two.numeral.form is Form.DIGITS and len(line.word(two.number_first)) == _DIGITS
    over = not line.word(two.end)[:1].isalnum()
    return _HUNDREDTHS if cents and over and unit.rule == "money after" and unit.last > unit.first else None


def _sum(one: Reading, two: Reading, parts: Decimal) -> Reading:
    value = (one.value or Decimal(0)) + (two.value or Decimal(0)) / parts
    return replace(
        one,
        last=two.end,
        number_last=two.number_last,
        value=value,
        low=value,
        high=value,
        rules=(*one.rules, *two.rules, Step("two units")),
    )
