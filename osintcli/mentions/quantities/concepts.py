"""The words of what is measured, without a parse: "bookings" and "firm" of "bookings of the firm surpassed $8 billion".

What is measured is the subject of the clause, and where the figure stands before a noun ("a 25% tax on cars"), or before
"of" ("60% of its revenue"), the words of that noun phrase as well. The subject is what stands before the nearest verb to
the left; a lexicon of common verbs and the endings tell what is a verb (`en/subjects.yaml`).
"""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec
from msgspec.structs import replace

from osintcli.lexicons.inflection import base_form, is_plural
from osintcli.lexicons.load import load
from osintcli.mentions.line import Line
from osintcli.mentions.quantities.lexicon import bound_words, idioms, noun_words, unit_words
from osintcli.mentions.quantities.reading import Reading, is_age
from osintcli.model.quantity import UnitKind

_LEFT = 40
_RIGHT = 9
_LONG = 4
_NEAR = 12
_CLOSE = 8
_SERIES = 2
_SIGNS = frozenset(";:\u2014|!?")
_INNER = frozenset("-\u2010\u2011&.")


class _Clauses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    auxiliaries: frozenset[str]
    verbs: frozenset[str]
    nouns_first: frozenset[str]
    nouns_in_ing: frozenset[str]
    breaks: frozenset[str]
    joins: frozenset[str]
    modals: frozenset[str]
    plural_subjects: frozenset[str]
    singular_subjects: frozenset[str]
    nominal: frozenset[str]
    before_object: frozenset[str]
    same_form: frozenset[str]
    dropped: frozenset[str]


@cache
def _clauses() -> _Clauses:
    return load("subjects", _Clauses)


def read(line: Line, reading: Reading, figures: frozenset[int]) -> tuple[str, ...]:
    """Return the words of the concept, lower case, in text order. `figures` are the tokens of all quantities of the line."""
    if is_age(reading) and reading.unit is not None and reading.unit.rule == "bare age":
        return _words(line, max(0, reading.first - 3), reading.first - 1, figures)
    if line.word(reading.first - 1) == "of":
        named = _words(line, _name_start(line, reading.first - 1, figures), reading.first - 1, figures)
    else:
        named = _subject(line, reading, figures)
    return tuple(dict.fromkeys((*named, *_following(line, reading, figures))))


def inherit(line: Line, readings: list[Reading]) -> list[Reading]:
    """Give a figure in brackets, or one that no words of its own name, the concept of the figure before it."""
    found = list(readings)
    for at in range(1, len(found)):
        one, two = found[at - 1], found[at]
        gap = line.lower[one.end : two.first]
        bracket = len(gap) == 1 and gap[0] in ("(", "/")
        counts = two.unit is not None and two.unit.kind is UnitKind.COUNT
        series = gap[:1] == [";"] and len(gap) <= _SERIES
        close = (
            not two.concept and not counts and 0 < len(gap) <= _CLOSE and (series or not _SIGNS & set(gap))
        )
        if bracket or close:
            found[at] = replace(two, concept=one.concept)
    return found


def _name_start(line: Line, last: int, figures: frozenset[int]) -> int:
    """Return the first token of the simple noun phrase before "of" and a figure: the speed of "at a speed of 20 km/h"."""
    place = last
    while place > max(0, last - _RIGHT) and place - 1 not in figures:
        word = line.word(place - 1)
        if not word[:1].isalpha() and word not in _INNER:
            break
        compound = word in _INNER or line.hyphen(place) or line.hyphen(place - 2)
        if not compound and (
            word in noun_words().stops or word in noun_words().articles or is_verb(line, place - 1)
        ):
            break
        place -= 1
    return place


def _subject(line: Line, reading: Reading, figures: frozenset[int]) -> tuple[str, ...]:
    verb = _verb_before(line, reading.first, figures)
    if verb is not None:
        thing = _object(line, verb, reading, figures)
        if thing:
            return thing
    for _ in range(3):  # "expects to have to pay"
        if verb is None or line.word(verb - 1) != "to":
            break
        verb = _verb_before(line, verb - 1, figures)
    last = reading.first if verb is None else verb
    while last > 0 and (line.word(last - 1) in _clauses().auxiliaries or _adverb(line.word(last - 1))):
        last -= 1
    if line.word(last - 1) in ("which", "who", "that", ","):
        last -= 1 + (line.word(last - 2) == ",")
    return _words(line, _phrase_start(line, last, figures), last, figures)


def _object(line: Line, verb: int, reading: Reading, figures: frozenset[int]) -> tuple[str, ...]:
    """Return the object of a verb, where the figure is what it changed by, to, or was sold for."""
    before = line.word(reading.first - 1)
    changes = base_form(line.word(verb)) in bound_words().words.change_up | bound_words().words.change_down
    trailing = line.word(reading.end) in ("higher", "lower")
    if before not in _clauses().before_object and not trailing:
        return ()
    money = reading.unit is not None and reading.unit.kind is UnitKind.MONEY
    if not (changes or trailing or (money and before in ("for", "at"))):
        return ()
    last = reading.first - (not trailing)
    if line.word(verb + 1) not in noun_words().articles and line.word(verb + 1) in noun_words().stops:
        return ()  # a preposition: "rose in May by 5"
    return _words(line, verb + 1, last, figures)


def _verb_before(line: Line, at: int, figures: frozenset[int]) -> int | None:
    """Return the nearest verb before a token and in its clause."""
    for place in range(at - 1, max(-1, at - _LEFT), -1):
        if line.word(place) in _SIGNS:
            return None
        if place not in figures and is_verb(line, place):
            return place
    return None


def _phrase_start(line: Line, last: int, figures: frozenset[int]) -> int:
    """Return the first token of the noun phrases that end before `last`."""
    clauses = _clauses()
    place = last
    while place > max(0, last - _LEFT):
        word = line.word(place - 1)
        if (
            word in clauses.breaks
            or word in _SIGNS
            or (place - 1 in figures and not _named_figure(line, place - 1))
        ):
            break
        if word == "," and not _apposition(line, place - 1):
            break
        if is_verb(line, place - 1):
            break
        place -= 1
    return place


def _apposition(line: Line, at: int) -> bool:
    """Say whether a comma ends "Healthcare, the best sector, rose": another comma stands a few words before."""
    return "," in line.lower[max(0, at - _RIGHT) : at]


def _named_figure(line: Line, at: int) -> bool:
    return line.raw(at - 1)[:1].isupper()


def is_verb(line: Line, at: int) -> bool:
    """Say whether a token is likely a verb."""
    word = line.word(at)
    clauses = _clauses()
    if word in clauses.auxiliaries:
        return True
    if not word.isalpha() or line.hyphen(at - 1) or line.hyphen(at + 1):
        return False
    before = line.word(at - 1)
    if before in _clauses().modals and line.word(at - 1) and word not in noun_words().stops:
        return before != "to" or (base_form(word) == word and word in clauses.verbs)
    nominal = before in noun_words().articles or before in _clauses().nominal or before.endswith("'s")
    if _known_verb(word) or (
        word in clauses.verbs
        and word not in clauses.nouns_first
        and (is_plural(before) or before in _clauses().plural_subjects)
    ):
        if line.raw(at)[0].isupper() and at > 0 and not line.shouted:
            return False
        return not nominal and (word not in clauses.nouns_first or before in clauses.singular_subjects)
    ending = len(word) > _LONG and word.endswith(("ed", "ing")) and not word.endswith("eed")
    return (
        ending
        and word not in clauses.nouns_in_ing
        and before.isalpha()
        and not nominal
        and before not in ("as", "with")
        and line.raw(at).islower()
    )


@lru_cache(maxsize=4096)
def _known_verb(word: str) -> bool:
    base = base_form(word)
    if (
        base not in _clauses().verbs
        and base not in bound_words().words.change_up
        and base not in bound_words().words.change_down
    ):
        return False
    return word != base or word in _clauses().same_form


def _adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > _LONG


def _following(line: Line, reading: Reading, figures: frozenset[int]) -> tuple[str, ...]:
    """Return the noun phrase that a figure stands before, or is a part of."""
    kind = reading.unit.kind if reading.unit else UnitKind.NUMBER
    place = reading.end
    if reading.unit is None:
        return ()
    word, after = line.word(place), line.raw(place + 1)
    money = kind is UnitKind.MONEY and (
        word == "for" or (word == "in" and after.islower() and after not in noun_words().stops)
    )
    if word == "of" or money:
        return _words(line, place + 1, _phrase_end(line, place + 1, figures), figures)
    if kind is UnitKind.COUNT:
        return ()
    if (
        not word[:1].isalpha()
        or word in noun_words().stops
        or word in unit_words().wide
        or word.endswith("ed")
    ):
        return ()
    return _words(line, place, _phrase_end(line, place, figures), figures)


def _phrase_end(line: Line, first: int, figures: frozenset[int]) -> int:
    place = first
    words = noun_words()
    while place < min(line.size, first + _NEAR):
        word = line.word(place)
        inside = word[:1].isalpha() or word in _INNER
        stopped = (
            word in words.stops
            and word not in words.articles
            and word not in ("of", "and", "on", "in", "for")
        )
        if not inside or stopped or place in figures or (place > first and is_verb(line, place)):
            break
        if word in ("in", "on", "for") and (place == first or line.word(place + 1) in idioms().words.months):
            break
        place += 1
    return place


def _words(line: Line, first: int, last: int, figures: frozenset[int]) -> tuple[str, ...]:
    """Return the content words of a stretch; what hyphens and the like join is one word."""
    found: list[str] = []
    place = max(0, first)
    while place < last:
        word, size = _joined(line, place, last)
        if _content(line, place, word, figures):
            found.append(word.removesuffix("'s"))
        place += size
    return tuple(found)


def _joined(line: Line, at: int, last: int) -> tuple[str, int]:
    word, size = line.word(at), 1
    while at + size < last and line.glued(at + size) and line.word(at + size).isalnum():
        word += line.word(at + size)
        size += 1
    while (
        at + size + 1 < last
        and line.word(at + size) in _INNER
        and line.glued(at + size)
        and line.glued(at + size + 1)
    ):
        word += line.word(at + size) + line.word(at + size + 1)
        size += 2
    return word, size


def _content(line: Line, at: int, word: str, figures: frozenset[int]) -> bool:
    clauses = _clauses()
    if word == "us" and line.raw(at) == "US":
        return True
    if at in figures or len(word) == 1:
        return False
    if word in clauses.dropped or word in clauses.joins or word in clauses.breaks:
        return False
    if _adverb(word) and (is_verb(line, at + 1) or line.word(at - 1) in clauses.auxiliaries):
        return False
    if word[0].isdecimal():
        return _named_figure(line, at)
    return (
        word[0].isalpha()
        and word not in noun_words().articles
        and (word not in noun_words().stops or "-" in word)
    )
