"""Durations: an amount of calendar or clock units."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from osintcli.mentions.dates.items import Item
from osintcli.mentions.dates.notation import Found, Rule
from osintcli.mentions.dates.readings import Reading
from osintcli.mentions.dates.vocabulary import vocabulary
from osintcli.model.timex import TimexType

Amounts = tuple[tuple[Decimal | None, str], ...]
DESIGNATORS = {
    "D": "D", "N": "D", "W": "W", "F": "W", "M": "M", "Q": "M", "Y": "Y", "DE": "DE", "CE": "CE", "ML": "ML", "WE": "WE",
    "H": "TH", "MI": "TM", "S": "TS",
}  # fmt: skip
PARTS_OF = {"F": 2, "Q": 3}
IRREGULAR = {"second": "S", "quarter": "Q", "night": "N"}


def unit_of(item: Item) -> str | None:
    """Return the code of a unit's name."""
    return vocabulary().words.units.get(item.word) or IRREGULAR.get(item.word)


def spelled(amounts: Sequence[tuple[Decimal | None, str]]) -> str:
    """Return the TIMEX3 duration: P3D, PT90M, PXY, P2Y1M, P2CE (decades and centuries as years where there are several)."""
    days, clock = "", ""
    for amount, unit in amounts:
        sign = DESIGNATORS[unit]
        figure = "X" if amount is None else format((amount * PARTS_OF.get(unit, 1)).normalize(), "f")
        if sign.startswith("T"):
            clock += figure + sign[1:]
        else:
            days += figure + sign
    return "P" + days + ("T" + clock if clock else "")


def amount_of(found: Found) -> Decimal | None:
    """Return the number of a match, `None` for "a few"."""
    item = found.get("amount")
    if item is not None:
        return Decimal(str(item.value))
    vague = found.get("vague")
    if vague is not None:
        value = vocabulary().words.vague_amounts[vague.word]
        return None if value == "X" else Decimal(value)
    return None


def amounts_of(found: Found) -> Amounts | None:
    """Read all amounts and units of a match in order: "2 years 1 month", "an hour and a half", "half a year"."""
    return parse(found.items)


def parse(items: Sequence[Item]) -> Amounts | None:
    """Read a stretch of amounts and units; `None` where it makes none."""
    made: list[tuple[Decimal | None, str]] = []
    amount: Decimal | None = None
    known, half = False, False
    for at, item in enumerate(items):
        if item.kind in {"n2", "n4", "integer", "decimal", "number"}:
            amount, known = Decimal(str(item.value)), True
        elif item.kind == "a" and not known:
            amount, known = Decimal(1), True
        elif item.kind == "vague":
            value = vocabulary().words.vague_amounts[item.word]
            amount, known = (None if value == "X" else Decimal(value)), True
        elif item.kind == "half":
            half = True
        elif item.kind in {"unit", "second", "quarterword", "night"}:
            if item.kind == "quarterword" and at > 1 and items[at - 2].kind == "and":
                made = [*made[:-1], (_plus(made[-1][0], "0.25"), made[-1][1])] if made else made
                amount = _plus(amount, "0.25") if not made else amount
                continue
            unit = unit_of(item)
            if unit is None or not (known or half):
                return None
            if half:
                amount = _halved(items, at, amount)
            made.append((amount, unit))
            amount, known, half = None, False, False
    if half and made:
        made[-1] = (_plus(made[-1][0], "0.5"), made[-1][1])
    return tuple(made) or None


def _halved(items: Sequence[Item], at: int, amount: Decimal | None) -> Decimal:
    """Two and a half years is 2.5; half a year is 0.5."""
    kinds = [item.kind for item in items[:at]]
    if "and" in kinds and amount is not None:
        whole = next((Decimal(str(i.value)) for i in items if i.kind in {"n2", "number", "integer"}), None)
        return (whole if whole is not None else Decimal(1)) + Decimal("0.5")
    return Decimal("0.5")


def _plus(amount: Decimal | None, more: str) -> Decimal | None:
    return None if amount is None else amount + Decimal(more)


def _duration(found: Found) -> Reading | None:
    amounts = parse(found.items)
    if amounts is None:
        return None
    if _age(found):
        return None
    items = found.items
    if items[-1].kind == "night" and len(items) == 2 and items[0].kind == "a":
        return None
    if items[-1].kind == "quarterword" and items[0].kind == "a":
        return None
    if items[-1].word in {"sec", "second", "min"} and items[0].kind == "a":
        return None
    if items[-1].word in {"quarter", "quarters"} and (
        (items[-1].word == "quarter" and items[-3 % len(items)].kind != "and")
        or (found.after is not None and found.after.word in vocabulary().follows["fraction"])
    ):
        return None
    exact = tuple((amount, unit) for amount, unit in amounts if amount is not None)
    return Reading(
        type=TimexType.DURATION, value=spelled(amounts), amounts=exact if len(exact) == len(amounts) else (),
        definite=items[0].kind == "the",
    )  # fmt: skip


def _age(found: Found) -> bool:
    """Say whether it is how old somebody is: five years old, 5 to 24 years of age."""
    ahead = [item.word for item in found.following(2)]
    return ahead[:1] in (["old"], ["olds"]) or ahead == ["of", "age"]


def _range(found: Found) -> Reading | None:
    """Two to three years: at most three."""
    if _age(found):
        return None
    unit = unit_of(found["unitname"])
    high = Decimal(str(found["amount"].value))
    if unit is None:
        return None
    return Reading(
        type=TimexType.DURATION, value=spelled(((high, unit),)), mod="EQUAL_OR_LESS", amounts=((high, unit),)
    )


def _plural(found: Found) -> Reading | None:
    """Days, months: only after a word that makes a length of them."""
    item, before = found["unit"], found.before
    if (
        item.word not in vocabulary().words.plurals
        or before is None
        or before.word not in vocabulary().leads["plural_length"]
    ):
        return None
    unit = unit_of(item)
    if unit is None or unit == "WE":
        return None
    return Reading(
        type=TimexType.DURATION,
        value=spelled(((None, unit),)),
        weak=before.word in vocabulary().leads["plural_length_weak"],
    )


def _letter(found: Found) -> Reading | None:
    """For 10D, lasted 2W: a capital right behind the figure."""
    letter, before = found["letter"], found.before
    glued = found["n2"].end == letter.start and len(str(letter.value)) == 1 and str(letter.value).isupper()
    if not glued or before is None or before.word not in vocabulary().leads["letter_length"]:
        return None
    if found.after is not None and found.after.word[0].isalnum():
        return None
    amounts = ((Decimal(str(found["n2"].value)), letter.word.upper()),)
    return Reading(type=TimexType.DURATION, value=spelled(amounts), amounts=amounts)


def _long(found: Found) -> Reading | None:
    """Month-long, decades-long."""
    unit = unit_of(found["unit"])
    if unit is None:
        return None
    plural = found["unit"].word in vocabulary().words.plurals
    return Reading(type=TimexType.DURATION, value=spelled(((None if plural else Decimal(1), unit),)))


def _whole(found: Found) -> Reading | None:
    """All week, the whole day."""
    unit = unit_of(found["unit"])
    if unit is None or found["unit"].word in vocabulary().words.plurals:
        return None
    return Reading(type=TimexType.DURATION, value=spelled(((Decimal(1), unit),)))


ONE = (
    "((a|amount) dash? adj? adj? unitname|a? vague of? adj? unitname|(a|amount) and a? half adj? unitname"
    "|half of? a? unit)"
)
MORE = "((comma|and|comma and)? amount unitname)?"
SOME = f"{ONE} (and a (half|quarterword))? {MORE} {MORE}"
"""How an amount of time is written; shared with the rules of "ago" and "later"."""

RULES = (
    # two years · 3.5years · 48 hours · two-year · a few days · an hour and a half · half a century · 2 years 1 month 21 days
    Rule("duration", "DUR", "<the>? (a|amount) dash? (adj dash?)? (adj)? <unitname>", _duration),
    Rule("duration-vague", "DUR", "a? vague of? adj? <unitname>", _duration),
    Rule("duration-half", "DUR", "(a|amount) and a? half dash? unitname", _duration),
    Rule("duration-and-quarter", "DUR", "amount and a quarterword dash? unit", _duration),
    Rule("duration-and-half", "DUR", "(a|amount) dash? unitname and a (half|quarterword)", _duration),
    Rule("half-duration", "DUR", "a? half dash? a? dash? unit", _duration),
    Rule("half-duration-of", "DUR", "half of? a unit", _duration),
    Rule(
        "duration-parts",
        "DUR",
        "(a|amount) unitname comma? and? amount unitname (comma? and? amount unitname)?",
        _duration,
    ),
    # two to three years
    Rule("duration-range", "DUR", "the? (amount|a) (to|or|dash) <amount> dash? adj? <unitname>", _range),
    # within days
    Rule("duration-plural", "DUR", "<unit>", _plural),
    # for 10D
    Rule("duration-letter", "DUR", "<n2> <letter=unitletter>", _letter),
    # month-long
    Rule("duration-long", "DUR", "<unit> dash long", _long),
    # all week
    Rule("duration-whole", "DUR", "all <unit>", _whole),
)
