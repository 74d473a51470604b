"""The grammar of quantities: numbers, then their units, ranges, bounds, borrowed units, trend and concept, in this order."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from osintcli.mentions import numbers
from osintcli.mentions.line import Line
from osintcli.mentions.lines import Lines
from osintcli.mentions.numbers import Numeral
from osintcli.mentions.quantities import (
    borrow,
    bounds,
    candidates,
    compounds,
    concepts,
    money,
    normalize,
    ranges,
    reject,
    trends,
    units,
)
from osintcli.mentions.quantities.reading import Reading, begin
from osintcli.model.quantity import QuantityMention
from osintcli.model.sentence import Sentence


def find(text: str, sentences: Sequence[Sentence], lines: Lines | None = None) -> tuple[QuantityMention, ...]:
    """Read every quantity of the sentences, in text order; no two overlap. `lines` are theirs, where others read them."""
    promising = candidates.promising(lines or Lines(text, sentences))
    return tuple(normalize.mention(line, reading) for line in promising for reading in read(line))


def read(line: Line) -> list[Reading]:
    """Read every quantity of one line."""
    readings = _figures(line)
    if not readings:
        return []
    readings = ranges.join(line, compounds.join(line, readings))
    readings = bounds.converted(line, bounds.two_sided(line, _bounded(line, readings)))
    readings = borrow.units(line, readings)
    return concepts.add(line, trends.apply(line, readings))


def _figures(line: Line) -> list[Reading]:
    """Read the numerals with their units, those left out that are no quantity."""
    found: list[Reading] = []
    end = 0
    for numeral in numbers.find(line):
        if numeral.first < end or reject.at_once(line, numeral):
            continue  # the 100,000 of "3 per 100,000 people"
        unit = units.read(line, numeral)
        if reject.reason(line, numeral, unit) is None:
            found.append(_scaled(line, begin(numeral, unit)))
            end = found[-1].end
    return found


def _scaled(line: Line, reading: Reading) -> Reading:
    """Read the M of "120 MEUR"."""
    numeral: Numeral = reading.numeral
    found = money.factor(line, numeral) if reading.unit is None else None
    if found is None or numeral.value is None:
        return reading
    last, code, factor = found
    unit = money.unit(code, numeral.last, last, numeral.first, "money in millions")
    return begin(replace(numeral, value=numeral.value * factor), unit)


def _bounded(line: Line, readings: list[Reading]) -> list[Reading]:
    found: list[Reading] = []
    for at, reading in enumerate(readings):
        following = readings[at + 1].first if at + 1 < len(readings) else line.size
        found.append(bounds.apply(line, reading, found[-1].end if found else 0, following))
    return found
