"""A stream or a file whose name tells no format: by how it begins, and text where that tells nothing."""

from __future__ import annotations

from collections.abc import Iterator

from osintcli.documents import signature
from osintcli.documents.formats import json_object, plain
from osintcli.documents.source import Draft, Refused, Source
from osintcli.errors import UnreadableDocument

MAX_BYTES = 1024 * 2**20
"""Most bytes of a stream that is not known to hold lines."""


def read(source: Source) -> Iterator[Draft | Refused]:
    """Yield the documents. Raises `UnreadableDocument`."""
    raw = source.bytes(MAX_BYTES)
    held = source.held(raw)
    kind = signature.kind(raw[: signature.BEGINNING])
    if kind:
        from osintcli.documents import opened

        yield from opened.as_kind(held, kind)
        return
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        yield from plain.read(held)
        return
    try:
        found = list(json_object.read(held))
    except UnreadableDocument:
        found = []
    if any(isinstance(one, Draft) for one in found):
        yield from found
    else:
        yield from plain.read(held)
