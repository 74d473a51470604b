"""Scores and votes: "lost 3-2", "a 5-4 ruling", "6-4, 7-5"."""

from __future__ import annotations

from osintcli.mentions.line import Line
from osintcli.mentions.numbers import Form, Numeral
from osintcli.mentions.numbers.lexicon import number_words
from osintcli.mentions.quantities.lexicon import idioms, unit_words
from osintcli.mentions.quantities.reading import Unit
from osintcli.model.quantity import UnitKind

_LIMIT = 3
_WINDOW = 7


def score(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether the figure is one side of a score or vote.

    Two small whole numbers around a hyphen are one where the higher stands first, or near a word of games and votes.
    """
    if numeral.form is not Form.DIGITS or numeral.last != numeral.first + 1:
        return False
    if unit is not None and unit.kind is not UnitKind.COUNT:
        return False
    at = numeral.first
    if not (line.hyphen(at - 1) or line.hyphen(at + 1)):
        return False
    gaps = (2, 4)  # "3-2" and "10-to-1"
    return any(_pair(line, at, at + gap, unit) or _pair(line, at - gap, at, unit) for gap in gaps)


def _pair(line: Line, one: int, two: int, unit: Unit | None) -> bool:
    first, second = line.word(one), line.word(two)
    if not (first.isdecimal() and second.isdecimal()) or len(first) > _LIMIT or len(second) > _LIMIT:
        return False
    if not line.hyphen(one + 1) or line.glued(one + 1) != line.glued(two) or second[0] == "0" != second:
        return False
    if two - one > 2 and not (line.word(one + 2) == "to" and line.hyphen(two - 1)):
        return False
    after = line.word(two + 1)
    if unit_words().words.at(line, two + 1) is not None or after in number_words().scales:
        return False
    if int(first) >= int(second):
        return True
    near = line.lower[max(0, one - _WINDOW) : two + _WINDOW]
    return unit is None and not idioms().words.score_cues.isdisjoint(near) and not after[:1].isalpha()
