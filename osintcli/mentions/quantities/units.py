"""Units of measure, money and ages around a numeral; rules are tried in order, the first that reads one wins."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from osintcli.lexicons.inflection import is_plural, singular
from osintcli.mentions.line import Line
from osintcli.mentions.numbers import Form, Numeral
from osintcli.mentions.numbers.lexicon import number_words
from osintcli.mentions.quantities import ages, money, nouns
from osintcli.mentions.quantities.lexicon import (
    Named,
    bound_words,
    follows_figure,
    noun_words,
    opens_figure,
    unit_words,
)
from osintcli.mentions.quantities.reading import Unit
from osintcli.model.quantity import UnitKind

_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_HYPHENS = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_SPEED_OF = frozenset(("hour", "second", "minute", "millisecond"))
_SQUARES = {"2": "²", "3": "³"}
_COMPASS = frozenset("NSEW")
_OF_WORDS = 4
_NEAR = 40
_QUALIFIERS = 2
_ARTICLES = ("a", "an")
_EXTENTS = frozenset(
    (UnitKind.LENGTH, UnitKind.AREA, UnitKind.VOLUME, UnitKind.MASS, UnitKind.DURATION, UnitKind.ENERGY)
)
_SHARES = frozenset((UnitKind.PERCENT, UnitKind.POINT, UnitKind.POWER, UnitKind.DATA))
_FOOT, _INCH = Named("foot", UnitKind.LENGTH), Named("inch", UnitKind.LENGTH)
_QUOTES = {"'": _FOOT, "\u2019": _FOOT, '"': _INCH, "\u201d": _INCH}
_SHORT_SYMBOL = 2
_LARGE_LETTER = frozenset("mgltCFhWVAJBL")


class UnitRule(Struct, frozen=True):
    """A named way to read the unit of a numeral, with words it reads and words it leaves alone."""

    name: str
    read: Callable[[Line, Numeral], Unit | None]
    finds: tuple[tuple[str, str], ...]
    skips: tuple[str, ...] = ()
    before: bool = True
    """Whether words before the figure can make it read one."""
    after: bool = True
    """Whether words after the figure can."""


def measure(line: Line, numeral: Numeral) -> Unit | None:
    """Read "7 miles", "140 km/h", "a 10-gallon cooler", "37.5°", "20 (kg)", "40 more acres"."""
    at = _place(line, numeral)
    closing = _BRACKETS.get(line.word(at))
    start = at + (closing is not None)
    found = _named(line, start) or _qualified(line, numeral, start)
    if found is None or (closing is not None and line.word(found[0]) != closing):
        return None
    last, named = found
    if named.name == "degree" and line.raw(last) in _COMPASS:
        named = Named(named.name, UnitKind.ANGLE)
    return Unit(named.name, named.kind, start, last + (closing is not None), numeral.first, "measure")


def _place(line: Line, numeral: Numeral) -> int:
    """Return the token where a unit may begin: after a hyphen too, and "half a mile", "a third of a mile"."""
    at = numeral.last
    if numeral.form is Form.VAGUE and line.word(at) == "of":
        return at + 1
    if line.hyphen(at) and line.word(at) != "\u2014" and line.word(at + 1)[:1].isalpha():
        return at + 1
    if numeral.form is Form.FRACTION and line.word(at) == "of" and line.word(at + 1) in _ARTICLES:
        return at + 2
    return at + 1 if numeral.value == Decimal("0.5") and line.word(at) in _ARTICLES else at


def _qualified(line: Line, numeral: Numeral, at: int) -> tuple[int, Named] | None:
    """Read the unit of "40 more acres", "three consecutive days", "400 rushing yards": as many of it as without the word."""
    place, words = at, noun_words().of_measures
    while place < at + _QUALIFIERS and line.word(place) in words:
        place += 1
    verbal = place == at and line.word(at).endswith("ing")
    found = unit_words().words.at(line, place + verbal) if place > at or verbal else None
    if found is None or (numeral.value != 1 and not is_plural(line.word(found[0] - 1))):
        return None  # "three more day trips"
    return found if found[1].kind in (_EXTENTS if verbal else _EXTENTS | _SHARES) else None


def _named(line: Line, at: int) -> tuple[int, Named] | None:
    symbol, word = _symbol(line, at), unit_words().words.at(line, at)
    return word if symbol is None or (word is not None and word[0] > symbol[0]) else symbol


def _symbol(line: Line, at: int) -> tuple[int, Named] | None:
    """Read a symbol in its exact case: "km", "m2", "kWh"; "in" only where feet stand before it."""
    word = line.raw(at)
    power = line.raw(at + 1)
    if power in _SQUARES and line.glued(at + 1):
        squared = unit_words().symbols.get(word + _SQUARES[power])
        if squared is not None:
            return at + 2, squared
    if word == "in" and line.word(at - 2) in ("ft", "feet", "foot"):
        return at + 1, Named("inch", UnitKind.LENGTH)
    if (
        word in _QUOTES
        and line.lower[max(0, at - _NEAR) : at + _NEAR].count(line.word(at)) == 1
        and line.word(at - 1)[:1].isdecimal()
    ):
        return at + 1, _QUOTES[word]  # a lone quotation mark after a figure
    named = unit_words().symbols.get(word)
    if word == "A" and not line.glued(at) and line.word(at + 1).isalpha():
        return None
    if named is None or (line.hyphen(at - 1) and len(word) == 1):
        return None
    if len(word) == 1 and word in _LARGE_LETTER and _in_a_name(line, at):
        return None
    if len(word) > _SHORT_SYMBOL and word.isupper() and line.raw(at + 1)[:1].isalpha():
        return None  # "2 WAR CRIMINALS"
    return at + 1, named


def _in_a_name(line: Line, at: int) -> bool:
    """Say whether a single letter belongs to something else: "3 C-130s", "5 B.C.", "4 Mr"."""
    after = line.word(at + 1)
    return (
        bool(after)
        and line.glued(at + 1)
        and (after[:1].isalnum() or after in ("-", "'", "\u2019", "&", "."))
        and not (
            (after == "." and line.word(at + 2)[:1] in ("", '"', "\u201d"))
            or (after == "." and line.raw(at + 2)[:1].isupper())
        )
    )


def before(line: Line, numeral: Numeral) -> Unit | None:
    """Read "a magnitude 7.8 quake", "a category 4 storm", "a turnout percentage of 71"."""
    found = unit_words().before.before(line, numeral.first)
    if found is None or numeral.value is None:
        return None
    first, named = found
    if named.kind is UnitKind.PERCENT and not _share(line, first, numeral):
        return None
    graded = unit_words().graded.get(named.name)
    if graded is not None and graded.isdisjoint(map(singular, line.lower[numeral.last : numeral.last + 2])):
        return None
    return Unit(named.name, named.kind, first, numeral.first, first, "unit before")


def _share(line: Line, first: int, numeral: Numeral) -> bool:
    """Say whether "percentage of" leads to the share itself: a bare figure follows, and no figure stands before."""
    before, after = line.word(first - 1), line.word(numeral.last)
    told = before[:1].isdecimal() or before in number_words().starts - {"a", "an"}
    bare = numeral.scale == 1 and (not after[:1].isalpha() or after in noun_words().stops) and after != "%"
    return bare and not told and before not in unit_words().not_before_share


def times(line: Line, numeral: Numeral) -> Unit | None:
    """Read "four times" and "sixfold": how many times."""
    words = unit_words()
    at = numeral.last
    if line.word(numeral.first).endswith(words.fold):
        return Unit("time", UnitKind.COUNT, numeral.first, at, numeral.first, "fold")
    if line.word(at) in words.times and numeral.value != 1:
        return Unit("time", UnitKind.COUNT, at, at + 1, numeral.first, "times")
    if line.hyphen(at) and line.word(at + 1) == words.fold:
        return Unit("time", UnitKind.COUNT, at + 1, at + 2, numeral.first, "fold")
    return None


RULES = (
    UnitRule(
        "money before",
        money.before,
        (("$75", "USD"), ("RM23.50", "MYR"), ("HK$5.4m", "HKD")),
        ("G20",),
        after=False,
    ),
    UnitRule(
        "money after",
        money.after,
        (("5 dollars", "USD"), ("583 million yuan", "CNY")),
        ("5 won games",),
        before=False,
    ),
    UnitRule("age", ages.read, (("58 years old", "year of age"), ("aged 7", "year of age")), ("58 years",)),
    UnitRule("times", times, (("3200 times", "time"),), ("5 timers",), before=False),
    UnitRule(
        "unit before",
        before,
        (
            ("magnitude 7.8", "magnitude"),
            ("category 4 storm", "category"),
            ("a percentage of 54.2", "percent"),
        ),
        ("quake 7.8", "category 4 drugs", "percentage of 54 votes"),
        after=False,
    ),
    UnitRule(
        "measure",
        measure,
        (("47 feet", "foot"), ("24703m2", "square metre"), ("9.2 m", "metre"), ("40 more acres", "acre")),
        ("47 feats", "3 turning points"),
        before=False,
    ),
    UnitRule(
        "pounds",
        money.pounds,
        (("two pounds", "pound"), ("2 million pounds", "GBP")),
        ("two pounders",),
        before=False,
    ),
)


_BY_SIDES = {
    (before, after): tuple(
        rule
        for rule in RULES
        if (rule.before and rule.after) or (rule.before and before) or (rule.after and after)
    )
    for before in (False, True)
    for after in (False, True)
}
"""The rules that can read something, by whether a unit may stand before the figure and after it; an age needs neither."""


def fitting(line: Line, numeral: Numeral) -> tuple[UnitRule, ...]:
    """Return the rules that can read a unit, told by the words right before and after a numeral: two for most."""
    before, after = line.word(numeral.first - 1), line.word(numeral.last)
    follows = after in follows_figure() or after.endswith("ing")
    follows = follows or line.word(numeral.first).endswith(unit_words().fold)
    return _BY_SIDES[before in opens_figure() or before in _HYPHENS, follows]


def read(line: Line, numeral: Numeral) -> Unit | None:
    """Read the unit of a numeral, with the rate that it is part of; the counted noun comes last."""
    unit = _read(line, numeral)
    bound = None if unit else bound_words().after.at(line, numeral.last)
    if bound is not None and line.word(bound[0])[:1].isalpha():  # "500 or more people", "5,000+ cases"
        unit = _read(line, replace(numeral, last=bound[0]))
    return unit or _bare_rate(line, numeral)


def _read(line: Line, numeral: Numeral) -> Unit | None:
    for rule in fitting(line, numeral):
        unit = rule.read(line, numeral)
        if unit is not None:
            return (
                unit
                if unit.kind is UnitKind.AGE
                else _rate(line, unit, max(unit.last, unit.end, numeral.last))
            )
    noun = nouns.counted(line, numeral)
    return None if noun is None else _rate(line, noun, max(noun.last, numeral.last))


def _bare_rate(line: Line, numeral: Numeral) -> Unit | None:
    """Read "20 per week"."""
    bare = Unit("", UnitKind.NUMBER, numeral.last, numeral.last, numeral.first, "")
    rated = _rate(line, bare, numeral.last)
    return (
        None if rated is bare else replace(rated, name=rated.name.strip(), last=rated.end, rule="bare rate")
    )


def _rate(line: Line, unit: Unit, at: int) -> Unit:
    """Add "per hour", "a barrel", "/day", "apiece" to a unit: "USD/barrel", but "kilometre per hour", which has a name."""
    found = _per(line, at) or _per_after_of(line, at, unit)
    if found is None:
        return unit
    last, thing = found
    kind = _kind(unit.kind, thing)
    per = " per " if kind is UnitKind.SPEED else "/"
    return replace(
        unit, name=f"{unit.name}{per}{thing}", kind=kind, end=last, rule=f"{unit.rule} > rate".strip(" >")
    )


def _kind(kind: UnitKind, thing: str) -> UnitKind:
    if kind is UnitKind.LENGTH and thing in _SPEED_OF:
        return UnitKind.SPEED
    return kind if kind is UnitKind.DATA else UnitKind.RATE


def _per(line: Line, at: int) -> tuple[int, str] | None:
    words = unit_words()
    whole = words.per_whole.at(line, at)
    if whole is not None and not line.word(at).startswith("dail"):
        return whole
    word, hyphen = line.word(at), line.hyphen(at) and line.word(at + 2) in ("-", "\u2010", "\u2011")
    if hyphen:
        at, word = at + 1, line.word(at + 1)
    if word == "/" and (line.glued(at) or line.glued(at + 1)):
        return _slashed(line, at + 1)
    if word not in words.per:
        return None
    place = at + 1 + hyphen
    if word == "per":
        return nouns.thing(line, place)
    if line.word(place) not in words.per_things or (
        word not in ("each", "every") and _dated(line, place + 1, hyphen=hyphen)
    ):
        return None
    return place + 1, line.word(place)


def _dated(line: Line, at: int, *, hyphen: bool) -> bool:
    """Say whether what follows makes "a year" something else than a rate: "a year earlier", "a day-long strike"."""
    if hyphen:
        return False
    return line.word(at) in unit_words().not_rate_after - {"to", "of", "and", "or", "in", "at", "from"} or (
        line.hyphen(at) and line.glued(at)
    )


def _slashed(line: Line, at: int) -> tuple[int, str] | None:
    found = _named(line, at)
    if found is not None:
        return found[0], found[1].name
    short = unit_words().per_symbols.get(line.raw(at))
    if short is not None:
        return at + 1, short
    return (at + 1, line.word(at)) if line.word(at) in unit_words().per_things else None


def _per_after_of(line: Line, at: int, unit: Unit) -> tuple[int, str] | None:
    """Read the rate of "2.4 billion gallons of oil a year"."""
    if line.word(at) != "of" or unit.kind in (UnitKind.PERCENT, UnitKind.DURATION):
        return None
    place = at + 1
    while place <= at + _OF_WORDS and line.word(place).isalpha() and line.word(place) not in unit_words().per:
        place += 1
    if line.word(place) not in unit_words().per or place == at + 1:
        return None
    return _per(line, place)
