"""Lines of printed pages to paragraphs: without running heads, words put together that a line end parted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

FULL = 0.62
"""A line this much of the longest is full: the paragraph goes on in the next one."""
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
    lines = [line for page in laid for line in _kept(page, heads)]
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


def _kept(page: Sequence[str], heads: frozenset[str]) -> Iterator[str]:
    edge = set(_edge(page))
    for line in page:
        if line in edge and (_folded(line) in heads or _NUMBER.match(line)):
            continue
        yield line


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[-max(1, len(lengths) // 10)] if lengths else 0
    held = ""
    last = ""
    for line in lines:
        if not line or (held and not _goes_on(last, line, width)):
            if held:
                yield held
            held = ""
        if line:
            held = _joined(held, line)
            last = line
    if held:
        yield held


def _goes_on(last: str, line: str, width: int) -> bool:
    """Say whether a paragraph goes on: its last line is full, or its sentence has no end and the next no beginning."""
    full = len(last) >= FULL * width
    return (full and not (_ENDS.search(last) and len(last) < 0.9 * width)) or (
        not _ENDS.search(last) and line[:1].islower()
    )


def _joined(held: str, line: str) -> str:
    if _PARTED.search(held) and line[:1].islower():
        return held[:-1] + line
    return f"{held} {line}" if held else line
