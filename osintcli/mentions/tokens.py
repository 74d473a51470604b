"""Words and signs of a sentence with their offsets: what the grammars of numbers and dates read."""

from __future__ import annotations

import re

from msgspec import Struct

_TOKEN = re.compile(r"\d+(?:[.,'\u00a0\u2009\u202f]\d+)*|[^\W\d_]+(?:['\u2019][^\W\d_]+)?|\S")
"""A figure with its separators, a word with its apostrophe, or one sign. Linear: no alternative can match at two lengths."""

WORD = re.compile(r"[^\W\d_]{2,}")
"""Two letters or more: what is asked for before a sentence is worth its tokens."""


class Token(Struct, frozen=True, gc=False):
    """A token; `lower` is its folded form, offsets are the document's."""

    text: str
    lower: str
    start: int
    end: int


def folded(text: str) -> str:
    """Return a text in small letters with plain apostrophes, offset for offset."""
    small = text.lower()
    if len(small) != len(text):  # the capital I with a dot is two signs in small letters
        small = "".join(c if len(c) == 1 else sign for sign in text for c in (sign.lower(),))
    return small.replace("\u2019", "'")


def tokenize(text: str, small: str, start: int, end: int) -> list[Token]:
    """Split `text[start:end]` into tokens, in order; white space is left out. `small` is the text as `folded` makes it."""
    return [
        Token(text[at:to], small[at:to], at, to)
        for at, to in [match.span() for match in _TOKEN.finditer(text, start, end)]
    ]
