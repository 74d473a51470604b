"""A web page: its main text, under its headline, and what its markup says of it.

Text and metadata are found by trafilatura and htmldate. The text that offsets count in has a paragraph a block, blank
lines between them, the headline first. Dates come from metadata and markup only: one that stands in the prose is found
by `dating`, with its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from osintcli.documents import markup, written
from osintcli.documents.confined import Confined
from osintcli.documents.metadata import Metadata
from osintcli.documents.source import Draft, Source
from osintcli.errors import UnreadableDocument

if TYPE_CHECKING:
    from lxml.etree import _Element
    from trafilatura.settings import Document as Found

MANY = 3000
"""Elements up to which a page is searched at once; most news pages have fewer. Of 16,000 the worst take a minute."""
SECONDS = 20.0
"""Most time for the main text of a page that has more."""
ALL = "9999-12-31"
"""The last day that a date may name: with a day of its own the clock would decide what is read."""


def read(source: Source) -> Iterator[Draft]:
    """Yield the one document. Raises `UnreadableDocument`."""
    web = source.fetched
    yield draft(markup.page(source.bytes(), web.charset if web else None), web.url if web else None)


def draft(root: _Element, url: str | None = None) -> Draft:
    """Return the document of a page's tree; `url` is where it was found, if its markup names no other.

    A page of very many elements is searched under a limit of time, and read as all its words when that runs out. Raises
    `UnreadableDocument` for a page without text.
    """
    if sum(1 for _ in root.iter()) <= MANY:
        return searched(root, url)
    from lxml import html

    try:
        found = _apart().draft(html.tostring(root, encoding="utf-8"), SECONDS)
        return replace(found, known=found.known.over(Metadata(url=url)))
    except UnreadableDocument as error:
        words = markup.lines(root)
        if not words:
            raise
        return Draft(
            words,
            Metadata(url=url),
            notes=(f"read with all its words, menus too: its search {error.message}",),
        )


@cache
def _apart() -> Confined:
    return Confined("long_page")


def searched(root: _Element, url: str | None) -> Draft:
    """Return the document of a page's tree, as `draft` does, however long it takes."""
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    plain = markup.lines(root)
    found = _found(root, url)
    body = main_text(found)
    text = under(found.title if found else None, body or plain)
    if not text:
        raise UnreadableDocument("a page without text")
    known = _known(found, url) if found else Metadata(url=url)
    return Draft(text, Metadata(language=language or None).over(known))


def _found(root: _Element, url: str | None) -> Found | None:
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").addHandler(
        logging.NullHandler()
    )  # what it says of a page is not for stderr
    dates = {"original_date": True, "extensive_search": False, "max_date": ALL}
    found = bare_extraction(
        root, url=url, with_metadata=True, include_comments=False, date_extraction_params=dates
    )
    return None if isinstance(found, dict) else found


def main_text(found: Found | None) -> str:
    """Return the blocks of a page's main text, blank lines between them."""
    lines = (found.text or "").split("\n") if found else []
    return "\n\n".join(line for one in lines if (line := one.strip()))


def under(title: str | None, body: str) -> str:
    """Return a text that begins with its headline, which stays where it is if the text has it in its first lines."""
    title = " ".join((title or "").split())
    if not title or title.casefold() in " ".join(body[: 3 * len(title) + 200].split()).casefold():
        return body
    return f"{title}\n\n{body}" if body else ""


def _known(found: Found, url: str | None) -> Metadata:
    published = None
    with suppress(ValueError):
        published = written.parse(found.date) if found.date else None
    return Metadata(
        title=found.title or None,
        publisher=_outlet(found.sitename, found.hostname),
        author=found.author or None,
        published=published,
        url=found.url or url,
    )


def _outlet(name: str | None, host: str | None) -> str | None:
    """Return the outlet's name; an account's sign is not part of it."""
    return (name or host or "").strip().lstrip("@") or None
