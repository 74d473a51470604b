"""A store as a corpus: the documents and what was read of them, in line, as they went in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from osintcli.errors import InputError
from osintcli.model.assertion import Assertion
from osintcli.model.dating import Dating
from osintcli.model.document import Document, Skipped
from osintcli.model.mention import Mentions
from osintcli.stores import delta, queries, rules
from osintcli.stores.kept import Reading

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from osintcli.stores.reached import Reached

_DOCUMENT = msgspec.msgpack.Decoder(Document)
_DATING = msgspec.msgpack.Decoder(Dating)
_MENTIONS = msgspec.msgpack.Decoder(Mentions)
_ASSERTION = msgspec.msgpack.Decoder(Assertion)

IN_LINE = """
SELECT d.body, d.text, d.why, d.path, {columns} FROM documents_rows AS d
JOIN live ON d.whence = live.whence AND d.gen = live.gen ORDER BY live.line, live.whence
"""


class Stored:
    """The documents of a store as they are, or as they were at a version or on a day.

    It is gone through like what a folder holds. Raises `InputError` for a store that other rules have read: then it would
    not answer as its files do.
    """

    def __init__(self, path: str, as_of: str | None = None) -> None:
        self.folder = Path(path)
        delta.check(self.folder)
        self.version = (
            delta.version_of(self.folder, as_of) if as_of is not None else delta.latest(self.folder)
        )

    def check(self, connection: DuckDBPyConnection) -> None:
        """Raise `InputError` where other rules have read what is there."""
        found = connection.execute("SELECT DISTINCT rules FROM live WHERE why IS NULL").fetchall()
        if any(one != rules.version() for (one,) in found):
            raise InputError(
                f"{self.folder} was read by other rules than those of this osint",
                f"Let it be read anew, from the texts that it holds: osint index --store {self.folder}",
            )

    def __iter__(self) -> Iterator[Document | Skipped]:
        """Yield the documents as they were found, and what could not be read."""
        for document, _ in self._line("1"):
            yield document

    def searched(self) -> Iterator[tuple[Document, Dating, Mentions] | Skipped]:
        """Yield each document dated, with how, and its mentions."""
        for document, (dating, mentions) in self._line("d.dating, d.mentions"):
            if isinstance(document, Skipped):
                yield document
                continue
            found = _DATING.decode(dating)
            known = found.published.interval.known and document.published.anchor is None
            dated = replace(document, published=found.published) if known else document
            yield dated, found, _MENTIONS.decode(mentions)

    def readings(self) -> Iterator[tuple[Document, Reading] | Skipped]:
        """Yield each document with what it says."""
        with self._opened() as connection:
            said = self._said(connection)
            held = next(said, None)
            for document, (dating,) in _documents(connection, "d.dating"):
                if isinstance(document, Skipped):
                    yield document
                    continue
                assertions: list[Assertion] = []
                while held is not None and held[0] == document.id:
                    assertions.append(_ASSERTION.decode(held[1]))
                    held = next(said, None)
                yield document, Reading(_DATING.decode(dating), tuple(assertions))

    @cached_property
    def key(self) -> str:
        """What the store at this version is known by, wherever it stands: told by the first and the last of its commits."""
        log = self.folder / "documents" / "_delta_log"
        found = hashlib.sha256(rules.version().encode())
        for number in (0, self.version or 0):
            try:
                found.update((log / f"{number:020d}.json").read_bytes())
            except OSError:
                found.update(b"none")
        return f"{found.hexdigest()}-{self.version}"

    def asked(self, topic: str) -> Reached:
        """Return what may answer a question, and nothing else."""
        from osintcli.stores.reached import known, reached

        with self._opened() as connection:
            return reached(connection, topic, known(connection, self.key))

    def _said(self, connection: DuckDBPyConnection) -> Iterator[tuple[str, bytes]]:
        sql = queries.SAID.format(columns="said.document, said.body", own="document, gen, seq, body")
        return queries.rows(connection, f"{sql} ORDER BY live.line, live.whence, said.seq")

    def _line(self, columns: str) -> Iterator[tuple[Document | Skipped, tuple[Any, ...]]]:
        with self._opened() as connection:
            yield from _documents(connection, columns)

    @contextmanager
    def _opened(self) -> Iterator[DuckDBPyConnection]:
        delta.needed()
        with queries.connected(self.folder, self.version) as connection:
            self.check(connection)
            yield connection


def _documents(
    connection: DuckDBPyConnection, columns: str
) -> Iterator[tuple[Document | Skipped, tuple[Any, ...]]]:
    """Yield the documents in line, or what could not be read, with more columns of theirs."""
    for body, text, why, path, *more in queries.rows(connection, IN_LINE.format(columns=columns)):
        if why is not None:
            yield Skipped(path, why), tuple(more)
        else:
            yield replace(_DOCUMENT.decode(body), text=text), tuple(more)
