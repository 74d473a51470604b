"""An export of a crawl (WARC): the HTML pages among its records, read as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from typing import TYPE_CHECKING, BinaryIO

from msgspec.structs import replace

from osintcli.documents import markup, written
from osintcli.documents.formats import html_page
from osintcli.documents.metadata import Metadata
from osintcli.documents.source import Draft, Refused, Source
from osintcli.errors import UnreadableDocument

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_FINE = "200"


def read(source: Source) -> Iterator[Draft | Refused]:
    """Yield the pages; a part is the record's number, counted from 1. Raises `UnreadableDocument`."""
    with source.open() as stream:
        yield from pages(stream)


def pages(stream: BinaryIO) -> Iterator[Draft | Refused]:
    """Yield the pages of a stream of records. Raises `UnreadableDocument` for a stream that breaks, or holds none."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    records = iter(ArchiveIterator(stream))
    try:
        while True:
            with redirect_stderr(StringIO()):  # warcio tells what is damaged there
                record = next(records, None)
                one = _draft(record, number + 1) if record is not None else None
            if record is None:
                break
            number += 1
            if one is not None:
                yield one
    except (
        ArchiveLoadFailed,
        EOFError,
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
    ) as error:
        why = f"broken after record {number}" if number else "no WARC"
        raise UnreadableDocument(f"{why} ({_words(error)})") from error
    if not number:
        raise UnreadableDocument("an empty file")


def _words(error: Exception) -> str:
    """Return what an error says of the file; what Python says of the library helps nobody."""
    return str(error)[:120] if type(error).__name__ == "ArchiveLoadFailed" else "a damaged record"


def _draft(record: ArcWarcRecord, number: int) -> Draft | Refused | None:
    """Return the document of a record, the reason why it is none, or `None` for what is no page and claims to be none."""
    kind = _kind(record)
    if kind is None:
        return None
    raw = record.content_stream().read(markup.MAX_BYTES + 1)
    if len(raw) > markup.MAX_BYTES:
        return Refused(number, f"a page of more than {markup.MAX_BYTES // 2**20} MB")
    url = record.rec_headers.get_header("WARC-Target-URI")
    charset = (
        (record.http_headers.get_header("Content-Type") or "").partition("charset=")[2].partition(";")[0]
    )
    try:
        found = html_page.draft(markup.page(raw, charset), url)
        return replace(found, part=number, known=_retrieved(record).over(found.known))
    except UnreadableDocument as error:
        return Refused(number, error.message)
    except RecursionError:
        return Refused(number, "nested too deep")


def _retrieved(record: ArcWarcRecord) -> Metadata:
    try:
        return Metadata(retrieved=written.parse(record.rec_headers.get_header("WARC-Date") or ""))
    except ValueError:
        return Metadata()


def _kind(record: ArcWarcRecord) -> str | None:
    if record.rec_type not in ("response", "resource") or record.http_headers is None:
        return None
    if record.http_headers.get_statuscode() != _FINE:
        return None
    kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return kind if kind in _PAGES else None
