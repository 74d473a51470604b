"""A zip archive of anything that is read, unpacked member by member in memory and never onto the disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, BinaryIO

from osintcli.documents import opened
from osintcli.documents.source import MAX_BYTES, UNCHECKED, UNPACKED, Draft, Refused, Source, reading
from osintcli.errors import UnreadableDocument

if TYPE_CHECKING:
    from typing_extensions import Buffer

MOST = 100_000
"""Members of one archive."""
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
    OSError,
)
"""What the standard library raises for them."""


class Members:
    """The files of an archive by name. What it unpacks in all is bounded."""

    def __init__(self, archive: zipfile.ZipFile, size: int) -> None:
        self._archive = archive
        self._left = max(UNCHECKED, UNPACKED * size)
        self.entries = {one.filename: one for one in archive.infolist() if not one.is_dir()}

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def whole(self, name: str, limit: int = MAX_BYTES) -> bytes:
        """Return a member's bytes. Raises `UnreadableDocument`; what the archive says of its size is not believed."""
        with self.stream(name) as stream:
            raw = stream.read(limit + 1)
        if len(raw) > limit:
            raise UnreadableDocument(f"larger than {limit // 2**20} MB")
        return raw

    def stream(self, name: str) -> BinaryIO:
        """Return a member's bytes as a stream, which raises `UnreadableDocument` where they are broken or without end."""
        return io.BufferedReader(_Member(self, name), 2**16)

    def open(self, name: str) -> IO[bytes]:
        """Open a member as the standard library does. Raises `UnreadableDocument`."""
        entry = self.entries[name]
        if entry.flag_bits & 1:
            raise UnreadableDocument("locked with a password")
        with _named():
            return self._archive.open(entry)

    def spend(self, count: int) -> None:
        """Count bytes that were unpacked. Raises `UnreadableDocument` when it is out of all proportion."""
        self._left -= count
        if self._left < 0:
            raise UnreadableDocument(f"unpacks to more than {UNPACKED} times its size")


class _Member(io.RawIOBase):
    """The bytes of a member."""

    def __init__(self, inside: Members, name: str) -> None:
        self._inside = inside
        self._stream = inside.open(name)

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, into: Buffer) -> int:
        """Fill a buffer."""
        view = memoryview(into)
        with _named():
            got = self._stream.read(len(view))
        view[: len(got)] = got
        self._inside.spend(len(got))
        return len(got)

    def close(self) -> None:
        """Close the member."""
        self._stream.close()
        super().close()


@contextmanager
def _named() -> Iterator[None]:
    """Turn what the standard library raises for damaged and locked archives into a sentence."""
    try:
        yield
    except _BROKEN as error:
        raise UnreadableDocument(f"broken zip ({error})") from error


@contextmanager
def members(source: Source) -> Iterator[Members]:
    """Give the members of an archive. Raises `UnreadableDocument`."""
    with reading(), source.opener() as raw:
        stream = raw if raw.seekable() else BytesIO(source.bytes())
        size = stream.seek(0, 2)
        with _named():
            archive = zipfile.ZipFile(stream)
        with archive:
            if len(archive.filelist) > MOST:
                raise UnreadableDocument(f"an archive of more than {MOST:,} files")
            yield Members(archive, size)


def read(source: Source) -> Iterator[Draft | Refused]:
    """Yield what the members hold; a name that climbs out of the archive is refused. Raises `UnreadableDocument`."""
    with members(source) as inside:
        if "word/document.xml" in inside:
            yield from opened.as_kind(source, "docx")
            return
        for name in sorted(inside.entries):
            yield from _member(source, inside, name)


def _member(source: Source, inside: Members, name: str) -> Iterator[Draft | Refused]:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or path.parts[:1] == ("__MACOSX",):
        if path.parts[:1] != ("__MACOSX",):
            yield Refused(name, "its name leads out of the archive")
        return
    if any(part.startswith(".") for part in path.parts):
        return
    if _is_link(inside.entries[name]):
        yield Refused(name, "a link, not a file")
        return
    yield from opened.member(source, path.as_posix(), partial(inside.stream, name))


def _is_link(entry: zipfile.ZipInfo) -> bool:
    return (entry.external_attr >> 16) & 0o170000 == 0o120000
