"""CSV of articles: a document a row, its columns named in the first one; read as a stream."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from osintcli.documents import columns, decode, signature
from osintcli.documents.source import Draft, Refused, Source
from osintcli.errors import UnreadableDocument

LONGEST = 5_000_000
"""Code points of a cell; beyond it a quote was never closed."""
_LINE = 2**20
_SEPARATORS = ",;\t|"


def read(source: Source) -> Iterator[Draft | Refused]:
    """Yield the documents; a part is a row, the row of names is 1. Raises `UnreadableDocument`: no column is the text."""
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST))
    with source.open() as stream:
        lines = _lines(stream)
        head = next(lines, "")
        if not head.strip():
            raise UnreadableDocument("an empty file")
        separator = max(_SEPARATORS, key=head.count)
        try:
            names = next(csv.reader([head], delimiter=separator))
        except csv.Error as error:
            raise UnreadableDocument(f"no table: {error}") from error
        yield from _rows(csv.reader(lines, delimiter=separator), names)


def _rows(rows: Iterator[list[str]], names: list[str]) -> Iterator[Draft | Refused]:
    found = columns.fields(names)
    part = 1
    while True:
        part += 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Refused(part, f"not a row: {error}")
            continue
        if any(cell.strip() for cell in cells):
            yield columns.draft(dict(zip(names, cells, strict=False)), found, part)


def _lines(stream: BinaryIO) -> Iterator[str]:
    """Yield the lines as text, each decoded for itself: one row in another encoding leaves the others alone."""
    first = True
    while raw := stream.readline(_LINE):
        while not raw.endswith(b"\n") and raw[-4:] != raw[-4:].translate(None, bytes(range(128, 256))):
            more = stream.readline(1)  # a line is cut between characters, never in one
            if not more:
                break
            raw += more
        if first and signature.binary(raw[: signature.BEGINNING]):
            raise UnreadableDocument("a binary file under the name of a table")
        first = False
        yield decode.text(raw)
