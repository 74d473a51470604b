"""Times counted from the day of writing or from a date that the text named before."""

from __future__ import annotations

from decimal import Decimal

from osintcli.mentions.dates.grammar.amounts import SOME, amount_of, amounts_of, spelled, unit_of
from osintcli.mentions.dates.grammar.calendar_dates import month_of, weekday_of
from osintcli.mentions.dates.grammar.clock import part_of
from osintcli.mentions.dates.grammar.years import season_of
from osintcli.mentions.dates.items import Item
from osintcli.mentions.dates.notation import Found, Rule
from osintcli.mentions.dates.readings import Offset, Reading, Run, Shift, When
from osintcli.mentions.dates.vocabulary import vocabulary
from osintcli.model.timex import TimexType

LARGE = frozenset({"D", "N", "W", "F", "M", "Q", "Y", "DE", "CE", "WE"})
CLOCK_UNITS = frozenset({"H", "MI", "S"})


def _direction(item: Item) -> int:
    """Return -1 for last, past, previous; 1 for next, following; 0 for this."""
    return {"last": -1, "past": -1, "previous": -1, "next": 1, "following": 1, "after": 1}.get(item.kind, 0)


def _of_text(item: Item, found: Found) -> bool:
    """Say whether a word counts from the text's last date: previous and following, "the next day", not "next year"."""
    if item.kind in {"previous", "following", "that", "same"}:
        return True
    return item.kind == "next" and found.get("the") is not None


def _unit(found: Found) -> Reading | None:
    """Last week, this year, the previous day, the following month, that year, the same day."""
    which, unit = found["which"], unit_of(found["unitname"])
    if unit not in LARGE or found["unitname"].word in vocabulary().words.plurals:
        return None
    if found["unitname"].word == "night":
        return _night(found, which)
    if which.kind == "last" and found.after is not None and found.after.word == "of":
        return None  # the last week of August: a later pass reads it
    shift = Shift(unit, _direction(which), _of_text(which, found))
    return Reading(expression=shift)


def _night(found: Found, which: Item) -> Reading:
    return Reading(
        type=TimexType.TIME, expression=Shift("D", _direction(which), _of_text(which, found)), part="NI"
    )


def _part(found: Found) -> Reading | None:
    """This morning, that evening, the next morning, the previous night."""
    which = found["which"]
    part = part_of(found["part"])
    return Reading(
        type=TimexType.TIME, expression=Shift("D", _direction(which), _of_text(which, found)), part=part
    )


def _deictic(found: Found) -> Reading | None:
    item = found["deictic"]
    if item.word != str(item.value).lower() and item.word + "s" == str(item.value).lower():
        return None
    shift = Shift("D", vocabulary().words.deictic[item.word])
    if item.word == "tonight":
        return Reading(type=TimexType.TIME, expression=shift, part="NI")
    return Reading(expression=shift)


def _two_days(found: Found) -> Reading | None:
    """The day before yesterday, the day after tomorrow."""
    days = vocabulary().words.deictic[found["deictic"].word]
    return Reading(expression=Shift("D", 2 * days)) if days and found["unit"].word == "day" else None


def _weekday(found: Found) -> Reading | None:
    """Last Tuesday, next Friday, this Monday."""
    which = found["which"]
    if which.kind == "last" and found.after is not None and found.after.word == "of":
        return None  # the last Friday of the month: a later pass reads it
    day = weekday_of(found["wd"])
    if which.kind == "that":
        return Reading(expression=When(weekday=day, direction=4))
    if which.kind in {"same", "following", "previous"}:
        return Reading(expression=When(weekday=day, direction=_direction(which)))
    if which.kind == "next":
        soon = which.word in vocabulary().words.coming  # "this coming Saturday" is the next one to come
        return Reading(expression=When(weekday=day, direction=3 if soon else 2))
    if which.kind == "this":
        return Reading(expression=When(weekday=day, inside=Shift("W", 0)))
    return Reading(expression=When(weekday=day, direction=-2))


def _month(found: Found) -> Reading | None:
    """Last June, next March, this September, that August."""
    if found["mon"].kind == "monthsign" and not str(found["mon"].value)[0].isupper():
        return None
    which = found["which"]
    if which.kind in {"that", "same"}:
        return Reading(expression=When(month=month_of(found["mon"])))
    return _whole(When(month=month_of(found["mon"])), which)


def _season(found: Found) -> Reading | None:
    """Last summer, next spring, this winter."""
    if found["which"].kind in {"that", "same"}:
        return Reading(expression=When(season=season_of(found["season"])))
    return _whole(When(season=season_of(found["season"])), found["which"])


def _holiday(found: Found) -> Reading | None:
    """Last Christmas, next Easter."""
    holiday = found["HOL"].value
    return _whole(When(holiday=holiday), found["which"])  # type: ignore[arg-type]


def _whole(when: When, which: Item) -> Reading:
    direction = _direction(which)
    if direction == 0:
        return Reading(expression=_with(when, inside=Shift("Y", 0)))
    return Reading(expression=_with(when, direction=2 * direction))


def _with(when: When, *, inside: Shift | None = None, direction: int = 0) -> When:
    return When(
        month=when.month, season=when.season, holiday=when.holiday, inside=inside, direction=direction
    )


def _run(found: Found) -> Reading | None:
    """The past nine days, the next four years, the last few months."""
    unit = unit_of(found["unitname"])
    amount = amount_of(found)
    plural = found["unitname"].word in vocabulary().words.plurals
    if found.after is not None and found.after.word == "of" and found["which"].kind == "last":
        return None  # the last 3 weeks of this year: a later pass reads it
    if (
        unit is None
        or (found.get("amount") is None and found.get("vague") is None)
        or (not plural and amount != 1)
    ):
        return None
    value = _plain(amount, unit)
    sign = _direction(found["which"])
    return Reading(type=TimexType.DURATION, value=value, expression=Run(amount, unit, sign))


def _plain(amount: Decimal | None, unit: str) -> str:
    return spelled(((amount, unit),))


def _run_single(found: Found) -> Reading | None:
    """The past year, the past week: up to now, so a length and not the calendar unit before."""
    unit = unit_of(found["unitname"])
    if unit is None or found["unitname"].word in vocabulary().words.plurals:
        return None
    return Reading(
        type=TimexType.DURATION, value=_plain(Decimal(1), unit), expression=Run(Decimal(1), unit, -1)
    )


def _plural(found: Found) -> Reading | None:
    """The following days, the coming months: some units, no telling how many."""
    unit = unit_of(found["unitname"])
    if unit is None or found["unitname"].word not in vocabulary().words.plurals:
        return None
    return Reading(
        type=TimexType.DURATION,
        value=_plain(None, unit),
        expression=Run(None, unit, _direction(found["which"])),
    )


def _recent(found: Found) -> Reading | None:
    """Recent years."""
    return Reading(value="PAST_REF") if found["unitname"].word in vocabulary().words.plurals else None


def _ago(found: Found) -> Reading | None:
    """Two years ago."""
    if found["ago"].word == "back" and found.before is not None and found.before.word == "going":
        return None
    return _offset(found, -1, of_text=False)


def _earlier(found: Found) -> Reading | None:
    """A day earlier, two days before; "two days earlier than planned" only compares."""
    if _compares(found.after):
        return None
    if found.get("before") is not None and _goes_on(found.after):
        return None
    return _offset(found, -1, of_text=True)


def _later(found: Found) -> Reading | None:
    """Twelve days later, a week after; "a week later than planned" only compares."""
    if _compares(found.after):
        return None
    side = found.get("after") or found.get("on")
    if side is not None and _goes_on(found.after):
        return None
    if side is None and [item.kind for item in found.following(2)] == ["this", "unit"]:
        return None  # he speaks "for 30 minutes later this week"
    if side is not None and side.kind == "on" and found.after is not None and found.after.word[0].isalnum():
        return None
    return _offset(found, 1, of_text=True)


def _goes_on(item: Item | None) -> bool:
    """Say whether "before" and "after" lead on to what they are counted from."""
    return item is not None and (item.word[0].isalnum()) and item.word not in vocabulary().follows["clause"]


def _compares(item: Item | None) -> bool:
    return item is not None and item.word == "than"


def _from_now(found: Found) -> Reading | None:
    """Two weeks from now."""
    return _offset(found, 1, of_text=False)


def _offset(found: Found, sign: int, *, of_text: bool) -> Reading | None:
    amounts = amounts_of(found)
    if amounts is None:
        return None
    if any(amount is None for amount, _ in amounts):
        reference = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Reading(value=reference)
    known = tuple((amount, unit) for amount, unit in amounts if amount is not None)
    clocked = all(unit in CLOCK_UNITS for _, unit in known)
    return Reading(
        type=TimexType.TIME if clocked else TimexType.DATE, expression=Offset(known, sign, of_text=of_text)
    )


def _unit_before(found: Found) -> Reading | None:
    """The year before, the day after, the year previous; not "the day after the vote"."""
    unit = unit_of(found["unitname"])
    if unit not in LARGE or found["unitname"].word in vocabulary().words.plurals or _goes_on(found.after):
        return None
    sign = -1 if found["side"].kind in {"before", "previous"} else 1
    return Reading(expression=Shift(unit, sign, of_text=True))


def _after_next(found: Found) -> Reading | None:
    """The week after next, the month before last."""
    unit = unit_of(found["unitname"])
    if unit not in LARGE:
        return None
    return Reading(expression=Shift(unit, 2 if found["side"].kind == "after" else -2))


def _year_ago(found: Found) -> Reading | None:
    """The same month a year ago, the same period last year."""
    unit = unit_of(found["span"])
    if unit not in {"M", "W", "D", "Q"} and found["span"].kind != "period":
        return None
    unit = unit or "M"
    return Reading(expression=Offset(((Decimal(1), "Y"),), -1, base=Shift(unit, 0, of_text=True)))


def _reference(found: Found) -> Reading | None:
    """Now, currently, recently."""
    item, after = found["reference"], found.after
    if item.kind == "now" and after is not None and after.word == "that":
        return None
    if item.word == "ongoing":
        return None
    return Reading(value=vocabulary().words.references[item.word])


def _past(found: Found) -> Reading | None:
    """The past, in the past."""
    return Reading(value="PAST_REF") if found.after is None or not _goes_on(found.after) else None


RULES = (
    # yesterday · tonight
    Rule("deictic", "DAY", "<deictic>", _deictic),
    Rule("two-days", "DAY", "the? <unit> (before|after) <deictic>", _two_days),
    # the past year
    Rule("run-single", "DONE", "(the|this)? past adj? <unitname>", _run_single),
    # last week · this year · the previous day · that year · the very same day
    Rule("unit", "REL", "<the>? same? <which=pointer> same? adj? <unitname>", _unit),
    Rule("unit-same", "REL", "<the>? <which=same> <unitname>", _unit),
    # this morning · the next evening
    Rule("pointed-part", "TIMED", "<the>? <which=pointer> same? <part>", _part),
    Rule("same-part", "TIMED", "<the>? <which=same> <part>", _part),
    # last Tuesday · next Friday · this past Wednesday
    Rule("pointed-weekday", "WDP", "(this|the)? <which=pointer> <wd>", _weekday),
    # last June
    Rule("pointed-month", "MP", "(this|the)? <which=pointer> <mon>", _month),
    # last summer
    Rule("pointed-season", "DONE", "(this|the)? <which=pointer> <season>", _season),
    # last Christmas
    Rule("pointed-holiday", "DONE", "(this|the)? <which=pointer> <HOL>", _holiday),
    # the past nine days · the next few weeks · the last two to three years
    Rule("run", "DONE", "(the|this|these)? <which=mover> <amount>? <vague>? of? adj? adj? <unitname>", _run),
    Rule("run-range", "DONE", "(the|this)? <which=mover> amount (to|or|dash) <amount> adj? <unitname>", _run),
    Rule("run-turned", "DONE", "the? <amount> <which=mover> <unitname>", _run),
    # the following days
    Rule("run-plural", "DONE", "the? <which=mover> adj? <unitname>", _plural),
    # recent years
    Rule("recent", "REF", "recent <unitname>", _recent),
    # two years ago · a year and a half ago · 2 years 1 month ago
    Rule("ago", "DAYAGO", f"{SOME} <ago>", _ago),
    Rule("earlier", "DAYAGO", f"{SOME} (<before>|earlier|comparative)", _earlier),
    Rule("later", "DAYAGO", f"{SOME} (<after>|later|<on>)", _later),
    Rule("from-now", "DAYAGO", f"{SOME} from now", _from_now),
    # the year before · the day after
    Rule("unit-before", "REL", "the <unitname> <side=sides>", _unit_before),
    # the week after next · the month before last
    Rule("after-next", "REL", "the <unitname> (<side=sides>) (next|last)", _after_next),
    # the same month a year ago · the same period last year
    Rule(
        "same-last-year",
        "DONE",
        "the same (<span=unitname>|<span=period>) (a unit ago|last unit|the? previous unit|of? last unit)",
        _year_ago,
    ),
    # now · recently
    Rule("reference", "REF", "<reference=refword>", _reference),
    Rule(
        "present-day",
        "REF",
        "<day=present> dash? unit",
        lambda found: Reading(value="PRESENT_REF") if found.items[-1].word == "day" else None,
    ),
    Rule(
        "to-date",
        "REF",
        "<dateword>",
        lambda found: (
            Reading(value="PRESENT_REF") if found.before is not None and found.before.kind == "to" else None
        ),
    ),
    Rule("the-past", "REF", "the past", _past),
)
