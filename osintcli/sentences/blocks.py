"""Blocks of lines: a paragraph, a headline, a list item; hard-wrapped lines are one block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from osintcli.model.span import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_ITEM = re.compile(r"\s*(?:[-*•·▪●–]\s+|\(?\d{1,2}[.)]\s+|[a-z]\)\s+)")
_ENDS = re.compile(r"[.!?:;…][\"”’')\]]*\s*$")

WRAP = range(45, 101)
"""A text whose longest lines have this many characters was wrapped for a terminal or a wire."""
FULL = 0.62
"""A line this much of the longest is full: what follows goes on in the next line."""


class TextBlock(Struct, frozen=True):
    """A run of lines that read on; `item` where it begins as a list item, `gap` whether a blank line stands before it."""

    span: Span
    item: bool
    gap: bool


def blocks(text: str) -> Iterator[TextBlock]:
    """Yield the blocks of a text in order. Blank lines part blocks; other line ends do, unless lines were hard-wrapped."""
    lines = [m for m in _LINE.finditer(text) if not m.group().isspace()]
    width = _wrap_width([len(m.group()) for m in lines])
    start: int | None = None
    last: re.Match[str] | None = None
    gap = True
    for line in lines:
        blank = last is None or text.count("\n", last.end(), line.start()) > 1
        if start is not None and last is not None and not (not blank and _goes_on(last, line, width)):
            yield _block(text, start, last.end(), gap=gap)
            start = None
        if start is None:
            start, gap = line.start(), blank
        last = line
    if start is not None and last is not None:
        yield _block(text, start, last.end(), gap=gap)


def _block(text: str, start: int, end: int, *, gap: bool) -> TextBlock:
    return TextBlock(Span(start, end), item=_ITEM.match(text, start, end) is not None, gap=gap)


def _wrap_width(lengths: list[int]) -> int | None:
    """The width at which a text was wrapped, or `None` where a line is a paragraph."""
    if len(lengths) < 3:
        return None
    longest = sorted(lengths)[-max(1, len(lengths) // 20)]
    full = sum(1 for n in lengths if n >= FULL * longest)
    return longest if longest in WRAP and full * 2 >= len(lengths) else None


def _goes_on(last: re.Match[str], line: re.Match[str], width: int | None) -> bool:
    if width is None or _ITEM.match(line.group()):
        return False
    words = last.group()
    return len(words) >= FULL * width or (
        not _ENDS.search(words[-4:]) and line.group().lstrip()[:1].islower()
    )
