"""What an article is called: its title, else the headline that its text begins with, else its id."""

from __future__ import annotations

from msgspec.structs import replace

from osintcli.model.document import Document
from osintcli.model.sentence import Block

_BEGINNING = 600
"""Code points in which a headline is looked for."""


def title(document: Document) -> str:
    """Return what an article is called."""
    return document.title or _headline(document) or document.id


def _headline(document: Document) -> str | None:
    from osintcli.sentences import split

    beginning = replace(document, text=document.text[:_BEGINNING])
    first = next((one for one in split(beginning) if one.block is not Block.FURNITURE), None)
    if first is None or first.block is not Block.HEADLINE or first.span.end >= len(beginning.text.rstrip()):
        return None
    return " ".join(first.span.of(beginning.text).lstrip("#").split()) or None
