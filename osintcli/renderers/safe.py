"""Words of a document, made safe to print: no word of an article may steer a terminal, a spreadsheet or a page."""

from __future__ import annotations

import re

_SPACE = re.compile(r"\s+")
_DROPPED = re.compile("[\u00ad\u200b\u200e\u200f\u061c\ufeff]")
"""Marks without a shape of their own: soft hyphen, zero-width space, direction marks, byte order mark."""

_SHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]")
"""Control characters (ESC among them), direction overrides, halves of surrogate pairs: shown, never obeyed."""

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection")."""

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~$!&])")


def plain(text: str) -> str:
    """Return `text` on one line without anything that a terminal would obey; spaces at both ends stay."""
    return _SHOWN.sub("\ufffd", _DROPPED.sub("", _SPACE.sub(" ", text)))


def cell(text: str) -> str:
    """Return `text` for a cell of CSV: on one line, and never a formula."""
    words = plain(text).strip()
    return f"'{words}" if words.startswith(_FORMULA) else words


def markdown(text: str) -> str:
    """Return `text` for a cell of a Markdown table: nothing in it is markup, HTML or the end of the cell."""
    return _MARKDOWN.sub(r"\\\1", plain(text)).strip()
