"""Days, years and clock times, as far as a figure alone tells them; the dates stage reads them in full."""

from __future__ import annotations

from osintcli.mentions.line import Line
from osintcli.mentions.numbers import Form, Numeral
from osintcli.mentions.quantities.lexicon import idioms
from osintcli.mentions.quantities.reading import Unit
from osintcli.model.quantity import UnitKind

_DAYS = 31
_FIRST_YEAR, _SURE_YEAR, _LAST_SURE, _LAST_YEAR = 1000, 1900, 2039, 2100
_YEAR_DIGITS = 4
_DAY_HOURS, _HOUR_MINUTES = 24, 60


def clock(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether the figure is a time of day."""
    if numeral.form is Form.FRACTION or numeral.form is Form.VAGUE:
        return False
    if colon(line, numeral) or _told(line, numeral, unit):
        return True
    at = numeral.last
    after = line.word(at)
    if unit is not None and unit.kind is not UnitKind.COUNT and (after != "pm" or (numeral.value or 0) > 24):
        return False
    if _of_clock(line, at):
        return True
    if (
        (line.hyphen(at) or after in ("to", "and"))
        and line.word(at + 1).isdecimal()
        and _of_clock(line, at + 2)
    ):
        return True  # "from 5 to 9 pm"
    written = line.raw(numeral.first)
    if len(written) > len("12.30") or "." not in written:
        return False
    parts = idioms().words.parts_of_day  # "3.40 in the morning"
    return (after == "in" and line.word(at + 2) in parts) or (after == "at" and line.word(at + 1) in parts)


def _of_clock(line: Line, at: int) -> bool:
    """Say whether "pm", "a.m.", "GMT" and the like stand at a token."""
    word = line.word(at)
    if word in idioms().words.clock_after:
        return word != "et" or line.raw(at) == "ET"
    return word in ("a", "p") and line.word(at + 1) == "." and line.word(at + 2) == "m"


def _told(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether the words are those of "half past nine" or "at 0900 hours"."""
    words, at = idioms().words, numeral.first
    if line.word(at - 1) in words.past_hour and line.word(at - 2) in words.hour_parts:
        return True
    written = line.raw(at)
    four = len(written) == _YEAR_DIGITS and written.isdecimal() and int(written[:2]) < _DAY_HOURS
    hours = unit is not None and unit.name == "hour" and int(written[2:]) < _HOUR_MINUTES if four else False
    return hours and (written[0] == "0" or line.word(at - 1) == "at")


def colon(line: Line, numeral: Numeral) -> bool:
    """Say whether a colon joins the figure to another: 17:20."""
    if numeral.form is not Form.DIGITS:
        return False
    after = line.word(numeral.last) == ":" and line.glued(numeral.last) and line.glued(numeral.last + 1)
    before = (
        line.word(numeral.first - 1) == ":" and line.glued(numeral.first) and line.glued(numeral.first - 1)
    )
    return (after and line.word(numeral.last + 1)[:1].isdecimal()) or (
        before and line.word(numeral.first - 2)[:1].isdecimal()
    )


def calendar(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether the figure is a day of a month or a year."""
    if numeral.form is not Form.DIGITS or numeral.last != numeral.first + 1 or numeral.scale != 1:
        return False
    era = line.raw(numeral.last)
    if era.isupper() and era.lower() in idioms().words.eras:
        return True
    if unit is not None and unit.kind is not UnitKind.COUNT:
        return False
    written = line.raw(numeral.first)
    if not written.isdecimal() or numeral.value is None:
        return False
    if numeral.value <= _DAYS:
        return _day(line, numeral)
    return len(written) == _YEAR_DIGITS and numeral.value <= _LAST_YEAR and _year(line, numeral, unit)


def _day(line: Line, numeral: Numeral) -> bool:
    if _is_month(line, numeral.last) or (
        line.word(numeral.last) == "of" and _is_month(line, numeral.last + 1)
    ):
        return True
    before = numeral.first - 1 - (line.word(numeral.first - 1) == ".")
    if _is_month(line, before):
        return True
    last = numeral.last
    paired = line.hyphen(last) or line.word(last) in ("and", "to", "or")
    if paired and line.word(last + 1).isdecimal() and _is_month(line, last + 2):
        return True
    if (line.hyphen(numeral.first - 1) or line.word(numeral.first - 1) in ("and", "to")) and line.word(
        numeral.first - 2
    ).isdecimal():
        return _is_month(line, numeral.first - 3)
    return _is_weekday(line, numeral.first - 1) and not _counts(line, numeral.last)


def _counts(line: Line, at: int) -> bool:
    return line.word(at)[:1].isalpha()


def _is_month(line: Line, at: int) -> bool:
    word = line.word(at)
    if word not in idioms().words.months:
        return False
    return word not in idioms().words.months_and_verbs or line.raw(at)[:1].isupper()


def _is_weekday(line: Line, at: int) -> bool:
    return line.word(at) in idioms().words.weekdays and line.raw(at)[:1].isupper()


def _year_beside(line: Line, at: int) -> bool:
    """Say whether the token is a year after "between", "from" or an era: "between A.D. 1000 and 1260"."""
    word = line.word(at)
    opened = line.word(at - 1) in ("between", "from", "in") or (
        line.word(at - 1) == "." and line.word(at - 2) == "d"
    )
    return len(word) == _YEAR_DIGITS and word.isdecimal() and opened


def _year(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    before = line.word(numeral.first - 1)
    words = idioms().words
    value = numeral.value or 0
    if value < _FIRST_YEAR or before in words.over_after_than:
        return False
    if (
        before == "."
        and line.word(numeral.first - 2) in ("d", "c")
        and line.word(numeral.first - 3) in (".", "a", "b")
    ):
        return True  # "A.D. 1000"
    if not _SURE_YEAR <= value <= _LAST_SURE:
        if (
            unit is None
            and (before in ("and", "to") or line.hyphen(numeral.first - 1))
            and _year_beside(line, numeral.first - 2)
        ):
            return True
        return unit is None and (before in words.old_year_before or before in words.months)
    if before in ("about", "around"):
        return unit is None and not line.word(numeral.last)[:1].isalpha()
    dated = (
        before in words.year_before
        or before.endswith("'s")
        or before in words.months
        or before in words.weekdays
    )
    return dated or unit is None or value % 50 != 0
