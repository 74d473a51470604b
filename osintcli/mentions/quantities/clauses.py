"""Verbs and their subjects, without a parse: a lexicon of common verbs and the endings of words tell what is a verb.

What stands before the nearest verb to the left is its subject; a pronoun there leads to the subject of the verb before it.
"""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from osintcli.lexicons.inflection import base_form, is_plural
from osintcli.lexicons.load import load
from osintcli.mentions.line import Line
from osintcli.mentions.quantities.lexicon import bound_words, noun_words

SIGNS = frozenset(";:\u2014|!?")
_LEFT = 40
_APPOSITION = 9
_LONG = 4
_DEEP = 3
_APPOSED = 15


class ClauseWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that show where a clause's parts end; see the comments in the lexicon."""

    auxiliaries: frozenset[str]
    verbs: frozenset[str]
    nouns_first: frozenset[str]
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
    nominal: frozenset[str]
    before_object: frozenset[str]
    same_form: frozenset[str]
    light: frozenset[str]
    dropped: frozenset[str]


@cache
def clause_words() -> ClauseWords:
    """Load the lexicon once."""
    return load("subjects", ClauseWords)


class Clauses:
    """The clauses of a line. `figures` are the tokens of its quantities: none of them is a verb or ends a subject's name."""

    __slots__ = ("_verbs", "figures", "line")

    def __init__(self, line: Line, figures: frozenset[int]) -> None:
        self.line = line
        self.figures = figures
        self._verbs: dict[int, bool] = {}

    def verb(self, at: int) -> bool:
        """Say whether a token is likely a verb."""
        known = self._verbs.get(at)
        if known is None:
            leads = at + 1 in self.figures
            known = self._verbs[at] = at not in self.figures and (
                self.acts(at) or _is_verb(self.line, at, leads=leads)
            )
        return known

    def acts(self, at: int) -> bool:
        """Say whether a base form after a figure has an object: "Loans under $5,000 carry a fee"."""
        if at - 1 not in self.figures:
            return False
        words, word = clause_words(), self.line.word(at)
        acts = self.line.word(at + 1) in words.determiners
        return acts and word in words.verbs and word not in words.nouns_first

    def verb_before(self, at: int, *, over_signs: bool = False) -> int | None:
        """Return the nearest verb before a token and in its clause, or before that where signs are stepped over."""
        for place in range(at - 1, max(-1, at - _LEFT), -1):
            if self.line.word(place) in SIGNS and not over_signs:
                return None
            if self.verb(place):
                return place
        return None

    def subject(self, verb: int, deep: int = 0) -> tuple[int, int]:
        """Return the tokens of a verb's subject, the end left out; no tokens where there is none."""
        line, words = self.line, clause_words()
        verb, controlled = self._controlling(verb)
        if controlled:
            return controlled
        last = self._front(verb)
        word = line.word(last - 1)
        if word == "there":
            return last, last
        if word in words.relatives and last > 1:
            last -= 1 + (line.word(last - 2) == ",")
            return self.start(last, ends=words.prepositions - words.inner), last
        if word == "," and not (last == verb and line.word(verb).endswith("ing")):
            return self._apposed(last - 1)
        if word in words.pronouns or word == "," or line.word(last) == "having":
            earlier = self.verb_before(last - 1, over_signs=True) if deep < _DEEP else None
            return (last, last) if earlier is None else self.subject(earlier, deep + 1)
        if last == verb and self._modifies(verb):
            return self.start(last, ends=words.prepositions), last
        named = last - 1 if self._modifies(last - 1) else last
        return self.start(named), last

    def _apposed(self, comma: int) -> tuple[int, int]:
        """Return the subject of "the firm, led by a cook, wants" and of "the firm, the oldest here, wants"."""
        opening = next(
            (
                p
                for p in range(comma - 1, max(-1, comma - _APPOSED), -1)
                if self.line.word(p) in SIGNS | {","}
            ),
            -1,
        )
        if opening < 0 or self.line.word(opening) != ",":
            return self.start(comma), comma
        inner = any(self.verb(at) or at in self.figures for at in range(opening, comma))
        return self.start(opening), opening if inner else comma

    def _controlling(self, verb: int) -> tuple[int, tuple[int, int] | None]:
        """Lead "to pay" back to the verb that has its subject; of "expects sales to rise" the subject is its object."""
        line = self.line
        for _ in range(_DEEP):
            if line.word(verb - 1) != "to":
                break
            outer = self.verb_before(verb - 1)
            if outer is None:
                return verb - 1, None
            raised = base_form(line.word(outer)) in clause_words().raising
            first = line.word(outer + 1)
            if raised and outer + 1 < verb - 1 and first not in clause_words().prepositions | {"not", "even"}:
                return outer, (outer + 1, verb - 1)
            verb = outer
        return verb, None

    def _front(self, verb: int) -> int:
        """Return the token after the subject: auxiliaries and adverbs stand between."""
        last = verb
        while last > 0 and (
            self.line.word(last - 1) in clause_words().auxiliaries or _adverb(self.line.word(last - 1))
        ):
            last -= 1
        return last

    def _modifies(self, at: int) -> bool:
        """Say whether a verb form goes with the noun before it: "products priced at", "the pitch employed was"."""
        word = self.line.word(at)
        if not word.endswith(("ed", "ing")) or not self.verb(at) or self.verb(at - 1):
            return False
        follows = self.line.word(at + 1) in clause_words().prepositions and word.endswith("ed")
        finite = self.line.word(at + 1) in clause_words().auxiliaries
        return finite or ((follows or word.endswith("ing")) and self.verb_before(at) is not None)

    def start(self, last: int, *, ends: frozenset[str] = frozenset()) -> int:
        """Return the first token of the noun phrases that end before `last`; they begin after any word of `ends`."""
        line, words = self.line, clause_words()
        place = last
        while place > max(0, last - _LEFT):
            word = line.word(place - 1)
            if word in words.breaks or word in SIGNS or word in ends:
                break
            if place - 1 in self.figures and not (
                named_figure(line, place - 1) or self._attributive(place, last)
            ):
                break
            if (word == "," and not _apposition(line, place - 1)) or self.verb(place - 1):
                break
            if self._opens(place, last):
                break
            place -= 1
        return place

    def _opens(self, at: int, last: int) -> bool:
        """Say whether an article begins a noun phrase of its own, right after a noun: "amid inflation the pace"."""
        line, before = self.line, self.line.word(at - 1)
        if at >= last or line.word(at) not in noun_words().articles or not before.isalpha():
            return False
        return before not in noun_words().stops and before not in clause_words().joins and not _adverb(before)

    def _attributive(self, at: int, last: int) -> bool:
        """Say whether a noun follows a figure, as in "the key 30 year rate"."""
        word = self.line.word(at)
        inside = word.isalpha() and word not in noun_words().stops and word not in clause_words().prepositions
        if ")" in self.line.lower[at:last]:
            return False
        return at in self.figures or (at < last and inside and not self.verb(at))


def named_figure(line: Line, at: int) -> bool:
    """Say whether a figure ends a name: the 500 of "Fortune 500", the 14 of "iPhone 14"."""
    return line.word(at)[:1].isdecimal() and any(c.isupper() for c in line.raw(at - 1))


def _apposition(line: Line, at: int) -> bool:
    """Say whether a comma ends "Healthcare, the best sector, rose": another comma stands a few words before."""
    return "," in line.lower[max(0, at - _APPOSITION) : at]


def _is_verb(line: Line, at: int, *, leads: bool) -> bool:
    word = line.word(at)
    clauses = clause_words()
    if _never(word) and line.word(at - 1) not in clauses.modals:
        return False
    if word in clauses.auxiliaries:
        return True
    if not word.isalpha() or line.hyphen(at - 1) or line.hyphen(at + 1):
        return False
    before = line.word(at - 1)
    if before in clauses.modals and word not in noun_words().stops:
        return before != "to" or (base_form(word) == word and word in clauses.verbs)
    after = line.word(at + 1)
    leads = (
        leads
        or after in clauses.determiners
        or after in clauses.objects
        or (after == "to" and word.endswith("s"))
    )
    linked = before in clauses.nominal and not (leads and before == "and")
    nominal = before in noun_words().articles or linked or before.endswith("'s")
    if _known_verb(word) or (
        word in clauses.verbs
        and word not in clauses.nouns_first
        and (is_plural(before) or before in clauses.plural_subjects)
    ):
        if line.raw(at)[0].isupper() and at > 0 and not line.shouted:
            return False
        verbal = word not in clauses.nouns_first or before in clauses.singular_subjects or leads
        return not nominal and verbal
    return (
        _ending(word)
        and word not in clauses.nouns_in_ing
        and (before.isalpha() or (before == "," and word.endswith("ed")))
        and not nominal
        and before not in ("as", "with")
        and line.raw(at).islower()
    )


@lru_cache(maxsize=1 << 14)
def _never(word: str) -> bool:
    """Say whether a word is no verb wherever it stands, but behind a modal: most words of a sentence."""
    clauses = clause_words()
    if word in clauses.auxiliaries or word in clauses.verbs or _known_verb(word):
        return False
    return not _ending(word)


def _ending(word: str) -> bool:
    return len(word) > _LONG and word.endswith(("ed", "ing")) and not word.endswith("eed")


@lru_cache(maxsize=4096)
def _known_verb(word: str) -> bool:
    base, bounds = base_form(word), bound_words().words
    if base not in clause_words().verbs and base not in bounds.change_up and base not in bounds.change_down:
        return False
    return word != base or word in clause_words().same_form


def _adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > _LONG
