"""What a figure may mean, in the base unit of its dimension: bounds from the words, slack from rounding.

The width of words, all in one place: "about" is ±5 % (set where quantities are read, as the corpora's conventions have
it). Two figures also meet when one is a rounding of the other: half a unit of its last significant digit, but never more
than 2.5 %, and never for counts below 1,000, which are told to the last one.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from msgspec import Struct

from osintcli.lexicons.load import load
from osintcli.model.quantity import Modifier, Quantity, UnitKind

ROUNDING_CAP = Decimal("0.025")
EXACT_COUNTS = Decimal(1000)
_COUNTED = frozenset({UnitKind.COUNT, UnitKind.NUMBER, UnitKind.OTHER, UnitKind.AGE, UnitKind.PERCENT})


@cache
def _factors() -> dict[str, tuple[str, Decimal, Decimal]]:
    """Return unit -> dimension, factor and offset to its base unit."""
    table = load("dimensions", dict[str, dict[str, tuple[str, str]]])
    return {
        unit: (name, Decimal(factor), Decimal(offset))
        for name, units in table.items()
        for unit, (factor, offset) in units.items()
    }


def base_unit(unit: str) -> str:
    """Return the unit that figures of this unit are compared in."""
    known = _factors().get(unit.replace(" ", "_"))
    return (
        next(u for u, (name, factor, _) in _factors().items() if name == known[0] and factor == 1)
        if known
        else unit
    )


_TIMES = "duration"
_WEIGHED = frozenset({"mass", "volume"})


def priced(unit: str) -> bool:
    """Say whether a unit is a sum for one of something ("EUR/tonne", "GBP/person"), not for a stretch of time."""
    sum_, slash, one = unit.partition("/")
    known = _factors().get(one.replace(" ", "_"))
    money = len(sum_) == CODE and sum_.isupper()
    return bool(slash) and money and not (known is not None and known[0] == _TIMES)


CODE = 3
"""Letters of an ISO 4217 code."""


def weighed(names: frozenset[str]) -> bool:
    """Say whether one of these words is a measure that goods are sold by."""
    return any((known := _factors().get(name)) is not None and known[0] in _WEIGHED for name in names)


class Range(Struct, frozen=True):
    """`low` to `high`, both inclusive and open where `None`; `point` is the figure named; `slack` its rounding."""

    low: Decimal | None
    high: Decimal | None
    point: Decimal
    slack: Decimal
    bounded: bool
    """Whether words bound it ("at least", "between"), so that it is no plain figure."""
    beyond: bool = False
    """Whether the figure named is itself left out: "more than 37". Of round ones it is not: "more than 11,000" is 11,000."""

    def meets(self, other: Range) -> bool:
        """Say whether one number can be meant by both; rounding counts when neither side names bounds both ways."""
        if self._leaves_out(other) or other._leaves_out(self):
            return False
        slack = max(self.slack, other.slack)
        return _below(self.low, other.high, slack) and _below(other.low, self.high, slack)

    def _leaves_out(self, other: Range) -> bool:
        """Say whether the other ends just where this one begins, or begins where it ends, at a figure left out here."""
        return self.beyond and (self.low == other.high if self.high is None else self.high == other.low)

    def within(self, other: Range) -> bool:
        """Say whether it lies inside `other` and says more than it."""
        inside = _reaches(other.low, self.low, down=True) and _reaches(other.high, self.high, down=False)
        return inside and (self.low, self.high) != (other.low, other.high)

    def same(self, other: Range) -> bool:
        """Say whether the figures named are equal, rounding aside."""
        return abs(self.point - other.point) <= max(self.slack, other.slack)

    def plus(self, other: Range) -> Range:
        """Return what both make together."""
        return Range(
            low=None if self.low is None or other.low is None else self.low + other.low,
            high=None if self.high is None or other.high is None else self.high + other.high,
            point=self.point + other.point,
            slack=self.slack + other.slack,
            bounded=self.bounded or other.bounded,
        )


def _below(low: Decimal | None, high: Decimal | None, slack: Decimal) -> bool:
    return low is None or high is None or low <= high + slack


def _reaches(outer: Decimal | None, inner: Decimal | None, *, down: bool) -> bool:
    if outer is None:
        return True
    if inner is None:
        return False
    return outer <= inner if down else inner <= outer


def rounding(value: Decimal, kind: UnitKind) -> Decimal:
    """Return how far a number may be off for being round: 900 million stands for 877.5 to 922.5 million."""
    size = abs(value)
    if kind in _COUNTED and kind is not UnitKind.PERCENT and size < EXACT_COUNTS:
        return Decimal(0)
    digits = value.normalize().as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    return min(Decimal(5).scaleb(exponent - 1), size * ROUNDING_CAP)


def read(quantity: Quantity, *, falling: bool = False) -> Range | None:
    """Return the range of a quantity in its base unit, or `None` when it names no number. A fall is negative."""
    point = quantity.value
    if point is None:
        ends = [end for end in (quantity.low, quantity.high) if end is not None]
        if not ends:
            return None
        point = sum(ends, Decimal(0)) / len(ends)
    _, factor, offset = _factors().get(quantity.unit.replace(" ", "_"), ("", Decimal(1), Decimal(0)))
    low, high = quantity.low, quantity.high
    if quantity.modifier is Modifier.EXACT:
        low, high = low if low is not None else point, high if high is not None else point
    sign = -1 if falling else 1
    first, last = (None if end is None else (end * factor + offset) * sign for end in (low, high))
    return Range(
        low=last if falling else first,
        high=first if falling else last,
        point=(point * factor + offset) * sign,
        slack=rounding(point, quantity.unit_kind) * factor if quantity.value is not None else Decimal(0),
        bounded=quantity.modifier is not Modifier.EXACT,
        beyond=_leaves_out(quantity),
    )


ROUND = Decimal(5)
"""Shares that are multiples of it are round."""


def _leaves_out(quantity: Quantity) -> bool:
    """Say whether "more than" or "less than" stands before a figure of things or a share that is told to the last one."""
    value = quantity.value
    if value is None or quantity.modifier not in (Modifier.MORE_THAN, Modifier.LESS_THAN):
        return False
    if (quantity.low is None) == (quantity.high is None) or quantity.unit_kind not in _COUNTED:
        return False
    if quantity.unit_kind is UnitKind.PERCENT:
        return value % ROUND != 0
    return value % 10 != 0 and value == value.to_integral_value()


def to_unit(value: Decimal, unit: str) -> Decimal:
    """Return a value in the base unit as one of `unit`."""
    _, factor, offset = _factors().get(unit.replace(" ", "_"), ("", Decimal(1), Decimal(0)))
    found = Decimal(f"{(value - offset) / factor:f}")
    return found if factor == 1 else Decimal(f"{round(found, 6).normalize():f}")
