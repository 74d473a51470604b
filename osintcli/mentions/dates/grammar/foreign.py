"""Absolute dates as other languages write them."""

from __future__ import annotations

from osintcli.mentions.dates.grammar.calendar_dates import is_day, number_of
from osintcli.mentions.dates.locales import foreign_month
from osintcli.mentions.dates.notation import Found, Rule
from osintcli.mentions.dates.readings import Reading, When


def _named(found: Found) -> Reading | None:
    month = foreign_month(found["foreignmonth"].word)
    day, year = number_of(found.get("day")), number_of(found.get("year"))
    if (
        month is None
        or (year is not None and year < 1000)
        or (day is not None and not is_day(year, month, day))
    ):
        return None
    return Reading(expression=When(year=year, month=month, day=day))


def _signed(found: Found) -> Reading | None:
    year, month, day = number_of(found.get("year")), number_of(found["month"]), number_of(found.get("day"))
    if month is None or not 1 <= month <= 12 or (day is not None and not is_day(year, month, day)):
        return None
    return Reading(expression=When(year=year, month=month, day=day))


RULES = (
    # 12 de octubre de 2024 · 3 Oktober 2024 · 18 октября 2024
    Rule("foreign-day", "FULL", "<day=n2> dot? de? <foreignmonth> dot? de? <year=n4>", _named),
    Rule("foreign-day-no-year", "MDAY", "<day=n2> dot? de? <foreignmonth>", _named),
    Rule("foreign-month", "MY", "<foreignmonth> de? <year=n4>", _named),
    # 2024년 10월 18일 · 2024年10月
    Rule("signed-day", "FULL", "<year=n4> yearsign <month=n2> monthfigure <day=n2> daysign", _signed),
    Rule("signed-month", "MY", "<year=n4> yearsign <month=n2> monthfigure", _signed),
    Rule("signed-day-no-year", "MDAY", "<month=n2> monthfigure <day=n2> daysign", _signed),
    Rule(
        "signed-year",
        "YEAR",
        "<year=n4> yearsign",
        lambda found: Reading(expression=When(year=number_of(found["year"]))),
    ),
)
