"""Bytes to text: UTF-8 by the letter, another encoding only where it is named or plain to see; never a replaced byte."""

from __future__ import annotations

import codecs

from osintcli.errors import UnreadableDocument

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_WESTERN = 0.15
"""Share of bytes beyond ASCII up to which a text may be English or of its neighbours."""

_GUESSED = (
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "iso8859_2", "iso8859_15", "koi8_r", "koi8_u",
    "mac_roman", "mac_cyrillic", "shift_jis", "euc_jp", "euc_kr", "cp949", "gb18030", "big5",
)  # fmt: skip
"""Encodings that news of the last thirty years was saved in; a guess among ninety finds a wrong one more often."""

_CLEAR = 0.1
"""Most of a text that may look like noise in the encoding that is guessed."""


def text(raw: bytes, declared: str | None = None) -> str:
    """Return the text of `raw` and forget how it was found; see `found`."""
    return found(raw, declared)[0]


def found(raw: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """Return the text of `raw`, and a sentence on its encoding where that was guessed.

    UTF-8, or UTF-16 that begins with its mark (which is no part of the text), goes first; then what the file or the
    wire `declared`; then a guess. Line ends stay as they are. Raises `UnreadableDocument` for what is no text.
    """
    mark, encoding = next(((m, e) for m, e in _MARKS if raw.startswith(m)), (b"", "utf-8"))
    if not encoding.startswith("utf-16") and b"\0" in raw:
        raise UnreadableDocument("a binary file (it has NUL bytes)")
    try:
        return raw[len(mark) :].decode(encoding), None
    except UnicodeDecodeError as error:
        told = _as_declared(raw, declared)
        if told is not None:
            return told, None
        at = error.start + len(mark)
        line = raw.count(b"\n", 0, at) + 1
        where = f"byte 0x{raw[at]:02X} at offset {at} (line {line})"
        guess = None if mark else _western(raw) or _guessed(raw)
        if guess is None:
            raise UnreadableDocument(
                f"not {encoding.upper()}: {where}",
                "Convert it, for example with: iconv -f windows-1252 -t utf-8",
            ) from error
        return raw.decode(guess), f"read as {guess}, not UTF-8: {where}"


def _as_declared(raw: bytes, declared: str | None) -> str | None:
    """Return the text in the encoding that is named, if there is such a text. The web calls windows-1252 Latin-1."""
    if not declared:
        return None
    try:
        known = codecs.lookup(declared.strip().strip("\"'")).name
        return raw.decode("cp1252" if known in ("iso8859-1", "ascii") else known)
    except (LookupError, UnicodeError, ValueError, AssertionError):
        return None


def _western(raw: bytes) -> str | None:
    """Name windows-1252 where few bytes lie beyond ASCII, all of them letters and signs that it has."""
    high = raw.translate(None, bytes(range(128)))
    if len(high) > _WESTERN * len(raw) or any(code < 9 or 13 < code < 32 for code in raw):
        return None
    try:
        high.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return "windows-1252"


def _guessed(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(raw, cp_isolation=list(_GUESSED)).best()
    if best is None or best.chaos > _CLEAR or not best.coherence:
        return None
    try:
        raw.decode(best.encoding)
    except UnicodeError:
        return None
    return str(best.encoding)
