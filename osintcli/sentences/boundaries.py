"""Where sentences end inside a block of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from osintcli.lexicons.load import load
from osintcli.model.span import Span

LONGEST = 2000
"""Code points after which a sentence without an end is cut at a space: tables, data, a file of one line."""

_END = re.compile(r"[.!?…](?<![.!?…].)[.!?…]*+(?:[\"”’')\]]*+(?=\s)|(?<!…)[\"”](?=[A-Z]))")
"""One class first: `re` then skips to its next sign at the speed of a search, which it does for no alternation. A run of
signs is tried once, from its first one.
"""
_NEXT = re.compile(r"\s+[\"“‘'(\[]*([^\s\"”’')\]]+)")
_BEFORE = re.compile(r"[^\s\"“‘'(\[]+$")
_INITIAL = re.compile(r"^(?:[A-Z]\.)*[A-Z]$")


class Abbreviations(msgspec.Struct, frozen=True):
    """`lexicons/en/abbreviations.yaml`."""

    never: frozenset[str]
    seldom: frozenset[str]
    measured: frozenset[str]
    starters: frozenset[str]


@cache
def _abbreviations() -> Abbreviations:
    return load("abbreviations", Abbreviations)


def boundaries(text: str, block: Span, *, whole: bool = False) -> Iterator[int]:
    """Yield the offsets inside `block` at which one sentence ends and the next begins, in order.

    `whole` keeps the block in one piece (a headline) unless it is too long to be one.
    """
    last = block.start
    for match in () if whole else _END.finditer(text, block.start, block.end):
        if match.end() >= block.end or not _is_end(text, match, last, block.end):
            continue
        yield from _cuts(text, last, match.end())
        last = match.end()
        yield last
    yield from _cuts(text, last, block.end)


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        start = space if space > start else start + LONGEST
        yield start


def _is_end(text: str, match: re.Match[str], start: int, end: int) -> bool:
    following = _NEXT.match(text, match.end(), min(end, match.end() + 60))
    if following is None:
        return match.group().endswith(('"', "”")) or match.end() >= end
    nxt = following.group(1)
    if nxt[0].islower():
        return False
    if match.group()[0] != "." or len(match.group().rstrip("\"”’')]")) > 1:
        return True
    return not _abbreviated(text[max(start, match.start() - 20) : match.start()], nxt)


def _abbreviated(before: str, following: str) -> bool:
    found = _BEFORE.search(before)
    word = found.group() if found else ""
    known = _abbreviations()
    folded = word.lower()
    if folded in known.measured and not before[: -len(word)].rstrip()[-1:].isdigit():
        return False  # "They are still coming in. The first came at dawn"
    if folded in known.never:
        return not (folded == "no" and not following[0].isdigit())
    if folded in known.seldom:
        return following.lower().rstrip(".,") not in known.starters
    return bool(_INITIAL.match(word)) and following[0].isupper() and following.lower() not in known.starters
