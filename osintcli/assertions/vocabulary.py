"""The lexicons of this stage, typed and turned round for looking up."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from osintcli.lexicons.inflection import base_form
from osintcli.lexicons.load import load
from osintcli.model.quantity import UnitKind


class People(msgspec.Struct, frozen=True):
    """`people.yaml`: nouns that count people, and nouns that count groups of them."""

    nouns: frozenset[str]
    endings: tuple[str, ...]
    dead: frozenset[str]
    groups: frozenset[str]
    pronouns: frozenset[str]
    persons: frozenset[str]
    single: frozenset[str]
    portions: frozenset[str]
    acting: frozenset[str]
    collections: frozenset[str]
    creatures: frozenset[str]
    peoples: tuple[str, ...]
    hands: dict[str, frozenset[str]]
    people_compounds: frozenset[str]
    states: frozenset[str]
    sent: frozenset[str]
    doers: frozenset[str]

    def counts(self, lemma: str, before: str = "") -> bool:
        """Say whether a noun counts people; `before` is the word in front of it ("special" force)."""
        last = lemma.rsplit("-", 1)[-1]
        if last in self.nouns or lemma in self.nouns or last in self.dead:
            return True
        if f"{before} {last}" in self.people_compounds:
            return True
        return len(last) >= 7 and last.endswith(self.endings)


class Pairing(msgspec.Struct, frozen=True, rename={"counts": "as"}):
    """Verbs that tell a class beside one of these nouns; `counts` is the noun that theirs stands for."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    counts: str | None = None


class PredicateClass(msgspec.Struct, frozen=True):
    """One class of `predicates.yaml`: what happened to the counted, in all its words."""

    name: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    people: bool = False
    running: bool = False
    standing: bool = False
    growing: bool = False
    means: bool = False
    fatal: tuple[str, ...] = ()
    single: bool = False
    own: bool = False
    undergone: tuple[str, ...] = ()
    akin: str | None = None
    pairs: tuple[Pairing, ...] = ()
    passives: tuple[str, ...] = ()
    near: dict[str, frozenset[str]] = {}
    money: str | None = None


class Predicates(msgspec.Struct, frozen=True):
    """`predicates.yaml`."""

    classes: tuple[PredicateClass, ...]
    leading: frozenset[str]
    holding: frozenset[str]
    allowing: frozenset[str]
    room: frozenset[str]


class Told(msgspec.Struct, frozen=True, rename={"of": "class"}):
    """What a tally counts that says so itself: a toll counts deaths."""

    noun: str
    of: str
    people: bool = False


class Changes(msgspec.Struct, frozen=True):
    """Verbs that take a count to a new figure."""

    up: frozenset[str]
    down: frozenset[str]
    either: frozenset[str]

    def __contains__(self, lemma: str) -> bool:
        return lemma in self.up or lemma in self.down or lemma in self.either


class Thing(msgspec.Struct, frozen=True):
    """What a measured figure is a measure of, by its words.

    `bare` is the unit that decimal figures `below` a number are in where a sentence on the thing names none.
    """

    name: str
    kinds: tuple[UnitKind, ...]
    subjects: frozenset[str]
    verbs: frozenset[str]
    near: frozenset[str]
    units: frozenset[str] = frozenset()
    bare: str = ""
    below: int = 0


class Measures(msgspec.Struct, frozen=True):
    """`measures.yaml`."""

    increment: frozenset[str]
    befalling: frozenset[str]
    cumulative: tuple[str, ...]
    rate: tuple[str, ...]
    tallies: frozenset[str]
    told_tallies: dict[str, Told]
    collections: frozenset[str]
    changes: Changes
    moving: frozenset[str]
    moved: frozenset[str]
    stand_ins: frozenset[str]
    lists: frozenset[str]
    limits: frozenset[str]
    dimensions: frozenset[str]
    standing_still: frozenset[str]
    pointing: frozenset[str]
    each: frozenset[str]
    counting: frozenset[str]
    grounds: frozenset[str]
    sums: frozenset[str]
    paying: frozenset[str]
    asking: frozenset[str]
    totalling: frozenset[str]
    things: tuple[Thing, ...]
    questions: tuple[str, ...]
    question_things: dict[str, tuple[str, ...]]
    older: tuple[str, ...]
    earlier: frozenset[str]
    including: frozenset[str]
    idioms: tuple[str, ...]
    weighty: frozenset[str]
    designators: frozenset[str]
    streets: frozenset[str]
    overnight: frozenset[str]
    age_words: frozenset[str]
    aged: frozenset[str]
    emergency: frozenset[str]
    calling: frozenset[str]
    direction: frozenset[str]
    lasting: frozenset[str]
    lasting_nouns: frozenset[str]
    definite: frozenset[str]


class Settled(msgspec.Struct, frozen=True):
    """Nouns of places that people live in, and the verb that says so."""

    by: str
    places: frozenset[str]


class Clauses(msgspec.Struct, frozen=True):
    """`clauses.yaml`: what each list is for stands there."""

    telling: frozenset[str]
    saying: frozenset[str]
    links: frozenset[str]
    going: frozenset[str]
    taking: frozenset[str]
    holding: frozenset[str]
    unfinished: frozenset[str]
    within: frozenset[str]
    dateless: frozenset[str]
    closing: frozenset[str]
    circumstances: frozenset[str]
    beside: frozenset[str]
    at_once: frozenset[str]
    citing: frozenset[str]
    exempt: frozenset[str]
    standing: frozenset[str]
    figures: frozenset[str]
    uptodate: frozenset[str]
    papers: frozenset[str]
    anaphors: frozenset[str]
    back: frozenset[str]
    which: frozenset[str]
    ranging: frozenset[str]
    reaching: frozenset[str]
    rivals: frozenset[str]
    ago: frozenset[str]
    skipped: frozenset[str]
    blank: frozenset[str]
    unasked: frozenset[str]
    lives: frozenset[str]
    perfect: frozenset[str]
    present: frozenset[str]
    past: frozenset[str]
    future: frozenset[str]
    progressive: frozenset[str]
    after_age: frozenset[str]
    done_at_age: frozenset[str]
    after_at_age: frozenset[str]
    pointing: frozenset[str]
    aside: frozenset[str]
    stating: frozenset[str]
    passing: frozenset[str]
    single: frozenset[str]
    alone: frozenset[str]
    nobody: frozenset[str]
    conditions: frozenset[str]
    kin: frozenset[str]
    known: frozenset[str]
    selves: frozenset[str]
    both: frozenset[str]
    ordinals: dict[str, int]
    weapons: frozenset[str]
    there: frozenset[str]
    settled: Settled
    multiples: dict[str, int]


class EventWords(msgspec.Struct, frozen=True):
    """`events.yaml`."""

    nouns: frozenset[str]
    stative: frozenset[str]
    light: frozenset[str]
    closed: frozenset[str]
    awaited: frozenset[str]
    whenever: frozenset[str]
    postponing: frozenset[str]
    dated: frozenset[str]
    begun: frozenset[str]
    later: frozenset[str]


@cache
def people() -> People:
    """Return the words for people."""
    return load("people", People)


@cache
def measures() -> Measures:
    """Return the words of measures."""
    return load("measures", Measures)


@cache
def clauses() -> Clauses:
    """Return the words that hold clauses together."""
    return load("clauses", Clauses)


@cache
def event_words() -> EventWords:
    """Return the words of events."""
    return load("events", EventWords)


@cache
def predicates() -> tuple[PredicateClass, ...]:
    """Return the predicate classes, in the order of the lexicon."""
    return load("predicates", Predicates).classes


def holding() -> Predicates:
    """Return the lexicon of predicates: its verbs that lead to others, its words for what something can hold."""
    return load("predicates", Predicates)


@cache
def _index(part: str) -> dict[str, PredicateClass]:
    """Map the verbs, nouns, adjectives or phrases of the lexicon to their class; the first class that lists one has it."""
    found: dict[str, PredicateClass] = {}
    for entry in predicates():
        for word in getattr(entry, part):
            found.setdefault(word, entry)
    return found


def by_verb(lemma: str) -> PredicateClass | None:
    """Return the class of a verb."""
    return _index("verbs").get(lemma)


def by_noun(lemma: str) -> PredicateClass | None:
    """Return the class of a noun that tells a predicate ("death", "case")."""
    return _index("nouns").get(lemma) or _index("acts").get(lemma)


def counts_people(lemma: str) -> bool:
    """Say whether a noun that tells a predicate is counted for the people it happened to: deaths are, cases are not."""
    of = _index("nouns").get(lemma)
    return of is not None and of.people


def by_doer(lemma: str) -> PredicateClass | None:
    """Return the class that a noun for people hints at ("striker"), where no verb says more."""
    return _index("doers").get(lemma)


def by_adjective(word: str) -> PredicateClass | None:
    """Return the class of an adjective or participle beside a noun ("missing", "killed")."""
    return _index("adjectives").get(word)


def by_name(name: str) -> PredicateClass | None:
    """Return the class of this name."""
    return next((c for c in predicates() if c.name == name), None)


@cache
def _pairings() -> dict[str, tuple[tuple[Pairing, PredicateClass], ...]]:
    """Map a verb to its pairings, in the order of the lexicon."""
    found: dict[str, tuple[tuple[Pairing, PredicateClass], ...]] = {}
    for of in predicates():
        for pairing in of.pairs:
            for verb in sorted(pairing.verbs):
                found[verb] = (*found.get(verb, ()), (pairing, of))
    return found


def by_pair(verb: str, noun: str) -> tuple[Pairing, PredicateClass] | None:
    """Return the class that a verb tells beside a noun ("shed" beside "job"), with the pairing that says so."""
    return next((pair for pair in _pairings().get(verb, ()) if noun in pair[0].nouns), None)


def by_passive(lemma: str) -> PredicateClass | None:
    """Return the class that a verb tells of people in the passive ("held")."""
    return _index("passives").get(lemma)


def phrases() -> dict[str, PredicateClass]:
    """Return the phrases that stand for a verb, with their classes."""
    return _index("phrases")


def class_of(lemma: str) -> PredicateClass | None:
    """Return the class of a predicate's lemma, whatever its part of speech."""
    return by_verb(lemma) or by_noun(lemma) or by_adjective(lemma) or by_name(lemma)


_WORD = re.compile(r"[a-z]+")


def tells_of_one(text: str) -> bool:
    """Say whether a sentence has a word of a class that counts one person without a figure: its tree is worth making."""
    words, starts, lower = _single_words(), _single_starts(), text.lower()
    return any(phrase in lower for phrase in _single_phrases()) or any(
        word[:START] in starts and (word in words or base_form(word) in words)
        for word in _WORD.findall(lower)
    )


START = 2
"""Letters by which most words are passed over."""


@cache
def _single_words() -> frozenset[str]:
    some = [of for of in predicates() if of.single]
    stand_ins = {noun for of in some for pair in of.pairs if pair.counts for noun in pair.nouns}
    return (
        frozenset(word for of in some for word in (*of.verbs, *of.nouns, *of.acts, *of.adjectives))
        | stand_ins
    )


@cache
def _single_phrases() -> tuple[str, ...]:
    return tuple(sorted({phrase for of in predicates() if of.single for phrase in of.phrases}))


@cache
def _single_starts() -> frozenset[str]:
    return frozenset(word[:START] for word in _single_words())
