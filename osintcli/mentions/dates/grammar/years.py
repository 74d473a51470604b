"""Years and what is longer or shorter than a month without being a day: decades, centuries, seasons, quarters, weeks."""

from __future__ import annotations

from msgspec.structs import replace

from osintcli.mentions.dates.grammar.bare_year import bare_year
from osintcli.mentions.dates.grammar.calendar_dates import names_noun, number_of, year_of
from osintcli.mentions.dates.items import Item
from osintcli.mentions.dates.notation import Found, Rule
from osintcli.mentions.dates.readings import Reading, When
from osintcli.mentions.dates.vocabulary import vocabulary


def _year_number(found: Found) -> Reading | None:
    """In two thousand and fifteen."""
    year = number_of(found["number"])
    if found.before is None or found.before.word not in vocabulary().leads["year_in_words"]:
        return None
    if year is None or not 1100 <= year <= 2100 or (found.after is not None and names_noun(found.after)):
        return None
    return Reading(expression=When(year=year))


def _year_words(found: Found) -> Reading | None:
    """Nineteen ninety six."""
    high, low = number_of(found["high"]), number_of(found["low"])
    if high is None or low is None or not 11 <= high <= 20 or not 10 <= low <= 99:
        return None
    return Reading(expression=When(year=high * 100 + low))


def _decade(found: Found) -> Reading | None:
    """The 1990s, the '80s."""
    text = str(found["decade"].value)
    the = found.get("the")
    if the is not None and the.word in vocabulary().leads["owner"]:
        return None  # in her 50s
    alone = (
        the is None
        and found.items[0].word[0].isdigit()
        and found["decade"].end - found["decade"].start == len(text) + 1
    )
    if (
        len(text) == 2
        and alone
        and not (
            found.before is not None
            and found.before.kind in {"and", "or", "dash", "to", "early", "late", "phase"}
        )
    ):
        return None  # temperatures, ages
    if len(text) == 4:
        staged = found.before is not None and found.before.kind in {"phase", "early", "late"}
        if text.endswith("00") and found.get("the") is None and not staged:
            return None
        return Reading(expression=When(decade=int(text) // 10))
    return Reading(expression=When(decade=190 + int(text) // 10)) if text != "00" else None


def _decade_word(found: Found) -> Reading | None:
    """The nineties, the nineteen eighties."""
    high = number_of(found.get("high"))
    if high is None and found.before is not None and found.before.word in vocabulary().leads["owner"]:
        return None
    if high is not None and not 11 <= high <= 20:
        return None
    return Reading(
        expression=When(decade=(high or 19) * 10 + vocabulary().words.decades[found["decadeword"].word])
    )


def _decade_word_phase(found: Found) -> Reading | None:
    """The late nineties."""
    decade = _decade_word(found)
    return decade and replace(decade, mod=vocabulary().words.phases[found["stage"].word])


def _century(found: Found) -> Reading | None:
    """The 19th century."""
    which = number_of(found["ordinal"])
    unit = vocabulary().words.units.get(found["unit"].word)
    if which is None or unit != "CE" or not 1 <= which <= 30:
        return None
    return Reading(expression=When(century=which - 1))


def _quarter(found: Found) -> Reading | None:
    """Q3 2024, 2024 Q3, H1 2024."""
    if found.get("year") is not None and (year_of(found["year"]) or 0) < 1000:
        return None
    letter, number = found["sign"].word[0], int(found["sign"].word[1])
    year = year_of(found.get("year"))
    when = When(year=year, quarter=number) if letter == "q" else When(year=year, half=number)
    return Reading(expression=when)


def _season_year(found: Found) -> Reading | None:
    if (year_of(found["year"]) or 0) < 1000:
        return None
    return Reading(expression=When(season=season_of(found["season"]), year=year_of(found["year"])))


def season_of(item: Item) -> str:
    """Return the TIMEX3 sign of a season's name."""
    return vocabulary().words.seasons.get(item.word, "FA")


def _bare_season(found: Found) -> Reading | None:
    """The winter, in winter."""
    item, before = found["season"], found.before
    if found.get("the") is not None and names_noun(found.after):
        return None
    if item.word == "fall" and found.get("the") is None:
        return None
    if before is None and found.get("the") is None:
        return None
    if found.get("the") is None and (before is None or before.word not in vocabulary().leads["season"]):
        return None
    if item.word == "fall" and found.after is not None and found.after.word == "of":
        return None
    if (
        item.word == "spring"
        and found.after is not None
        and found.after.word in vocabulary().follows["spring"]
    ):
        return None
    return Reading(expression=When(season=season_of(item)))


def _describing_season(found: Found) -> Reading | None:
    """The summer of "the summer offensive": the article belongs to the noun."""
    item, before = found["season"], found.before
    if (
        item.word == "fall"
        or before is None
        or before.kind not in {"the", "ordinalword", "second"}
        or not names_noun(found.after)
    ):
        return None
    return Reading(expression=When(season=season_of(item)))


def _fiscal(found: Found) -> Reading | None:
    """FY2024, fiscal 2024: where its days lie differs from state to state, so it has a value and no days."""
    return Reading(value=f"FY{year_of(found['year']):04}")


def _calendar_year(found: Found) -> Reading | None:
    return Reading(expression=When(year=year_of(found["year"])))


def _unit_is(code: str) -> frozenset[str]:
    return frozenset(word for word, unit in vocabulary().words.units.items() if unit == code)


def _week_number(found: Found) -> Reading | None:
    """Week 31."""
    if found["unit"].word != "week" or not 1 <= (number_of(found["n2"]) or 0) <= 53:
        return None
    return Reading(expression=When(week=number_of(found["n2"]), year=year_of(found.get("year"))))


def _year_prefixed(found: Found) -> Reading | None:
    """The year 2008."""
    return Reading(expression=When(year=year_of(found["n4"]))) if found["unit"].word == "year" else None


RULES = (
    # 2013 · in 1776 · the year 2008
    Rule("year", "YEAR", "<n4>", bare_year),
    Rule("year-word", "YEAR", "<unit> of? <n4>", _year_prefixed),
    Rule("year-number", "YEAR", "<number>", _year_number),
    Rule("year-spoken", "YEAR", "<high=number> and? <low=number>(?!unit)", _year_words),
    Rule("calendar-year", "YEAR", "cysign <year>", _calendar_year),
    # the 1990s · the nineties · the mid-1980s is made by a later pass
    Rule("decade", "DECADE", "<the>? <decade>", _decade),
    Rule("decade-word", "DECADE", "the <high=number>? <decadeword>", _decade_word),
    Rule("decade-word-phase", "WHOLE", "the? <stage> <decadeword>", _decade_word_phase),
    # the 19th century
    Rule("century", "CENTURY", "<the>? <ordinal> dash? <unit>", _century),
    # Q3 2024 · 2019 H2
    Rule("quarter-sign", "QTR", "<sign=qsign> (dash|of|comma)? <year>", _quarter),
    Rule("quarter-sign-after", "QTR", "<year> dash? <sign=qsign>", _quarter),
    Rule("quarter-sign-alone", "QTR", "<sign=qsign>", _quarter),
    Rule("half-sign", "HALF", "<sign=hhsign> (dash|of|comma)? <year>", _quarter),
    Rule("half-sign-after", "HALF", "<year> dash? <sign=hhsign>", _quarter),
    # the summer of 1979 · spring 2024
    Rule("season-year", "SEASON", "the? <season> comma? (of|in)? <year>", _season_year),
    Rule("season-of-noun", "SEASON", "<season>", _describing_season),
    Rule("season", "SEASON", "<the>? <season>", _bare_season),
    # FY2024 · fiscal 2024 · fiscal year 2024
    Rule("fiscal-year", "DONE", "(fysign|fiscal unit?) <year>", _fiscal),
    # week 31
    Rule("week-number", "WEEK", "<unit> <n2> (comma|of)? <year>", _week_number),
    Rule("week-number-no-year", "WEEK", "<unit> <n2>", _week_number),
)
