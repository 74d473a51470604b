"""What bytes are by how they begin: a name may lie, and a stream has none."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from msgspec.structs import replace

from osintcli.documents.source import Source

BEGINNING = 1024
"""Bytes that are looked at."""

TEXTS = frozenset({"txt", "text", "md", "markdown", "json", "jsonl", "ndjson", "csv", "tsv", ""})
"""Kinds whose readers take the text as it is, and look themselves whether it is one."""

_BINARY = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "zip"), (b"PAR1", "parquet"), (b"WARC/1.", "warc"))
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
_XML = re.compile(rb"\s*<(?:\?xml|rss|feed|rdf:RDF|newsItem|newsMessage|NewsML)\b")
_LETTER = re.compile(
    rb"(?:(?:From|Date|Subject|To|Received|Return-Path|Message-ID|MIME-Version|Delivered-To): )",
    re.IGNORECASE,
)
_FIELDS = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[ \t].*\r?\n(?:[ \t].*\r?\n)*){3}")
_ZIPPED = {"docx": "docx", "wacz": "wacz"}
_MAILBOX = re.compile(rb"From \S+.* \d{4}\r?\n")


def binary(beginning: bytes) -> str | None:
    """Name the kind of a file that is no text, by its first bytes."""
    if beginning[:5] == b"%PDF-" or b"%PDF-1." in beginning[:BEGINNING]:
        return "pdf"
    return next((kind for sign, kind in _BINARY if beginning.startswith(sign)), None)


def kind(beginning: bytes) -> str | None:
    """Name the kind of a file by its first bytes, `None` where it may be any text."""
    found = binary(beginning)
    plain = beginning.removeprefix(b"\xef\xbb\xbf")
    if found:
        return found
    if _HTML.match(plain):
        return "html"
    if _XML.match(plain):
        return "xml"
    if _MAILBOX.match(plain):
        return "mbox"
    return "eml" if _LETTER.match(plain) and _FIELDS.match(plain) else None


def named(source: Source) -> Source:
    """Return the source under a name that tells what it is, where its own suffix promises a format that it has not."""
    if source.kind in TEXTS:
        return source
    with source.open() as stream:
        found = kind(stream.peek(BEGINNING)[:BEGINNING] if hasattr(stream, "peek") else b"")
    if found is None or found == source.kind or (found == "zip" and source.kind in _ZIPPED):
        return source
    return replace(source, name=str(PurePosixPath(source.name.removesuffix(".gz")).with_suffix(f".{found}")))
