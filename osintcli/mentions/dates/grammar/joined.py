"""What is built from two single expressions: Tuesday morning, October of last year, 12:00 UTC Monday."""

from __future__ import annotations

from msgspec.structs import replace

from osintcli.mentions.dates.grammar.amounts import unit_of
from osintcli.mentions.dates.grammar.calendar_dates import is_day, number_of
from osintcli.mentions.dates.grammar.clock import part_of
from osintcli.mentions.dates.grammar.parts import expression_of, merged, only_year, rank_of, reading_of
from osintcli.mentions.dates.items import Item
from osintcli.mentions.dates.notation import Found, Rule
from osintcli.mentions.dates.readings import Reading, Shift, When
from osintcli.mentions.dates.vocabulary import vocabulary
from osintcli.model.timex import TimexType


def _inside(part: Item, whole: Item) -> Reading | None:
    """October of last year: the fields of one, the rest from the other."""
    inner, outer = reading_of(part), expression_of(whole)
    if not isinstance(inner.expression, When) or outer is None:
        return None
    if (
        isinstance(outer, When)
        and outer.year is not None
        and inner.expression.year is None
        and only_year(outer)
    ):
        return replace(inner, expression=replace(inner.expression, year=outer.year))
    if inner.expression.year is not None:
        return None
    return replace(inner, expression=replace(inner.expression, inside=outer, direction=0))


def _in_year(found: Found) -> Reading | None:
    whole = found["YEARLY"]
    outer = expression_of(whole)
    if isinstance(outer, Shift) and outer.unit != "Y":
        return None
    return _inside(found["part"], whole)


def _in_week(found: Found) -> Reading | None:
    """Tuesday next week."""
    outer = expression_of(found["REL"])
    if not isinstance(outer, Shift) or outer.unit != "W":
        return None
    return _inside(found["WD"], found["REL"])


def _in_month(found: Found) -> Reading | None:
    """The 15th of next month, the 15th day of that month."""
    outer = expression_of(found.get("REL") or found.get("MONTH") or found.get("MY"))
    if found.get("unit") is not None and found["unit"].word != "day":
        return None
    if isinstance(outer, Shift) and outer.unit != "M":
        return None
    day = number_of(found["day"])
    if day is None or outer is None or not is_day(2000, 1, day):
        return None
    return Reading(expression=When(day=day, inside=outer))


def _nth_fields(found: Found) -> Reading | None:
    """The first quarter of 2009, the second half of the year, the last quarter."""
    which = rank_of(found["rank"])
    unit = "HY" if found.get("half") is not None else unit_of(found["unitname"])
    if which is None or unit not in {"Q", "HY"}:
        return None
    limit = 4 if unit == "Q" else 2
    which = limit if which == -1 else which
    if not 1 <= which <= limit:
        return None
    whole = found.get("WHOLEISH")
    when = When(quarter=which) if unit == "Q" else When(half=which)
    if whole is None:
        return Reading(expression=when)
    outer = expression_of(whole)
    if outer is None:
        return None
    if isinstance(outer, When) and only_year(outer):
        return Reading(expression=replace(when, year=outer.year))
    if unit == "HY" and not (isinstance(outer, Shift) and outer.unit == "Y"):
        return replace(reading_of(whole), mod="START" if which == 1 else "END")
    return Reading(expression=replace(when, inside=outer))


def _part_of_day(found: Found) -> Reading | None:
    """Tuesday morning, the night of April 18, Friday night, 7 March."""
    day = reading_of(found["DAYLIKE"])
    if isinstance(day.expression, Shift) and day.expression.unit != "D":
        return None
    if day.value:
        return None
    item = found["anypart"]
    if item.kind == "clockword":
        clock = vocabulary().words.clock_words[item.word]
        return replace(day, type=TimexType.TIME, clock=clock, weak=False)
    more = found.get("MDAY") or found.get("FULL")
    if more is not None:
        both = merged(day, reading_of(more))
        return both and replace(both, type=TimexType.TIME, part=part_of(item))
    return replace(day, type=TimexType.TIME, part=part_of(item), weak=False)


def part_item(found: Found) -> Reading | None:
    """The night of April 18, where "the night" was read before."""
    part, day = reading_of(found["PART"]), reading_of(found["DAYLIKE"])
    if day.value or (isinstance(day.expression, Shift) and day.expression.unit != "D") or not part.part:
        return None
    mod = None
    stage = found.get("stage")
    if stage is not None:
        mod = vocabulary().words.phases.get(stage.word)
    return replace(day, type=TimexType.TIME, part=part.part, mod=mod, weak=False)


def clocked(found: Found) -> Reading | None:
    """12:00 UTC Monday, 14 March 2025, 18:00 local time."""
    day, clock = reading_of(found["DAYLIKE"]), reading_of(found["CLOCK"])
    if day.value or day.part or (isinstance(day.expression, Shift) and day.expression.unit != "D"):
        return None
    return replace(day, type=TimexType.TIME, clock=clock.clock, zone=clock.zone, weak=False)


def _clocked_part(found: Found) -> Reading | None:
    """7:45 on Monday morning."""
    reading = clocked(found)
    if reading is None:
        return None
    hour, late = int(reading.clock[:2]), reading_of(found["PART"]).part in {"AF", "EV", "NI"}
    return replace(reading, clock=f"{hour + 12:02}{reading.clock[2:]}") if late and 0 < hour < 12 else reading


RULES = (
    # October of last year · June that year · Christmas 2010 · Monday of next week
    Rule("month-in-year", "MY", "<part=MONTH> comma? (of|in)? <YEARLY>", _in_year),
    Rule("day-in-year", "FULL", "<part=MDAY> comma? (of|in)? <YEARLY>", _in_year),
    Rule("season-in-year", "SEASON", "<part=SEASON> (of|in)? <YEARLY>", _in_year),
    Rule("holiday-in-year", "FULL", "<part=HOL> comma? (of|in)? <YEARLY>", _in_year),
    Rule("quarter-in-year", "QTR", "<part=QTR> (of|in)? <YEARLY>", _in_year),
    Rule("weekday-in-week", "DAY", "<WD> (of|in|dash)? <REL>", _in_week),
    Rule("week-then-weekday", "DAY", "<REL> (on|dash)? <WD>", _in_week),
    # the 15th of next month · the third day of May
    Rule("day-in-month", "DAY", "the? <day=ordinal> <unit>? of <REL>", _in_month),
    Rule("day-of-month", "DAY", "the? <day=ordinal> <unit> of (<MONTH>|<MY>)", _in_month),
    # the fourth quarter of 2005 · the second half of the year
    Rule("quarter", "QTR", "the? <rank> dash? <unitname> (of|in)? <WHOLEISH>", _nth_fields),
    Rule("quarter-alone", "QTR", "the <rank> dash? <unitname>", _nth_fields),
    Rule("half", "HALF", "the? <rank> <half> of <WHOLEISH>", _nth_fields),
    # Tuesday morning · 7 March at night · Saturday noon · Friday night, 7 March
    Rule("day-part", "TIMED", "<DAYLIKE> (comma|at|in|on)? the? <anypart>", _part_of_day),
    Rule("weekday-part-day", "TIMED", "<DAYLIKE=WD> <anypart> comma? (<MDAY>|<FULL>)", _part_of_day),
    Rule("day-then-part", "TIMED", "<DAYLIKE> (comma|at|in|on)? <PART>", part_item),
    # the night of April 18, 1775
    Rule("part-of-day", "TIMED", "(the <stage>)? <PART> (unit)? (of|on)? <DAYLIKE>", part_item),
    # 12:00 UTC Monday · 5 p.m. on Friday
    Rule("clock-day", "TIMED", "<CLOCK> (comma|on)? <DAYLIKE>", clocked),
    Rule("clock-day-part", "TIMED", "<CLOCK> (comma|on)? <DAYLIKE> <PART>", _clocked_part),
    # Friday 14 March 2025, 18:00 · Monday at 5 p.m.
    Rule("day-clock", "TIMED", "<DAYLIKE> (comma|at|comma at|dash)? <CLOCK>", clocked),
)
