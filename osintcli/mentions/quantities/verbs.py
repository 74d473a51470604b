"""Which word of a line is likely a verb, without a parse: a lexicon of common verbs and the endings of words tell."""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from osintcli.lexicons.inflection import base_form, is_plural
from osintcli.lexicons.load import load
from osintcli.mentions.line import Line
from osintcli.mentions.quantities.lexicon import bound_words, idioms, noun_words

_LONG = 4


class ClauseWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that show where a clause's parts end; see the comments in the lexicon."""

    auxiliaries: frozenset[str]
    finite: frozenset[str]
    verbs: frozenset[str]
    nouns_first: frozenset[str]
    also_nouns: frozenset[str]
    particles: dict[str, frozenset[str]]
    nouns_in_ing: frozenset[str]
    breaks: frozenset[str]
    joins: frozenset[str]
    prepositions: frozenset[str]
    inner: frozenset[str]
    modals: frozenset[str]
    plural_subjects: frozenset[str]
    singular_subjects: frozenset[str]
    pronouns: frozenset[str]
    relatives: frozenset[str]
    raising: frozenset[str]
    determiners: frozenset[str]
    objects: frozenset[str]
    owners: frozenset[str]
    placing: frozenset[str]
    tying: frozenset[str]
    with_stop: frozenset[str]
    contracted: frozenset[str]
    after_its: frozenset[str]
    nominal: frozenset[str]
    adjective_endings: tuple[str, ...]
    attributive_ing: frozenset[str]
    conjunctions: frozenset[str]
    before_object: frozenset[str]
    same_form: frozenset[str]
    light: frozenset[str]
    dropped: frozenset[str]
    comparing: frozenset[str]
    turns: frozenset[str]
    times: frozenset[str]
    removing: frozenset[str]
    saying: frozenset[str]
    opening: frozenset[str]
    taking_with: frozenset[str]
    not_adverbs: frozenset[str]
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    pointers: frozenset[str]
    before_figure: frozenset[str]
    in_time: frozenset[str]
    time_behind: dict[str, frozenset[str]]
    time_before: dict[str, frozenset[str]]
    bringing: frozenset[str]
    putting: frozenset[str]
    asides: frozenset[str]


@cache
def clause_words() -> ClauseWords:
    """Load the lexicon once."""
    return load("subjects", ClauseWords)


def is_verb(line: Line, at: int, *, leads: bool) -> bool:
    """Say whether a token is likely a verb; `leads` says that a quantity stands right after it."""
    word = line.word(at)
    clauses = clause_words()
    if word in clauses.auxiliaries or contracted(line, at):
        month = line.raw(at)[0].isupper() and at > 0 and word in idioms().words.months
        return not month or line.shouted
    if not word.isalpha() or line.hyphen(at - 1) or line.hyphen(at + 1):
        return False
    before = line.word(at - 1)
    if before in idioms().words.months and line.raw(at - 1)[0].isupper() and at > 1:
        before = ""  # "since May Darrow has"
    if _of_who(line, at) or (before == "," and word in bound_words().words.ranging):
        return True
    if (before in clauses.dropped or adverb(before)) and line.word(at - 2) in clauses.modals - {"to", "not"}:
        before = line.word(at - 2)  # "will also raise"
    if before in clauses.modals and (word in clauses.verbs or word not in noun_words().stops):
        return before != "to" or (base_form(word) == word and word in clauses.verbs)
    if _nominal(line, at):
        return False
    if _ending(word) and _attributive(line, at):
        return False
    after = line.word(at + 1)
    leads = (
        leads
        or _of_name(line, at)
        or after in clauses.determiners
        or (after in clauses.objects and (after not in clauses.relatives or _reports(word)))
        or (after == "to" and word.endswith("s"))
        or after in clauses.particles.get(base_form(word), ())
    )
    goes_on = leads or (word.endswith("ed") and after in clauses.prepositions)  # "arrested and charged with"
    linked = before in clauses.nominal and not (goes_on and before == "and")
    relative = before == "that" and names(line, at - 2)
    pointing = (
        before in clauses.pointers and not relative and word.endswith("s") and is_plural(word)
    )  # "this brings"
    article = before in noun_words().articles and not relative and not pointing
    governed = (
        noun_first(word) and _known_verb(before) and not noun_first(before)
    )  # "imposes fines over $500"
    nominal = article or linked or governed or before.endswith("'s")
    plain = word in clauses.verbs and (not noun_first(word) or (leads and is_plural(before)))
    aside = adverb(before) or before in clauses.adverbs
    named = line.word(at - 2) if aside else before  # "the mills usually award"
    agrees = is_plural(named) or named in clauses.plural_subjects
    if _known_verb(word) or (plain and (agrees or (leads and names(line, at - 1) and names(line, at)))):
        if line.raw(at)[0].isupper() and at > 0 and not line.shouted:
            return False
        led = pointing or before in clauses.singular_subjects or before in clauses.auxiliaries
        verbal = not noun_first(word) or led or leads
        return not nominal and verbal
    return (
        _ending(word)
        and word not in clauses.nouns_in_ing
        and (before.isalpha() or (before in (",", "") and word.endswith("ed")))
        and not nominal
        and before not in ("as", "with")
        and (
            line.raw(at).islower() or (at == 0 and after in clauses.prepositions)
        )  # "Founded by two sisters"
    )


def at_a_glance(line: Line, at: int) -> bool | None:
    """Say that a token is no verb, as most of a sentence are none, or that it is one by "who" alone; else `None`."""
    if not _never(line.word(at)):
        return None
    words, before = clause_words(), line.word(at - 1)
    if before in words.modals or line.word(at - 2) in words.modals:
        return None
    return before in words.relatives and _of_who(line, at)


def _nominal(line: Line, at: int) -> bool:
    """Say whether its neighbours make a noun of a form: "the funds rate was", "no immediate plans", "a 3 May bombing"."""
    word, before, words = line.word(at), line.word(at - 1), clause_words()
    if word.endswith("ing"):
        months, day = idioms().words.months, line.word(at - 2)
        dated = (before.isdecimal() and day in months) or (before in months and day.isdecimal())
        return before in words.adjectives or (dated and line.word(at - 3) in noun_words().articles)
    if base_form(word) != word and not word.endswith("s"):
        return False
    if before in words.adjectives or (at == 0 and noun_first(word)):
        return True
    relative = not words.relatives.isdisjoint(line.lower[max(0, at - _LONG) : at])  # "who police say was"
    return line.word(at + 1) in words.finite and not relative


def _of_who(line: Line, at: int) -> bool:
    """Say whether a word stands behind "who", or "that" and a noun in the plural: a verb, unless it begins a clause."""
    word, words, before = line.word(at), clause_words(), line.word(at - 1)
    relative = before == "who" or (before == "that" and is_plural(line.word(at - 2)) and word in words.verbs)
    return relative and names(line, at) and word not in words.pronouns and word not in words.dropped


def _of_name(line: Line, at: int) -> bool:
    """Say whether a name beside a form makes it a verb: "Darrow set bail", "the poll shows Darrow ahead"."""
    if line.shouted or not line.raw(at).islower():
        return False
    before, after, words = line.raw(at - 1), line.raw(at + 1), idioms().words
    if line.word(at) in clause_words().same_form:
        return at > 1 and before[:1].isupper() and names(line, at + 1)
    dated = after.lower() in words.weekdays or after.lower() in words.months
    return line.word(at).endswith("s") and after[:1].isupper() and len(after) > 1 and not dated


def _reports(word: str) -> bool:
    """Say whether "that" behind a form may open what is said: "estimates that"; of "the attack that" it is the object."""
    return base_form(word) in clause_words().saying or not noun_first(word)


@lru_cache(maxsize=4096)
def noun_first(word: str) -> bool:
    """Say whether a form is a noun more often than a verb: "increases", "risk", "risks"; not "risked"."""
    clauses = clause_words()
    base = word.removesuffix("es") if word.endswith("es") else word
    forms = {word, word.removesuffix("s"), base}
    noun = word in clauses.nouns_first or word in clauses.nouns_in_ing
    return noun or not clauses.also_nouns.isdisjoint(forms)


def names(line: Line, at: int) -> bool:
    """Say whether a token can be a noun that a clause goes on with."""
    word = line.word(at)
    return word.isalpha() and word not in noun_words().stops and word not in clause_words().prepositions


def _attributive(line: Line, at: int) -> bool:
    """Say whether a participle stands before its noun: "the worst performing sector", "amid rising costs"."""
    clauses, word, before = clause_words(), line.word(at), line.word(at - 1)
    if not names(line, at + 1) or line.word(at + 1) in clauses.determiners:
        return False
    return word in clauses.attributive_ing or before.endswith(clauses.adjective_endings)


@lru_cache(maxsize=1 << 14)
def _never(word: str) -> bool:
    """Say whether a word is no verb wherever it stands, but behind a modal: most words of a sentence."""
    clauses = clause_words()
    if word in clauses.auxiliaries or word in clauses.verbs or _known_verb(word):
        return False
    if word == "its" or word in clauses.contracted:
        return False
    return not _ending(word)


def contracted(line: Line, at: int) -> bool:
    """Say whether a pronoun and its verb are one word: "it's", "we've"; "its" and "thats" where the sign was lost."""
    clauses, word = clause_words(), line.word(at)
    if word == "its":
        after = line.word(at + 1)
        return after in clauses.after_its or (adverb(after) and line.word(at + 2) in noun_words().articles)
    return word in clauses.contracted


def _ending(word: str) -> bool:
    return len(word) > _LONG and word.endswith(("ed", "ing")) and not word.endswith("eed")


@lru_cache(maxsize=4096)
def _known_verb(word: str) -> bool:
    base, bounds = base_form(word), bound_words().words
    if base not in clause_words().verbs and base not in bounds.change_up and base not in bounds.change_down:
        return False
    return word != base or word in clause_words().same_form


def adverb(word: str) -> bool:
    """Say whether a lower-case word has the ending of an adverb, and is none of those that only look like it."""
    return word.endswith("ly") and len(word) > _LONG and word not in clause_words().not_adverbs
