"""Nouns to rows: what a document says, as columns that SQL reads and as whole nouns that come back as they went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zlib import crc32

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from osintcli.model.assertion import Assertion, Kind
from osintcli.model.dating import Dating, Telling
from osintcli.model.document import Document, Skipped
from osintcli.model.mention import Mentions
from osintcli.model.quantity import QuantityMention
from osintcli.stores import schema
from osintcli.stores.kept import Reading

if TYPE_CHECKING:
    import pyarrow as pa

_ENCODER = msgspec.msgpack.Encoder()
Row = dict[str, Any]


class Entry(Struct, frozen=True):
    """A document of a store as it is known from run to run. `gone` says that it left."""

    whence: str
    line: str
    key: str
    rules: str
    gen: int
    gone: bool = False


class Told(Struct, frozen=True):
    """What an undated document's day rests on: its dating by itself, and by which rest of the corpus it was settled."""

    alone: Dating
    open: bool
    settled: str = ""


class Columns:
    """Rows of all tables, column by column."""

    def __init__(self) -> None:
        self._held: dict[str, list[Row]] = {name: [] for name in schema.TABLES}

    def table(self, name: str) -> pa.Table:
        """Return the rows of a table."""
        import pyarrow as pa

        return pa.Table.from_pylist(self._held[name], schema=schema.arrow(name))

    def document(
        self,
        entry: Entry,
        document: Document,
        reading: Reading,
        mentions: Mentions,
        told: tuple[Told | None, tuple[Telling, ...]],
    ) -> None:
        """Add a document and all that it says."""
        alone, tellings = told
        dated = reading.dating.published
        own = (alone.alone if alone is not None else reading.dating).published
        self._held["documents"].append(
            {
                **_entry(entry),
                **{name: getattr(document, name) for name in _PLAIN},
                "published": dated.interval.edtf,
                "earliest": dated.interval.earliest,
                "latest": dated.interval.latest,
                "basis": dated.basis.value,
                "characters": len(document.text),
                "open": alone is not None and alone.open,
                "day": own.best or own.interval.single,
                "settled": alone.settled if alone is not None else "",
                "body": _ENCODER.encode(replace(document, text="")),
                "dating": _ENCODER.encode(reading.dating),
                "alone": _ENCODER.encode(alone.alone) if alone is not None and alone.open else None,
                "mentions": _ENCODER.encode(mentions),
                "told": _ENCODER.encode(tellings) if tellings else None,
            }
        )
        self._said(entry, replace(document, published=dated), reading.assertions)
        self._held["mentions"] += [
            {"gen": entry.gen, "seq": seq, **row} for seq, row in enumerate(_mentions(document, mentions))
        ]

    def skipped(self, entry: Entry, skipped: Skipped) -> None:
        """Add what could not be read."""
        self._held["documents"].append({**_entry(entry), "path": skipped.path, "why": skipped.why})

    def left(self, entry: Entry) -> None:
        """Say that a document is no longer there."""
        self._held["documents"].append({**_entry(entry), "gone": True})

    def _said(self, entry: Entry, document: Document, assertions: Iterable[Assertion]) -> None:
        from osintcli.comparisons import topics
        from osintcli.comparisons.terms import Reach, reach

        held = [replace(one, topics=topics.label(one)) for one in assertions]
        reached = {one.id: one for one in reach(held, document)}
        nowhere = Reach("", frozenset(), frozenset(), "", None, None, None, b"")
        for seq, one in enumerate(held):
            row = {
                **_said(one),
                **_reached(reached.get(one.id, nowhere)),
                "gen": entry.gen,
                "seq": seq,
                "body": _ENCODER.encode(one),
            }
            if one.kind is Kind.EVENT:
                self._held["events"].append({**row, **_event(one)})
            else:
                self._held["assertions"].append({**row, **_quantity(one)})


_PLAIN = ("id", "path", "title", "publisher", "author", "url", "language", "sha256", "text")


def _entry(entry: Entry) -> Row:
    return {name: getattr(entry, name) for name in entry.__struct_fields__}


def _number(value: Decimal | None) -> float | None:
    return float(value) if value is not None and value.is_finite() else None


def code(term: str) -> int:
    """Return the number that stands for a word; two words of one number only reach more."""
    return crc32(term.encode("utf-8", "surrogatepass"))


def _reached(by: Any) -> Row:  # noqa: ANN401  its type would import the comparison with this module
    return {
        "dimension": by.dimension,
        "figure": by.figure,
        "terms": sorted({code(term) for term in by.terms}),
        "fields": sorted({code(term) for term in by.fields}),
        "own": by.own,
        "tells": "\0".join(by.tells) if by.tells else None,
        "path": "\0".join(by.path) if by.path else None,
    }


def _said(one: Assertion) -> Row:
    from osintcli.text.speaker_names import normal

    said, days = one.attribution, one.as_of.interval
    alone = normal(said.source) if said.source and said.origin and len(said.chain) == 1 else None
    return {
        "document": one.document,
        "id": one.id,
        "quote": one.quote.exact,
        "start": one.quote.span.start,
        "end": one.quote.span.end,
        "sentence": one.sentence_text,
        "measure": one.measure,
        "predicate": one.predicate,
        "actor": one.actor,
        "place": one.place.name if one.place else None,
        "as_of": days.edtf,
        "as_of_earliest": days.earliest,
        "as_of_latest": days.latest,
        "as_of_basis": one.as_of.basis,
        "source": said.source,
        "cue": said.cue,
        "origin": said.origin,
        "level": said.level,
        "factuality": one.factuality,
        "topics": list(one.topics),
        "headline": one.headline,
        "voice": alone if alone != said.origin else None,
        "post": said.post,
    }


def _event(one: Assertion) -> Row:
    if one.event is None:
        return {}
    days = one.event.date.interval
    return {
        "trigger": one.event.trigger,
        "label": one.event.label,
        "date": days.edtf,
        "earliest": days.earliest,
        "latest": days.latest,
    }


def _quantity(one: Assertion) -> Row:
    figure = one.quantity
    if figure is None:
        return {}
    return {
        "value": _number(figure.value),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "modifier": figure.modifier,
        "unit": figure.unit,
        "unit_kind": figure.unit_kind,
        "counted": one.counted.noun if one.counted else None,
        "surface": one.surface,
        "deadline": one.deadline.interval.edtf if one.deadline else None,
    }


def _mentions(document: Document, found: Mentions) -> Iterable[Mapping[str, Any]]:
    for one in found.in_order:
        row: Row = {
            "document": document.id,
            "start": one.span.start,
            "end": one.span.end,
            "exact": one.span.of(document.text),
        }
        if isinstance(one, QuantityMention):
            figure = one.quantity
            yield row | {
                "kind": "quantity",
                "value": _number(figure.value),
                "low": _number(figure.low),
                "high": _number(figure.high),
                "modifier": figure.modifier,
                "unit": one.counted or figure.unit or None,
                "unit_kind": figure.unit_kind,
                "trend": one.trend,
                "concept": list(one.concept),
            }
        else:
            yield row | {
                "kind": "timex",
                "timex_type": one.type,
                "timex_value": one.value,
                "mod": one.mod,
                "earliest": one.interval.earliest,
                "latest": one.interval.latest,
            }
