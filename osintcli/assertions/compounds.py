"""One measure told in two units: "seven years and six months", "five hours and ten minutes" are one stretch of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace as replaced
from decimal import Decimal

from msgspec.structs import replace

from osintcli.assertions.context import Context
from osintcli.model.quantity import Modifier, QuantityMention, UnitKind
from osintcli.model.span import Span

PARTS = {
    ("year", "month"): Decimal(12),
    ("week", "day"): Decimal(7),
    ("day", "hour"): Decimal(24),
    ("hour", "minute"): Decimal(60),
    ("minute", "second"): Decimal(60),
}
"""How many of the smaller unit make one of the larger."""

LINKS = frozenset(("and", ""))
"""What stands between the two; after a comma another stretch begins."""


def joined(context: Context) -> Context:
    """Return the context with each measure told in two units as one mention. Linear in the mentions."""
    quantities = tuple(_joined(context.document.text, context.mentions.quantities))
    if len(quantities) == len(context.mentions.quantities):
        return context
    return replaced(context, mentions=replace(context.mentions, quantities=quantities))


def _joined(text: str, mentions: Sequence[QuantityMention]) -> Iterator[QuantityMention]:
    before: QuantityMention | None = None
    for mention in mentions:
        whole = _whole(text, before, mention) if before is not None else None
        if before is not None and whole is None:
            yield before
        before = whole or mention
    if before is not None:
        yield before


def _whole(text: str, large: QuantityMention, small: QuantityMention) -> QuantityMention | None:
    one, other = large.quantity, small.quantity
    parts = PARTS.get((one.unit, other.unit))
    plain = {one.unit_kind, other.unit_kind} == {UnitKind.DURATION} and other.modifier is Modifier.EXACT
    apart = large.span.end > small.span.start
    if (
        parts is None
        or not plain
        or apart
        or other.value is None
        or other.value >= parts
        or one.value is None
    ):
        return None
    if text[large.span.end : small.span.start].strip() not in LINKS:
        return None
    exact = not (other.value * HUNDRED % parts)
    unit, scale, more = (
        (one.unit, Decimal(1), other.value / parts) if exact else (other.unit, parts, other.value)
    )
    ends = (None if n is None else n * scale + more for n in (one.value, one.low, one.high))
    value, low, high = ends
    return replace(
        large,
        span=Span(large.span.start, small.span.end),
        quantity=replace(one, value=value, low=low, high=high, unit=unit),
        rule=f"{large.rule} > with its part: {text[small.span.start : small.span.end]}",
    )


HUNDRED = Decimal(100)
"""A whole is told in its larger unit where two decimals hold it: 7.5 years, but 130 minutes."""
