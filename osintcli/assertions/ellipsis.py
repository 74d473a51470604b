"""Figures told without their unit: "measured 6.1", "3.4 million tonnes, the union says 3.1", "puts it at 3.05m".

A unit left out is the one that the subject is always told in, or that of the measure told before; "m" behind a figure is
million where the text writes millions so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from osintcli.assertions import tree, vocabulary
from osintcli.assertions.context import Context
from osintcli.assertions.vocabulary import Thing
from osintcli.model.quantity import Quantity, QuantityMention, UnitKind
from osintcli.model.sentence import Parse, Sentence
from osintcli.model.span import Span

MILLION = Decimal(1_000_000)
SCALES = (Decimal(1), Decimal(1000), MILLION, Decimal(1_000_000_000))
ALIKE = 3
"""How many times as large one of two figures of one thing may be."""

LENT = frozenset(
    (UnitKind.MASS, UnitKind.VOLUME, UnitKind.AREA, UnitKind.ENERGY, UnitKind.MONEY, UnitKind.COUNT)
)
"""Kinds of unit told in millions, which a figure takes up from the one before."""

_DECIMAL = re.compile(r"\d{1,3}\.\d{1,3}(?P<scale> [^\W\d_]+)?")
_SCALED = re.compile(r"(?i)(?:illion|thousand|bn|mn|\dm)$")
_SHORT = re.compile(r"\d+(?:\.\d+)?m")


def complete(context: Context, sentence: Sentence, parse: Parse, mention: QuantityMention) -> QuantityMention:
    """Return the mention with the unit that its words leave out, itself where they leave out none."""
    text = context.document.text
    words = mention.span.of(text)
    number = mention.number.of(text)
    if mention.quantity.unit == "metre" and _SHORT.search(words) and context.writes_millions:
        return _in_millions(context, sentence, mention)
    if mention.quantity.unit or mention.unit_span is not None:
        return mention
    scaled = _SCALED.search(number) is not None
    sum_of = _sum(context, sentence, parse, mention) if scaled else None
    if sum_of is not None:
        return _lent(mention, sum_of, SCALES[0])
    figure = _DECIMAL.fullmatch(number)
    if figure is None:
        return mention if scaled else _measured_on(context, sentence, parse, mention)
    if figure["scale"]:
        return _beside(context, sentence, mention, SCALES[:1]) or mention
    thing = _told_bare(parse, mention.quantity.value)
    if thing is not None:
        quantity = replace(mention.quantity, unit=thing.bare, unit_kind=thing.kinds[0])
        return replace(mention, quantity=quantity)
    return _beside(context, sentence, mention, SCALES[1:]) or mention


def _told_bare(parse: Parse, value: Decimal | None) -> Thing | None:
    """A thing that is told without a unit, where the sentence speaks of it: earthquakes."""
    lemmas = frozenset(word.lower() for word in (*parse.lemma, *parse.words))
    for thing in vocabulary.measures().things:
        if thing.bare and value is not None and value < thing.below and lemmas & thing.subjects:
            return thing
    return None


def _sum(context: Context, sentence: Sentence, parse: Parse, mention: QuantityMention) -> Quantity | None:
    """The money told before, where the clause speaks of money: "the bill comes to 23.4 million", "paid 2 million of it"."""
    figure = tree.top(parse, mention.number)
    verb = tree.verb_of(parse, figure) if figure is not None else None
    if figure is None or verb is None or _is_of_people(parse, verb, figure):
        return None
    of, words = vocabulary.by_verb(parse.lemma[verb]), vocabulary.measures()
    nouns = [tree.subject(parse, verb), *tree.objects(parse, verb)]
    nouns.extend(noun for _, _, noun in tree.prepositions(parse, figure))
    strong = (of is not None and of.name in words.paying) or any(
        n is not None and n != figure and parse.lemma[n] in words.sums for n in nouns
    )
    if strong:
        sums = [q for q in context.mentions.quantities if q.quantity.unit_kind is UnitKind.MONEY]
        before = [q for q in sums if q.span.end <= mention.span.start]
        return (before[-1] if before else sums[0]).quantity if sums else None
    if parse.lemma[verb] not in words.asking:
        return None
    near = next((q for q in _before(context, sentence, mention) if q.quantity.unit), None)
    return near.quantity if near is not None and near.quantity.unit_kind is UnitKind.MONEY else None


def _is_of_people(parse: Parse, verb: int, figure: int) -> bool:
    """Say whether the figure is who does it or whom it befalls: "2 million fled"."""
    of = vocabulary.by_verb(parse.lemma[verb])
    subject = tree.own_subject(parse, verb)
    return of is not None and of.people and subject in {figure, parse.head[figure]}


def _measured_on(
    context: Context, sentence: Sentence, parse: Parse, mention: QuantityMention
) -> QuantityMention:
    """A figure of the size of the measure told before, and no noun: "590,000 litres …, not far from its 605,000"."""
    figure = tree.top(parse, mention.number)
    value = mention.quantity.value or mention.quantity.low or mention.quantity.high
    if figure is None or value is None or value < LARGE or parse.dep[figure] not in {"pobj", "dobj", "attr"}:
        return mention
    near = next((q for q in _before(context, sentence, mention) if q.quantity.unit), None)
    if near is None or near.quantity.unit_kind not in DIMENSIONS:
        return mention
    known = near.quantity.value or near.quantity.low or near.quantity.high
    verb = tree.verb_of(parse, figure)
    if known is None or (verb is not None and _is_of_people(parse, verb, figure)):
        return mention
    alike = known <= value * ALIKE and value <= known * ALIKE
    return _lent(mention, near.quantity, SCALES[0]) if alike else mention


LARGE = 1000
"""A figure from here on may be of the measure told before; smaller ones are often counts."""

DIMENSIONS = frozenset((UnitKind.MASS, UnitKind.VOLUME, UnitKind.AREA, UnitKind.ENERGY))
"""Kinds of unit that a large figure alone takes up."""


def _in_millions(context: Context, sentence: Sentence, mention: QuantityMention) -> QuantityMention:
    figure = Span(mention.number.start, mention.span.end)
    for before in _before(context, sentence, mention):
        if before.quantity.unit_kind in LENT:
            return _lent(replace(mention, number=figure), before.quantity, MILLION)
    plain = Quantity(None, None, None, mention.quantity.modifier, "", UnitKind.NUMBER)
    return _lent(replace(mention, number=figure), plain, MILLION)


def _beside(
    context: Context, sentence: Sentence, mention: QuantityMention, scales: tuple[Decimal, ...]
) -> QuantityMention | None:
    """Take unit and scale of the measure told last, where the figures are alike."""
    value = mention.quantity.value
    for before in _before(context, sentence, mention):
        known = before.quantity.value or before.quantity.low
        if before.quantity.unit_kind not in LENT or not before.quantity.unit or not known or not value:
            continue
        for scale in scales:
            if known <= value * scale * ALIKE and value * scale <= known * ALIKE:
                return _lent(mention, before.quantity, scale)
        return None
    return None


def _before(context: Context, sentence: Sentence, mention: QuantityMention) -> Iterator[QuantityMention]:
    """Yield the quantities of the paragraph that stand before a mention, the nearest first."""
    for mate in (sentence, *context.before(sentence)[:3]):
        for other in reversed(context.quantities_in(mate)):
            if other.span.end <= mention.span.start:
                yield other


def _lent(mention: QuantityMention, lender: Quantity, scale: Decimal) -> QuantityMention:
    one = mention.quantity
    value, low, high = (None if n is None else n * scale for n in (one.value, one.low, one.high))
    quantity = replace(one, value=value, low=low, high=high, unit=lender.unit, unit_kind=lender.unit_kind)
    return replace(mention, quantity=quantity, unit_span=None)
