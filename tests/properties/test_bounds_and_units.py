"""Properties of quantities: bounds, currencies, units and ranges in many surface forms are read back."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from osintcli.model.quantity import Modifier, UnitKind
from tests.spelled import in_words, mentions

OPEN_ABOVE: Mapping[Modifier, tuple[str, ...]] = {
    Modifier.MORE_THAN: (
        "more than",
        "over",
        "well above",
        "in excess of",
        "upwards of",
        "north of",
        "far more than",
    ),
    Modifier.AT_LEAST: (
        "at least",
        "no fewer than",
        "not less than",
        "a minimum of",
        "as few as",
        "never fewer than",
    ),
}
OPEN_BELOW: Mapping[Modifier, tuple[str, ...]] = {
    Modifier.LESS_THAN: (
        "less than",
        "fewer than",
        "under",
        "well below",
        "south of",
        "not even",
        "short of",
    ),
    Modifier.AT_MOST: (
        "at most",
        "up to",
        "no more than",
        "not more than",
        "as many as",
        "a maximum of",
        "not over",
    ),
}
NEAR: Mapping[Modifier, tuple[str, ...]] = {
    Modifier.ABOUT: ("about", "around", "roughly", "some", "approximately", "an estimated", "more or less"),
    Modifier.NEARLY: ("nearly", "almost", "close to", "approaching"),
    Modifier.MORE_THAN: ("just over", "slightly more than", "a touch over"),
    Modifier.LESS_THAN: ("just under", "slightly less than", "just shy of"),
}
AFTER: Mapping[Modifier, tuple[str, ...]] = {
    Modifier.AT_LEAST: (
        "{} or more tulips",
        "{}-plus tulips",
        "{}+ tulips",
        "{} tulips or more",
        "{} tulips at least",
    ),
    Modifier.AT_MOST: ("{} or fewer tulips", "{} tulips or less", "{} tulips at most"),
    Modifier.ABOUT: (
        "{} or so tulips",
        "{}-odd tulips",
        "{} tulips, give or take",
        "{} tulips, more or less",
    ),
}
MONEY = (
    ("${}", "USD"), ("US${}", "USD"), ("{} dollars", "USD"), ("USD {}", "USD"), ("{} U.S. dollars", "USD"),
    ("A${}", "AUD"), ("{} Australian dollars", "AUD"), ("HK${}", "HKD"), ("C$ {}", "CAD"), ("€{}", "EUR"),
    ("{} euros", "EUR"), ("EUR {}", "EUR"), ("£{}", "GBP"), ("{} yen", "JPY"), ("¥{}", "JPY"), ("{} yuan", "CNY"),
    ("RMB {}", "CNY"), ("₹{}", "INR"), ("Rs {}", "INR"), ("{} rupees", "INR"), ("{} Pakistani rupees", "PKR"),
    ("{} Swiss francs", "CHF"), ("{} Swedish kronor", "SEK"), ("{} kroner", "krone"), ("{} rubles", "RUB"),
    ("₩{}", "KRW"), ("KRW {}", "KRW"), ("R$ {}", "BRL"), ("{} zloty", "PLN"), ("{} Egyptian pounds", "EGP"),
    ("{} Mexican pesos", "MXN"), ("{} pesos", "peso"), ("₦{}", "NGN"), ("{} Czech crowns", "CZK"),
    ("rupees {}", "INR"), ("euros {}", "EUR"),
)  # fmt: skip
MEASURES = (
    ("{} km", "kilometre", UnitKind.LENGTH), ("{} kilometers", "kilometre", UnitKind.LENGTH),
    ("{} miles", "mile", UnitKind.LENGTH), ("{} feet", "foot", UnitKind.LENGTH), ("{}-metre-long", "metre", UnitKind.LENGTH),
    ("{} sq km", "square kilometre", UnitKind.AREA), ("{} hectares", "hectare", UnitKind.AREA),
    ("{} litres", "litre", UnitKind.VOLUME), ("{} cubic metres", "cubic metre", UnitKind.VOLUME),
    ("{} kg", "kilogram", UnitKind.MASS), ("{} tonnes", "tonne", UnitKind.MASS), ("{} mph", "mile per hour", UnitKind.SPEED),
    ("{} km/h", "kilometre per hour", UnitKind.SPEED), ("{}°C", "celsius", UnitKind.TEMPERATURE),
    ("{} degrees Fahrenheit", "fahrenheit", UnitKind.TEMPERATURE), ("{} megawatts", "megawatt", UnitKind.POWER),
    ("{} MWh", "megawatt hour", UnitKind.ENERGY), ("{} gigabytes", "gigabyte", UnitKind.DATA),
    ("{}%", "percent", UnitKind.PERCENT), ("{} per cent", "percent", UnitKind.PERCENT),
    ("{} percentage points", "percentage point", UnitKind.POINT), ("{} basis points", "basis point", UnitKind.POINT),
    ("{} hours", "hour", UnitKind.DURATION), ("{} years old", "year of age", UnitKind.AGE),
)  # fmt: skip
LARGE = (("thousand", 10**3), ("lakh", 10**5), ("million", 10**6), ("crore", 10**7), ("billion", 10**9))
PLAIN = st.integers(min_value=2101, max_value=10**7)


def written(number: int) -> st.SearchStrategy[str]:
    """Draw one of the ways to write a whole number."""
    return st.sampled_from((f"{number:,}", in_words(number), str(number)))


def phrases(table: Mapping[Modifier, tuple[str, ...]]) -> st.SearchStrategy[tuple[Modifier, str]]:
    """Draw a bound with its words."""
    return st.sampled_from([(modifier, words) for modifier, some in table.items() for words in some])


@given(PLAIN.flatmap(lambda n: st.tuples(st.just(n), written(n))), phrases(OPEN_ABOVE), phrases(OPEN_BELOW))
def test_bounds_are_neither_lost_nor_flipped(
    number: tuple[int, str], above: tuple[Modifier, str], below: tuple[Modifier, str]
) -> None:
    value, form = number
    (found,) = mentions(f"They planted {above[1]} {form} tulips.")
    assert (found.quantity.modifier, found.quantity.low, found.quantity.high) == (
        above[0],
        Decimal(value),
        None,
    ), above[1]
    (found,) = mentions(f"They planted {below[1]} {form} tulips.")
    assert (found.quantity.modifier, found.quantity.low, found.quantity.high) == (
        below[0],
        None,
        Decimal(value),
    ), below[1]


@given(PLAIN.flatmap(lambda n: st.tuples(st.just(n), written(n))), phrases(NEAR))
def test_near_figures_keep_a_range_around_them(number: tuple[int, str], near: tuple[Modifier, str]) -> None:
    value, form = number
    (found,) = mentions(f"They planted {near[1]} {form} tulips.")
    quantity = found.quantity
    assert (quantity.modifier, quantity.value) == (near[0], Decimal(value)), near[1]
    assert quantity.low is not None
    assert quantity.high is not None
    assert quantity.low <= value <= quantity.high


@given(PLAIN, phrases(AFTER))
def test_bounds_after_a_figure(number: int, after: tuple[Modifier, str]) -> None:
    (found,) = mentions(f"They planted {after[1].format(f'{number:,}')}.")
    assert (found.quantity.modifier, found.quantity.value, found.quantity.unit) == (
        after[0],
        Decimal(number),
        "tulip",
    )


@given(
    st.integers(min_value=10, max_value=9999),
    st.sampled_from(MONEY),
    st.sampled_from(
        (("", 1), (" thousand", 10**3), (" million", 10**6), (" billion", 10**9), (" crore", 10**7))
    ),
)
def test_money_in_any_currency(number: int, money: tuple[str, str], scale: tuple[str, int]) -> None:
    text = f"It cost {money[0].format(f'{number:,}{scale[0]}')} in all."
    (found,) = mentions(text)
    assert (found.quantity.value, found.quantity.unit) == (Decimal(number * scale[1]), money[1]), text
    assert found.quantity.unit_kind is UnitKind.MONEY


@given(
    st.integers(min_value=2, max_value=99), st.integers(min_value=0, max_value=9), st.sampled_from(MEASURES)
)
def test_units_of_measure(whole: int, part: int, measure: tuple[str, str, UnitKind]) -> None:
    form = f"{whole}.{part}" if part and measure[2] is not UnitKind.AGE else str(whole)
    text = f"It is {measure[0].format(form)} by now."
    (found,) = mentions(text)
    quantity = found.quantity
    assert (quantity.value, quantity.unit, quantity.unit_kind) == (Decimal(form), measure[1], measure[2]), (
        text
    )


@given(
    st.integers(min_value=2101, max_value=5000),
    st.integers(min_value=1, max_value=4000),
    st.sampled_from(
        (
            "between {} and {} tulips",
            "from {} to {} tulips",
            "{} to {} tulips",
            "{}-{} tulips",
            "{}\u2013{} tulips",
        )
    ),
)
def test_ranges(low: int, more: int, form: str) -> None:
    (found,) = mentions(f"They planted {form.format(f'{low:,}', f'{low + more:,}')}.")
    assert (found.quantity.low, found.quantity.high, found.quantity.value) == (
        Decimal(low),
        Decimal(low + more),
        None,
    )
    assert found.quantity.modifier is Modifier.BETWEEN


@given(
    st.integers(min_value=2, max_value=400),
    st.integers(min_value=1, max_value=500),
    st.sampled_from(LARGE),
    st.sampled_from(
        (
            "${}-{} {}",
            "${} to ${} {}",
            "between ${} and ${} {}",
            "{}-{} {} dollars",
            "from {} to {} {} dollars",
        )
    ),
)
def test_both_ends_share_a_scale(low: int, more: int, scale: tuple[str, int], form: str) -> None:
    text = f"It cost {form.format(low, low + more, scale[0])}."
    (found,) = mentions(text)
    quantity = found.quantity
    assert (quantity.low, quantity.high, quantity.unit) == (
        Decimal(low * scale[1]),
        Decimal((low + more) * scale[1]),
        "USD",
    ), text


@given(
    st.integers(min_value=1, max_value=20),
    st.integers(min_value=1, max_value=11),
    st.sampled_from((" ", " and ", ", ")),
)
def test_a_length_told_in_two_units(feet: int, inches: int, joint: str) -> None:
    (found,) = mentions(f"It was {feet} feet{joint}{inches} inches wide.")
    assert found.quantity.unit == "foot"
    assert found.quantity.value is not None
    assert round(found.quantity.value * 12) == feet * 12 + inches
