"""`osint sql`: a question of the user's own to the tables of a store, which can read nothing else and write nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from osintcli.errors import InputError
from osintcli.stores import delta, queries, schema

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST = 1_000_000
"""Rows of an answer at most: more is not read, it is exported."""
Row = tuple[object, ...]


def ask(
    folder: Path, sql: str, version: int | None, seconds: float
) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Return the columns and rows that one SELECT gives, of the tables documents, assertions, events and mentions.

    Raises `InputError` for anything but a SELECT, for one that DuckDB refuses, and for one that takes too long.
    """
    import duckdb

    delta.needed()
    with queries.connected(folder, version) as connection:
        _tables(connection)
        _close(connection, folder)
        try:
            statements = duckdb.extract_statements(sql)
            if len(statements) != 1 or statements[0].type not in (
                duckdb.StatementType.SELECT,
                duckdb.StatementType.EXPLAIN,
            ):
                raise InputError("only one SELECT is answered", "A store is written by `osint index` alone.")
            with _within(connection, seconds):
                found = connection.execute(sql)
                columns = tuple(one[0] for one in found.description or ())
                rows = found.fetchmany(MOST + 1)
        except duckdb.InterruptException as error:
            raise InputError(
                f"no answer within {seconds:g} seconds", "Ask for less, or say --timeout."
            ) from error
        except duckdb.Error as error:
            raise InputError(" ".join(str(error).split("\n\n", maxsplit=1)[0].split()), _columns()) from error
    if len(rows) > MOST:
        raise InputError(f"more than {MOST:,} rows", "Say LIMIT, or ask for less.")
    return columns, tuple(tuple(map(_plain, row)) for row in rows)


def _tables(connection: DuckDBPyConnection) -> None:
    """Show the tables as they are now, without the columns that serve the program alone."""
    for table in schema.TABLES:
        own = ", ".join(f'rows."{name}"' for name in schema.shown(table))
        how = (
            "rows.whence = live.whence AND rows.gen = live.gen AND live.why IS NULL"
            if table == "documents"
            else "rows.document = live.id AND rows.gen = live.gen"
        )
        connection.execute(
            f"CREATE VIEW {table} AS SELECT {own} FROM {table}_rows AS rows JOIN live ON {how}"  # noqa: S608  names of our own
        )


def _close(connection: DuckDBPyConnection, folder: Path) -> None:
    """Leave nothing to be reached but the files of the store, and no setting to be changed."""
    allowed = queries.quoted(str(folder.resolve()) + "/")
    connection.execute(f"SET allowed_directories = [{allowed}, {queries.quoted(str(folder) + '/')}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


@contextmanager
def _within(connection: DuckDBPyConnection, seconds: float) -> Iterator[None]:
    timer = Timer(seconds, connection.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _columns() -> str:
    tables = (f"{table} ({', '.join(schema.shown(table))})" for table in schema.TABLES)
    return f"Tables are {'; '.join(tables)}."


def _plain(value: object) -> object:
    """Return a value as JSON has it: days and times as ISO text, decimals as numbers, anything else as text."""
    match value:
        case None | bool() | int() | str():
            return value
        case float() | Decimal():
            return float(value) if math.isfinite(value) else None
        case datetime() | date() | time():
            return value.isoformat()
        case list() | tuple():
            flat = [_plain(one) for one in value]
            return [str(one) if isinstance(one, list) else one for one in flat]
        case bytes():
            return value.hex()
        case _:
            return str(value)
