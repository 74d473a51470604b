"""Parts of times and times apart from times: the end of March, the second week of 2021, two days before Easter."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from osintcli.mentions.dates.grammar.amounts import amount_of, spelled, unit_of
from osintcli.mentions.dates.grammar.joined import clocked, part_item
from osintcli.mentions.dates.grammar.parts import expression_of, merged, rank_of, reading_of
from osintcli.mentions.dates.notation import Found, Rule
from osintcli.mentions.dates.readings import Nth, Offset, Reading, Shift, When
from osintcli.mentions.dates.vocabulary import vocabulary
from osintcli.model.timex import TimexType


def _phase(found: Found) -> Reading | None:
    """Early October, the end of 2024, late on Monday, later this year."""
    words = vocabulary().words
    item = found.get("phase") or found.get("stage") or found.get("comp")
    if item is None:
        return None
    mod = (
        words.phases.get(item.word)
        or words.phase_nouns.get(item.word)
        or words.phase_comparatives.get(item.word)
    )
    reading = reading_of(found["PLACED"])
    if reading.value and reading.expression is None:
        return None
    direction = {"earlier": -1, "later": 1}.get(item.word, 0)
    if isinstance(reading.expression, Shift) and reading.expression.count == 0 and direction:
        return replace(reading, mod="BEFORE_NOW" if direction < 0 else "AFTER_NOW", weak=False)
    return replace(reading, mod=mod, weak=False, edge=found.get("phase") is not None)


def _phase_unit(found: Found) -> Reading | None:
    """The end of the month, later in the week, the rest of the day."""
    words = vocabulary().words
    item = found.get("phase") or found.get("comp")
    unit = unit_of(found["unitname"])
    if (
        item is None
        or unit not in {"D", "W", "M", "Y", "Q", "DE", "CE", "WE"}
        or found["unitname"].word in words.plurals
    ):
        return None
    mod = words.phase_nouns.get(item.word) or words.phase_comparatives.get(item.word)
    return Reading(
        expression=Shift(unit, 0, of_text=True, near=True), mod=mod, edge=found.get("phase") is not None
    )


def _unit_end(found: Found) -> Reading | None:
    """Month's end, year end."""
    unit = unit_of(found["unitname"])
    if (
        found["phase"].word != "end"
        or unit not in {"M", "Y"}
        or found["unitname"].word in vocabulary().words.plurals
    ):
        return None
    return Reading(expression=Shift(unit, 0, of_text=True, near=True), mod="END", edge=True)


def _phased_part(found: Found) -> Reading | None:
    """Early morning, late on Monday night is made elsewhere."""
    part = reading_of(found["PART"])
    return replace(part, mod=vocabulary().words.phases.get(found["stage"].word)) if part.part else None


def _nth(found: Found) -> Reading | None:
    """The second week of 2021, the third month of next year, the first ten days of May, the last day of 2010."""
    which, unit, whole = (
        rank_of(found["rank"]),
        unit_of(found["unitname"]),
        expression_of(found.get("PLACED")),
    )
    if which is None or unit is None or whole is None or unit in {"CE", "ML"}:
        return None
    plural = found["unitname"].word in vocabulary().words.plurals
    amount = amount_of(found)
    if plural and amount is None:
        return None
    count = int(amount) if amount is not None else 1
    expression = Nth(which, unit, count, whole)
    if plural:
        return Reading(
            type=TimexType.DURATION, value=spelled(((Decimal(count), unit),)), expression=expression
        )
    return Reading(expression=expression)


def _first_of(found: Found) -> Reading | None:
    """The first ten months of 1915, where "ten months" was read before."""
    which, length, whole = rank_of(found["rank"]), reading_of(found["DUR"]), expression_of(found["PLACED"])
    if which not in {1, -1} or whole is None or len(length.amounts) != 1:
        return None
    amount, unit = length.amounts[0]
    if unit in {"CE", "ML", "H", "MI", "S"} or amount != int(amount):
        return None
    return Reading(
        type=TimexType.DURATION, value=length.value, expression=Nth(which, unit, int(amount), whole)
    )


def _nth_weekday(found: Found) -> Reading | None:
    """The second Sunday in May, the last Friday of the month."""
    which, whole = rank_of(found["rank"]), expression_of(found.get("PLACED"))
    day = expression_of(found["WD"])
    if whole is None and found.get("unitname") is not None and found["unitname"].word == "month":
        whole = Shift("M", 0, of_text=True)
    if (
        which is None
        or whole is None
        or not isinstance(day, When)
        or day.weekday is None
        or not -1 <= which <= 5
    ):
        return None
    return Reading(expression=Nth(which, f"WD{day.weekday}", 1, whole))


def _week_of(found: Found) -> Reading | None:
    """The week of April 10th."""
    unit, base = unit_of(found["unitname"]), expression_of(found["DAYLIKE"])
    if unit not in {"W", "WE"} or base is None:
        return None
    return Reading(expression=Nth(0, unit, 1, base))


def _holiday_weekend(found: Found) -> Reading | None:
    """Labor Day weekend."""
    base = expression_of(found["DAYLIKE"])
    return (
        Reading(expression=Nth(0, "WE", 1, base))
        if found["turned"].word == "weekend" and base is not None
        else None
    )


def _unit_to(found: Found) -> Reading | None:
    """The year to August, the week ending 28 September: a length, its days lie before the date that follows."""
    unit = unit_of(found["unitname"])
    if unit not in {"W", "M", "Q", "Y"} or found["unitname"].word in vocabulary().words.plurals:
        return None
    amounts = ((Decimal(1), unit),)
    return Reading(type=TimexType.DURATION, value=spelled(amounts), amounts=amounts, definite=True)


def _the_unit(found: Found) -> Reading | None:
    """The weekend; the year, the week after "of", "during", "in"."""
    unit = unit_of(found["unitname"])
    before, after = found.before, found.after
    if (
        unit is None
        or found["unitname"].word in vocabulary().words.plurals
        or unit not in {"WE", "D", "W", "M", "Y"}
    ):
        return None
    if after is not None and after.word in vocabulary().follows["the_unit_goes_on"]:
        return None
    if unit == "WE":
        return Reading(expression=Shift("WE", 0 if found.get("that") else -1, of_text=False), weak=True)
    if found.get("adj") is None and (before is None or before.word not in vocabulary().leads["the_unit"]):
        return None
    if (
        after is not None
        and after.kind == "other_word"
        and after.word[0].isalpha()
        and after.word not in vocabulary().words.free_after
    ):
        return None
    return Reading(expression=Shift(unit, 0, of_text=True, near=True))


def _told_twice(found: Found) -> Reading | None:
    """Friday night, 7 March; Sunday dawn of 25 June 1950."""
    first, second = reading_of(found["TIMED"]), reading_of(found["day"])
    both = merged(first, second)
    if both is None or not isinstance(first.expression, When) or first.expression.day or not first.part:
        return None
    return replace(both, type=TimexType.TIME, part=first.part)


def _apart(found: Found) -> Reading | None:
    """Two days before Christmas, three weeks from tomorrow."""
    duration, base = reading_of(found["DUR"]), expression_of(found["PLACED"])
    if not duration.amounts or base is None:
        return None
    sign = -1 if found["side"].kind == "before" else 1
    if found["side"].word == "since" or (
        found["side"].word == "from" and found.before is not None and found.before.word == "for"
    ):
        return None
    return Reading(expression=Offset(duration.amounts, sign, base=base))


RULES = (
    # the end of March · early October · mid-1987 · late last year · late on Monday · earlier this year · early in 1914
    Rule("phase", "WHOLE", "(the|at)? <stage> dash? (of|in|on)? <PLACED>", _phase),
    Rule("phase-noun", "WHOLE", "the? same? <phase=phasenoun> of <PLACED>", _phase),
    Rule("phase-comparative", "WHOLE", "<comp> (in|on)? <PLACED>", _phase),
    # the end of the month · later in the week
    Rule("phase-unit", "WHOLE", "the <phase=phasenoun> of the <unitname>", _phase_unit),
    Rule("comparative-unit", "WHOLE", "<comp> (in|on) the <unitname>", _phase_unit),
    Rule("unit-end", "WHOLE", "the? <unitname> dash? <phase=phasenoun>", _unit_end),
    # the second week of 2021 · the first ten days of May
    Rule("nth", "DONE", "the? <rank> <amount>? <unitname> (of|in) <PLACED>", _nth),
    Rule("first-of", "DONE", "the? <rank> <DUR> of <PLACED>", _first_of),
    Rule("nth-turned", "DONE", "the? <amount> <rank> <unitname> of <PLACED>", _nth),
    # the second Sunday in May · the last Friday of the month
    Rule("nth-weekday", "DAY", "the? <rank> <WD> (of|in) <PLACED>", _nth_weekday),
    Rule("nth-weekday-of-unit", "DAY", "the? <rank> <WD> (of|in) the <unitname>", _nth_weekday),
    # the week of April 10th
    Rule("week-of", "WEEK", "the? <unitname> (of|starting|starting on) <DAYLIKE>", _week_of),
    Rule("holiday-weekend", "WEEKEND", "<DAYLIKE=HOL> <turned=unit>", _holiday_weekend),
    # two days before Christmas · three weeks from tomorrow
    Rule("apart", "DONE", "<DUR> <side=apart_side> <PLACED>", _apart),
    # the week ending 28 September · the year to August
    Rule("unit-to", "DUR", "the <unitname>(?=(to|ending) PLACED)", _unit_to),
    # the weekend · throughout the year
    Rule("the-unit", "DONE", "the (<adj>)? <unitname>", _the_unit),
    # late Tuesday night
    Rule("phase-timed", "TIMED", "the? <stage> on? <PLACED=TIMED>", _phase),
    Rule("part-phase", "PART", "the? <stage> <PART>", _phased_part),
    # Friday night, 7 March
    Rule("told-twice", "TIMED", "<TIMED> (comma|of)? (<day=MDAY>|<day=FULL>)", _told_twice),
    Rule("day-part-2", "TIMED", "<PART> (of|on)? <DAYLIKE>", part_item),
    Rule("clock-day-2", "TIMED", "<CLOCK> (comma|on)? <DAYLIKE>", clocked),
    Rule("day-clock-2", "TIMED", "<DAYLIKE> (comma|at|comma at|dash)? <CLOCK>", clocked),
)
LAST = (
    Rule("phase-of-nth", "WHOLE", "(the|at)? <stage> dash? (of|in|on)? <PLACED>", _phase),
    Rule("phase-noun-2", "WHOLE", "the? <phase=phasenoun> of <PLACED>", _phase),
    Rule("apart-2", "DONE", "<DUR> <side=apart_side> <PLACED>", _apart),
)
