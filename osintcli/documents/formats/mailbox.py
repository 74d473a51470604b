"""A mailbox (mbox): letter after letter, read as a stream, never held as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from msgspec.structs import replace

from osintcli.documents.formats import mail
from osintcli.documents.source import MAX_BYTES, Draft, Refused, Source
from osintcli.errors import UnreadableDocument

_LINE = 2**20
"""Bytes of a line that are looked at in one piece."""


def read(source: Source) -> Iterator[Draft | Refused]:
    """Yield the letters, counted from 1. Raises `UnreadableDocument` for a file that is no mailbox."""
    part = 0
    with source.open() as stream:
        for part, raw in enumerate(_letters(stream), 1):
            if raw is None:
                yield Refused(part, f"longer than {MAX_BYTES // 2**20} MB")
            else:
                yield from _one(raw, source, part)
    if not part:
        raise UnreadableDocument("no mailbox: no line begins with “From ”")


def _one(raw: bytes, source: Source, part: int) -> Iterator[Draft | Refused]:
    try:
        for one in mail.letter(raw, source):
            yield replace(one, part=part if one.part is None else f"{part}:{one.part}")
    except UnreadableDocument as error:
        yield Refused(part, error.message)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        yield Refused(part, f"a damaged letter ({type(error).__name__})")


def _letters(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield the bytes of each letter, `None` for one beyond all bounds; a letter begins at "From " after a blank line."""
    held: list[bytes] | None = None
    size, blank, begins = 0, True, True
    while line := stream.readline(_LINE):
        if begins and blank and line.startswith(b"From "):
            if held is not None:
                yield b"".join(held) if size <= MAX_BYTES else None
            held, size = [], 0
        elif held is not None:
            size += len(line)
            if size <= MAX_BYTES:
                held.append(
                    line[1:]
                    if begins and line.lstrip(b">").startswith(b"From ") and line[:1] == b">"
                    else line
                )
        blank = begins and not line.strip()
        begins = line.endswith(b"\n")
    if held is not None:
        yield b"".join(held) if size <= MAX_BYTES else None
