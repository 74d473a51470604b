"""A web archive collection (WACZ): a zip with the records of a crawl under `archive/`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from osintcli.documents import opened
from osintcli.documents.formats.zipped import members
from osintcli.documents.source import Draft, Refused, Source
from osintcli.errors import UnreadableDocument


def read(source: Source) -> Iterator[Draft | Refused]:
    """Yield the pages of each WARC inside, by its name. Raises `UnreadableDocument`."""
    with members(source) as inside:
        names = [name for name in sorted(inside.entries) if name.endswith((".warc", ".warc.gz"))]
        if not names:
            raise UnreadableDocument("no web archive: there is no .warc in it")
        for name in names:
            yield from opened.member(source, name, partial(inside.stream, name))
