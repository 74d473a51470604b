"""Figures that are part of a name: "Article 4", "Route 27", "the Big 12", "123 Random Street"."""

from __future__ import annotations

from osintcli.lexicons.inflection import is_plural, singular
from osintcli.mentions.line import Line
from osintcli.mentions.numbers import Form, Numeral
from osintcli.mentions.quantities.lexicon import idioms, noun_words
from osintcli.mentions.quantities.reading import Unit
from osintcli.model.quantity import UnitKind

_LONGEST_LIST = 8
_LISTING = frozenset((",", "and", "or", "-", "\u2013", "to", "&", "of"))
_LONGEST = 4
_STATE = 2
_ZIP = 5
_MODEL = 3
_STREET_WORDS = 5


def label(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether a label stands before the figure: "Article 4", "No. 5", "sections 2 and 3"."""
    if numeral.scale != 1 or numeral.form not in (Form.DIGITS, Form.WORDS) or _measured(unit):
        return False
    at = numeral.first - 1
    for _ in range(_LONGEST_LIST):  # "lines 4, 6 and 11"
        if line.word(at) not in _LISTING or not line.word(at - 1).isdecimal():
            break
        at -= 2
    at -= line.word(at) in (".", "-")
    word = line.word(at)
    if word not in idioms().words.labels and at != numeral.first - 1:
        word = singular(word)
    words = idioms().words
    if word not in words.labels and word not in words.labels_at_one:
        return False
    if line.word(at - 1) in words.labels_unless.get(word, ()):
        return False
    if word in words.labels_or_verbs and line.word(at - 1) in words.verb_after:
        return False
    if word in words.labels_at_one:
        return unit is None and (line.raw(at)[:1].isupper() or at == 0)
    if numeral.form is Form.WORDS and not line.raw(numeral.first)[:1].isupper():
        return unit is None and word not in words.labels_or_verbs
    if unit is None or unit.rule.startswith("counted noun after of") or line.word(numeral.first - 1) == ".":
        return True
    return any(c.isupper() for c in line.raw(at)) and word not in words.labels_or_verbs


def _measured(unit: Unit | None) -> bool:
    return unit is not None and unit.kind not in (UnitKind.COUNT, UnitKind.NUMBER)


def named(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether the figure ends or joins a name in capitals: "the Big 12", "Aurora 14 Pro", "63,000 Model 3 sedans"."""
    written = line.raw(numeral.first)
    if numeral.form is Form.WORDS and unit is None and numeral.first > 1 and written[0].isupper():
        return _name(line, numeral.first - 1) and not line.shouted
    if numeral.form is not Form.DIGITS or numeral.scale != 1 or len(written) > _LONGEST:
        return False
    at = numeral.first - 1
    if not written.isdecimal():  # "Android 14.1" is a version, "Dow Jones 34,567.20" a level
        joined = line.hyphen(numeral.last)  # "95% CI 1.2-3.4"
        return unit is None and not joined and "." in written and _name(line, at) and not line.shouted
    if not _name(line, at) or _measured(unit) or line.shouted:
        return False
    if unit is None:
        return True
    return at > 0 and line.raw(numeral.last)[:1].isupper() and line.raw(numeral.last)[1:2].islower()


def _name(line: Line, at: int) -> bool:
    word = line.raw(at)
    if len(word) == 1 or not word.isalpha() or word.islower():  # "iOS" is a name too
        return False
    words = idioms().words
    return (
        (at > 0 or (word.isupper() and len(word) > 1))
        and word.lower() not in words.months
        and word.lower() not in words.weekdays
        and not line.word(at).endswith("'s")
    )


def postcode(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether five digits stand behind a state's two letters: "Cloud City, PA 23456"."""
    state = line.raw(numeral.first - 1)
    digits = line.raw(numeral.first)
    return (
        len(state) == _STATE
        and state.isupper()
        and line.word(numeral.first - 2) == ","
        and len(digits) == _ZIP
        and digits.isdecimal()
    )


def alone(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether a figure with an article and no noun has a verb in the singular: "the 486 is the last of its line"."""
    bare = numeral.form is Form.DIGITS and unit is None and line.raw(numeral.first).isdecimal()
    singular_verb = line.word(numeral.last) in idioms().words.singular_verbs
    return bare and numeral.scale == 1 and singular_verb and line.word(numeral.first - 1) == "the"


def model(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether a figure of three digits stands with an article before one thing: "the 717 program has", "its 777 jet"."""
    written, at = line.raw(numeral.first), numeral.last
    if len(written) != _MODEL or not written.isdecimal() or numeral.scale != 1 or unit is not None:
        return False
    if (
        line.word(numeral.first - 1) not in noun_words().articles
        or line.hyphen(at)
        or numeral.last != numeral.first + 1
    ):
        return False
    noun, after = line.word(at), line.word(at + 1)
    named = (
        line.raw(at).islower() and noun.isalpha() and noun not in noun_words().stops and not is_plural(noun)
    )
    named = named and noun not in idioms().words.states and noun not in idioms().words.as_nouns
    ends = not after[:1].isalnum() or after in noun_words().stops
    return (
        named
        and ends
        and len(noun) > 2
        and not noun.endswith(("ed", "ing", "ly", "est"))
        and not line.joins(at + 1)
    )


def street(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether the figure is a house number: capitals follow, and then a word for a street."""
    lettered = numeral.last == numeral.first + 2 and line.glued(numeral.last - 1)  # "221B Baker Street"
    if numeral.form is not Form.DIGITS or (numeral.scale != 1 and not lettered):
        return False
    if line.word(numeral.last) == "block" and line.word(numeral.last + 1) == "of":
        return True  # "the 2500 block of Elm Street"
    at = numeral.last + (line.word(numeral.last) == ",")
    for place in range(at, at + _STREET_WORDS):
        if line.word(place) == "." and len(line.word(place - 1)) == 1 and place > at:
            continue  # "773 W. Main Street"
        if not line.raw(place)[:1].isupper():
            return False
        if line.word(place) in idioms().words.streets:
            return place > at
    return False
