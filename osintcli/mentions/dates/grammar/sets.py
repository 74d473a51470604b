"""Repeated times: every day, weekly, a month as in "3 euros a month"."""

from __future__ import annotations

from decimal import Decimal

from osintcli.mentions.dates.grammar.amounts import amount_of, spelled, unit_of
from osintcli.mentions.dates.grammar.calendar_dates import month_of, number_of, weekday_of
from osintcli.mentions.dates.grammar.clock import part_of
from osintcli.mentions.dates.grammar.years import season_of
from osintcli.mentions.dates.items import Item
from osintcli.mentions.dates.notation import Found, Rule
from osintcli.mentions.dates.readings import Reading
from osintcli.mentions.dates.vocabulary import vocabulary
from osintcli.model.timex import TimexType

FIGURES = frozenset({"n2", "n4", "integer", "decimal", "number", "once"})


def _set(value: str) -> Reading:
    return Reading(type=TimexType.SET, value=value)


def _frequency(found: Found) -> Reading | None:
    """Daily, annually; not the Daily of a newspaper's name: with a capital behind one, or behind a sign."""
    item, before = found["frequency"], found.before
    if str(item.value)[0].isupper() and before is not None:
        named = str(before.value)[:1].isupper() or not before.word[:1].isalnum()
        return None if named else _set(vocabulary().words.frequencies[item.word])
    return _set(vocabulary().words.frequencies[found["frequency"].word])


def _every(found: Found) -> Reading | None:
    """Every day, each week, every two weekends, every other month."""
    unit = unit_of(found["unitname"])
    if unit is None:
        return None
    amount = amount_of(found)
    if found.get("other") is not None:
        amount = Decimal(2)
    return _set(spelled(((Decimal(1) if amount is None else amount, unit),)))


def _every_nth(found: Found) -> Reading | None:
    """Every second day."""
    unit, which = unit_of(found["unitname"]), number_of(found["ordinal"])
    return _set(spelled(((Decimal(which), unit),))) if unit and which else None


def _every_weekday(found: Found) -> Reading:
    return _set(f"XXXX-WXX-{weekday_of(found['wd'])}")


def _weekdays(found: Found) -> Reading:
    """Tuesdays."""
    return _set(f"XXXX-WXX-{vocabulary().words.weekdays[found['weekdayplural'].word.removesuffix('s')]}")


def _every_month(found: Found) -> Reading:
    return _set(f"XXXX-{month_of(found['mon']):02}")


def _every_season(found: Found) -> Reading:
    return _set(f"XXXX-{season_of(found['season'])}")


def _every_part(found: Found) -> Reading:
    return _set(f"XXXX-XX-XXT{part_of(found['anypart'])}")


def _per(found: Found) -> Reading | None:
    """Per day, once a week."""
    unit = unit_of(found["unitname"])
    return _set(spelled(((Decimal(1), unit),))) if unit else None


def _rate(found: Found) -> Reading | None:
    """A month, after a figure: "3 a month", "15 planes a year"; not in "a day earlier" or "in a week"."""
    before, after = found.before, found.after
    unit = unit_of(found["unitname"])
    if before is None or unit is None or found["unitname"].word in vocabulary().words.plurals:
        return None
    if after is not None and after.kind in {
        "ago",
        "earlier",
        "later",
        "before",
        "after",
        "from",
        "comparative",
        "dash",
    }:
        return None
    if after is not None and after.kind == "and" and found.following(2)[-1].kind == "a":
        return None
    if before.kind in FIGURES or (_counted_before(found) and before.kind == "other_word"):
        return _set(spelled(((Decimal(1), unit),)))
    return None


def _counted_before(found: Found) -> bool:
    """Say whether a figure stands one or two words before ("£3 a month", "15 aircraft a year")."""
    items: list[Item] = found.preceding(3)
    return any(item.kind in FIGURES for item in items)


RULES = (
    # daily · annually
    Rule("frequency", "SET", "<frequency>", _frequency),
    Rule(
        "frequency-half",
        "SET",
        "semi dash <frequency>",
        lambda found: _set(
            {"P1Y": "P6M", "P1M": "P15D", "P1W": "P3D"}.get(
                vocabulary().words.frequencies[found["frequency"].word], "P6M"
            )
        ),
    ),
    # every day · each week · every two weekends · every other month
    Rule("every", "SET", "(every|any) (<other>|<amount>)? dash? <unitname>", _every),
    Rule("every-nth", "SET", "every <ordinal> <unitname>", _every_nth),
    Rule("every-weekday", "SET", "every other? <wd>", _every_weekday),
    Rule("every-workday", "SET", "every weekdayword", lambda _: _set("P1WD")),
    Rule("weekdays", "SET", "<weekdayplural>", _weekdays),
    Rule(
        "weekends", "SET", "<unit>", lambda found: _set("P1WE") if found["unit"].word == "weekends" else None
    ),
    Rule("every-month", "SET", "every <mon>", _every_month),
    Rule("every-season", "SET", "every <season>", _every_season),
    Rule("every-part", "SET", "every <anypart>", _every_part),
    # per day · once a week
    Rule("per", "SET", "per <unitname>", _per),
    Rule("once", "SET", "once (a|every|per) <unitname>", _per),
    # 15 a year
    Rule("rate", "SET", "a <unitname>", _rate),
)
