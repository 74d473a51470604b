"""Sentences, and the neutral form of a parse: parallel arrays, no object of any parser in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from enum import StrEnum

from msgspec import Struct

from osintcli.model.span import Span


class Block(StrEnum):
    """What kind of text a sentence stands in."""

    BODY = "body"
    HEADLINE = "headline"
    CAPTION = "caption"
    ITEM = "item"
    FURNITURE = "furniture"


class Sentence(Struct, frozen=True):
    """One sentence; `paragraph` counts blocks of text from 0, `index` sentences of the document from 0."""

    span: Span
    block: Block = Block.BODY
    paragraph: int = 0
    index: int = 0


class Parse(Struct, frozen=True):
    """A dependency tree of one sentence. All tuples have one entry a token; offsets are the document's.

    `tag` is Penn Treebank, `dep` the ClearNLP label of the English models (nsubj, dobj, nummod, …), `head` the index
    of the governing token inside this parse (a root governs itself), `lemma` lower case.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    tag: tuple[str, ...]
    dep: tuple[str, ...]
    head: tuple[int, ...]
    lemma: tuple[str, ...]
    children: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, token: int) -> Span:
        """Return the span of one token."""
        start = self.starts[token]
        return Span(start, start + len(self.words[token]))

    def at(self, offset: int) -> int | None:
        """Return the token that covers a code point of the document, or `None`."""
        i = bisect_right(self.starts, offset) - 1
        return i if i >= 0 and offset < self.starts[i] + len(self.words[i]) else None

    def within(self, span: Span) -> list[int]:
        """Return the tokens that overlap a span, in order."""
        first = max(bisect_right(self.starts, span.start) - 1, 0)
        last = bisect_left(self.starts, span.end)
        if first < last and self.starts[first] + len(self.words[first]) <= span.start:
            first += 1  # only the first can end before the span: tokens do not overlap
        return list(range(first, last))

    def subtree(self, token: int) -> list[int]:
        """Return the token and all it governs, in text order."""
        children = self.children
        found = [token]
        for at in found:  # grows while it is gone through
            found += children[at]
        found.sort()
        return found

    def ancestors(self, token: int) -> list[int]:
        """Return the governors from the nearest to the root."""
        found = []
        while self.head[token] != token:
            token = self.head[token]
            found.append(token)
        return found
