"""The readers, one a format. A new format is a module here and a line in `READERS`."""

from __future__ import annotations

from importlib import import_module

from osintcli.documents.source import Reader, Source

READERS = {
    "txt": "plain",
    "text": "plain",
    "md": "markdown",
    "markdown": "markdown",
    "json": "json_object",
    "jsonl": "json_lines",
    "ndjson": "json_lines",
    "html": "html_page",
    "htm": "html_page",
    "xhtml": "html_page",
    "xml": "xml_document",
    "rss": "xml_document",
    "atom": "xml_document",
    "nitf": "xml_document",
    "eml": "mail",
    "mbox": "mailbox",
    "csv": "csv_table",
    "tsv": "csv_table",
    "parquet": "parquet",
    "docx": "docx",
    "pdf": "pdf",
    "zip": "zipped",
    "warc": "warc",
    "wacz": "wacz",
    "": "sniffed",
}
"""The module of each suffix; a file without one is looked into."""

IGNORED = frozenset({"yaml", "yml"})
"""Files beside the articles, not articles: manifests, an analyst's notes."""


def reader(source: Source) -> Reader | str | None:
    """Return the reader of a source, or the reason why there is none, or `None` when it is passed over in silence."""
    kind = source.kind
    if kind in READERS:
        return _of(READERS[kind])
    if kind in IGNORED:
        return f"no article format: {kind}" if source.explicit else None
    return _of("sniffed") if source.explicit else f"no article format: {kind}"


def _of(name: str) -> Reader:
    """Load a reader when it is needed first: each brings what it reads with."""
    read: Reader = import_module(f"osintcli.documents.formats.{name}").read
    return read
