"""The lexicons of quantities as tables: units, currencies, bounds, idioms, noun phrases. Each is loaded once."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import msgspec
from msgspec import Struct

from osintcli.lexicons.load import load
from osintcli.mentions.phrases import Phrases
from osintcli.model.quantity import Trend, UnitKind


class Named(Struct, frozen=True):
    """A unit's name and dimension."""

    name: str
    kind: UnitKind


class _Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    kind: UnitKind
    words: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()


class _Age(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    after: tuple[str, ...]
    short: tuple[str, ...]
    before: tuple[str, ...]
    being: frozenset[str]
    persons: frozenset[str]
    measured: tuple[str, ...]


class _Units(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    prefixes: dict[str, str]
    units: tuple[_Unit, ...]
    before: tuple[_Unit, ...]
    graded: dict[str, frozenset[str]]
    not_before_share: frozenset[str]
    times: frozenset[str]
    fold: str
    age: _Age
    per: frozenset[str]
    per_whole: dict[str, str]
    per_things: frozenset[str]
    per_symbols: dict[str, str]
    not_rate_after: frozenset[str]
    wide: frozenset[str]
    parts: dict[str, dict[str, Decimal]]


class UnitWords(Struct, frozen=True):
    """Units by their words (any case, one or many) and by their symbols (exact case)."""

    words: Phrases[Named]
    symbols: dict[str, Named]
    before: Phrases[Named]
    graded: dict[str, frozenset[str]]
    not_before_share: frozenset[str]
    times: frozenset[str]
    fold: str
    age_after: Phrases[bool]
    age_short: Phrases[bool]
    age_before: Phrases[bool]
    age_measured: Phrases[bool]
    being: frozenset[str]
    persons: frozenset[str]
    per: frozenset[str]
    per_whole: Phrases[str]
    per_things: frozenset[str]
    per_symbols: dict[str, str]
    not_rate_after: frozenset[str]
    wide: frozenset[str]
    parts: dict[str, dict[str, Decimal]]


@cache
def unit_words() -> UnitWords:
    """Load the units of measure."""
    raw = load("units", _Units)
    words: dict[str, Named] = {}
    symbols: dict[str, Named] = {}
    for unit in raw.units:
        for name, phrases, signs in _prefixed(unit, raw.prefixes):
            named = Named(name, unit.kind)
            words |= {form: named for phrase in phrases for form in _forms(phrase)}
            symbols |= dict.fromkeys(signs, named)
    return UnitWords(
        words=Phrases(words),
        symbols=symbols,
        before=Phrases({w: Named(u.name, u.kind) for u in raw.before for w in u.words}),
        graded=raw.graded,
        not_before_share=raw.not_before_share,
        times=raw.times,
        fold=raw.fold,
        age_after=_set(raw.age.after),
        age_short=_set(raw.age.short),
        age_before=_set(raw.age.before),
        age_measured=_set(raw.age.measured),
        being=raw.age.being,
        persons=raw.age.persons,
        per=raw.per,
        per_whole=Phrases(raw.per_whole),
        per_things=raw.per_things,
        per_symbols=raw.per_symbols,
        not_rate_after=raw.not_rate_after,
        wide=raw.wide,
        parts=raw.parts,
    )


def _prefixed(
    unit: _Unit, prefixes: dict[str, str]
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    yield unit.name, unit.words, unit.symbols
    for prefix in unit.prefixes:
        words = tuple(prefix + w for w in unit.words if " " not in w and "-" not in w)
        yield prefix + unit.name, words, tuple(prefixes[prefix] + s for s in unit.symbols[:1])


def _forms(phrase: str) -> Iterator[str]:
    """Yield a phrase for one and for many: the word before "per" takes the s, else the last one."""
    yield phrase
    words = phrase.split()
    at = words.index("per") - 1 if "per" in words[1:] else len(words) - 1
    if words[at].isalpha():
        yield " ".join((*words[:at], words[at] + "s", *words[at + 1 :]))


def _set(phrases: tuple[str, ...]) -> Phrases[bool]:
    return Phrases(dict.fromkeys(phrases, True))


class _Currency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    glued: tuple[str, ...] = ()
    glued_after: tuple[str, ...] = ()


class _Currencies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    currencies: tuple[_Currency, ...]
    countries: dict[str, str]
    pounds: tuple[str, ...]
    pound_money: frozenset[str]
    millions: dict[str, str]
    hundredths: frozenset[str]
    before_name: frozenset[str]


class MoneyWords(Struct, frozen=True):
    """Currencies: `signs` stand before or after a figure, `names` after it, `letters` are codes in capitals."""

    signs: Phrases[str]
    names: Phrases[str]
    large: dict[str, str]
    """Names that are also other words ("won"): money only after a large figure."""
    letters: dict[str, str]
    glued: dict[str, str]
    glued_after: dict[str, str]
    countries: Phrases[str]
    pounds: frozenset[str]
    pound_money: frozenset[str]
    millions: dict[str, str]
    hundredths: frozenset[str]
    before_name: frozenset[str]


@cache
def money_words() -> MoneyWords:
    """Load the currencies."""
    raw = load("currencies", _Currencies)
    return MoneyWords(
        signs=Phrases({s: c.code for c in raw.currencies for s in c.signs}),
        names=Phrases({form: c.code for c in raw.currencies for name in c.names for form in _forms(name)}),
        large={n: c.code for c in raw.currencies for n in c.numbers},
        letters={x: c.code for c in raw.currencies for x in c.letters},
        glued={x: c.code for c in raw.currencies for x in c.glued},
        glued_after={x: c.code for c in raw.currencies for x in c.glued_after},
        countries=Phrases(raw.countries),
        pounds=frozenset(form for p in raw.pounds for form in _forms(p)),
        pound_money=raw.pound_money,
        millions=raw.millions,
        hundredths=raw.hundredths,
        before_name=raw.before_name,
    )


@cache
def opens_figure() -> frozenset[str]:
    """Return every word that can be the last of a unit before a figure: "$", "rm", "magnitude", "aged"."""
    money, units = money_words(), unit_words()
    letters = frozenset(code.lower() for table in (money.letters, money.glued) for code in table)
    return letters | money.signs.lasts | money.names.lasts | units.before.lasts | units.age_before.lasts


@cache
def follows_figure() -> frozenset[str]:
    """Return every word and sign that can be the first of a unit right after a figure, or be what parts the two."""
    money, units = money_words(), unit_words()
    signs = (
        *money.letters,
        *money.glued_after,
        *units.symbols,
        *(s.rstrip("\u00b2\u00b3") for s in units.symbols),
    )
    return (
        money.names.firsts
        | money.signs.firsts
        | money.large.keys()
        | {pound.split()[0] for pound in money.pounds}
        | {sign.lower() for sign in signs}
        | units.words.firsts
        | units.age_short.firsts
        | units.times
        | noun_words().of_measures
        | {"of", "a", "an", "in"}
        | set("-\u2010\u2011\u2012\u2013\u2014\u2212([{<'\u2019\"\u201d")
    )


class _Bounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    before: dict[str, tuple[str, ...]]
    after: dict[str, tuple[str, ...]]
    concerning: frozenset[str]
    spread: frozenset[str]
    change_up: frozenset[str]
    change_down: frozenset[str]
    level_verbs: frozenset[str]
    comparatives: frozenset[str]
    differing: dict[str, Trend]
    levels_before: frozenset[str]
    levels: frozenset[str]
    up: frozenset[str]
    down: frozenset[str]
    phrasal: frozenset[str]
    phrasal_always: frozenset[str]
    not_of_money: frozenset[str]
    between_change: frozenset[str]
    placing: frozenset[str]
    compared: frozenset[str]
    compared_with: frozenset[str]
    after_compared: frozenset[str]
    prefixes: frozenset[str]
    below_prefix: frozenset[str]
    climbing: frozenset[str]
    described: frozenset[str]
    not_of_vague: frozenset[str]
    ranging: frozenset[str]
    negations: frozenset[str]
    turned: dict[str, str]
    not_negating: frozenset[str]
    limits: frozenset[str]
    change_nouns: dict[str, frozenset[str]]


class BoundWords(Struct, frozen=True):
    """Phrases that bound a figure, by the name of their class; `words` are the words of rise and fall and the like."""

    before: Phrases[str]
    after: Phrases[str]
    words: _Bounds


@cache
def bound_words() -> BoundWords:
    """Load the bounds."""
    raw = load("bounds", _Bounds)
    return BoundWords(before=_by_class(raw.before), after=_by_class(raw.after), words=raw)


def _by_class(phrases: dict[str, tuple[str, ...]]) -> Phrases[str]:
    return Phrases({phrase: name for name, some in phrases.items() for phrase in some})


class NounWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that end or fill a noun phrase; see the comments in the lexicon."""

    stops: frozenset[str]
    articles: frozenset[str]
    quantity_adjectives: frozenset[str]
    modifiers_in_s: frozenset[str]
    not_plural: frozenset[str]
    common_heads: frozenset[str]
    past_and_noun: frozenset[str]
    linking: frozenset[str]
    undescribing: frozenset[str]
    of_measures: frozenset[str]
    short_nouns: dict[str, str]


@cache
def noun_words() -> NounWords:
    """Load the words of noun phrases."""
    return load("noun_phrases", NounWords)


class _Idioms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    labels: frozenset[str]
    labels_or_verbs: frozenset[str]
    verb_after: frozenset[str]
    labels_at_one: frozenset[str]
    labels_unless: dict[str, frozenset[str]]
    fixed: tuple[str, ...]
    pair_before: frozenset[str]
    pair_nouns: frozenset[str]
    pair_words: frozenset[str]
    one_pronoun_before: frozenset[str]
    one_pronoun_after: frozenset[str]
    score_cues: frozenset[str]
    phone_cues: frozenset[str]
    short_code: frozenset[str]
    streets: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    year_before: frozenset[str]
    old_year_before: frozenset[str]
    months_and_verbs: frozenset[str]
    parts_of_day: frozenset[str]
    clock_after: frozenset[str]
    eras: frozenset[str]
    past_hour: frozenset[str]
    hour_parts: frozenset[str]
    ordinals: frozenset[str]
    prefixes: frozenset[str]
    singular_verbs: frozenset[str]
    as_nouns: frozenset[str]
    emergency_numbers: frozenset[str]
    emergency_words: frozenset[str]
    attributive_not: frozenset[str]
    keeps_figure: frozenset[str]
    states: frozenset[str]
    casualty_verbs: frozenset[str]
    bound_ends: frozenset[str]
    over_after_than: frozenset[str]


class Idioms(Struct, frozen=True):
    """What is no quantity; see the comments in the lexicon. `fixed` finds sayings by any number word inside them."""

    words: _Idioms
    fixed: Phrases[bool]


@cache
def idioms() -> Idioms:
    """Load the idioms."""
    raw = load("idioms", _Idioms)
    return Idioms(raw, _set(raw.fixed))
