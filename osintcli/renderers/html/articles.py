"""The text of a document as pieces: words, and where a mark opens and closes around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from osintcli.model.assertion import Assertion
from osintcli.model.document import Document
from osintcli.model.span import Span

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]"
)
"""What HTML forbids or what would turn the words around; each is shown as one sign, so that offsets hold."""


class Act(StrEnum):
    """What a piece does."""

    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"


class Piece(Struct, frozen=True):
    """Words; or the opening or closing of a mark.

    The mark of an assertion may come in parts, where another crosses its end or a paragraph does: `first` and `last` say
    which this is. `inner` is a mark without another one inside.
    """

    act: Act
    text: str = ""
    id: str = ""
    inner: bool = False
    first: bool = False
    last: bool = False


Paragraph = tuple[Piece, ...]


def visible(text: str) -> str:
    """Return a text of the same length in which nothing is there that a page would obey or may not hold."""
    return _UNSEEN.sub("\ufffd", text)


def paragraphs(document: Document, said: Sequence[Assertion]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a document with what it says marked."""
    text = visible(document.text)
    spans = {one.id: span for one in said if (span := _tight(text, one.quote.span))}
    order = sorted(spans, key=lambda name: (spans[name].start, -spans[name].end, name))
    inner = _inner(order, spans)
    waiting = list(reversed(order))
    active: list[str] = []
    for start, end in _blocks(text):
        while waiting and spans[waiting[-1]].start < end:
            active.append(waiting.pop())
        active = [name for name in active if spans[name].end > start]
        if text[start:end].strip() or active:
            yield tuple(_pieces(text, Span(start, end), active, spans, inner))


def _tight(text: str, span: Span) -> Span | None:
    """Return a span without space at its ends, so that it begins and ends inside a block; `None` where nothing is left."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, span.start + len(words.rstrip())) if words.strip() else None


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in _BLANK.finditer(text):
        yield at, gap.start()
        at = gap.end()
    yield at, len(text)


def _inner(order: Sequence[str], spans: Mapping[str, Span]) -> frozenset[str]:
    """Return the marks into which no later one reaches."""
    outer: set[str] = set()
    open_: list[str] = []
    for name in order:
        open_ = [one for one in open_ if spans[one].end > spans[name].start]
        outer.update(open_)
        open_.append(name)
    return frozenset(order) - outer


def _pieces(
    text: str, block: Span, active: Sequence[str], spans: Mapping[str, Span], inner: frozenset[str]
) -> Iterator[Piece]:
    """Yield the pieces of one block: at every edge, what ends is closed and what was over it opened anew."""
    edges = sorted(
        {block.start, block.end}
        | {
            edge
            for name in active
            for edge in (spans[name].start, spans[name].end)
            if block.start < edge < block.end
        }
    )
    stack: list[str] = []
    coming = list(reversed(active))
    for here, there in pairwise(edges):
        wanted = [name for name in stack if spans[name].end > here]
        while coming and spans[coming[-1]].start <= here:
            wanted.append(coming.pop())
        same = next(
            (at for at, (a, b) in enumerate(zip(stack, wanted, strict=False)) if a != b),
            min(len(stack), len(wanted)),
        )
        for name in reversed(stack[same:]):
            yield _mark(Act.CLOSE, name, here, spans[name], inner)
        for name in wanted[same:]:
            yield _mark(Act.OPEN, name, here, spans[name], inner)
        stack = wanted
        yield Piece(Act.TEXT, text[here:there])
    for name in reversed(stack):
        yield _mark(Act.CLOSE, name, edges[-1], spans[name], inner)


def _mark(act: Act, name: str, at: int, span: Span, inner: frozenset[str]) -> Piece:
    first = act is Act.OPEN and at == span.start
    last = act is Act.CLOSE and at == span.end
    return Piece(act, id=name, inner=name in inner, first=first, last=last)
