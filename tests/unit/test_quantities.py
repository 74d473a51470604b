"""Quantities: cases as data, the examples that each rule carries, and what a mention promises."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from osintcli.lexicons.inflection import base_form, is_plural, singular
from osintcli.lexicons.load import load
from osintcli.mentions import numbers, overlap
from osintcli.mentions.line import Line
from osintcli.mentions.numbers.grammar import IN_DIGITS, IN_WORDS, Rule
from osintcli.mentions.quantities import find
from osintcli.mentions.quantities import reject as rejects
from osintcli.mentions.quantities import units as unit_rules
from osintcli.mentions.quantities.lexicon import unit_words
from osintcli.mentions.quantities.reject import Refusal
from osintcli.mentions.quantities.units import UnitRule
from osintcli.model.quantity import QuantityMention, UnitKind
from osintcli.model.sentence import Sentence
from osintcli.model.span import Span
from osintcli.model.timex import TimexMention, TimexType
from tests.cases import Case, cases

CLOSE = Decimal("0.001")


def mentions(text: str) -> tuple[QuantityMention, ...]:
    return find(text, (Sentence(Span(0, len(text))),))


def line(text: str) -> Line:
    return Line(text, Span(0, len(text)))


@pytest.mark.parametrize("case", cases("mentions", "quantities", "quantities_not"), ids=str)
def test_case(case: Case) -> None:
    text = case["text"]
    found = mentions(text)
    skipped = case.get("skips", ())
    assert not [q.span.of(text) for q in found if q.number.of(text) in skipped], case["why"]
    if "finds" in case:
        assert len(found) == len(case["finds"]), [q.span.of(text) for q in found]
        for expected, mention in zip(case["finds"], found, strict=True):
            assert differences(text, mention, expected) == {}, case["why"]
    elif not skipped:
        pytest.fail("a case finds or skips something")


def differences(text: str, mention: QuantityMention, expected: dict[str, Any]) -> dict[str, object]:
    """Return the fields of a mention that are not as expected."""
    quantity = mention.quantity
    got: dict[str, object] = {
        "exact": mention.span.of(text),
        "unit": quantity.unit,
        "kind": quantity.unit_kind,
        "modifier": quantity.modifier,
        "trend": mention.trend,
        "concept": list(mention.concept),
        "counted": mention.counted,
    }
    wrong = {name: got[name] for name in expected.keys() & got.keys() if got[name] != expected[name]}
    for name in expected.keys() & {"value", "low", "high"}:
        have, want = getattr(quantity, name), expected[name]
        same = have is want is None or (
            have is not None and want is not None and abs(have - Decimal(want)) < CLOSE
        )
        if not same:
            wrong[name] = have
    return wrong


@pytest.mark.parametrize("rule", [*IN_DIGITS, *IN_WORDS], ids=lambda r: r.name)
def test_number_rule(rule: Rule) -> None:
    for words, value in rule.finds:
        numeral = rule.read(line(words), 0)
        assert numeral is not None, words
        assert (numeral.value is None) == (value == ""), words
        assert numeral.value is None or abs(numeral.value - Decimal(value)) < CLOSE, words
    for words in rule.skips:
        assert rule.read(line(words), 0) is None, words


@pytest.mark.parametrize("rule", unit_rules.RULES, ids=lambda r: r.name)
def test_unit_rule(rule: UnitRule) -> None:
    for words, name in rule.finds:
        assert [u.name for u in read_units(rule, words)] == [name], words
    for words in rule.skips:
        assert not read_units(rule, words), words


CORPORA = Path(__file__).parents[1] / "corpora"
UNITS = (
    "$75 RM23.50 HK$5.4m US$ 5 EUR 125 5 dollars 583 million yuan 115USD 120 MEUR 118.5p 10 \u20ac 5-dollar one-yen "
    "58-year-old aged 7 at the age of 87 three weeks of age Orla Venn, 58, said (58) "
    "she turned 40 sixfold 3-fold 4 times "
    "magnitude 7.8 category 4 storm a percentage of 54.2 40 more acres 3 rushing yards 7 miles 140 km/h 37.5\u00b0 20 (kg) "
    "a 10-gallon cooler half a mile a third of a mile dozens of miles 24703m2 9.2 m 5 km2 6' 2\" 5 ft 10 in "
    "2 million pounds 3 hundred weeks old EUR 7-10"
)
"""Figures with all that can make a unit of them; the corpora and the cases hold the rest."""


def test_the_words_beside_a_figure_tell_which_rules_can_read_its_unit() -> None:
    texts = [UNITS, *(path.read_text() for path in sorted(CORPORA.rglob("*.txt")))]
    texts += [str(case["text"]) for case in cases("mentions", "quantities", "quantities_not")]
    for at in (line(words) for text in texts for words in text.splitlines() if words.strip()):
        for numeral in numbers.find(at):
            fitting, every = (
                next((rule.name for rule in rules if rule.read(at, numeral)), None)
                for rules in (unit_rules.fitting(at, numeral), unit_rules.RULES)
            )
            assert fitting == every, at.lower


def read_units(rule: UnitRule, words: str) -> list[Any]:
    at = line(words)
    return [unit for numeral in numbers.find(at) if (unit := rule.read(at, numeral))]


@pytest.mark.parametrize("rule", rejects.RULES, ids=lambda r: r.name)
def test_refusal(rule: Refusal) -> None:
    for words in rule.refuses:
        assert applies(rule, words), words
    for words in rule.passes:
        assert not applies(rule, words), words


def applies(rule: Refusal, words: str) -> bool:
    at = line(words)
    return any(rule.applies(at, numeral, unit_rules.read(at, numeral)) for numeral in numbers.find(at))


def test_spans_of_a_mention() -> None:
    text = "It cost nearly €1.2 billion a year."
    (mention,) = mentions(text)
    assert mention.span.of(text) == "nearly €1.2 billion a year"
    assert mention.surface.of(text) == "nearly €1.2 billion"
    assert mention.number.of(text) == "1.2 billion"
    assert mention.unit_span is not None
    assert mention.unit_span.of(text) == "€"
    assert mention.rule == "figure with scale: 1.2 billion > money before > rate: € > nearly bound: nearly"


def test_a_date_takes_its_number_and_a_duration_leaves_it() -> None:
    text = "In 300 days, or in the year 300, it rains."
    found = mentions(text)
    year = text.index("300,")
    timexes = (
        TimexMention(Span(3, 11), TimexType.DATE, "P300D"),
        TimexMention(Span(year, year + 3), TimexType.DATE, "0300"),
    )
    assert [q.span.of(text) for q in overlap.resolve(found, timexes)] == ["300 days"]


def test_inflection() -> None:
    nouns = {
        "soldiers": "soldier",
        "people": "person",
        "troops": "troop",
        "houses": "house",
        "lives": "life",
        "bodies": "body",
        "men": "man",
        "policewomen": "policewoman",
        "viruses": "virus",
        "causes": "cause",
        "news": "news",
        "staff": "staff",
    }
    assert {n: singular(n) for n in nouns} == nouns
    verbs = {
        "killed": "kill",
        "injured": "injure",
        "rose": "rise",
        "stopped": "stop",
        "denies": "deny",
        "evacuating": "evacuate",
        "reported": "report",
        "lost": "lose",
        "died": "die",
        "planned": "plan",
        "ordered": "order",
        "released": "release",
    }
    assert {v: base_form(v) for v in verbs} == verbs
    assert is_plural("aircraft")
    assert not is_plural("news")


def test_units_of_one_kind_convert() -> None:
    """A unit that mentions can name has a factor, or is one that measures something of its own."""
    alone = {
        "hand", "dram", "degree", "night", "picometre", "nanogram", "newton metre", "pound-foot", "milliampere-hour",
        "revolution per minute", "pixel", "megapixel", "dot per inch",
    }  # fmt: skip
    convert = {
        UnitKind.LENGTH, UnitKind.AREA, UnitKind.VOLUME, UnitKind.MASS, UnitKind.SPEED, UnitKind.TEMPERATURE, UnitKind.POWER,
        UnitKind.DURATION, UnitKind.ENERGY, UnitKind.PRESSURE, UnitKind.FREQUENCY, UnitKind.DATA,
    }  # fmt: skip
    table = load("dimensions", dict[str, dict[str, tuple[str, str]]])
    factors = {name.replace("_", " ") for units in table.values() for name in units}
    named = {unit.name for unit in unit_words().symbols.values() if unit.kind in convert}
    for words in (
        "km",
        "square yards",
        "pints",
        "stone in weight",
        "knots",
        "kWh",
        "psi",
        "terabytes",
        "fortnight",
    ):
        found = unit_words().words.at(line(words), 0)
        named |= {found[1].name} if found else set()
    assert named - factors - alone == set()
