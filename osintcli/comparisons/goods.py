"""Which good a figure weighs or prices: "wheat", "crude"; and when a sum is a price."""

from __future__ import annotations

from osintcli.comparisons import ranges
from osintcli.comparisons.lexicon import lexicon
from osintcli.model.assertion import Assertion
from osintcli.model.quantity import UnitKind
from osintcli.text.stems import positions, stems, words


def price(said: Assertion, unit: str) -> str | None:
    """Return what a sum for a measure of goods is, told with the measure ("a tonne") or beside it."""
    if not ranges.priced(unit):
        money = said.quantity is not None and said.quantity.unit_kind is UnitKind.MONEY
        return "prices" if money and ranges.weighed(frozenset(words(" ".join(said.concept)))) else None
    return "prices" if ranges.weighed(frozenset({unit.partition("/")[2]})) else "payment"


def of(said: Assertion, before: str) -> str | None:
    """Return the good that is weighed or priced: of the fields, else nearest in the sentence, else last before it."""
    goods = lexicon().goods
    surface = said.counted.surface if said.counted is not None else ""
    for part in (surface, said.quote.exact, " ".join(said.concept)):
        named = [goods[root] for root in stems(part) if root in goods]
        if named:
            return named[0]
    start = said.quote.span.start - said.sentence.start
    inside = [
        (abs(at - start), goods[root]) for at, _, root in positions(said.sentence_text) if root in goods
    ]
    if inside:
        return min(inside)[1]
    earlier = [goods[root] for root in stems(before) if root in goods]
    return earlier[-1] if earlier else None
