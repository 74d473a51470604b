"""Verbs and their subjects, without a parse.

What stands before the nearest verb to the left is its subject; a pronoun there leads to the subject of the verb before it.
"""

from __future__ import annotations

from collections.abc import Mapping

from osintcli.lexicons.inflection import base_form
from osintcli.mentions.line import Line
from osintcli.mentions.quantities.lexicon import bound_words, idioms, noun_words
from osintcli.mentions.quantities.reading import Reading
from osintcli.mentions.quantities.verbs import (
    adverb,
    at_a_glance,
    clause_words,
    contracted,
    is_verb,
    names,
    noun_first,
)

SIGNS = frozenset(";:\u2014|!?")
_LEFT = 40
_APPOSITION = 9
_DEEP = 3
_CHAIN = 6
_APPOSED = 15


class Clauses:
    """The clauses of a line. `figures` are the tokens of its quantities: none of them is a verb or ends a subject's name.

    `ages` are the readings of ages by their tokens: they may stand inside a name.
    """

    __slots__ = ("_starts", "_verbs", "ages", "figures", "line")

    def __init__(
        self, line: Line, figures: frozenset[int], ages: Mapping[int, Reading] | None = None
    ) -> None:
        self.line = line
        self.figures = figures
        self.ages = ages or {}
        self._verbs: dict[int, bool] = {}
        self._starts: dict[tuple[int, frozenset[str]], int] = {}

    def verb(self, at: int) -> bool:
        """Say whether a token is likely a verb."""
        known = self._verbs.get(at)
        if known is None:
            known = self._verbs[at] = at not in self.figures and self._is_verb(at)
        return known

    def _is_verb(self, at: int) -> bool:
        if self.acts(at):
            return True
        told = at_a_glance(self.line, at)
        if told is not None:
            return told
        leads = at + 1 in self.figures or (at + 2 in self.figures and self._leads(at))
        return is_verb(self.line, at, leads=leads)

    def _leads(self, at: int) -> bool:
        """Say whether only a small word parts a form from its figure: "increased only 3%"; not "cut costs by 3%"."""
        after, words = self.line.word(at + 1), clause_words()
        return after in words.before_figure or (after == "by" and self.line.word(at).endswith("ed"))

    def acts(self, at: int) -> bool:
        """Say whether a base form after a figure has an object: "Loans under $5,000 carry a fee"."""
        if at - 1 not in self.figures:
            return False
        words, word = clause_words(), self.line.word(at)
        acts = self.line.word(at + 1) in words.determiners
        return acts and word in words.verbs and not noun_first(word)

    def verb_before(self, at: int, *, over_signs: bool = False) -> int | None:
        """Return the nearest verb before a token and in its clause, or before that where signs are stepped over."""
        lower, verbs = self.line.lower, self._verbs
        for place in range(at - 1, max(-1, at - _LEFT), -1):
            if not over_signs and lower[place] in SIGNS:
                return None
            known = verbs.get(place)
            if known or (known is None and self.verb(place)):
                return place
        return None

    def subject(self, verb: int, deep: int = 0) -> tuple[int, int]:
        """Return the tokens of a verb's subject, the end left out; no tokens where there is none."""
        line, words = self.line, clause_words()
        verb, controlled = self._controlling(verb)
        if controlled:
            return controlled
        last = self._front(verb)
        pair = next((at for at in range(verb, last - 2, -1) if contracted(line, at)), None)
        if pair is not None:
            return pair, pair
        word = line.word(last - 1)
        if word == "there":
            return last, last
        aside = self._aside(last - 1)
        if aside is not None:
            return self.start(aside), aside
        if last == verb and self.verb(last - 1):
            teller = self.start(last - 1)  # "the bridge that guides believe is"
            last = teller if line.word(teller - 1) in words.relatives else last
            word = line.word(last - 1)
        if word in words.relatives and last > 1:
            comma = line.word(last - 2) == ","
            last -= 1 + comma
            inner = words.inner if comma else words.inner - {"for"}  # "a permit for firms that sell"
            ends = words.prepositions - inner
            first = self.start(last, ends=ends)
            placed = self._proper(first)  # "the index in Ostrel, which"
            return self.start(last, ends=ends - {"in"}) if placed else first, last
        if word == "," and last == verb and line.word(verb) in bound_words().words.ranging:
            return self.start(last - 1, ends=words.prepositions), last - 1  # "a sum of claims, ranging from"
        if word == "," and not (last == verb and line.word(verb).endswith("ing")):
            earlier = self._linked(last - 1) if self._chained(last) and deep < _CHAIN else None
            return self.apposed(last - 1) if earlier is None else self.subject(earlier, deep + 1)
        pronoun = word in words.pronouns and line.word(last - 2) not in words.prepositions
        if pronoun or word == "," or word in words.conjunctions or line.word(last) == "having":
            earlier = self._earlier(last - 1, verb) if deep < _DEEP else None
            return (last, last) if earlier is None else self.subject(earlier, deep + 1)
        if last == verb and self._modifies(verb):
            first = self.start(last, ends=words.prepositions)
            placed = self._proper(first)  # "the index of Ostrel falling 3%"
            return self.start(last, ends=words.prepositions - {"of"}) if placed else first, last
        named = last - 1 if self._modifies(last - 1) else last
        return self._reaching(named, last)

    def _proper(self, at: int) -> bool:
        """Say whether a token begins a name, no day's or month's."""
        word, words = self.line.word(at).removesuffix("'s"), idioms().words
        capital = self.line.raw(at)[:1].isupper() and not self.line.shouted
        return capital and word not in words.months and word not in words.weekdays

    def _earlier(self, at: int, verb: int) -> int | None:
        """Return the verb before that shares its subject: of "cut costs, hoping to grow, and sold 5" the first."""
        line, joined = self.line, self.line.word(at) in clause_words().conjunctions
        earlier = self.verb_before(at, over_signs=True)
        if not joined or line.word(verb) == base_form(line.word(verb)):
            return earlier
        while earlier is not None and self._not_finite(earlier):
            earlier = self.verb_before(earlier, over_signs=True)
        return earlier

    def _not_finite(self, at: int) -> bool:
        """Say whether a verb form has no subject of its own: "to grow", "hoping", "the skull found in"."""
        line, words = self.line, clause_words()
        if line.word(at - 1) == "to":
            return True
        participle = line.word(at).endswith("ing") and line.word(at - 1) not in words.auxiliaries
        return participle or self._reduced(at)

    def _reaching(self, named: int, last: int) -> tuple[int, int]:
        """Return a finite verb's subject up to `named`, over a clause inside it: "skulls buried in the cave are"."""
        first = self.start(named)
        for _ in range(_DEEP):
            if first == 0 or "and" in self.line.lower[first:named]:
                break
            verb = first - 1
            if self._contact(verb) or _of_relative(self.line, verb):
                return self.start(verb - 1), verb - 1
            if not self._reduced(verb):
                break
            first = self.start(verb)
        return self._conjunct(first, named), last

    def _conjunct(self, first: int, last: int) -> int:
        """Return where the subject begins in "worked in sleet and the run took": what a verb governs is no part of it."""
        words, lower = clause_words(), self.line.lower
        governed = first > 0 and self.verb(first - 1) and lower[first] in words.prepositions
        if not governed or "and" not in lower[first:last]:
            return first
        return max(at for at in range(first, last) if lower[at] == "and") + 1

    def _reduced(self, at: int) -> bool:
        """Say whether a participle goes on with the noun before it: "people earning", "the list led by", "water held in"."""
        line, words, word = self.line, clause_words(), self.line.word(at)
        before = line.word(at - 1)
        named = before.isalpha() and before not in noun_words().stops and not adverb(before)
        if not named or not self.verb(at) or self.verb(at - 1) or before in words.auxiliaries:
            return False
        if word.endswith("ing"):
            return True
        return base_form(word) != word and line.word(at + 1) in words.prepositions

    def _contact(self, at: int) -> bool:
        """Say whether the clause of "the brand it bought last year was" begins before a verb."""
        line, words = self.line, clause_words()
        before = line.word(at - 2)
        if line.word(at - 1) not in words.pronouns or not self.verb(at):
            return False
        return before.isalpha() and before not in noun_words().stops and not self.verb(at - 2)

    def apposed(self, comma: int) -> tuple[int, int]:
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
        begins = self.line.word(opening + 1)  # "the firm, for example, sold"
        aside = begins in clause_words().prepositions or begins.endswith("ing")
        inner = aside or any(self.verb(at) or at in self.figures for at in range(opening, comma))
        return self.start(opening), opening if inner else comma

    def _aside(self, at: int) -> int | None:
        """Return the dash that opens an aside which another dash closes: "the firm \u2014 it is old \u2014 sold"."""
        line = self.line
        if not self.dash(at):
            return None
        return next(
            (p for p in range(at - 1, max(0, at - _LEFT), -1) if self.dash(p) and names(line, p - 1)), None
        )

    def dash(self, at: int) -> bool:
        """Say whether a dash parts words; a hyphen joins them."""
        line, word = self.line, self.line.word(at)
        if word != "-":
            return word in ("\u2014", "\u2013")
        doubled = line.word(at + 1) == "-" or line.word(at - 1) == "-"
        return doubled or not (line.glued(at) or line.glued(at + 1))

    def _linked(self, comma: int) -> int | None:
        """Return the verb of the link of a chain that ends at a comma, `None` where words about the subject end there."""
        line, words = self.line, clause_words()
        earlier = self.verb_before(comma)
        nearest = max(-1, comma - _LEFT)
        opening = max((p for p in range(nearest + 1, comma) if line.word(p) == ","), default=nearest)
        begins = line.word(opening + 1)
        if earlier is None or earlier <= opening or begins in words.relatives or begins in words.breaks:
            return None
        if earlier == opening + 1:
            return earlier if self._chained(earlier) else None
        aside = begins.endswith("ing") or self._reduced(earlier) or line.word(earlier - 1) == "to"
        return None if aside else earlier

    def _chained(self, at: int) -> bool:
        """Say whether a verb behind a comma goes on with a list of verbs: "hired a cook,"; not "led by a cook,"."""
        line, words = self.line, clause_words()
        past = (
            self.verb(at) and base_form(line.word(at)) != line.word(at) and not line.word(at).endswith("ing")
        )
        after = line.word(at + 1)
        return past and (after in words.determiners or after == "for" or names(line, at + 1))

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
        line, words, last = self.line, clause_words(), verb
        while last > 0:
            word = line.word(last - 1)
            if word in words.auxiliaries or word in words.asides or adverb(word):
                last -= 1
            elif f"{line.word(last - 2)} {word}" in words.asides:
                last -= 2
            else:
                break
        return last

    def _modifies(self, at: int) -> bool:
        """Say whether a verb form goes with the noun before it: "products priced at", "the pitch employed was"."""
        word = self.line.word(at)
        if not word.endswith(("ed", "ing")) or not self.verb(at) or self.verb(at - 1):
            return False
        if self._proper(at - 1) and self.line.word(at - 2) in clause_words().conjunctions:
            return False  # "and Darrow curled in 40 metres out"
        follows = self.line.word(at + 1) in clause_words().prepositions and word.endswith("ed")
        finite = self.line.word(at + 1) in clause_words().auxiliaries
        return finite or ((follows or word.endswith("ing")) and self.verb_before(at) is not None)

    def start(self, last: int, *, ends: frozenset[str] = frozenset()) -> int:
        """Return the first token of the noun phrases that end before `last`; they begin after any word of `ends`."""
        known = self._starts.get((last, ends))
        if known is None:
            known = self._starts[last, ends] = self._start(last, ends)
        return known

    def _start(self, last: int, ends: frozenset[str]) -> int:
        lower, figures, breaks = self.line.lower, self.figures, clause_words().breaks
        place = last
        while place > max(0, last - _LEFT):
            at = place - 1
            word = lower[at]
            if (word in breaks and not self.line.hyphen(at - 1)) or word in SIGNS or word in ends:
                break
            if at in figures and not (named_figure(self.line, at) or self._attributive(place, last)):
                break
            if not word.isalpha() and self._parted(at, word, last):
                break
            if self.verb(at) or self._opens(place, last):
                break
            place = at
        return place

    def _parted(self, at: int, word: str, last: int) -> bool:
        """Say whether a sign ends what stands before `last`."""
        if word == ",":
            return not self._inside(at, last)
        return _sentence_end(self.line, at) or self._closes(at) or self.dash(at)

    def _inside(self, comma: int, last: int) -> bool:
        """Say whether a comma stands inside a subject: in a list, or at the end of an apposition right before `last`."""
        line, words = self.line, clause_words()
        if comma == last - 1 or "and" not in line.lower[comma:last]:
            return comma == last - 1 and _apposition(line, comma)
        if line.word(comma + 1) == "and" and not _apposition(line, comma):
            return False  # "was a ramp, and the port faces"
        first = line.word(self.start(comma))  # "shares of Orme, Darrow and Tellax"; not "in May, Orme and"
        leading = words.prepositions | words.dropped | noun_words().stops - noun_words().articles | {","}
        return first not in leading and not adverb(first)

    def _closes(self, at: int) -> bool:
        """Say whether a bracket with a figure ends at a token: it is told of what stands before, "(0.5 kg), Darrow"."""
        if self.line.word(at) != ")":
            return False
        inside = range(at - 1, max(-1, at - _APPOSITION), -1)
        opening = next((place for place in inside if self.line.word(place) == "("), at)
        return any(place in self.figures for place in range(opening, at))

    def _opens(self, at: int, last: int) -> bool:
        """Say whether an article begins a noun phrase of its own, right after a noun: "amid inflation the pace"."""
        if at >= last:
            return False
        line, before = self.line, self.line.lower[at - 1]
        if before in clause_words().times and (line.raw(at)[0].isupper() and not line.shouted):
            return True
        if line.lower[at] not in noun_words().articles or not before.isalpha():
            return False
        return before not in noun_words().stops and before not in clause_words().joins and not adverb(before)

    def _attributive(self, at: int, last: int) -> bool:
        """Say whether a noun follows a figure, as in "the key 30 year rate"."""
        word = self.line.word(at)
        inside = word.isalpha() and word not in noun_words().stops and word not in clause_words().prepositions
        if ")" in self.line.lower[at:last]:
            return False
        return at in self.figures or (at < last and inside and not self.verb(at))


def _of_relative(line: Line, verb: int) -> bool:
    """Say whether a verb is of a relative clause that names its subject: "the attack that hurt Darrow"."""
    words = clause_words()
    if base_form(line.word(verb)) in words.saying or line.word(verb + 1) in words.objects:
        return False  # "a clerk who says the dairy"
    return line.word(verb - 1) in words.relatives and names(line, verb - 2)


def named_figure(line: Line, at: int) -> bool:
    """Say whether a figure ends a name: the 500 of "Fortune 500", the 14 of "iPhone 14"."""
    return line.word(at)[:1].isdecimal() and any(c.isupper() for c in line.raw(at - 1))


def _apposition(line: Line, at: int) -> bool:
    """Say whether a comma ends "Healthcare, the best sector, rose": another comma stands a few words before."""
    return "," in line.lower[max(0, at - _APPOSITION) : at]


def _sentence_end(line: Line, at: int) -> bool:
    """Say whether a full stop ends a sentence inside the line: "at 96.1 EUR. The index was"."""
    return (
        line.word(at) == "." and line.raw(at + 1)[:1].isupper() and line.word(at + 1) in noun_words().articles
    )
