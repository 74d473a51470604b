"""Properties of quantities: spans stand in the text, numbers in any form are read back, what is no quantity is none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from osintcli.model.quantity import Trend
from tests.spelled import in_words, mentions

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


@given(st.integers(min_value=2, max_value=90), st.integers(min_value=2101, max_value=9999))
def test_a_change_and_a_level_are_two(change: int, level: int) -> None:
    for verb, trend in (
        ("rose", Trend.UP),
        ("fell", Trend.DOWN),
        ("climbed", Trend.UP),
        ("slid", Trend.DOWN),
    ):
        first, second = mentions(f"Exports {verb} by {change} percent to {level:,} tonnes.")
        assert (first.quantity.value, first.trend) == (Decimal(change), trend)
        assert (second.quantity.value, second.trend) == (Decimal(level), None)


@given(
    st.dates(date(1900, 1, 1), date(2039, 12, 31)),
    st.sampled_from(("%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d/%m/%Y", "%d %b %Y")),
)
def test_a_date_is_no_quantity(day: date, form: str) -> None:
    assert not mentions(f"It opened on {day.strftime(form)}.")


@given(st.integers(min_value=0, max_value=23), st.integers(min_value=0, max_value=59))
def test_a_clock_time_is_no_quantity(hour: int, minute: int) -> None:
    for form in (
        f"{hour:02}:{minute:02}",
        f"{hour % 12 + 1}:{minute:02} pm",
        f"{hour % 12 + 1}am",
        f"{hour:02}.{minute:02} GMT",
    ):
        assert not mentions(f"It opened at {form}."), form
