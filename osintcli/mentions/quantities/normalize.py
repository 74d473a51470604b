"""From tokens of a line to the model's mention with its offsets."""

from __future__ import annotations

from decimal import Decimal

from osintcli.mentions.line import Line
from osintcli.mentions.quantities.reading import Reading, Step
from osintcli.model.quantity import Quantity, QuantityMention, UnitKind
from osintcli.model.span import Span


def mention(line: Line, reading: Reading) -> QuantityMention:
    """Return the mention of a finished reading."""
    unit = reading.unit
    number = line.span(reading.number_first, reading.number_last)
    whole = line.span(reading.first, reading.end)
    value = plain(reading.value)
    surface = Span(line.starts[min(reading.surface, reading.number_first)], number.end)
    return QuantityMention(
        span=whole,
        surface=surface,
        number=number,
        quantity=Quantity(
            value=value,
            low=value if reading.low is reading.value else plain(reading.low),
            high=value if reading.high is reading.value else plain(reading.high),
            modifier=reading.modifier,
            unit=unit.name if unit else "",
            unit_kind=unit.kind if unit else UnitKind.NUMBER,
        ),
        counted=f"{unit.described} {unit.name}" if unit and unit.described else "",
        unit_span=line.span(unit.first, unit.last) if unit and unit.first < unit.last else None,
        trend=reading.trend,
        concept=reading.concept,
        rule=" > ".join(_told(line, step) for step in reading.rules),
    )


def _told(line: Line, step: Step) -> str:
    """Return a rule with the words that it read: "measure: kg"."""
    if step.first >= step.last:
        return step.name
    return f"{step.name}: {line.text[line.starts[step.first] : line.ends[step.last - 1]]}"


def plain(value: Decimal | None) -> Decimal | None:
    """Write a value without an exponent, and a whole one without decimals: 2E+5 is 200000."""
    if value is None:
        return None
    return (
        value.quantize(Decimal(1)) if value == value.to_integral_value() and value.adjusted() < 27 else value
    )
