"""Properties of quantities: spans stand in the text, numbers in any form are read back, nothing overlaps."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

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
FILLING = (
    "people",
    "of",
    "the",
    "over",
    "between",
    "and",
    "to",
    "$",
    "%",
    "one",
    "two",
    "dozens",
    "half",
    "a",
    "-",
    "5",
    "3.2",
    "1,000",
    "May",
    ",",
    ".",
    "(",
    ")",
    "km",
    "per",
    "day",
    "aged",
    "from",
    "rose",
    "Route",
    "'",
    "/",
    "€",
    "m",
    "\n",
    "½",
)


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


@given(st.integers(min_value=2, max_value=10**12))
def test_whole_numbers_are_read_back(number: int) -> None:
    forms = (
        f"{number:,}",
        in_words(number),
        f"{number:,}".replace(",", "\u00a0"),
        f"{number:,}".replace(",", "'"),
    )
    for form in forms:
        (found,) = mentions(f"They counted {form} tulips.")
        assert found.quantity.value == number, form
        assert found.quantity.unit == "tulip", form


@given(st.integers(min_value=1, max_value=10**6), st.integers(min_value=0, max_value=99))
def test_decimals_are_read_back(whole: int, part: int) -> None:
    (found,) = mentions(f"The bill was ${whole:,}.{part:02} in all.")
    assert found.quantity.value == Decimal(f"{whole}.{part:02}")
    assert found.quantity.unit == "USD"


@given(st.integers(min_value=1, max_value=500), st.sampled_from(["million", "billion", "trillion"]))
def test_scales_are_read_back(number: int, scale: str) -> None:
    factor = {"million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
    letter = {"million": "m", "billion": "bn", "trillion": "tn"}[scale]
    for text in (
        f"It cost {number} {scale} euros.",
        f"It cost €{number}{letter}.",
        f"It cost EUR {number} {scale}.",
    ):
        (found,) = mentions(text)
        assert found.quantity.value == number * factor, text
        assert found.quantity.unit == "EUR", text


@given(st.lists(st.sampled_from(FILLING), max_size=25), st.sampled_from(["", " "]))
def test_spans_stand_in_the_text_and_never_overlap(words: list[str], joint: str) -> None:
    text = joint.join(words)
    end = 0
    for mention in mentions(text):
        assert mention.span.of(text)
        assert mention.span.contains(mention.number)
        assert mention.span.contains(mention.surface)
        assert mention.surface.contains(mention.number)
        assert mention.span.start >= end
        end = mention.span.end
        bounds = mention.quantity.low, mention.quantity.high
        assert None in bounds or bounds[0] <= bounds[1]  # type: ignore[operator]


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for mention in mentions(text):
        assert text[mention.span.start : mention.span.end]
