"""Plain text: the text as it is."""

from __future__ import annotations

from collections.abc import Iterator

from osintcli.documents import decode, signature
from osintcli.documents.source import Draft, Refused, Source


def read(source: Source) -> Iterator[Draft | Refused]:
    """Yield the one document; a PDF or an archive under this name is read as what it is. Raises `UnreadableDocument`."""
    raw = source.bytes()
    kind = signature.binary(raw[: signature.BEGINNING])
    if kind:
        from osintcli.documents import opened

        yield from opened.as_kind(source.held(raw), kind)
        return
    text, note = decode.found(raw, source.fetched.charset if source.fetched else None)
    yield Draft(text, notes=(note,) if note else ())
