"""Parquet of articles: a document a row, read in batches of the columns that are known."""

from __future__ import annotations

from collections.abc import Iterator

from osintcli.documents import columns
from osintcli.documents.source import Draft, Refused, Source, reading
from osintcli.errors import UnreadableDocument

_BATCH = 256
"""Rows that are held at a time."""


def read(source: Source) -> Iterator[Draft | Refused]:
    """Yield the documents; a part is a row, counted from 1. Raises `UnreadableDocument`, without pyarrow as well."""
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as error:
        raise UnreadableDocument("Parquet needs pyarrow: pip install pyarrow") from error
    with reading(), source.opener() as stream:
        try:
            yield from _rows(parquet.ParquetFile(stream))
        except (ArrowException, OSError) as error:
            raise UnreadableDocument(f"no Parquet: {str(error).partition(chr(10))[0][:200]}") from error


def _rows(table: object) -> Iterator[Draft | Refused]:
    found = columns.fields(table.schema_arrow.names)  # type: ignore[attr-defined]  # pyarrow has no types
    part = 0
    for batch in table.iter_batches(_BATCH, columns=list(found.values())):  # type: ignore[attr-defined]  # same
        for row in batch.to_pylist():
            part += 1
            yield columns.draft(row, found, part)
