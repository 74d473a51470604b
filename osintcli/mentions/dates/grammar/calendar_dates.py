"""Dates of the calendar: days, months, years, quarters, decades, centuries."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from osintcli.mentions.dates.items import WHOLE, Item
from osintcli.mentions.dates.notation import Found, Rule
from osintcli.mentions.dates.readings import DAY, EITHER, MONTH, Reading, When
from osintcli.mentions.dates.vocabulary import vocabulary

DECEMBER = 12
PIVOT = 50
"""A two-figure year from here on lies in the 1900s, below it in the 2000s (POSIX strptime has 69)."""


def month_of(item: Item) -> int:
    """Return the month that a word names."""
    words = vocabulary().words
    return words.months.get(item.word) or words.month_signs[item.word]


def weekday_of(item: Item | None) -> int | None:
    """Return the ISO weekday that a word names."""
    words = vocabulary().words
    return None if item is None else words.weekdays.get(item.word) or words.weekday_signs[item.word]


def number_of(item: Item | None) -> int | None:
    """Return the whole number of an item ("19th", "twenty", "7")."""
    if item is None:
        return None
    if item.kind == "second":
        return 2
    return int(str(item.value)) if isinstance(item.value, int) else None


def year_of(item: Item | None) -> int | None:
    """Return a year of four figures, or of two with its century guessed."""
    value = number_of(item)
    if value is None or value >= 100 or (item is not None and item.kind == "number"):
        return value
    return value + (1900 if value >= PIVOT else 2000)


def names_noun(after: Item | None) -> bool:
    """Say whether a noun follows that the season only describes: "the summer offensive"."""
    return (
        after is not None
        and after.kind == "other_word"
        and after.word[0].isalpha()
        and after.word not in vocabulary().words.free_after
    )


def is_day(year: int | None, month: int, day: int) -> bool:
    """Say whether there is such a day (in a leap year, when the year is unknown)."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def _named(found: Found) -> Reading | None:
    """A day and a named month, with weekday and year where they stand there."""
    if found.get("tight") and not _tight(found):
        return None
    if _verb_or_code(found):
        return None
    if found.get("year") is None and _reads_on(found):
        return None
    year_item = found.get("year")
    if year_item is not None and year_item.kind == "n2" and names_noun(found.after):
        return None  # 28 September 97 people came
    month, day, year = month_of(found["mon"]), number_of(found["day"]), year_of(found.get("year"))
    if year is not None and year < 1000:
        return None
    unit = found.get("unit")
    if day is None or not 1 <= day <= 31 or (unit is not None and unit.word != "day"):
        return None
    if not is_day(year, month, day):
        return Reading(
            value=f"{f'{year:04}' if year else 'XXXX'}-{month:02}-{day:02}"
        )  # 30 February: a date, and no day
    return Reading(expression=When(year=year, month=month, day=day, weekday=weekday_of(found.get("wd"))))


def _verb_or_code(found: Found) -> bool:
    """Say whether "may" or "march" is a verb ("1 may pose", "march second"), or the figure ends a code (H1N1)."""
    day, month = found["day"], found["mon"]
    before = found.before
    if before is not None and before.end == found.items[0].start and before.word[-1].isalnum():
        return True
    weekday = found.get("wd")
    if weekday is not None and len(str(weekday.value)) > len(weekday.word):
        return True  # Sunday's 11 September service: two things
    small = month.kind == "monthsign" and not str(month.value)[0].isupper()
    figure_first = day.end <= month.start and found.get("year") is None and month.word in WHOLE
    return small and (day.kind == "second" or figure_first)


def _reads_on(found: Found) -> bool:
    """Say whether the last word belongs to what follows: "in July, two men", "in June 12 men", "by May the Second Fleet"."""
    last, before = found.items[-1], found.items[-2]
    if last.kind == "number" and before.kind == "comma":
        return True
    counts = found.before is not None and found.before.kind == "in" and last.kind in {"n2", "number"}
    if counts and names_noun(found.after):
        return True
    return last.kind in {"ordinalword", "second"} and before.kind == "the" and names_noun(found.after)


def _tight(found: Found) -> bool:
    """Say whether all items after a weekday touch, and no other figure touches them: "23/Sep/2020"."""
    items = [item for item in found.items if item.kind not in {"weekday", "weekdaysign", "comma"}]
    before = found.before
    if (
        before is not None
        and before.end == items[0].start
        and before.kind in {"dash", "slash", "dot"}
        and not _after_date(found)
    ):
        return False
    return all(a.end == b.start for a, b in pairwise(items))


def _after_date(found: Found) -> bool:
    """Say whether the dash before ends a date in slashes: 5/1/2019-5/7/2020."""
    back = found.preceding(3)
    return [item.kind for item in back] in (["slash", "n4", "dash"], ["slash", "n2", "dash"])


def _numeric(found: Found) -> Reading | None:
    """Figures between slashes, dashes or dots; month first unless that is no month, as the American press writes it."""
    if not _tight(found):
        return None
    first, second = number_of(found["first"]), number_of(found["second"])
    if first is None or second is None:
        return None
    year_item = found.get("year")
    year = year_of(year_item)
    signs = {item.word for item in found.items if item.kind in {"slash", "dash", "dot"}}
    if len(signs) != 1 or (year is None and signs != {"/"}):
        return None
    if year_item is not None and year_item.kind == "n2" and signs == {"-"}:
        return None
    month, day = (second, first) if "." in signs or first > 12 else (first, second)
    if not 1 <= month <= 12:
        month, day = day, month
    if not 1 <= month <= 12 or not is_day(year, month, day):
        return None
    order = (
        "" if "." in signs else EITHER if max(first, second) <= DECEMBER else DAY if first == day else MONTH
    )
    return Reading(
        expression=When(year=year, month=month, day=day, weekday=weekday_of(found.get("wd"))),
        weak=year is None and found.get("wd") is None,
        order=order if first != second else "",
    )


def _iso(found: Found) -> Reading | None:
    """2024-11-12, 2024/11/12, 2024.11.12."""
    if (
        not _tight(found)
        or len({item.word for item in found.items if item.kind in {"slash", "dash", "dot"}}) != 1
    ):
        return None
    year, month, day = number_of(found["year"]), number_of(found["month"]), number_of(found["day"])
    if year is None or month is None or day is None or not 1 <= month <= 12 or not is_day(year, month, day):
        return None
    return Reading(expression=When(year=year, month=month, day=day))


def _digits(found: Found) -> Reading | None:
    """20241112."""
    text = str(found["n8"].value)
    year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
    if not 1900 <= year <= 2100 or not 1 <= month <= 12 or not is_day(year, month, day):
        return None
    return Reading(expression=When(year=year, month=month, day=day))


def _dotted(found: Found) -> Reading | None:
    """16.10.2024: one token, the day first, as where people write so."""
    parts = str(found["figures"].value).split(".")
    if (
        len(parts) != 3
        or not all(part.isascii() and part.isdigit() for part in parts)
        or len(parts[2]) not in {2, 4}
    ):
        return None
    day, month, year = (int(part) for part in parts)
    year = year if year >= 100 else year + (1900 if year >= PIVOT else 2000)
    day, month = (day, month) if month <= 12 else (month, day)
    if not 1000 <= year <= 2199 or not 1 <= month <= 12 or not is_day(year, month, day):
        return None
    return Reading(expression=When(year=year, month=month, day=day))


def _month_year(found: Found) -> Reading | None:
    if (year_of(found["year"]) or 0) < 1000:
        return None
    return Reading(expression=When(year=year_of(found["year"]), month=month_of(found["mon"])))


def _bare_month(found: Found) -> Reading | None:
    """A month alone; the words that are also others ("may", "march", "dec") need a capital and no verb's place."""
    item = found["mon"]
    if item.kind == "monthsign":
        written = str(item.value)
        ahead = found.following(2)
        if (
            len(ahead) == 2
            and ahead[0].kind == "dash"
            and ahead[1].kind in {"month", "monthsign"}
            and written[0].isupper()
        ):
            return Reading(expression=When(month=month_of(item)))
        before = found.before
        led = before is not None and before.word in vocabulary().words.year_cues
        if not (written[0].isupper() and (led or (before is not None and before.kind in LEADS))) and not (
            before and before.word == "in"
        ):
            return None
        if found.after is not None and found.after.kind in {"n2", "n4"} and written.isupper():
            return None
    return Reading(expression=When(month=month_of(item)))


LEADS = frozenset(
    {
        "the",
        "this",
        "last",
        "next",
        "phase",
        "previous",
        "dash",
        "slash",
        "comma",
        "late",
        "early",
        "each",
        "every",
        "and",
        "or",
        "to",
        "past",
        "following",
        "same",
    }
)


def _bare_weekday(found: Found) -> Reading | None:
    item = found["wd"]
    if item.kind == "weekdaysign":
        return None
    if found.before is not None and found.before.kind == "a":
        return Reading(value=f"XXXX-WXX-{weekday_of(item)}")
    if item.value and str(item.value)[-1] == "s" and item.word + "s" == str(item.value).lower():
        return None
    return Reading(expression=When(weekday=weekday_of(item)))


def _weekday_day(found: Found) -> Reading | None:
    """Sunday the 31st."""
    day = number_of(found["day"])
    if day is None or not 1 <= day <= 31:
        return None
    if found["day"].kind != "ordinalfigure" and names_noun(found.after):
        return None
    return Reading(expression=When(weekday=weekday_of(found["wd"]), day=day))


def _weekday_figure(found: Found) -> Reading | None:
    """Sunday 31, where the sentence ends or pauses."""
    after = found.after
    if after is not None and (after.word[0].isalnum() or after.kind in {"colon", "dash", "slash"}):
        return None
    return _weekday_day(found)


def _month_figure(found: Found) -> Reading | None:
    """12-2015, 9/2015."""
    month = number_of(found["n2"])
    if (
        month is None
        or not 1 <= month <= 12
        or not _tight(found)
        or (
            found.after is not None
            and found.after.start == found.items[-1].end
            and found.after.kind in {"dash", "slash"}
        )
    ):
        return None
    return Reading(expression=When(year=year_of(found["n4"]), month=month))


def _lone_day(found: Found) -> Reading | None:
    """The 19th: a noun must not follow."""
    day = number_of(found["day"])
    if day is None or not 1 <= day <= 31:
        return None
    after, before = found.after, found.before
    if before is None or before.word not in vocabulary().leads["lone_day"]:
        return None
    words = vocabulary().words
    if (
        after is not None
        and after.kind not in {"comma", "dot", "close", "colon", "dash", "quote"}
        and after.word[0].isalpha()
    ):
        if after.word not in words.free_after:
            return None
    elif after is not None and after.word[0].isdigit():
        return None
    return Reading(expression=When(day=day), weak=before.word not in vocabulary().leads["lone_day_sure"])


RULES = (
    # Friday 14 March 2025 · the 25th of August · 15 April of 1987 · twenty five January 1986
    Rule("day-month", "FULL", "(<wd> comma?)? the? <day> of? <mon> comma? (of|in)? <year>", _named),
    Rule(
        "day-month-digits",
        "FULL",
        "<day> of? <mon> comma? (of|in)? quote? <year=n2>(?!colon|unit|halfday)",
        _named,
    ),
    # Friday, 7 March · the 25th of August
    Rule("day-month-no-year", "MDAY", "(<wd> comma?)? the? <day> <unit>? of? <mon>", _named),
    # Tuesday, March 11, 2025 · Nov. 9, 2024 · May twenty nine, 2016 · July 4th of 1995
    Rule("month-day", "FULL", "(<wd> comma?)? <mon> comma? the? <day> comma? (of|in)? <year>", _named),
    # March 9 · Nov. 9 · October, 1st
    Rule("month-day-no-year", "MDAY", "(<wd> comma?)? <mon> comma? the? <day>(?!colon)", _named),
    Rule("month-day-clock", "MDAY", "(<wd> comma?)? <mon> comma? the? <day>", _named),
    # 23/Sep/2020 · Sep-23-2020 · 2020/Sep/23
    Rule("signed-month", "FULL", "<day> <tight=sep> <mon> sep <year>", _named),
    Rule("signed-month-short", "FULL", "<day> <tight=sep> <mon> sep <year=n2>", _named),
    Rule("signed-month-first", "FULL", "<mon> <tight=sep> <day> sep <year>", _named),
    Rule("signed-year-first", "FULL", "<year> <tight=sep> <mon> sep <day>", _named),
    # 2024-11-12
    Rule("iso", "FULL", "<year> sep <month=n2> sep <day=n2>", _iso),
    # 11/12/2024 · 7/8/07 · 22/04 · Friday 7/6
    Rule("numeric", "FULL", "(<wd> comma?)? <first=n2> sep <second=n2> sep <year>", _numeric),
    Rule("numeric-short", "FULL", "(<wd> comma?)? <first=n2> sep <second=n2> sep <year=n2>", _numeric),
    Rule("numeric-no-year", "MDAY", "(<wd> comma?)? <first=n2> slash <second=n2>(?!slash)", _numeric),
    Rule("digits", "FULL", "<n8>", _digits),
    Rule("dotted", "FULL", "<figures>", _dotted),
    # October 2024 · February of 1940 · Dec/2018
    Rule("month-year", "MY", "<mon> (comma|of|in|slash|dash)? <year>", _month_year),
    # in June
    Rule("month", "MONTH", "<mon>", _bare_month),
    # on Tuesday
    Rule("weekday", "WD", "<wd>", _bare_weekday),
    # Sunday the 31st · Monday 13th
    Rule("weekday-day", "DOM", "<wd> comma? the? <day=ordinalfigure>", _weekday_day),
    Rule("weekday-day-word", "DOM", "<wd> comma? the <day=ordinalword>", _weekday_day),
    Rule("weekday-figure", "DOM", "<wd> <day=n2>", _weekday_figure),
    # 12-2015
    Rule("month-figure", "MY", "<n2> (dash|slash) <n4>", _month_figure),
    # on the 19th
    Rule("lone-day", "DOM", "the <day=ordinalfigure>", _lone_day),
)
"""The words that each rule finds stand above it; what they must skip is in tests/cases/mentions/dates*.yaml."""
