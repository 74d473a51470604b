"""Quantities: a number with its bounds and its unit."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from osintcli.model.span import Span


class Modifier(StrEnum):
    """How the words bound the figure."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    NEARLY = "nearly"
    BETWEEN = "between"
    VAGUE = "vague"


class Trend(StrEnum):
    """Whether something rose or fell by the figure."""

    UP = "up"
    DOWN = "down"


class UnitKind(StrEnum):
    """The dimension of a unit. `count` is a thing or a person counted, `number` a bare figure."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    POINT = "point"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    SPEED = "speed"
    TEMPERATURE = "temperature"
    DURATION = "duration"
    AGE = "age"
    ENERGY = "energy"
    POWER = "power"
    PRESSURE = "pressure"
    FREQUENCY = "frequency"
    DATA = "data"
    MAGNITUDE = "magnitude"
    ANGLE = "angle"
    RATE = "rate"
    NUMBER = "number"
    OTHER = "other"


class Quantity(Struct, frozen=True):
    """A figure in a unit. `low` and `high` are the inclusive range meant, `None` where open; `value` is `None` of a range.

    "over 11,000": value 11000, low 11000, high None, more_than. "about 70": value 70, low 66.5, high 73.5, about.
    "between 40 and 60": value None, low 40, high 60, between. "dozens": value None, low 24, high None, vague.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: Modifier
    unit: str
    unit_kind: UnitKind


class QuantityMention(Struct, frozen=True):
    """A span read as a quantity, before any context.

    `span` covers modifier, number and unit or counted noun phrase ("over 11,000 soldiers"), `surface` modifier and number
    ("over 11,000"), `number` the figure alone ("11,000", "1.2 billion"; of a range both ends). `quantity.unit` is the
    noun's lemma ("soldier"), an ISO 4217 code, `percent`, or a unit's name ("metre"); `""` when there is none.
    `counted` is that noun with the words before it that say which ("fishing boat"), `""` where there are none.
    `unit_span` is where the unit stands. `concept` holds the words of what is measured, lower case. `rule` names the
    grammar rules that built it with the words each read, outermost last: "figure: 40 > measure: kg".
    """

    span: Span
    surface: Span
    number: Span
    quantity: Quantity
    unit_span: Span | None = None
    trend: Trend | None = None
    concept: tuple[str, ...] = ()
    rule: str = ""
    counted: str = ""
