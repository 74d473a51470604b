"""Number words that count nothing: "this one", "one of the best", "the two sides"."""

from __future__ import annotations

from osintcli.lexicons.inflection import base_form, singular
from osintcli.mentions.line import Line
from osintcli.mentions.numbers import Form, Numeral
from osintcli.mentions.numbers.lexicon import number_words
from osintcli.mentions.quantities.lexicon import idioms
from osintcli.mentions.quantities.reading import Unit


def pronoun(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether "one" stands for somebody or something, and counts no noun."""
    if numeral.form is not Form.WORDS or line.lower[numeral.first : numeral.last] != ["one"]:
        return False
    words = idioms().words
    before, after = line.word(numeral.first - 1), line.word(numeral.last)
    if after in ("to", "or", "and") and line.word(numeral.last + 1) in number_words().ones:
        return False  # "one or two"
    if before == "and" and line.word(numeral.first - 3) == "between":
        return False  # "between zero and one"
    if after == "of" or before in words.one_pronoun_before or after in words.one_pronoun_after:
        return True
    return unit is None and not _counts(before, after)


def _counts(before: str, after: str) -> bool:
    """Say whether "one" without a noun counts all the same: "killing one", "and one injured", "at least one"."""
    words = idioms().words
    if after[:1].isdecimal():
        return False
    return after in words.states or before in words.bound_ends or base_form(before) in words.casualty_verbs


def _enumerates(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether the words number an argument: "one, he lied, and two, he fled"."""
    before, after = line.word(numeral.first - 1), line.word(numeral.last)
    return (
        unit is None
        and before in ("and", ",", ":", "-")
        and after == ","
        and line.word(numeral.last + 1)[:1].isalpha()
    )


def pair(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether "the two" are parties named elsewhere: "the two sides", "both of the two"."""
    words = idioms().words
    if numeral.form is not Form.WORDS or line.word(numeral.first) not in words.pair_words:
        return False
    if _enumerates(line, numeral, unit):
        return True
    if line.word(numeral.first - 1) not in words.pair_before:
        return False
    if unit is None:
        return True
    return singular(unit.name) in words.pair_nouns
