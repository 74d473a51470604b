"""The counted noun after a figure, found without a parse.

After a figure above one the head is the first noun in the plural, or the last of several in a row ("Special Forces
troops"). What stands before it are adjectives, whatever they are. Function words, signs and digits end the phrase.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from osintcli.lexicons.inflection import base_form, is_plural, singular
from osintcli.mentions.line import Line
from osintcli.mentions.numbers import Form, Numeral
from osintcli.mentions.numbers.lexicon import number_words
from osintcli.mentions.quantities.lexicon import idioms, noun_words, unit_words
from osintcli.mentions.quantities.reading import Unit
from osintcli.model.quantity import UnitKind

_LONGEST = 8
_SHORTEST_PLURAL = 3
_LABEL = 10
_MORE = frozenset(("more", "fewer", "less", "further", "most", "least", "last"))


class _Phrase(Struct, frozen=True):
    """A noun phrase: its first token, its head, the token after it."""

    first: int
    head: int
    last: int


def counted(line: Line, numeral: Numeral) -> Unit | None:
    """Read the noun that the numeral counts: "8,000 Ruritanian troops" counts a troop."""
    if line.joins(numeral.last) and line.glued(numeral.last):
        if line.word(numeral.last + 1) not in ("plus", "odd"):
            return _attributive(line, numeral)
        numeral = replace(numeral, last=numeral.last + 2)
    one = numeral.value == 1 and numeral.form is not Form.FRACTION
    if line.word(numeral.last) == "who" and not one:
        return Unit("person", UnitKind.COUNT, numeral.last, numeral.last, numeral.first, "figure who")
    return _after(line, numeral, one=one) or _bare_attributive(line, numeral) or _labelled(line, numeral)


def _after(line: Line, numeral: Numeral, *, one: bool) -> Unit | None:
    at, rule = numeral.last, "counted noun"
    if line.word(at) == "of":
        at, rule = at + 1, "counted noun after of"
        one = False
    while line.word(at) in noun_words().articles or (rule != "counted noun" and line.word(at) == "all"):
        if rule == "counted noun" and numeral.form is not Form.FRACTION:
            return None
        at += 1
    if line.word(at) in _MORE and _inside(line, at + 1):
        at += 1  # "1 million more people"
    phrase = _singular_phrase(line, at) if one else plural_phrase(line, at)
    if phrase is None:
        return _part(line, numeral)
    if line.word(phrase.head) == "others":
        return Unit("", UnitKind.NUMBER, at, phrase.last, numeral.first, "others")
    kind = UnitKind.PERCENT if numeral.form is Form.FRACTION else UnitKind.COUNT
    if numeral.form is Form.FRACTION:
        return Unit("fraction", kind, at, phrase.last, numeral.first, rule)
    described = _described(line, at, phrase.head)
    return Unit(
        lemma(line.word(phrase.head)), kind, at, phrase.last, numeral.first, rule, described=described
    )


def _part(line: Line, numeral: Numeral) -> Unit | None:
    """Read a part of what is no noun in the plural: "a third of the population", "half of the town's 300 houses"."""
    at = numeral.last
    if numeral.form is not Form.FRACTION:
        return None
    if line.word(at) in number_words().halved and numeral.value and numeral.value < 1:
        return Unit(line.word(at), UnitKind.COUNT, at, at + 1, numeral.first, "part of one")
    if line.word(at) not in number_words().whole:
        return None
    return Unit("fraction", UnitKind.PERCENT, at, at, numeral.first, "part of")


def _described(line: Line, first: int, head: int) -> str:
    """Return the words that say which things are counted; those that only add or compare are left out."""
    found: list[str] = []
    for place in range(first, head):
        word = line.word(place).removesuffix("'s")
        if found and line.glued(place) and (line.joins(place) or line.joins(place - 1)):
            found[-1] += word
        elif word[:1].isalnum() and word not in noun_words().linking | noun_words().undescribing:
            found.append(word)
    return " ".join(found)


def lemma(word: str) -> str:
    """Return the singular of a noun, a possessive ending taken off, in full where it is written short: "TDs"."""
    found = singular(word.removesuffix("'s"))
    return noun_words().short_nouns.get(found, found)


def plural_phrase(line: Line, at: int) -> _Phrase | None:
    """Read a noun phrase with a head in the plural from token `at`."""
    head, linked, skipped = None, False, 0
    place = at
    while place < min(line.size, at + _LONGEST):
        word = line.word(place)
        if not _inside(line, place):
            if head is not None or not (
                _in_name(line, place, at) or (not linked and _links(line, place, at))
            ):
                break
            linked = linked or not word[0].isdecimal()
        elif _plural(word):
            head, skipped = place, 0
        elif head is not None:
            skipped += 1
            if line.word(head) not in noun_words().modifiers_in_s or skipped > 1:
                break
        place += 1 + _compound(line, place)
    return None if head is None else _Phrase(at, head, head + 1)


def _in_name(line: Line, place: int, at: int) -> bool:
    """Say whether a figure belongs to a name inside the phrase: "58 Fortune 500 companies", not "12 Boeing 747s"."""
    glued = line.glued(place) or line.glued(place + 1)
    return place > at and line.word(place)[0].isdecimal() and not glued and line.raw(place - 1)[:1].isupper()


def _links(line: Line, place: int, at: int) -> bool:
    """Say whether "and" or a comma leads on to more words before the head: "small, friendly deals"."""
    if line.word(place) not in noun_words().linking or place == at or not _inside(line, place + 1):
        return False
    return line.word(place) != "," or line.raw(place + 1).islower()


def _inside(line: Line, place: int) -> bool:
    """Say whether the token can be part of a noun phrase."""
    word = line.word(place)
    return bool(word) and word[0].isalpha() and word not in noun_words().stops and not _numeral_word(word)


def _numeral_word(word: str) -> bool:
    table = number_words()
    return word in table.ones or word in table.teens or word in table.tens


def _compound(line: Line, place: int) -> int:
    """Return how many tokens of a hyphenated word, a dotted or a linked name follow the token at `place`."""
    tokens = 0
    while line.word(place + tokens + 1) in ("-", "\u2010", "\u2011", ".", "\u2019", "'") and line.glued(
        place + tokens + 1
    ):
        following = line.word(place + tokens + 2)
        if not line.glued(place + tokens + 2) or not following[:1].isalnum():
            return (
                tokens + 1
                if line.word(place + tokens + 1) == "." and len(line.word(place + tokens)) == 1
                else tokens
            )
        tokens += 2
    return tokens


def _plural(word: str) -> bool:
    words = noun_words()
    if len(word) < _SHORTEST_PLURAL and not word.isupper():
        return word in words.common_heads
    return (
        is_plural(word) and word not in words.not_plural and not word.endswith("'s")
    ) or word in words.common_heads


def _singular_phrase(line: Line, at: int) -> _Phrase | None:
    """Read the noun after "one": the last word before the phrase is over; a verb in -ed ends it too."""
    head, place = None, at
    while place < min(line.size, at + _LONGEST) and _inside(line, place):
        word = line.word(place)
        if _plural(word) and singular(word) != word:  # "one species" is one
            return None if head != at or _participle(line.word(at)) else _Phrase(at, at, at + 1)
        if (head is not None and _participle(word)) or _irregular_past(word):
            break
        head = place
        place += 1 + _compound(line, place)
    return None if head is None or not _noun_like(line, head, at) else _Phrase(at, head, place)


def _noun_like(line: Line, head: int, at: int) -> bool:
    """Say whether the last word of a phrase can be its noun: no adverb, no state ("one dead"), no lone participle."""
    word = line.word(head)
    if word.endswith(("ly", "'s")) or word in idioms().words.states:
        return False
    return head > at or not _participle(word)


def _participle(word: str) -> bool:
    return word.endswith(("ed", "ing"))


def _irregular_past(word: str) -> bool:
    """Say whether a word is a past form that no noun has: "became", "seen"."""
    if word.endswith(("ed", "ing", "s")) or word in noun_words().past_and_noun:
        return False
    return base_form(word) != word


def _attributive(line: Line, numeral: Numeral) -> Unit | None:
    """Read the bed of "a 200-bed hospital"."""
    at = numeral.last + 1
    word = line.word(at)
    if not line.glued(at) or not word.isalpha() or word in idioms().words.attributive_not:
        return None
    if _numeral_word(word) or word in number_words().compound_parts:
        return None  # "three-nought", "her twenty-first try"
    if line.raw(at)[0].isupper() and not line.shouted:
        return None  # "7-Eleven"
    return Unit(lemma(word), UnitKind.COUNT, at, at + 1, numeral.first, "attributive noun")


def _bare_attributive(line: Line, numeral: Numeral) -> Unit | None:
    """Read the member of "the 11 member panel": an article before the figure, a noun in the singular after it."""
    at = numeral.last
    article = line.word(numeral.first - 1) in noun_words().articles
    if not article or numeral.value is None or not _inside(line, at) or not _inside(line, at + 1):
        return None
    word = line.word(at)
    adjective = word in noun_words().quantity_adjectives or word in idioms().words.states
    if adjective or _participle(word) or _irregular_past(word) or line.raw(at)[0].isupper():
        return None
    return Unit(word, UnitKind.COUNT, at, at + 1, numeral.first, "attributive noun")


def _labelled(line: Line, numeral: Numeral) -> Unit | None:
    """Read the death of "Deaths confirmed, whole country: 43": a label, a colon, a figure and nothing after it."""
    if (
        line.word(numeral.first - 1) != ":"
        or line.word(numeral.last)[:1].isalpha()
        or numeral.first - 1 > _LABEL
    ):
        return None
    for place in range(numeral.first - 1):
        if _plural(line.word(place)) and _inside(line, place):
            return Unit(
                lemma(line.word(place)),
                UnitKind.COUNT,
                numeral.first,
                numeral.last,
                numeral.first,
                "labelled figure",
            )
    return None


def thing(line: Line, at: int) -> tuple[int, str] | None:
    """Read what a rate is for: "person" of "per person", "100,000 people" of "per 100,000 people"."""
    word = line.word(at)
    if word in unit_words().per_things:
        return at + 1, word
    named = unit_words().words.at(line, at)
    if named:
        return named[0], named[1].name
    if word[:1].isdecimal():
        figure = line.raw(at).replace(",", "")
        measured = unit_words().words.at(line, at + 1)
        if measured:
            return measured[0], f"{figure} {measured[1].name}"
        after = plural_phrase(line, at + 1)
        return (after.last, f"{figure} {lemma(line.word(after.head))}") if after else (at + 1, figure)
    if word[:1].isalpha() and word not in noun_words().stops and word not in noun_words().articles:
        return at + 1, lemma(word)
    return None
