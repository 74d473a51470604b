"""What a writer needs to know of the documents that are in a store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from osintcli.model.dating import Dating, Telling
from osintcli.model.document import Document
from osintcli.model.interval import Interval
from osintcli.stores import queries
from osintcli.stores.rows import Entry

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from osintcli import dating

_DOCUMENT = msgspec.msgpack.Decoder(Document)
_DATING = msgspec.msgpack.Decoder(Dating)
_TELLINGS = msgspec.msgpack.Decoder(tuple[Telling, ...])


def entries(folder: Path) -> Iterator[tuple[str, str | None, str, str]]:
    """Yield whence each document is, its id, its key and the rules that read it."""
    with queries.connected(folder) as connection:
        yield from queries.rows(connection, 'SELECT whence, id, "key", rules FROM live')


def whences(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield whence each document or failure is, and its place in line."""
    with queries.connected(folder) as connection:
        yield from queries.rows(connection, "SELECT whence, line FROM live ORDER BY line, whence")


def count(folder: Path) -> int:
    """Return how many documents a store holds."""
    with queries.connected(folder) as connection:
        ((found,),) = connection.execute("SELECT count(*) FROM live WHERE why IS NULL").fetchall()
        return int(found)


def held(folder: Path, *, but: str) -> Iterator[tuple[Entry, Document]]:
    """Yield the documents that were read by other rules than `but`."""
    sql = f"{_FOUND} WHERE live.why IS NULL AND live.rules <> ? ORDER BY live.line, live.whence"
    with queries.connected(folder) as connection:
        for row in queries.rows(connection, sql.format(columns="1"), [but]):
            yield _entry(row), replace(_DOCUMENT.decode(row[4]), text=row[5])


_FOUND = """
SELECT live.whence, live.line, live."key", live.rules, d.body, d.text, {columns} FROM documents_rows AS d
JOIN live ON d.whence = live.whence AND d.gen = live.gen
"""


def _entry(row: tuple[str, ...]) -> Entry:
    return Entry(whence=row[0], line=row[1], key=row[2], rules=row[3], gen=0)


class Corpus:
    """What the documents of a store know together of the days on which undated ones were written.

    `documents` counts them; `near` are the days from the first to the last that is known.
    """

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection
        ((count, first, last),) = connection.execute(
            "SELECT count(*), min(day), max(day) FROM live WHERE why IS NULL"
        ).fetchall()
        self.documents: int = count
        self.near = Interval(_day(first), _day(last)) if first is not None else None
        self.tellings: Callable[[], dating.Corpus] = cache(self._tellings)

    @classmethod
    @contextmanager
    def of(cls, folder: Path) -> Iterator[Corpus]:
        """Give the corpus of a store as it is."""
        with queries.connected(folder) as connection:
            yield cls(connection)

    def open(self) -> Iterator[tuple[Entry, Document, Dating, Dating]]:
        """Yield the documents whose own words leave their day open, their dating by themselves and the one they have."""
        sql = f'{_FOUND} WHERE live.why IS NULL AND live."open" ORDER BY live.line, live.whence'
        for row in queries.rows(self._connection, sql.format(columns="d.alone, d.dating")):
            document = replace(_DOCUMENT.decode(row[4]), text=row[5])
            yield _entry(row), document, _DATING.decode(row[6]), _DATING.decode(row[7])

    def _tellings(self) -> dating.Corpus:
        from osintcli import dating

        sql = f"{_FOUND} WHERE live.why IS NULL AND d.told IS NOT NULL ORDER BY live.line, live.whence"
        found = queries.rows(self._connection, sql.format(columns="d.told"))
        return dating.Corpus(chain.from_iterable(_TELLINGS.decode(row[6]) for row in found))


def _day(found: date | None) -> date | None:
    return found
