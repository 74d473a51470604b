"""DuckDB over the tables of a store. It reads the store and nothing else, and writes nothing but what it sorts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from osintcli.stores import delta, schema

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "600MB"
"""What it may hold; beyond it sorts on disk."""
BATCH = 512
"""Rows that are taken at once where whole nouns are read."""
KINDS = {
    schema.TEXT: "VARCHAR",
    schema.WHOLE: "BIGINT",
    schema.NUMBER: "DOUBLE",
    schema.YES: "BOOLEAN",
    schema.DAY: "DATE",
    schema.MANY: "VARCHAR[]",
    schema.RAW: "BLOB",
    schema.CODES: "UINTEGER[]",
}


@contextmanager
def connected(
    folder: Path, version: int | None = None, *, memory: str = MEMORY
) -> Iterator[DuckDBPyConnection]:
    """Give a connection with `TABLE_rows` of every table, and `live`: the documents that are there, by `whence` and `gen`.

    `version` is that of the documents; what is said by a document that is not in it is not in `live` either.
    `memory` is what it may hold; beyond it sorts on disk.
    """
    import duckdb

    with TemporaryDirectory(prefix="osint-") as spill:
        connection = duckdb.connect(
            ":memory:",
            config={
                "memory_limit": memory,
                "temp_directory": spill,
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                "python_enable_replacements": "false",
                "preserve_insertion_order": "false",
            },
        )
        try:
            for table in schema.TABLES:
                _view(connection, folder, table, version if table == "documents" else None)
            connection.execute(_LIVE)
            yield connection
        finally:
            connection.close()


def _view(connection: DuckDBPyConnection, folder: Path, table: str, version: int | None) -> None:
    opened = delta.opened(folder, table, version)
    files = [] if opened is None else [str(folder / table / Path(uri).name) for uri in opened.file_uris()]
    if files:
        named = ", ".join(quoted(name) for name in files)
        source = f"read_parquet([{named}])"
    else:
        none = ", ".join(f'NULL::{KINDS[kind]} AS "{name}"' for name, kind in schema.TABLES[table].items())
        source = f"(SELECT {none} WHERE false)"
    connection.execute(f"CREATE VIEW {table}_rows AS SELECT * FROM {source}")  # noqa: S608  as above


def quoted(text: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


_LIVE = """
CREATE TABLE live AS
SELECT whence, gen, id, line, "key", rules, why, "open", day, sha256 FROM (
    SELECT *, row_number() OVER (PARTITION BY whence ORDER BY gen DESC) AS nth FROM documents_rows
) WHERE nth = 1 AND NOT gone
"""

SAID = """
SELECT {columns} FROM (
    SELECT {own} FROM assertions_rows UNION ALL BY NAME SELECT {own} FROM events_rows
) AS said JOIN live ON said.document = live.id AND said.gen = live.gen
"""
"""What the documents that are there say, figures and events: `columns` of `said` and `live`, out of the columns `own`."""


def rows(
    connection: DuckDBPyConnection, sql: str, parameters: list[object] | None = None
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query as they are needed."""
    cursor = connection.cursor()
    cursor.execute(sql, parameters or [])
    while found := cursor.fetchmany(BATCH):
        yield from found
