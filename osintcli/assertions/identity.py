"""Stable names for assertions."""

from __future__ import annotations

import hashlib

from osintcli.model.assertion import Kind, Quote

DIGITS = 12
"""Hex digits of an id: 48 bits, so that a million assertions meet by chance once in five hundred corpora."""


def identify(document: str, kind: Kind, quote: Quote, *, also: str = "") -> str:
    """Return the id of an assertion: the same for the same document, kind, place and words, whatever else is read there.

    `also` tells two events apart that the same words tell (their dates).
    """
    parts = (document, kind.value, str(quote.span.start), str(quote.span.end), quote.exact, also)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
