"""Numbers in words, and the quantities of a text of one sentence, for properties."""

from __future__ import annotations

from osintcli.mentions.quantities import find
from osintcli.model.quantity import QuantityMention
from osintcli.model.sentence import Sentence
from osintcli.model.span import Span

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def mentions(text: str) -> tuple[QuantityMention, ...]:
    return find(text, (Sentence(Span(0, len(text))),))


def in_words(number: int) -> str:
    for factor, name in SCALES:
        if number >= factor:
            rest = number % factor
            tail = "" if not rest else f" and {in_words(rest)}" if rest < 100 else f" {in_words(rest)}"
            return f"{in_words(number // factor)} {name}{tail}"
    if number >= 100:
        return f"{ONES[number // 100]} hundred" + (f" and {in_words(number % 100)}" if number % 100 else "")
    if number >= 20:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]
