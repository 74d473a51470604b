"""Plain text: the text as it is."""

from __future__ import annotations

from collections.abc import Iterator

from osintcli.documents import decode
from osintcli.documents.source import Draft, Source


def read(source: Source) -> Iterator[Draft]:
    """Yield the one document. Raises `UnreadableDocument`."""
    yield Draft(decode.text(source.bytes()))
