"""The grammar of numbers: a tuple of named rules, tried in order at each place where a number can begin."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import compress

from msgspec import Struct

from osintcli.mentions.line import Line
from osintcli.mentions.numbers import figures, words
from osintcli.mentions.numbers.lexicon import number_words
from osintcli.mentions.numbers.numeral import Numeral


class Rule(Struct, frozen=True):
    """A named way to read a number at a token. `finds` maps words to their value, `skips` are words it must leave alone."""

    name: str
    read: Callable[[Line, int], Numeral | None]
    finds: tuple[tuple[str, str], ...]
    skips: tuple[str, ...] = ()


IN_DIGITS: tuple[Rule, ...] = (
    Rule("vulgar fraction", figures.vulgar, (("½", "0.5"), ("3½", "3.5")), ("m²",)),
    Rule(
        "slashed fraction",
        figures.slashed,
        (("1/4", "0.25"), ("7 3/4", "7.75")),
        ("24/7", "9/11", "5/17/2018"),
    ),
    Rule("power of ten", figures.power, (("1.3e6", "1300000"), ("6.23x10^-4", "0.000623")), ("4x4", "3D")),
    Rule("fraction", words.fraction, (("20 hundredths", "0.2"),), ("20 quarters", "20 hundred")),
    Rule(
        "figure with fraction",
        figures.with_fraction,
        (("5 and 1/2", "5.5"),),
        ("5 and 10/2020", "5 and 1"),
    ),
    Rule("spaced point", figures.spaced_point, (("46 . 8 million", "46800000"),), ("46. 8", "46.8.1")),
    Rule("mixed number", words.mixed, (("3 and a half", "3.5"),), ("3 and 4",)),
    Rule(
        "ratio",
        words.ratio,
        (("1 in 20", "0.05"), ("2 out of 5", "0.4")),
        ("12 in six boxes", "3 in 10 days"),
    ),
    Rule("dozen", words.dozen, (("3 dozen", "36"),), ("3 dozing",)),
    Rule(
        "figure",
        figures.figure,
        (("8,000", "8000"), ("1.2 billion", "1200000000"), ("20k", "20000")),
        ("1.2.3",),
    ),
)
PLAIN: tuple[Rule, ...] = IN_DIGITS[-1:]
"""What is left to try of a figure that nothing follows which could make more of it."""
IN_WORDS: tuple[Rule, ...] = (
    Rule("vulgar fraction", figures.vulgar, (("½", "0.5"),), ("²",)),
    Rule(
        "half",
        words.half,
        (("half a million", "500000"), ("half of", "0.5")),
        ("the half of", "half-brother"),
    ),
    Rule("mixed number", words.mixed, (("two and a half million", "2500000"),), ("two and three",)),
    Rule(
        "fraction", words.fraction, (("two-thirds", "0.6667"), ("a quarter of", "0.25")), ("a third person",)
    ),
    Rule("ratio", words.ratio, (("one in five", "0.2"),), ("one in six months",)),
    Rule("fold", words.fold, (("sixfold", "6"),), ("scaffold",)),
    Rule("vague", words.vague, (("tens of thousands", ""), ("several hundred", "")), ("scores", "tens")),
    Rule("dozen", words.dozen, (("a dozen", "12"),), ("a baker's dozen",)),
    Rule("number words", words.words, (("two hundred and fifty", "250"), ("seventeen", "17")), ("a man",)),
)
BARE = IN_WORDS[-1:]
"""What can read a number word with nothing after it that makes more of it."""


def find(line: Line) -> list[Numeral]:
    """Read all numbers of a line from left to right, none inside another."""
    found, past, lower = [], 0, line.lower
    for at in compress(range(line.size), map(_begins, lower)):
        if at < past:
            continue
        numeral = _read(line, at, lower[at])
        if numeral is not None:
            found.append(numeral)
            past = numeral.last
    return found


@lru_cache(maxsize=1 << 16)
def _begins(word: str) -> bool:
    """Say whether a number can begin with a word."""
    return word in number_words().starts or word[0].isnumeric() or word == "."


def _read(line: Line, at: int, word: str) -> Numeral | None:
    for rule in _rules(line, at, word):
        numeral = rule.read(line, at)
        if numeral is not None:
            return numeral
    return None


def _rules(line: Line, at: int, word: str) -> tuple[Rule, ...]:
    """Return the rules that can read a number at a token."""
    if word[0].isdecimal():
        after = line.word(at + 1)
        return IN_DIGITS if after in number_words().after_figure or after[:1].isnumeric() else PLAIN
    if word == "." and line.word(at + 1)[:1].isdecimal():
        return PLAIN
    words = number_words()
    if word in words.alone:
        after = line.word(at + 1)
        return IN_WORDS if after in words.going_on or after in words.after_figure else BARE
    if word in words.starts:
        article = word in ("a", "an", "some", "many")
        return () if article and line.word(at + 1) not in words.after_article else IN_WORDS
    return IN_WORDS if len(word) == 1 and word != "." else ()
