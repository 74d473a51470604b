"""Rows of a table to documents: what a column is called, and the field it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from osintcli.documents import metadata
from osintcli.documents.source import Draft, Refused
from osintcli.errors import UnreadableDocument

NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "content", "body", "article", "article_text", "full_text", "fulltext", "maintext", "article_body",
        "body_text", "story",
    ),
    "id": ("id", "article_id", "doc_id", "document_id", "guid"),
    "title": ("title", "headline", "article_title"),
    "publisher": ("publisher", "source", "outlet", "publication", "source_name", "newspaper", "site"),
    "published": ("published", "date", "published_at", "publish_date", "date_published", "published_date", "pubdate",
                  "publication_date", "publishedat", "date_publish"),
    "url": ("url", "link", "href", "article_url", "source_url"),
    "author": ("author", "authors", "byline"),
    "language": ("language", "lang"),
    "reliability": ("reliability",),
    "origin_of": ("origin_of",),
}  # fmt: skip
"""A field to what exports of newsrooms, crawlers and data sets call its column, the usual name first."""


def fields(columns: Iterable[str]) -> dict[str, str]:
    """Return the column of each field that the table has. Raises `UnreadableDocument` for a table without a text."""
    named = {_folded(one): one for one in columns}
    found = {
        field: named[name]
        for field, names in NAMES.items()
        if (name := next((n for n in names if n in named), None))
    }
    if "text" not in found:
        there = ", ".join(named.values())
        raise UnreadableDocument(f"a table without a column `text` (it has: {there[:200]})")
    return found


def _folded(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_")


def draft(row: Mapping[str, object], found: Mapping[str, str], part: int) -> Draft | Refused:
    """Make a document of a row, or say why it is none."""
    text = row.get(found["text"])
    if not isinstance(text, str) or not text.strip():
        return Refused(part, "a row without text")
    given = {field: row.get(column) for field, column in found.items() if field != "text"}
    known, notes = metadata.of({field: str(v) for field, v in given.items() if v is not None})
    return Draft(text, known, part, notes)
