"""Whether something rose or fell by a figure: "up 5 percent", "fell by 200", "2.3% lower"; not "rose to 31"."""

from __future__ import annotations

from msgspec.structs import replace

from osintcli.lexicons.inflection import base_form
from osintcli.mentions.line import Line
from osintcli.mentions.quantities.lexicon import bound_words, idioms, noun_words
from osintcli.mentions.quantities.reading import Reading
from osintcli.mentions.quantities.verbs import clause_words
from osintcli.model.quantity import Trend, UnitKind

_WINDOW = 4
_BY_WINDOW = 8
_SIGNS = frozenset(",;:.()")
_CHANGING = frozenset((UnitKind.PERCENT, UnitKind.POINT))
_RESTATED = ([",", "or"], ["or"], [","], ["("])


def apply(line: Line, readings: list[Reading]) -> list[Reading]:
    """Give each quantity its trend; "190 points, or 0.6%" states one change twice."""
    found: list[Reading] = []
    for reading in readings:
        trend = _read(line, reading)
        before = found[-1] if found else None
        again = before is not None and (_restates(line, before, reading) or _goes_on(line, before, reading))
        if trend is None and before is not None and again:
            trend = before.trend
        found.append(replace(reading, trend=trend) if trend else reading)
    return found


def _restates(line: Line, one: Reading, two: Reading) -> bool:
    gap = line.lower[one.end : two.first]
    if one.trend is None or gap not in _RESTATED or one.unit is None or two.unit is None:
        return False
    return "or" in gap or two.unit.kind is not one.unit.kind


def _goes_on(line: Line, one: Reading, two: Reading) -> bool:
    """Say whether the verb of a list is said once: "were down 2%, Ostrel by 3%"."""
    gap = line.lower[one.end : two.first]
    listed = gap[:1] in ([","], ["and"]) and gap[-1:] == ["by"] and len(gap) <= _BY_WINDOW
    stopped = (_SIGNS - {","}) | clause_words().auxiliaries
    return one.trend is not None and listed and stopped.isdisjoint(gap)


def _read(line: Line, reading: Reading) -> Trend | None:
    words = bound_words().words
    after = line.word(reading.end)
    if after in words.comparatives and reading.unit is not None:
        return _trend(after)
    if after in words.differing and reading.unit is not None and _than_before(line, reading.end + 1):
        return words.differing[after]
    if reading.unit is not None and reading.unit.kind in _CHANGING:
        named = _noun(after)
        named = named or (
            _noun(line.word(reading.first - 2)) if line.word(reading.first - 1) == "of" else None
        )
        if named is not None:
            return named
    if line.word(reading.first) in words.levels:  # "rose above 200"
        return None
    if line.word(reading.first - 1) == "by":
        return _changed_by(line, reading.first - 1)
    return _before(line, reading)


def _than_before(line: Line, than: int) -> bool:
    """Say whether it compares with an earlier level: "than last year", "than the 60 of May"; not "than the wind"."""
    if line.word(than) != "than":
        return False
    words, months = bound_words().words.levels_before, idioms().words.months
    for at in range(than + 1, than + _BY_WINDOW):
        word = line.word(at)
        if word in _SIGNS:
            return False
        if word in words or word in months or word[:1].isdecimal():
            return True
    return False


def _before(line: Line, reading: Reading) -> Trend | None:
    """Read the word of change before a figure; only adverbs and the like may stand between."""
    words = bound_words().words
    for at in range(reading.first - 1, max(-1, reading.first - 1 - _WINDOW), -1):
        word = line.word(at)
        found = _trend(word)
        if found is not None:
            return None if _another_sense(line, reading, at) else found
        if word not in words.between_change and not word.endswith("ly"):
            return None
    return None


def _another_sense(line: Line, reading: Reading, at: int) -> bool:
    """Say whether the change is none: "sign up 5 people", "raised $5 million", "added a 30-acre farm"."""
    words = bound_words().words
    counts = reading.unit is None or reading.unit.kind is UnitKind.COUNT
    phrasal = words.phrasal if counts else words.phrasal_always
    if line.word(at) in words.up | words.down and base_form(line.word(at - 1)) in phrasal:
        return True
    money = reading.unit is not None and reading.unit.kind is UnitKind.MONEY and reading.unit.name.isupper()
    if money and base_form(line.word(at)) in words.not_of_money:
        return True
    following = line.word(reading.end)
    attributive = following.isalpha() and following not in noun_words().stops
    return attributive and line.word(reading.first - 1) in noun_words().articles


def _changed_by(line: Line, by: int) -> Trend | None:
    """Read the verb of "grew sales by 35 percent"; no sign stands between."""
    for at in range(by - 1, max(-1, by - _BY_WINDOW), -1):
        if line.word(at) in _SIGNS:
            return None
        found = _trend(line.word(at))
        if found is not None:
            return None if _phrasal(line, at) else found
    return None


def _phrasal(line: Line, at: int) -> bool:
    """Say whether "up" or "down" only ends another verb: "is made up by 45 states"."""
    words = bound_words().words
    return line.word(at) in words.up | words.down and base_form(line.word(at - 1)) in words.phrasal


def _noun(word: str) -> Trend | None:
    """Read the rise of "a 3% rise" and "a rise of 3%"."""
    for name, nouns in bound_words().words.change_nouns.items():
        if word in nouns:
            return Trend(name)
    return None


def _trend(word: str) -> Trend | None:
    words = bound_words().words
    if word in words.up:
        return Trend.UP
    if word in words.down:
        return Trend.DOWN
    base = base_form(word)
    if base in words.change_up:
        return Trend.UP
    return Trend.DOWN if base in words.change_down else None
