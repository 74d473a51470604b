"""The lone ends of ranges: the 6 of "6-7 January", the 7 of "April 6-7", the 17 of "1915-17"."""

from __future__ import annotations

from osintcli.mentions.dates.grammar.calendar_dates import number_of
from osintcli.mentions.dates.grammar.parts import expression_of
from osintcli.mentions.dates.notation import Found, Rule
from osintcli.mentions.dates.readings import Reading, When
from osintcli.mentions.dates.vocabulary import vocabulary


def _day_in_range(found: Found) -> Reading | None:
    """The 6 of 6-7 January, the 7 of April 6-7: month and year come from the neighbour later."""
    day = number_of(found["day"])
    before = found.before
    if day is None or not 1 <= day <= 31:
        return None
    after = found.following(1)[0] if found.following(1) else None
    spaced_word = after is not None and after.kind in {
        "to",
        "and",
        "or",
        "through",
        "until",
        "joint",
        "comma",
    }
    if spaced_word and before is not None and (before.word not in vocabulary().leads["day_range"]):
        return None
    if (
        after is not None
        and after.kind == "dash"
        and before is not None
        and before.kind in {"dash", "colon", "dot"}
    ):
        return None
    return Reading(expression=When(day=day))


def _day_after_range(found: Found) -> Reading | None:
    day = number_of(found["day"])
    before = found.before
    if day is None or not 1 <= day <= 31 or before is None:
        return None
    if found.after is not None and found.after.kind in {
        "unit",
        "colon",
        "month",
        "monthsign",
        "scale",
        "halfday",
    }:
        return None
    return Reading(expression=When(day=day))


def _day_year_after_range(found: Found) -> Reading | None:
    """The 9, 1918 of March 5-9, 1918."""
    day, year = number_of(found["day"]), expression_of(found["YEAR"])
    if day is None or not 1 <= day <= 31 or not isinstance(year, When):
        return None
    return Reading(expression=When(day=day, year=year.year))


def _year_after_range(found: Found) -> Reading | None:
    """The 17 of 1915-17."""
    year_item, low = found.preceding(2)[0], number_of(found["n2"])
    when = expression_of(year_item)
    if low is None or not isinstance(when, When) or when.year is None or found.items[0].word != f"{low:02}":
        return None
    if (
        found.before is None
        or found.before.start != year_item.end
        or found.items[0].start != found.before.end
    ):
        return None
    year = when.year // 100 * 100 + low
    return Reading(expression=When(year=year)) if when.year < year else None


RULES = (
    # the 6 of 6-7 January · between 3 and 12 September · the 7 of April 6-7 · the 17 of 1915-17
    Rule(
        "day-range-start",
        "DOM",
        "the? <day>(?=(dash|to|and|or|joint|slash|through|until|comma) (FULL|MDAY))",
        _day_in_range,
    ),
    Rule("day-list-start", "DOM", "<day>(?=comma day (and|or|comma) (FULL|MDAY))", _day_in_range),
    Rule(
        "day-range-end",
        "DOM",
        "(?<=MDAY dash|FULL dash|MDAY slash|MDAY through|MDAY to|MDAY and)<day>",
        _day_after_range,
    ),
    Rule("day-range-end-year", "DOM", "(?<=MDAY dash)<day> comma <YEAR>", _day_year_after_range),
    Rule("year-range-end", "YEAR", "(?<=YEAR dash|YEAR slash)<n2>", _year_after_range),
)
