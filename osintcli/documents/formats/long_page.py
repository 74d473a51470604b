"""A page of many elements, read in a process of its own: the search for main text may take their square."""

from __future__ import annotations

from osintcli.documents import markup
from osintcli.documents.formats import html_page
from osintcli.documents.source import Draft


def draft(raw: bytes) -> Draft:
    """Return the document of a page's bytes; whoever calls it bounds its time. Raises `UnreadableDocument`."""
    return html_page.searched(markup.page(raw), None)
