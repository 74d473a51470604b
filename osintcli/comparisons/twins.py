"""One figure in two currencies, the text itself converting: "£900m, or some $1.1bn", "$2bn (about 2.5 trillion won)"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from osintcli.comparisons.readings import Reading
from osintcli.comparisons.wording import printed
from osintcli.model.document import Document
from osintcli.model.quantity import UnitKind
from osintcli.text.stems import words

BETWEEN = 24
"""Code points that may stand between the two figures."""

SENTENCE = 160
"""Code points that may stand between them where words say that the second is the first: "That is 78 million euros"."""


def join(readings: Sequence[Reading], documents: Mapping[str, Document]) -> list[Reading]:
    """Let the second of two such figures stand for the first: it takes over range, unit's dimension and all it counts."""
    by_document: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        quantity = reading.said.quantity
        if quantity is not None and quantity.unit_kind is UnitKind.MONEY:
            by_document[reading.said.document].append(reading)
    twins: dict[str, Reading] = {}
    for name, some in by_document.items():
        if name in documents:
            twins |= _pairs(sorted(some, key=lambda r: r.said.quote.span), documents[name].text)
    return [_as(reading, twins[reading.id]) if reading.id in twins else reading for reading in readings]


def _pairs(some: list[Reading], text: str) -> dict[str, Reading]:
    found = {}
    for one, other in pairwise(some):
        gap = text[one.said.quote.span.end : other.said.quote.span.start]
        if _unit(one) != _unit(other) and _converts(gap):
            found[other.id] = one
    return found


def _converts(gap: str) -> bool:
    """Say whether what stands between two sums says that they are one: a bracket, a comma, "or some"."""
    if len(gap) <= BETWEEN:
        return bool(gap.strip()) and all(word in printed().converting for word in words(gap))
    return len(gap) <= SENTENCE and " ".join(words(gap)).endswith(printed().converted_by)


def _unit(reading: Reading) -> str:
    return reading.said.quantity.unit if reading.said.quantity is not None else ""


def _as(reading: Reading, first: Reading) -> Reading:
    return replace(
        reading,
        facets=first.facets,
        range=first.range,
        time=first.time,
        origin=first.origin,
        place=first.place,
        measure=first.measure,
        twin=first.id,
    )
