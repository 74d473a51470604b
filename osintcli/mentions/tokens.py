"""Words and signs of a sentence with their offsets: what the grammars of numbers and dates read."""

from __future__ import annotations

import re
from itertools import accumulate
from operator import add

from msgspec import Struct

_TOKEN = re.compile(r"(?:\d+(?:[.,'\u00a0\u2009\u202f]\d+)*|[^\W\d_]+(?:['\u2019][^\W\d_]+)?|\S)\s*")
"""A figure with its separators, a word with its apostrophe, or one sign; and the white space behind it, so that the lengths
of all tell where each begins. Linear: no alternative can match at two lengths.
"""

_ASCII = re.compile(r"(?:[0-9]+(?:[.,'][0-9]+)*|[A-Za-z]+(?:'[A-Za-z]+)?|\S)\s*")
"""The same for a stretch of nothing but ASCII, as most are: a third quicker."""

WORD = re.compile(r"[^\W\d_]{2,}")
"""Two letters or more: what is asked for before a sentence is worth its tokens."""
FIGURE = re.compile("[\\d\u00bc-\u00be\u2150-\u215e]")
"""A digit or a fraction that is one sign."""


class Token(Struct, frozen=True, gc=False):
    """A token; `lower` is its folded form, offsets are the document's."""

    text: str
    lower: str
    start: int
    end: int


class Tokens(Struct, frozen=True, gc=False):
    """The tokens of a stretch, in order, as columns: `lower` is their folded form, offsets are the document's.

    Columns are filled by loops inside the interpreter; an object a token cost more than all else that is done with most.
    """

    texts: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]

    def each(self) -> list[Token]:
        """Return the tokens one by one, for a grammar that reads things of several tokens."""
        return list(map(Token, self.texts, self.lower, self.starts, self.ends))


def folded(text: str) -> str:
    """Return a text in small letters with plain apostrophes, offset for offset."""
    small = text.lower()
    if len(small) != len(text):  # the capital I with a dot is two signs in small letters
        small = "".join(c if len(c) == 1 else sign for sign in text for c in (sign.lower(),))
    return small.replace("\u2019", "'")


def tokenize(text: str, small: str, start: int, end: int) -> Tokens:
    """Split `text[start:end]` into tokens; white space is left out. `small` is the text as `folded` makes it."""
    stretch = text[start:end]
    ascii_only = stretch.isascii()
    pieces = (_ASCII if ascii_only else _TOKEN).findall(stretch)
    first = start + len(stretch) - len(stretch.lstrip())
    texts = list(map(str.rstrip, pieces))
    starts = list(accumulate(map(len, pieces), initial=first))
    starts.pop()
    ends = list(map(add, starts, map(len, texts)))
    lower = (
        list(map(str.lower, texts)) if ascii_only else list(map(small.__getitem__, map(slice, starts, ends)))
    )
    return Tokens(texts, lower, starts, ends)
