"""Units that a figure takes from its neighbour: in a list ("3, 4 and 5 tonnes"), in a comparison ("up from 2.2 million")."""

from __future__ import annotations

from msgspec.structs import replace

from osintcli.mentions.line import Line
from osintcli.mentions.quantities.lexicon import bound_words, idioms, noun_words
from osintcli.mentions.quantities.reading import Reading, Step, Unit
from osintcli.model.quantity import UnitKind

_LISTED = frozenset((",", "and", "or", "to", "but", "nor", "/"))
_REACH = 25
_LEVEL = 100
_PARALLEL = 9
_ENDS = frozenset(";.")


def units(line: Line, readings: list[Reading]) -> list[Reading]:
    """Give figures without a unit the unit of the figure that they are listed or compared with."""
    found = list(readings)
    for at in range(len(found) - 2, -1, -1):
        if found[at].unit is None and (
            _listed(line, found[at], found[at + 1]) or _part(line, found[at], found[at + 1])
        ):
            found[at] = _borrowed(found[at], found[at + 1].unit)
    for at in range(1, len(found)):
        if found[at].unit is None and _more_ages(line, found[at - 1], found[at]):
            found[at] = _borrowed(found[at], found[at - 1].unit)
        if found[at].unit is None and (
            _compared(line, found[at - 1], found[at]) or _parallel(line, found[at - 1], found[at])
        ):
            found[at] = _borrowed(found[at], found[at - 1].unit)
        elif found[at].unit is None and _another_level(line, found[:at], found[at]):
            found[at] = _borrowed(found[at], next(r.unit for r in reversed(found[:at]) if _points(r)))
        elif _rate_compared(line, found[at - 1], found[at]):
            found[at] = _at_rate(found[at], found[at - 1].unit)
    return found


def _listed(line: Line, one: Reading, two: Reading) -> bool:
    gap = line.lower[one.end : two.first]
    if two.unit is None or two.unit.kind is UnitKind.AGE or not gap or gap[-1] not in _LISTED:
        return False
    if gap == ["to"] and one.value is not None and two.value is not None and 0 < one.value < 1 <= two.value:
        return False  # "shrank by a fifth to 4.8 billion euros"
    rest = gap[:-1]
    if len(rest) != 1 or rest[0] in _LISTED:
        return len(rest) <= 1
    word = rest[0]  # "three old and five new buses"
    adjective = word.isalpha() and word not in noun_words().stops and word not in idioms().words.states
    return adjective and gap[-1] != "," and two.unit.kind is UnitKind.COUNT


def _part(line: Line, one: Reading, two: Reading) -> bool:
    """Say whether the figure is a part of the next: "11 of 14 counts", "112 of the 230 seats"."""
    gap = line.lower[one.end : two.first]
    whole = gap[:1] == ["of"] and (len(gap) == 1 or (len(gap) == 2 and gap[1] in noun_words().articles))
    counted = two.unit is not None and two.unit.kind in (UnitKind.COUNT, UnitKind.DURATION, UnitKind.MONEY)
    return whole and counted and one.value is not None


def _more_ages(line: Line, one: Reading, two: Reading) -> bool:
    """Say whether a figure goes on with "ages 24, 25, and 41"."""
    gap = line.lower[one.end : two.first]
    listed = 0 < len(gap) <= 2 and _LISTED.issuperset(gap)
    return listed and one.unit is not None and one.unit.kind is UnitKind.AGE and one.unit.rule == "age before"


def _compared(line: Line, one: Reading, two: Reading) -> bool:
    """Say whether the figure is what another is compared with, or the level it reached: "cut 500 jobs to 1,300"."""
    if one.unit is None or one.unit.kind in (UnitKind.AGE, UnitKind.DURATION) or two.first - one.end > _REACH:
        return False
    words = bound_words().words
    following = line.word(two.end)
    if following[:1].isalpha() and following not in words.after_compared:
        return False
    gap = line.lower[one.end : two.first]
    if gap == ["to"]:
        return one.unit.kind is not UnitKind.PERCENT
    cued = line.word(two.first - 1) in words.compared_with and not words.compared.isdisjoint(gap)
    return cued and _ENDS.isdisjoint(gap)


def _parallel(line: Line, one: Reading, two: Reading) -> bool:
    """Say whether a figure is the same of another time or place: "5.4 percent in May and 5.1 in June"."""
    if (
        one.unit is None
        or one.unit.kind is UnitKind.AGE
        or two.value is None
        or two.first - one.end > _PARALLEL
    ):
        return False
    words = bound_words().words
    gap = line.lower[one.end : two.first]
    while gap[-1:] and gap[-1] in words.between_change:
        gap = gap[:-1]  # "but only 30 in June"
    placed = line.word(two.end) in words.placing and not words.placing.isdisjoint(gap)
    return placed and gap[-1:] != [] and gap[-1] in (_LISTED - {"to", "/"}) and _ENDS.isdisjoint(gap)


def _another_level(line: Line, before: list[Reading], reading: Reading) -> bool:
    """Say whether an index ends on a level as one before it did: "A lost 1% to 1,463 points and B gained 2% to 1,334"."""
    led = line.word(reading.first - 1) in ("to", "at") and before[-1:] != [] and not _points(before[-1])
    changed = led and before[-1].trend is None and before[-1].unit is not None
    share = changed and before[-1].unit is not None and before[-1].unit.kind is UnitKind.PERCENT
    bare = not line.word(reading.end)[:1].isalpha() or line.word(reading.end) in noun_words().stops
    return share and bare and reading.value is not None and any(map(_points, before))


def _points(reading: Reading) -> bool:
    """Say whether a figure is the level of an index in points."""
    unit = reading.unit
    return unit is not None and unit.name == "point" and reading.value is not None and reading.value >= _LEVEL


def _rate_compared(line: Line, one: Reading, two: Reading) -> bool:
    """Say whether a bare rate is of what another figure counts: "40 ships a day, up from 30 a week"."""
    if (
        one.unit is None
        or two.unit is None
        or not two.unit.name.startswith("/")
        or two.first - one.end > _REACH
    ):
        return False
    gap = line.lower[one.end : two.first]
    counts = one.unit.kind is UnitKind.COUNT or one.unit.kind is UnitKind.RATE
    return counts and not bound_words().words.compared.isdisjoint(gap) and _ENDS.isdisjoint(gap)


def _at_rate(reading: Reading, unit: Unit | None) -> Reading:
    """Give a bare rate the thing that another figure counts: ship/week."""
    if unit is None or reading.unit is None:
        return reading
    rated = replace(
        reading.unit, name=unit.name.partition("/")[0] + reading.unit.name, described=unit.described
    )
    return replace(reading, unit=rated, rules=(*reading.rules, Step("borrowed unit", unit.first, unit.last)))


def _borrowed(reading: Reading, unit: Unit | None) -> Reading:
    if unit is None:
        return reading
    lent = replace(unit, first=reading.number_first, last=reading.number_last, start=reading.first)
    return replace(reading, unit=lent, rules=(*reading.rules, Step("borrowed unit", unit.first, unit.last)))
