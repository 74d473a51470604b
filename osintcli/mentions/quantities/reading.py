"""What has been read of one quantity so far: a numeral with its unit, bounds and trend, each as tokens of its line."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from osintcli.mentions.numbers import Numeral
from osintcli.model.quantity import Modifier, Trend, UnitKind


class Unit(Struct, frozen=True):
    """A unit as it stands over the tokens `first` to `last`, the end left out.

    `start` is where the mention begins when the unit stands before the figure ("€900m").
    """

    name: str
    kind: UnitKind
    first: int
    last: int
    start: int
    rule: str
    end: int = 0
    """The token after all that belongs to the unit, where that is more than `last`: "$5 a barrel"."""
    described: str = ""
    """The words before a counted noun, lower case: the fishing of "four fishing boats"."""


class Step(NamedTuple):
    """A rule of the derivation and the tokens that it read, none where it read no words."""

    name: str
    first: int = 0
    last: int = 0


class Reading(Struct, frozen=True):
    """A quantity in the making: `first` to `last` are the mention's tokens, `number_first` to `number_last` the figure's."""

    first: int
    last: int
    surface: int
    number_first: int
    number_last: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: Modifier
    numeral: Numeral
    unit: Unit | None = None
    trend: Trend | None = None
    concept: tuple[str, ...] = ()
    rules: tuple[Step, ...] = ()

    @property
    def end(self) -> int:
        """The token after figure and unit."""
        return self.last if self.last > self.number_last else self.number_last  # noqa: FURB136  half the time of max()


def begin(numeral: Numeral, unit: Unit | None) -> Reading:
    """Return the reading of a bare numeral with its unit."""
    vague = numeral.value is None
    read = Step(numeral.rule, numeral.first, numeral.last)
    first = min(numeral.first, unit.start) if unit else numeral.first
    last = max(numeral.last, unit.last, unit.end) if unit else numeral.last
    return Reading(
        first=first,
        last=last,
        surface=first,
        number_first=numeral.first,
        number_last=numeral.last,
        value=numeral.value,
        low=numeral.low if vague else numeral.value,
        high=numeral.value,
        modifier=Modifier.VAGUE if vague else Modifier.EXACT,
        numeral=numeral,
        unit=unit,
        rules=(read, Step(unit.rule, *_stands(numeral, unit))) if unit else (read,),
    )


def _stands(numeral: Numeral, unit: Unit) -> tuple[int, int]:
    """Return the tokens of a unit with the rate after it; of one before its figure, those up to the figure."""
    if unit.first < numeral.first:
        return unit.first, min(unit.last, numeral.first)
    return unit.first, max(unit.last, unit.end)


def is_age(reading: Reading) -> bool:
    """Say whether the quantity is somebody's or something's age."""
    return reading.unit is not None and reading.unit.kind is UnitKind.AGE
