"""The tables of a store, column by column. What `osint sql` shows of them is listed in `shown`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

TEXT, WHOLE, NUMBER, YES, DAY, MANY, RAW, CODES = (
    "string",
    "int64",
    "float64",
    "bool",
    "day",
    "strings",
    "bytes",
    "codes",
)

DOCUMENTS = {
    "id": TEXT,  # as every answer prints it
    "path": TEXT,
    "title": TEXT,
    "publisher": TEXT,
    "author": TEXT,
    "url": TEXT,
    "language": TEXT,
    "published": TEXT,  # EDTF
    "earliest": DAY,
    "latest": DAY,
    "basis": TEXT,
    "sha256": TEXT,
    "characters": WHOLE,
    "text": TEXT,
    "whence": TEXT,  # what it is known by from run to run
    "line": TEXT,  # its place in line
    "gen": WHOLE,  # of rows of one place the one with the highest counts
    "gone": YES,
    "why": TEXT,  # why it could not be read
    "key": TEXT,  # of what is known of it
    "rules": TEXT,  # by which it was read
    "open": YES,  # whether its own words leave its day open
    "day": DAY,  # of writing, as far as it tells by itself
    "settled": TEXT,  # by which rest of the corpus its day was settled
    "body": RAW,  # the document without its text
    "dating": RAW,
    "alone": RAW,  # its dating by itself, where that is open
    "mentions": RAW,
    "told": RAW,  # what it tells for days of other documents
}
_SAID = {
    "document": TEXT,
    "id": TEXT,
    "quote": TEXT,
    "start": WHOLE,
    "end": WHOLE,
    "sentence": TEXT,
    "measure": TEXT,
    "predicate": TEXT,
    "actor": TEXT,
    "place": TEXT,
    "as_of": TEXT,  # EDTF
    "as_of_earliest": DAY,
    "as_of_latest": DAY,
    "as_of_basis": TEXT,
    "source": TEXT,
    "cue": TEXT,
    "origin": TEXT,  # as the document tells it; a comparison joins names of one speaker
    "level": TEXT,
    "factuality": TEXT,
    "topics": MANY,
    "headline": YES,
    "gen": WHOLE,
    "seq": WHOLE,  # its place in the document
    "dimension": TEXT,  # what must be one before two figures are compared
    "figure": TEXT,
    "terms": CODES,  # of the words by which a question reaches it
    "fields": CODES,  # of those by which a question of one word does
    "own": RAW,  # what a comparison reads of it before it meets others
    "tells": TEXT,  # the thing that it tells a happening of, and that happening
    "path": TEXT,  # of its place, where the sentence names it
    "voice": TEXT,  # who speaks for the origin
    "post": TEXT,  # the office of the origin
    "body": RAW,
}
ASSERTIONS = {
    "value": NUMBER,
    "low": NUMBER,
    "high": NUMBER,
    "modifier": TEXT,
    "unit": TEXT,
    "unit_kind": TEXT,
    "counted": TEXT,
    "surface": TEXT,
    "deadline": TEXT,
    **_SAID,
}
EVENTS = {"trigger": TEXT, "label": TEXT, "date": TEXT, "earliest": DAY, "latest": DAY, **_SAID}
MENTIONS = {
    "document": TEXT,
    "kind": TEXT,
    "start": WHOLE,
    "end": WHOLE,
    "exact": TEXT,
    "value": NUMBER,
    "low": NUMBER,
    "high": NUMBER,
    "modifier": TEXT,
    "unit": TEXT,
    "unit_kind": TEXT,
    "trend": TEXT,
    "timex_type": TEXT,
    "timex_value": TEXT,
    "mod": TEXT,
    "earliest": DAY,
    "latest": DAY,
    "concept": MANY,
    "gen": WHOLE,
    "seq": WHOLE,
}
TABLES = {"assertions": ASSERTIONS, "events": EVENTS, "mentions": MENTIONS, "documents": DOCUMENTS}
"""In the order in which they are written: what the documents say counts from when their own rows are there."""

HIDDEN = frozenset(
    (
        *("whence", "line", "gen", "gone", "why", "key", "rules", "open", "day", "settled"),
        *("body", "dating", "alone", "mentions", "told"),
        *("seq", "dimension", "figure", "terms", "fields", "own", "tells", "voice", "post"),
    )
)
"""Columns that serve the program alone; the place's `path` of an assertion too."""


def shown(table: str) -> list[str]:
    """Return the columns that `osint sql` shows of a table."""
    own = HIDDEN if table == "documents" else HIDDEN | {"path"}
    return [name for name in TABLES[table] if name not in own]


def arrow(table: str) -> pa.Schema:
    """Return the schema of a table."""
    import pyarrow as pa

    kinds = {
        TEXT: pa.string(),
        WHOLE: pa.int64(),
        NUMBER: pa.float64(),
        YES: pa.bool_(),
        DAY: pa.date32(),
        MANY: pa.list_(pa.string()),
        RAW: pa.binary(),
        CODES: pa.list_(pa.uint32()),
    }
    return pa.schema([(name, kinds[kind]) for name, kind in TABLES[table].items()])
