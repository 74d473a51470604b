"""Two numbers that are the ends of one range: "between 40 and 60", "1.2 billion to 2.3 billion USD", "5-7 percent".

"rose from 17 to 31" is no range but an old figure and a new one; "3-2" is a score.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from osintcli.lexicons.inflection import base_form
from osintcli.mentions.line import Line
from osintcli.mentions.numbers import Form
from osintcli.mentions.quantities.lexicon import bound_words
from osintcli.mentions.quantities.reading import Reading, Step, Unit
from osintcli.model.quantity import Modifier, UnitKind

_CHANGE_WINDOW = 8
_ENDS = frozenset(";:.")


class Link(StrEnum):
    """What stands between two numbers, and before the first."""

    BETWEEN = "between"
    FROM = "from"
    TO = "to"
    HYPHEN = "hyphen"
    OR = "or"


class _Joined(Struct, frozen=True):
    link: Link
    first: int


def join(line: Line, readings: list[Reading]) -> list[Reading]:
    """Merge the pairs that are ranges and leave the rest; close pairs first: "from 24 to 33-35 billion" has two ends."""
    close = _joined(line, readings, frozenset((Link.HYPHEN, Link.BETWEEN, Link.OR)))
    return _joined(line, close, frozenset((Link.FROM, Link.TO)))


def _joined(line: Line, readings: list[Reading], links: frozenset[Link]) -> list[Reading]:
    found: list[Reading] = []
    at = 0
    while at < len(readings):
        here = readings[at]
        following = readings[at + 1] if at + 1 < len(readings) else None
        joined = _link(line, here, following) if following else None
        if following is None or joined is None or joined.link not in links:
            found.append(here)
            at += 1
        else:
            found.extend(_one_or_two(line, here, following, joined))
            at += 2
    return found


def _one_or_two(line: Line, one: Reading, two: Reading, joined: _Joined) -> tuple[Reading, ...]:
    changed = joined.link in (Link.FROM, Link.TO) and _changes(line, joined.first)
    if changed and joined.link is Link.FROM:
        return _levels(one, two)
    if changed and (one.unit is not None or two.unit is None):
        return one, two  # "gained 0.7 percent to 6,327"
    if two.value is None or one.value is None or _fraction_to_level(one, two):
        return one, two
    merged = _merge(one, two, joined)
    return (merged,) if merged else (one, two)


def _fraction_to_level(one: Reading, two: Reading) -> bool:
    """Say whether a fraction and a level stand side by side: "shrank by a fifth to 4.8 billion euros"."""
    if one.value is None or two.value is None or one.unit is not None:
        return False
    return 0 < one.value < 1 <= two.value and one.numeral.form is not Form.DIGITS


def _link(line: Line, one: Reading, two: Reading) -> _Joined | None:
    """Return how two neighbours hang together, or `None`."""
    gap = two.first - one.end
    if gap <= 0 or gap > 3 or Modifier.VAGUE in (one.modifier, two.modifier):
        return None
    words = line.lower[one.end : two.first]
    before = line.word(one.first - 1)
    if before == "between" and words in (["and"], ["to"]):
        return _Joined(Link.BETWEEN, one.first - 1)
    if words in (
        ["to"],
        ["-", "to", "-"],
        ["through"],
        ["up", "to"],
        ["till"],
        ["until"],
        ["to", "-"],
        ["-", "to"],
    ):
        return _Joined(Link.FROM, one.first - 1) if before == "from" else _Joined(Link.TO, one.first)
    if gap == 1 and (line.hyphen(one.end) or words == ["~"]) and words != ["\u2014"]:
        return (
            _Joined(Link.BETWEEN, one.first - 1) if before == "between" else _Joined(Link.HYPHEN, one.first)
        )
    return _Joined(Link.OR, one.first) if words == ["or"] and _neighbours(one, two) else None


def _neighbours(one: Reading, two: Reading) -> bool:
    """Say whether "three or four years" is a range: small whole numbers, one after the other, one unit."""
    if (
        one.unit is not None
        or one.value is None
        or two.value is None
        or two.numeral.scale != one.numeral.scale
    ):
        return False
    if Form.DIGITS in (one.numeral.form, two.numeral.form):
        return False
    return two.value - one.value in (1, 2, 5, 10) and one.value >= 1 and two.unit is not None


def _changes(line: Line, first: int) -> bool:
    """Say whether a verb of change stands before "from": then the two figures are an old and a new level."""
    words = bound_words().words
    changes = words.change_up | words.change_down | words.level_verbs
    for at in range(first - 1, max(-1, first - _CHANGE_WINDOW), -1):
        word = line.word(at)
        if word in _ENDS or word in words.ranging:
            return False
        if word in words.up or word in words.down or base_form(word) in changes:
            return True
    return False


def _levels(one: Reading, two: Reading) -> tuple[Reading, Reading]:
    """Return both levels of "rose from 4.8 to 5.1 percent", the unit given to both."""
    return _with_unit(one, two), _with_unit(two, one)


def _with_unit(reading: Reading, other: Reading) -> Reading:
    if reading.unit is not None or other.unit is None:
        return _scaled(reading, other)
    borrowed = replace(other.unit, first=reading.number_first, last=reading.number_last, start=reading.first)
    lent = Step("borrowed unit", other.unit.first, other.unit.last)
    return replace(_scaled(reading, other), unit=borrowed, rules=(*reading.rules, lent))


def _scaled(reading: Reading, other: Reading) -> Reading:
    """Give the first end of "5 to 6 million" the scale of the second."""
    top = other.value if other.value is not None else other.high
    if reading.value is None or top is None or reading.numeral.scale != 1 or other.numeral.scale <= 100:
        return reading
    if (
        other.first < reading.first
        or reading.value >= top / other.numeral.scale
        or not _may_borrow(reading, other)
    ):
        return reading
    value = reading.value * other.numeral.scale
    return replace(reading, value=value, low=value, high=value)


def _may_borrow(reading: Reading, other: Reading) -> bool:
    if reading.unit is None or other.unit is None:  # "$5-6 million", not "5 feet to 17 million"
        return reading.unit is None or reading.unit.first < reading.number_first
    return reading.unit.name == other.unit.name


def _merge(one: Reading, two: Reading, joined: _Joined) -> Reading | None:
    """Make one range of two numbers, unless their units do not fit."""
    unit = two.unit or one.unit
    if (
        one.unit is not None
        and one.unit.kind is UnitKind.AGE
        and (two.unit is None or two.unit.kind is UnitKind.COUNT)
    ):
        two = replace(two, unit=None, last=two.number_last)  # "aged 18 to 34 who …"
        unit = one.unit
    if one.unit is not None and two.unit is not None and not _same(one.unit, two.unit):
        return None
    one = _scaled(one, two)
    if one.value is None or two.value is None:
        return None
    low, high = sorted((one.value, two.value))
    if (
        joined.link is Link.TO
        and one.unit is not None
        and two.unit is None
        and one.unit.start == one.number_first
    ):
        return None  # "5 feet to 17"
    falls = one.value > two.value and (
        unit is None or unit.kind in (UnitKind.COUNT, UnitKind.PERCENT, UnitKind.POINT)
    )
    if low == high or (joined.link in (Link.OR, Link.TO) and falls):
        return None
    first = min(joined.first, one.first)
    return replace(
        two,
        first=first,
        last=max(one.end, two.end),
        surface=first,
        number_first=one.number_first,
        number_last=two.number_last,
        value=None,
        low=low,
        high=high,
        modifier=Modifier.BETWEEN,
        unit=_spanning(unit, one, two),
        rules=(*one.rules, *two.rules, Step(f"range with {joined.link}", one.end, two.first)),
    )


def _same(one: Unit, two: Unit) -> bool:
    """Say whether two units are one: "$" and "$ per share"; not "50,000 workers to 16 countries"."""
    return one.name == two.name or two.name.startswith((f"{one.name}/", f"{one.name} per "))


def _spanning(unit: Unit | None, one: Reading, two: Reading) -> Unit | None:
    if unit is None or two.unit is not None:
        return unit
    return replace(unit, start=one.first)
