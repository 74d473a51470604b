"""Words that bound a figure, before it and after it, and what range they mean.

Conventions (model/quantity.py): "about" is five percent either way; "nearly" and "just under" keep the half below, "just
over" the half above; "more than", "at least" and their like are open at one end.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from osintcli.mentions.line import Line
from osintcli.mentions.quantities.lexicon import bound_words, noun_words
from osintcli.mentions.quantities.reading import Reading, Step
from osintcli.model.quantity import Modifier, UnitKind

_MARGIN = Decimal("0.05")
_ARTICLES = frozenset(("a", "an"))


class _Found(Struct, frozen=True):
    """A class of bound and the tokens it stands on."""

    name: str
    first: int
    last: int


def apply(line: Line, reading: Reading, previous_end: int, next_first: int) -> Reading:
    """Read the bounds around a quantity between its neighbours, and widen the mention over them."""
    reading = _after(line, reading, next_first)
    for _ in range(2):  # "up to about 50"
        found = _before(line, reading, previous_end)
        if found is None:
            break
        reading = _bounded(reading, found)
        reading = replace(reading, first=found.first, surface=min(reading.surface, found.first))
    return reading


def _before(line: Line, reading: Reading, previous_end: int) -> _Found | None:
    words, last = bound_words().words, reading.first
    if line.hyphen(last - 1) and line.glued(last) and line.word(last - 2) in words.below_prefix:
        return _Found("less_than", last - 2, last)
    prefixed = line.hyphen(last - 1) and line.glued(last) and line.word(last - 2) in words.prefixes
    found = bound_words().before.before(line, last - (prefixed or line.word(last - 1) in _ARTICLES))
    if found is None or found[0] < previous_end:
        return None
    first, name = found
    if _another_sense(line, reading, first, last):
        return None
    return _turned(line, _Found(name, first, last), previous_end) or _Found(name, first, last)


def _turned(line: Line, found: _Found, previous_end: int) -> _Found | None:
    """Read the negation before a bound: "does not exceed 40" and "never more than 40" are at most 40."""
    words, first = bound_words().words, found.first
    turned = words.turned.get(found.name)
    if turned is None or line.word(first - 1) not in words.negations or first <= previous_end:
        return None
    return None if line.word(first - 2) in words.not_negating else _Found(turned, first - 1, found.last)


def _another_sense(line: Line, reading: Reading, first: int, last: int) -> bool:
    """Say whether "about" means concerning, "over" during, "near" a place, or "over" belongs to "handed over millions"."""
    words = bound_words().words
    word, before = line.word(first), line.word(first - 1)
    if word == "up" and before in words.climbing:
        return True
    if last - first > 1 and line.word(last - 1) not in _ARTICLES:
        return False
    if reading.modifier is Modifier.VAGUE:
        return word in words.not_of_vague
    if word == "about":
        return before in words.concerning
    if word == "over":
        return (
            reading.unit is not None and reading.unit.kind is UnitKind.DURATION and before not in words.spread
        )
    if word == "near":
        return reading.unit is None or reading.unit.kind is UnitKind.COUNT
    return word == "below" and before in words.described


def _after(line: Line, reading: Reading, next_first: int) -> Reading:
    """Read "or more", "-plus", "at least" after the figure or after its unit."""
    for at, closed in _places(line, reading):
        found = bound_words().after.at(line, at)
        if found is None:
            continue
        last, name = found
        follows = line.word(last)[:1].isalnum() and line.word(last) not in noun_words().stops
        if follows and (closed or line.word(last - 1) in bound_words().words.limits):
            continue  # "40 goats, at least 12 of them", "a 5 dollar minimum fee"
        if line.word(last) in ("than", "to"):  # "200 or greater than 190", "30 bikes and up to 12 carts"
            continue
        if line.word(last - 1) in ("least", "most") and (
            last >= next_first or line.word(last)[:1].isdecimal()
        ):
            continue
        if line.word(at) == "and" and last >= next_first:
            continue  # "over 650 recoveries and over 370 deaths"
        if line.word(at) in ("plus", "+", "-", "odd") and not _joined_plus(line, at, last):
            continue
        bounded = _bounded(reading, _Found(name, at, last))
        return replace(bounded, last=max(reading.end, last))
    return reading


def _places(line: Line, reading: Reading) -> tuple[tuple[int, bool], ...]:
    """Return where a bound may follow, and whether a comma stands before it: "60 goats, give or take"."""
    places = ((reading.number_last, False), (reading.end, False))
    return (*places, (reading.end + 1, True)) if line.word(reading.end) == "," else places


def _joined_plus(line: Line, at: int, last: int) -> bool:
    """Say whether a plus belongs to the figure before it: "20-plus years", "500+", not "2 + 3"."""
    return (
        line.word(at) == "odd"
        or line.glued(at)
        or (line.word(at) == "plus" and not line.word(last)[:1].isdecimal())
    )


def _bounded(reading: Reading, found: _Found) -> Reading:
    rules = (*reading.rules, Step(f"{found.name} bound", found.first, found.last))
    if reading.modifier is Modifier.VAGUE:
        return replace(reading, rules=rules)
    if reading.modifier is Modifier.BETWEEN:
        return replace(_ranged(reading, found.name), rules=rules)
    if reading.modifier not in (Modifier.EXACT, Modifier.ABOUT) and found.name in ("about", "exact"):
        return replace(reading, rules=rules)
    value = reading.value if reading.value is not None else Decimal(0)
    modifier, low, high = _meant(found.name, value)
    return replace(reading, modifier=modifier, low=low, high=high, rules=rules)


def _ranged(reading: Reading, name: str) -> Reading:
    """Bound a range: "at least 5 to 6" is open above; "about 40 to 50" stays as it is."""
    if name in ("at_least", "more_than"):
        return replace(reading, modifier=Modifier(name), high=None)
    if name in ("at_most", "less_than"):
        return replace(reading, modifier=Modifier.BETWEEN)
    return reading


def _meant(name: str, value: Decimal) -> tuple[Modifier, Decimal | None, Decimal | None]:
    """Return the modifier and the range that a bound of this name gives to a value."""
    margin = abs(value) * _MARGIN
    meanings: dict[str, tuple[Modifier, Decimal | None, Decimal | None]] = {
        "exact": (Modifier.EXACT, value, value),
        "about": (Modifier.ABOUT, value - margin, value + margin),
        "more_than": (Modifier.MORE_THAN, value, None),
        "just_over": (Modifier.MORE_THAN, value, value + margin),
        "at_least": (Modifier.AT_LEAST, value, None),
        "less_than": (Modifier.LESS_THAN, None, value),
        "just_under": (Modifier.LESS_THAN, value - margin, value),
        "at_most": (Modifier.AT_MOST, None, value),
        "nearly": (Modifier.NEARLY, value - margin, value),
    }
    return meanings[name]


def converted(line: Line, readings: list[Reading]) -> list[Reading]:
    """Give the bound of "more than 100 kilometres (60 miles)" to the figure in brackets too."""
    found = list(readings)
    for at in range(1, len(found)):
        one, two = found[at - 1], found[at]
        if two.modifier is Modifier.EXACT and two.value is not None and _is_conversion(line, one, two):
            modifier, low, high = _meant(_NAMES[one.modifier], two.value)
            found[at] = replace(
                two,
                modifier=modifier,
                low=low,
                high=high,
                rules=(*two.rules, Step("bound of the figure converted", one.surface, one.number_first)),
            )
    return found


def _is_conversion(line: Line, one: Reading, two: Reading) -> bool:
    if one.unit is None or two.unit is None or one.modifier not in _NAMES or one.unit.kind is UnitKind.COUNT:
        return False
    return one.unit.kind is two.unit.kind and line.lower[one.end : two.first] in (
        ["("],
        ["/"],
        [",", "or"],
        ["or"],
    )


_NAMES = {
    Modifier.ABOUT: "about",
    Modifier.MORE_THAN: "more_than",
    Modifier.AT_LEAST: "at_least",
    Modifier.LESS_THAN: "less_than",
    Modifier.AT_MOST: "at_most",
    Modifier.NEARLY: "nearly",
}


def two_sided(line: Line, readings: list[Reading]) -> list[Reading]:
    """Merge "above 1000 and below 1500" into one range."""
    found: list[Reading] = []
    for reading in readings:
        merged = _both(line, found[-1], reading) if found else None
        if merged is not None:
            found[-1] = merged
        else:
            found.append(reading)
    return found


def _both(line: Line, one: Reading, two: Reading) -> Reading | None:
    if one.unit is not None or line.lower[one.end : two.first] not in (["and"], ["but"]):
        return None
    lower, upper = (one, two) if one.high is None else (two, one)
    if upper.low is not None or lower.high is not None or lower.low is None or upper.high is None:
        return None
    if lower.low >= upper.high or Modifier.VAGUE in (one.modifier, two.modifier):
        return None
    return replace(
        two,
        first=one.first,
        surface=one.surface,
        number_first=one.number_first,
        value=None,
        low=lower.low,
        high=upper.high,
        modifier=Modifier.BETWEEN,
        rules=(*one.rules, *two.rules, Step("two-sided bound", one.end, two.first)),
    )
