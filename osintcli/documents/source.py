"""Bytes to read, wherever they come from, and what a reader makes of them."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from osintcli.documents.metadata import NOTHING, Metadata
from osintcli.errors import UnreadableDocument

MAX_BYTES = 64 * 2**20
"""Most bytes that one document may have, unpacked: beyond it nothing is an article, and a gzip bomb ends here."""

UNPACKED = 200
"""Times its size to which an archive may unpack. Text shrinks to a fifth, the most repetitive pages to a fiftieth."""
UNCHECKED = 256 * 2**20
"""Bytes that any archive may unpack to."""

DEEPEST = 4
"""Archives inside archives, letters inside letters: what lies deeper nobody packed to be read."""

if TYPE_CHECKING:
    from typing_extensions import Buffer

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


class Unpacking(io.RawIOBase):
    """What a gzip stream unpacks to, until it is out of all proportion to what went in."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._plain = gzip.GzipFile(fileobj=packed)
        self._out = 0

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, into: Buffer) -> int:
        """Fill a buffer. Raises `UnreadableDocument` for a bomb."""
        view = memoryview(into)
        got = self._plain.read(len(view))
        view[: len(got)] = got
        self._out += len(got)
        if self._out > UNCHECKED and self._out > UNPACKED * max(1, self._packed.tell()):
            raise UnreadableDocument(f"unpacks to more than {UNPACKED} times its size")
        return len(got)


Raw = bytes
"""Bytes, under a name that `Source.bytes` does not hide."""


class Fetched(msgspec.Struct, frozen=True):
    """What stood at an address of the web: its bytes, the address they came from at last, their kind (`""` where the
    server names none) and charset as the server says, the day, and the SHA-256 of the bytes.
    """

    raw: bytes
    url: str
    kind: str
    charset: str | None
    day: date
    sha256: str


Fetch = Callable[[str], Fetched]
"""Fetches an address. Raises `UnreadableDocument`."""


class Source(msgspec.Struct, frozen=True):
    """One file or stream. `name` is its path inside the corpus, `path` as the user named it.

    `opener` opens the bytes; `known` is what a manifest says of it; `explicit` whether the user or a manifest named
    the file itself, so that its kind is not held against it; `depth` counts the archives and letters it lies in; `fetched`
    is how it came from the web; `of_part` gives what a manifest says of one part of it.
    """

    name: str
    path: str
    opener: Callable[[], BinaryIO]
    known: Metadata = NOTHING
    explicit: bool = False
    depth: int = 0
    fetched: Fetched | None = None
    of_part: Callable[[str], Metadata] | None = None

    @property
    def kind(self) -> str:
        """The lower-case suffix without its dot and without `.gz`, or what the server said; `""` when there is none."""
        if self.fetched is not None:
            return self.fetched.kind
        inner = self.name[:-3] if self.name.lower().endswith(".gz") else self.name
        return PurePosixPath(inner).suffix.lower().lstrip(".")

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Give the bytes as a stream, unpacked when they are gzip. Raises `UnreadableDocument`."""
        with reading(), self.opener() as raw:
            plain = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(raw)  # type: ignore[type-var]
            if plain.peek(2)[:2] == _GZIP:
                with io.BufferedReader(Unpacking(plain), 2**16) as unpacked:
                    yield unpacked
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

    def held(self, raw: Raw) -> Source:
        """Return the same source with bytes that were read already."""
        return msgspec.structs.replace(self, opener=lambda: io.BytesIO(raw))


class Draft(msgspec.Struct, frozen=True):
    """A text that a reader found, with what it says of itself. `part` is its place in the file (a line, the name of a
    member), if it is one of several; `notes` are sentences on what could not be read of it.
    """

    text: str
    known: Metadata = NOTHING
    part: int | str | None = None
    notes: tuple[str, ...] = ()


class Refused(msgspec.Struct, frozen=True):
    """A part of a file that is no document, and why."""

    part: int | str | None
    why: str


Reader = Callable[[Source], Iterator[Draft | Refused]]
"""Reads one source. Raises `UnreadableDocument` when all of it is unreadable."""
