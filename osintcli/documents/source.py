"""Bytes to read, wherever they come from, and what a reader makes of them."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from osintcli.documents.metadata import NOTHING, Metadata
from osintcli.errors import UnreadableDocument

MAX_BYTES = 64 * 2**20
"""Most bytes that one document may have, unpacked: beyond it nothing is an article, and a gzip bomb ends here."""

_GZIP = b"\x1f\x8b"


@contextmanager
def reading() -> Iterator[None]:
    """Turn the errors of opening and unpacking into `UnreadableDocument`."""
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableDocument(f"broken gzip ({error})") from error
    except PermissionError as error:
        raise UnreadableDocument("no permission to read it") from error
    except OSError as error:
        raise UnreadableDocument(error.strerror or str(error)) from error


class Source(msgspec.Struct, frozen=True):
    """One file or stream. `name` is its path inside the corpus, `path` as the user named it.

    `opener` opens the bytes; `known` is what a manifest says of it; `explicit` whether the user or a manifest named
    the file itself, so that its kind is not held against it.
    """

    name: str
    path: str
    opener: Callable[[], BinaryIO]
    known: Metadata = NOTHING
    explicit: bool = False

    @property
    def kind(self) -> str:
        """The lower-case suffix without its dot and without `.gz`; `""` when there is none."""
        inner = self.name[:-3] if self.name.lower().endswith(".gz") else self.name
        return Path(inner).suffix.lower().lstrip(".")

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Give the bytes as a stream, unpacked when they are gzip. Raises `UnreadableDocument`."""
        with reading(), self.opener() as raw:
            plain = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(raw)  # type: ignore[type-var]
            if plain.peek(2)[:2] == _GZIP:
                with gzip.GzipFile(fileobj=plain) as unpacked:
                    yield unpacked  # type: ignore[misc]
            else:
                yield plain

    def bytes(self, limit: int = MAX_BYTES) -> bytes:
        """Return all bytes. Raises `UnreadableDocument` when there are more than `limit` or they cannot be read."""
        with self.open() as stream:
            raw = stream.read(limit + 1)
        if len(raw) > limit:
            raise UnreadableDocument(
                f"larger than {limit // 2**20} MB", "Split it into articles, or into lines of JSONL."
            )
        return raw


class Draft(msgspec.Struct, frozen=True):
    """A text that a reader found, with what it says of itself. `part` is its place in the file (a line), if it is one of
    several; `notes` are sentences on what could not be read of it.
    """

    text: str
    known: Metadata = NOTHING
    part: int | None = None
    notes: tuple[str, ...] = ()


class Refused(msgspec.Struct, frozen=True):
    """A part of a file that is no document, and why."""

    part: int | None
    why: str


Reader = Callable[[Source], Iterator[Draft | Refused]]
"""Reads one source. Raises `UnreadableDocument` when all of it is unreadable."""
