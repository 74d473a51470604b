"""PDF: the text of its pages, set as paragraphs again. Read by pypdf in a process of its own: a PDF may be made to hang."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from osintcli.documents import pages
from osintcli.documents.confined import Confined
from osintcli.documents.metadata import Metadata
from osintcli.documents.source import Draft, Source
from osintcli.errors import UnreadableDocument

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_PAGES = 500
"""Most pages of a document; what has more is a book."""
_MADE_BY_PROGRAMS = (".doc", ".docx", ".indd", ".qxp", ".tmp", ".pdf", ".html", ".rtf", ".odt")
"""Ends of a title that is the name of a file."""


def read(source: Source) -> Iterator[Draft]:
    """Yield the one document. Raises `UnreadableDocument`."""
    raw = source.bytes()
    if b"%PDF-" not in raw[:1024]:
        raise UnreadableDocument("no PDF: it does not begin as one" if raw else "an empty file")
    yield _reader().draft(raw)


@cache
def _reader() -> Confined:
    return Confined("pdf")


def draft(raw: bytes) -> Draft:
    """Return the document of a PDF's bytes; whoever calls it bounds its time. Raises `UnreadableDocument`."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocument("locked with a password")
        if len(reader.pages) > MAX_PAGES:
            raise UnreadableDocument(f"more than {MAX_PAGES} pages")
        texts = [page.extract_text() for page in reader.pages]
        known = _known(reader)
    except PyPdfError as error:
        raise UnreadableDocument(f"a damaged PDF ({error})") from error
    return Draft(_told(pages.flowing(texts)), known)


def _told(text: str) -> str:
    if not text:
        raise UnreadableDocument("a PDF without text: its pages are pictures")
    return text


def _known(reader: PdfReader) -> Metadata:
    """Return the title and author. The date in a PDF is the day it was made, by printing a page as likely as by writing."""
    said = reader.metadata
    title = str(said.title or "").strip() if said else ""
    author = str(said.author or "").strip() if said else ""
    return Metadata(
        title=title if title and not title.lower().endswith(_MADE_BY_PROGRAMS) else None,
        author=author or None,
    )
