"""Times of day: clock times, zones, parts of the day."""

from __future__ import annotations

from osintcli.mentions.dates.grammar.calendar_dates import number_of
from osintcli.mentions.dates.items import Item
from osintcli.mentions.dates.notation import Found, Rule
from osintcli.mentions.dates.readings import Reading, Shift
from osintcli.mentions.dates.vocabulary import vocabulary
from osintcli.model.timex import TimexType

NOON = 12
CALENDAR = frozenset(
    {
        "month",
        "monthsign",
        "weekday",
        "weekdaysign",
        "n2",
        "ordinalfigure",
        "the",
        "that",
        "ordinalword",
        "deictic",
    }
)


def part_of(item: Item) -> str:
    """Return the TIMEX3 sign of a part of the day."""
    return vocabulary().words.parts.get(item.word, "NI")


def zone_of(item: Item | None) -> str:
    """Return the zone that a sign stands for, "" for none; signs are upper case ("ET" is no "et")."""
    return vocabulary().words.zones[item.word] if item is not None else ""


def _clock(hour: int, minute: str, half_day: Item | None) -> str | None:
    """Return "18:12" of an hour, its minutes and what "pm" says."""
    if half_day is not None:
        late = half_day.word.startswith("p")
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + (NOON if late else 0)
    if hour > 24 or len(minute) != 2 or int(minute) > 59:
        return None
    return f"{hour:02}:{minute}"


def _reading(clock: str | None, found: Found) -> Reading | None:
    zone = found.get("zone")
    if clock is None or (zone is not None and not str(zone.value).isupper()):
        return None
    return Reading(type=TimexType.TIME, clock=clock, zone=zone_of(zone))


def _colon(found: Found) -> Reading | None:
    hour, minute = found["hour"], found["minute"]
    if hour.end + 1 != minute.start or (found.before is not None and found.before.kind == "colon"):
        return None
    return _reading(_clock(number_of(hour) or 0, minute.word, found.get("halfday")), found)


def _dotted(found: Found) -> Reading | None:
    """19.05 GMT, 3.40 in the morning: only with what shows that it is a time."""
    hour, _, minute = found["decimal"].word.partition(".")
    part = found.get("part")
    clock = _clock(int(hour), minute, found.get("halfday")) if hour.isdigit() and minute.isdigit() else None
    if clock and part is not None and part_of(part) in {"AF", "EV"} and int(hour) < NOON:
        clock = f"{int(hour) + NOON:02}:{minute}"
    return _reading(clock, found)


def _hour(found: Found) -> Reading | None:
    hour = number_of(found["hour"])
    before = found.before
    if before is not None and before.end == found.items[0].start and before.word[-1].isalnum():
        return None
    if hour is None or (
        found["hour"].kind == "number" and not found.get("halfday") and not 1 <= hour <= NOON
    ):
        return None
    clock = _clock(hour, "00", found.get("halfday"))
    part = found.get("part")
    if clock and part is not None and part_of(part) in {"AF", "EV", "NI"} and hour < NOON:
        clock = f"{hour + NOON:02}:00"
    return _reading(clock, found)


def _military(found: Found) -> Reading | None:
    """1430 GMT, 0600 hours."""
    text = found["figure"].word
    if len(text) != 4 or not text.isdigit():
        return None
    return _reading(_clock(int(text[:2]), text[2:], None), found)


def _word(found: Found) -> Reading | None:
    return Reading(type=TimexType.TIME, clock=vocabulary().words.clock_words[found["clockword"].word])


def _overnight(found: Found) -> Reading | None:
    if found["part"].word != "overnight":
        return None
    return Reading(type=TimexType.TIME, expression=Shift("D", 0), part="NI")


def _part(found: Found) -> Reading | None:
    """A part of the day by itself: overnight, the morning, at night. Weak: it has no day of its own."""
    item, before = found["anypart"], found.before
    if found.after is not None and found.after.word == "of":
        after = found.following(2)[-1]
        if not after.kind.isupper() and after.kind not in CALENDAR:
            return None
    alone = (
        item.word == "overnight"
        or found.get("the") is not None
        or (before is not None and before.word in vocabulary().leads["part_of_day"])
    )
    if item.word in {"mornings", "afternoons", "nights", "evenings"}:
        return Reading(type=TimexType.SET, value=f"XXXX-XX-XXT{part_of(item)}") if not alone else None
    return Reading(type=TimexType.TIME, part=part_of(item), weak=not alone)


RULES = (
    # 18:00 UTC · 2:15 a.m. local time · 17:20
    Rule("clock", "CLOCK", "<hour=n2> colon <minute=n2> (colon n2)? <halfday>? <zone>?", _colon),
    Rule("clock-local", "CLOCK", "<hour=n2> colon <minute=n2> <halfday>? local time", _colon),
    Rule("clock-hours", "CLOCK", "<hour=n2> colon <minute=n2> unit", _colon),
    # 19.05 GMT · 3.40 in the morning · 6.30pm
    Rule("clock-dotted", "CLOCK", "<decimal> (<halfday> <zone>?|<zone>)", _dotted),
    Rule("clock-dotted-part", "CLOCK", "<decimal> in the <part>", _dotted),
    # 9am · 6 p.m. GMT · eight o'clock · three in the morning
    Rule("hour", "CLOCK", "<hour=day> <halfday> <zone>?", _hour),
    Rule("hour-local", "CLOCK", "<hour=day> <halfday> local time", _hour),
    Rule("hour-oclock", "CLOCK", "<hour=day> oclock (in the <part>)?", _hour),
    Rule("hour-part", "CLOCK", "<hour=day> in the <part>", _hour),
    # 1430 GMT · 0600 hours
    Rule("military", "CLOCK", "<figure=amount> (<zone>|unit)", _military),
    # noon
    Rule("clock-word", "CLOCK", "<clockword>", _word),
    # overnight: the night before the day of writing, or of the story's day
    Rule("overnight", "TIMED", "<part>", _overnight),
    # the morning · at night
    Rule("part", "PART", "<the>? <anypart>", _part),
)
