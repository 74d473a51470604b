"""Bytes to text, strictly: a byte that is not UTF-8 is named, never replaced."""

from __future__ import annotations

import codecs

from osintcli.errors import UnreadableDocument

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def text(raw: bytes) -> str:
    """Return the text of UTF-8 bytes, or of UTF-16 that begins with its mark; the mark is no part of the text.

    Line ends stay as they are. Raises `UnreadableDocument` for a binary file and for other encodings.
    """
    mark, encoding = next(((m, e) for m, e in _MARKS if raw.startswith(m)), (b"", "utf-8"))
    if not mark.startswith(b"\xff") and not mark.startswith(b"\xfe") and b"\0" in raw:
        raise UnreadableDocument("a binary file (it has NUL bytes)")
    try:
        return raw[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + len(mark)
        line = raw.count(b"\n", 0, at) + 1
        raise UnreadableDocument(
            f"not {encoding.upper()}: byte 0x{raw[at]:02X} at offset {at} (line {line})",
            "Convert it, for example with: iconv -f windows-1252 -t utf-8",
        ) from error
