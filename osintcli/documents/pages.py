"""Lines of printed pages to paragraphs: without running heads, words put together that a line end parted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

FULL = 0.62
"""A line this much of the longest is full: the paragraph goes on in the next one."""
NARROW = 25
"""Characters of a column; what is set in shorter lines is a table."""
EDGE = 2
"""Lines at the top and the bottom of a page that may be a running head."""
REPEATED = 3
"""Pages with one line at their edge that make it a running head."""

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*\Z", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:;…][\"”’')\]]*\Z")
_PARTED = re.compile(r"[a-z]-\Z")


def flowing(pages: Sequence[str]) -> str:
    """Return the text of pages, each paragraph on one line, blank lines between them."""
    laid = [[line.strip() for line in page.split("\n")] for page in pages]
    heads = _heads(laid)
    numbered = tuple(_numbered(laid, at) for at in (0, -1))
    lines = [line for page in laid for line in _kept(page, heads, numbered)]
    return "\n\n".join(_paragraphs(lines))


def _heads(laid: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the lines, their digits put aside, that stand at the edge of many pages."""
    seen = Counter(line for page in laid for line in {_folded(one) for one in _edge(page)})
    return frozenset(line for line, count in seen.items() if count >= max(REPEATED, len(laid) // 2))


def _edge(page: Sequence[str]) -> list[str]:
    words = [line for line in page if line]
    return words[:EDGE] + words[-EDGE:]


def _folded(line: str) -> str:
    return _DIGITS.sub("0", line)


def _numbered(laid: Sequence[Sequence[str]], at: int) -> bool:
    """Say whether pages carry their number in their first (0) or last (-1) line: on one page it may be a figure."""
    edges = [words[at] for page in laid if (words := [line for line in page if line])]
    return len(edges) > 1 and sum(1 for line in edges if _NUMBER.match(line)) * 2 > len(edges)


def _kept(page: Sequence[str], heads: frozenset[str], numbered: tuple[bool, ...]) -> Iterator[str]:
    places = [n for n, line in enumerate(page) if line]
    edge = {*places[:EDGE], *places[-EDGE:]}
    numbers = {places[at] for at, known in zip((0, -1), numbered, strict=True) if known and places}
    for n, line in enumerate(page):
        if n in edge and _folded(line) in heads:
            continue
        if n in numbers and _NUMBER.match(line):
            continue
        yield line


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[-max(1, len(lengths) // 10)] if lengths else 0
    held: list[str] = []
    last = ""
    for line in lines:
        if not line or (held and not _goes_on(last, line, width)):
            if held:
                yield " ".join(held)
            held = []
        if line and held and _PARTED.search(held[-1]) and line[:1].islower():
            held[-1] = held[-1][:-1] + line
        elif line:
            held.append(line)
        last = line or last
    if held:
        yield " ".join(held)


def _goes_on(last: str, line: str, width: int) -> bool:
    """Say whether a paragraph goes on: its last line is full, or its sentence has no end and the next no beginning."""
    full = len(last) >= FULL * width and width >= NARROW
    return (full and not (_ENDS.search(last) and len(last) < 0.9 * width)) or (
        not _ENDS.search(last) and line[:1].islower()
    )
