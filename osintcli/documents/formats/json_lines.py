"""JSON lines: a document a line, read as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from osintcli.documents import decode
from osintcli.documents.formats import json_object
from osintcli.documents.source import MAX_BYTES, Draft, Refused, Source
from osintcli.errors import UnreadableDocument


def read(source: Source) -> Iterator[Draft | Refused]:
    """Yield the document of every line that is not blank. Raises `UnreadableDocument` when the stream breaks."""
    part = 0
    with source.open() as stream:
        while line := _line(stream):
            part += 1
            if len(line) > MAX_BYTES:
                yield Refused(part, f"longer than {MAX_BYTES // 2**20} MB")
                _skip(stream, line)
            elif line.strip():
                yield _draft(line, part)
    if not part:
        raise UnreadableDocument("an empty file")


def _line(stream: BinaryIO) -> bytes:
    return stream.readline(MAX_BYTES + 1)


def _skip(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = _line(stream)


def _draft(line: bytes, part: int) -> Draft | Refused:
    try:
        return json_object.draft(msgspec.json.decode(decode.text(line)), part)
    except (msgspec.DecodeError, RecursionError) as error:
        return Refused(part, f"not JSON: {error}")
    except UnreadableDocument as error:
        return Refused(part, error.message)
