"""XML by what its first element says it is: a feed, an agency's export, or a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from osintcli.documents import markup
from osintcli.documents.source import Draft, Refused, Source
from osintcli.errors import UnreadableDocument

_FEEDS = frozenset({"rss", "feed", "RDF"})
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b")


def read(source: Source) -> Iterator[Draft | Refused]:
    """Yield the documents. Raises `UnreadableDocument` for XML of other kinds."""
    from lxml import etree

    from osintcli.documents.formats import feed, html_page, newsml

    raw = source.bytes(markup.MAX_BYTES).lstrip()
    try:
        tree = markup.xml(raw)
    except UnreadableDocument as error:
        if error.message.startswith("not XML") and _FEED.search(raw[:2000]):
            yield from feed.drafts(raw)  # feeds of the wild are seldom XML to the letter
            return
        raise
    kind = etree.QName(tree.getroot()).localname
    if kind in _FEEDS:
        yield from feed.drafts(raw)
    elif kind == "html":
        yield html_page.draft(markup.page(raw))
    elif kind in newsml.ROOTS:
        yield from newsml.drafts(tree.getroot())
    else:
        raise UnreadableDocument(f"XML of a kind that is not read: <{kind[:40]}>")
