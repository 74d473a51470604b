"""Ages: "58 years old", "a 45-year-old man", "aged 7", "Ilse Darrow, 58, said", "He will be 35"."""

from __future__ import annotations

from osintcli.lexicons.inflection import is_plural
from osintcli.mentions.line import Line
from osintcli.mentions.numbers import Form, Numeral
from osintcli.mentions.quantities.lexicon import noun_words, unit_words
from osintcli.mentions.quantities.reading import Unit
from osintcli.model.quantity import UnitKind

_OLDEST = 120
_YEAR = "year of age"
_CLOSING = frozenset((",", ")", ".", ";", ""))


def read(line: Line, numeral: Numeral) -> Unit | None:
    """Read the unit of an age, or `None`."""
    return _after(line, numeral) or _short(line, numeral) or _before(line, numeral) or _bare(line, numeral)


def _after(line: Line, numeral: Numeral) -> Unit | None:
    """Read "58 years old", "45-year-old", "three weeks of age"."""
    at = numeral.last + line.joins(numeral.last)
    found = unit_words().words.at(line, at)
    if found is None or found[1].kind is not UnitKind.DURATION:
        return None
    last, named = found
    old = unit_words().age_after.at(line, last)
    return Unit(f"{named.name} of age", UnitKind.AGE, at, old[0], numeral.first, "age") if old else None


def _short(line: Line, numeral: Numeral) -> Unit | None:
    at = numeral.last + line.joins(numeral.last)
    found = unit_words().age_short.at(line, at)
    return Unit(_YEAR, UnitKind.AGE, at, found[0], numeral.first, "age") if found else None


def _before(line: Line, numeral: Numeral) -> Unit | None:
    """Read "aged 7", "at the age of 87"; not "the age of 5 empires"."""
    found = unit_words().age_before.before(line, numeral.first)
    if found is None or not _possible(numeral) or unit_words().words.at(line, numeral.last):
        return None
    return Unit(_YEAR, UnitKind.AGE, found[0], numeral.first, found[0], "age before")


def _possible(numeral: Numeral) -> bool:
    value = numeral.value
    return (
        value is not None
        and 0 < value <= _OLDEST
        and value == value.to_integral_value()
        and numeral.scale == 1
    )


def _bare(line: Line, numeral: Numeral) -> Unit | None:
    """Read a figure without a unit after a name between commas, or after "he is"."""
    if not _possible(numeral) or numeral.last - numeral.first > 1 + 2 * (numeral.form is Form.WORDS):
        return None
    if _apposition(line, numeral) or _of_person(line, numeral) or _measured(line, numeral):
        return Unit(_YEAR, UnitKind.AGE, numeral.first, numeral.last, numeral.first, "bare age")
    return None


def _apposition(line: Line, numeral: Numeral) -> bool:
    """Say whether the figure stands as in "Darrow, 58, said" or "Castell (58)"."""
    before, name, after = line.word(numeral.first - 1), line.raw(numeral.first - 2), line.word(numeral.last)
    if numeral.form is not Form.DIGITS or not name[:1].isalpha() or len(name) == 1:
        return False
    if before == "(":
        return after == ")" and name[:1].isupper()
    if before != "," or after not in _CLOSING or (after == "." and not name[:1].isupper()):
        return False
    listed = line.word(numeral.first - 3)[:1].isdecimal() or line.word(numeral.last + 1)[:1].isdecimal()
    return not listed and (name[:1].isupper() or after == ",") and name.lower() not in noun_words().stops


def _of_person(line: Line, numeral: Numeral) -> bool:
    """Say whether the figure is somebody's age, as in "he will be 35" or "she turned 40"."""
    after = line.word(numeral.last)
    if (
        line.word(numeral.first - 1) not in unit_words().being
        or (after[:1].isalpha() and after not in noun_words().stops)
        or after == "%"
        or (numeral.form is Form.WORDS and numeral.value == 1)
    ):
        return False
    if line.word(numeral.first - 1)[-2:] in ("'s", "'m"):
        return True
    return not unit_words().persons.isdisjoint(line.lower[max(0, numeral.first - 4) : numeral.first - 1])


def _measured(line: Line, numeral: Numeral) -> bool:
    """Say whether "life expectancy" stands close before a bare figure."""
    after = line.word(numeral.last)
    if is_plural(after) or unit_words().words.at(line, numeral.last):
        return False
    first, phrases = max(0, numeral.first - 10), unit_words().age_measured
    if phrases.firsts.isdisjoint(line.lower[first : numeral.first]):
        return False
    return any(phrases.at(line, at) for at in range(first, numeral.first))
