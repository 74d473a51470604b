"""Figures told without their unit: "measured 6.1", "3.4 million tonnes, the union says 3.1", "puts it at 3.05m".

A unit left out is the one that the subject is always told in, or that of the measure told before; "m" behind a figure is
million where the text writes millions so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from osintcli.assertions import vocabulary
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
    figure = _DECIMAL.fullmatch(number)
    if figure is None:
        return mention
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
