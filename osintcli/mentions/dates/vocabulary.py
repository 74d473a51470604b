"""The words of time expressions: lexicons/en/dates.yaml as tables that a sentence is read with.

Every token of a sentence gets one class, one letter of a private alphabet, so that a rule is a regular expression over
classes ("month day comma? year") that runs at the speed of `re` however many words a class has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from osintcli.lexicons.load import load


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """lexicons/en/dates.yaml, list by list; what each is for stands there."""

    months: Mapping[str, int]
    month_signs: Mapping[str, int]
    weekdays: Mapping[str, int]
    weekday_signs: Mapping[str, int]
    seasons: Mapping[str, str]
    fall: str
    season_months: Mapping[str, Sequence[int]]
    units: Mapping[str, str]
    plurals: Sequence[str]
    unit_adjectives: Sequence[str]
    parts: Mapping[str, str]
    night_words: Sequence[str]
    clock_words: Mapping[str, str]
    half_days: Mapping[str, int]
    zones: Mapping[str, str]
    deictic: Mapping[str, int]
    this: Sequence[str]
    last: Sequence[str]
    previous: Sequence[str]
    next: Sequence[str]
    following: Sequence[str]
    same: Sequence[str]
    that: Sequence[str]
    those: Sequence[str]
    coming: Sequence[str]
    ago: Sequence[str]
    ages: Sequence[str]
    later: Sequence[str]
    earlier: Sequence[str]
    before: Sequence[str]
    after: Sequence[str]
    from_: Sequence[str] = msgspec.field(name="from")
    now: Sequence[str]
    references: Mapping[str, str]
    phases: Mapping[str, str]
    phase_nouns: Mapping[str, str]
    phase_comparatives: Mapping[str, str]
    frequencies: Mapping[str, str]
    every: Sequence[str]
    per: Sequence[str]
    any: Sequence[str]
    other: Sequence[str]
    once: Sequence[str]
    determiners: Sequence[str]
    articles: Sequence[str]
    vague_amounts: Mapping[str, str]
    amount_mods: Mapping[str, str]
    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    ordinals: Mapping[str, int]
    final_ordinals: Sequence[str]
    ordinal_endings: Sequence[str]
    halves: Sequence[str]
    decades: Mapping[str, int]
    fiscal: Sequence[str]
    closing: Sequence[str]
    academic: Sequence[str]
    prepositions: Sequence[str]
    of: Sequence[str]
    joints: Sequence[str]
    year_cues: Sequence[str]
    year_verbs: Sequence[str]
    not_year_before: Sequence[str]
    free_after: Sequence[str]
    stop_phrases: Sequence[str]
    stop_before: Sequence[str]
    future: Sequence[str]
    past: Sequence[str]
    past_endings: Sequence[str]
    habits: Sequence[str]
    inviting: Sequence[str]
    moving: frozenset[str]
    moving_links: frozenset[str]
    foreign_months: Sequence[str]
    foreign_joints: Sequence[str]
    year_signs: Sequence[str]
    month_figures: Sequence[str]
    day_signs: Sequence[str]
    classes: Mapping[str, Sequence[str]]
    leads: Mapping[str, Sequence[str]]
    follows: Mapping[str, Sequence[str]]


WORD_CLASSES = (
    # class, list of the lexicon; a later line wins where a word stands in two
    ("foreign_months", "foreignmonth"),
    ("foreign_joints", "de"),
    ("year_signs", "yearsign"),
    ("month_figures", "monthfigure"),
    ("day_signs", "daysign"),
    ("articles", "a"),
    ("determiners", "the"),
    ("of", "of"),
    ("joints", "joint"),
    ("every", "every"),
    ("per", "per"),
    ("any", "any"),
    ("other", "other"),
    ("once", "once"),
    ("from_", "from"),
    ("before", "before"),
    ("after", "after"),
    ("unit_adjectives", "adjective"),
    ("references", "reference"),
    ("this", "this"),
    ("last", "last"),
    ("previous", "previous"),
    ("next", "next"),
    ("following", "following"),
    ("same", "same"),
    ("that", "that"),
    ("those", "those"),
    ("ago", "ago"),
    ("phases", "phase"),
    ("phase_nouns", "phasenoun"),
    ("phase_comparatives", "comparative"),
    ("later", "later"),
    ("earlier", "earlier"),
    ("frequencies", "frequency"),
    ("fiscal", "fiscal"),
    ("academic", "academic"),
    ("vague_amounts", "vague"),
    ("halves", "half"),
    ("months", "month"),
    ("month_signs", "monthsign"),
    ("weekdays", "weekday"),
    ("weekday_signs", "weekdaysign"),
    ("seasons", "season"),
    ("units", "unit"),
    ("parts", "part"),
    ("night_words", "night"),
    ("clock_words", "clockword"),
    ("half_days", "halfday"),
    ("zones", "zone"),
    ("deictic", "deictic"),
    ("now", "now"),
    ("decades", "decadeword"),
    ("cardinals", "cardinal"),
    ("scales", "scale"),
    ("ordinals", "ordinal"),
    ("final_ordinals", "final"),
)
SIGNS = {
    ",": "comma",
    "-": "dash",
    "\u2013": "dash",
    "\u2014": "dash",
    "\u2212": "dash",
    "~": "dash",
    "/": "slash",
    ":": "colon",
    ".": "dot",
    "'": "quote",
    "\u2019": "quote",
    "\u2018": "quote",
    "(": "open",
    ")": "close",
}
SHAPES = (
    "n2", "n4", "n8", "integer", "decimal", "ordinalfigure", "decade", "number", "ordinalword", "figures",
)  # fmt: skip
BUILT = (
    # what the first rules make and the later ones read
    "FULL", "MDAY", "MY", "MONTH", "YEAR", "WD", "DOM", "DAY", "REL", "WEEK", "WEEKEND", "QTR", "HALF", "SEASON", "DECADE",
    "CENTURY", "WDP", "MP", "HOL", "WHOLE", "DAYAGO", "PART", "CLOCK", "DUR", "SET", "REF", "TIMED", "DONE", "weekdayplural",
)  # fmt: skip


class Vocabulary(NamedTuple):
    """What a word means: its class, and the value that its list gives it."""

    words: Words
    classes: dict[str, str]
    letters: dict[str, str]
    triggers: frozenset[str]
    capital_triggers: frozenset[str]
    leads: dict[str, frozenset[str]]
    follows: dict[str, frozenset[str]]


@cache
def vocabulary() -> Vocabulary:
    """Return the tables, built once in a process."""
    words = load("dates", Words)
    named: dict[str, str] = {}
    for field, name in WORD_CLASSES:
        named.update((word, name) for word in getattr(words, field))
    named.update((word, name) for name, members in words.classes.items() for word in members)
    names = dict.fromkeys((*named.values(), *SIGNS.values(), *SHAPES, *BUILT))
    letters = {name: chr(0xE000 + i) for i, name in enumerate(names)}
    return Vocabulary(
        words, named | SIGNS, letters, *_triggers(words), _sets(words.leads), _sets(words.follows)
    )


def _sets(lists: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lists.items()}


def _triggers(words: Words) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words without which no sentence holds a time expression: in any writing, and with a capital only."""
    strong = {
        *words.months,
        *words.weekdays,
        *words.seasons,
        *words.units,
        *words.parts,
        *words.clock_words,
        *words.deictic,
        *words.references,
        *words.frequencies,
        *words.decades,
        *words.now,
        words.fall,
        "second",
        "weekday",
        "weekdays",
        "quarter",
        "period",
        "midday",
        "past",
        "clock",
        "date",
        "nineteen",
        "thousand",
        *words.month_figures,
        *(f"{day}s" for day in words.weekdays),
        *words.night_words,
        "semi",
        "fy",
    }
    weak = {*words.month_signs, *words.weekday_signs, *(zone for zone in words.zones if len(zone) > 2)}
    return frozenset(strong - weak | set(words.foreign_months)), frozenset(weak)
