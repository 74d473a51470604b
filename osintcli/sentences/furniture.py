"""What kind of text a block is: body, headline, caption, item, or furniture around the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import msgspec

from osintcli.lexicons.load import load
from osintcli.model.sentence import Block
from osintcli.sentences.blocks import TextBlock

SHORT = 240
"""Code points up to which a cue makes a block furniture."""
TITLE = 150
"""Code points up to which a block without a full stop is a headline."""
CLOSING = 0.5
"""Boilerplate that runs to the end begins in the last half of a text."""
FEW_WORDS = 2
SAMPLE = 2000
"""Code points of a block that tell its script."""
SAID = 90
"""Code points from which a block with a full stop is a sentence that may speak of cookies and newsletters."""
BYLINE = 10
"""Words up to which a line that begins with "By" and has no full stop names the authors."""

_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*|\d+")
_ENDS = re.compile(r"[.!?…][\"”’')\]]*$")
_IMAGE = re.compile(r"!?\[[^\]]*\]\([^)\s]+\)?$|https?://\S+$|www\.\S+$")
_TRAIL = re.compile(r"^\W*\w[\w ]{0,24}(?: [>»/|] \w[\w ]{0,24})+$")
_CREDIT = re.compile(r"\[[A-Z][A-Z/ .]+\]$|^\[[^\]]+\]$")
_SCREEN_NAME = re.compile(r"^[a-z]+(?:[_/.-][a-z]+)+$")
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?s:.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_KEY_VALUE = re.compile(r"^[^.!?:]{3,60}: *\S*\d")


class Furniture(msgspec.Struct, frozen=True):
    """`lexicons/en/furniture.yaml`."""

    always: tuple[str, ...]
    contains: tuple[str, ...]
    begins: tuple[str, ...]
    whole: frozenset[str]
    before_link: frozenset[str]
    closes: tuple[str, ...]
    closes_begin: tuple[str, ...]
    caption: tuple[str, ...]
    stamp: frozenset[str]


@cache
def _known() -> Furniture:
    return load("furniture", Furniture)


def classify(text: str, blocks: Sequence[TextBlock]) -> list[Block]:
    """Return the kind of each block, in order. A text of one block is an article, whatever it looks like."""
    words = [block.span.of(text).strip() for block in blocks]
    if len(blocks) == 1:
        return [_running(words[0], blocks[0])] if _latin(words[0]) else [Block.FURNITURE]
    kinds = [_alone(w, block, first=n == 0) for n, (w, block) in enumerate(zip(words, blocks, strict=True))]
    _front_matter(text, blocks, kinds)
    _links(words, kinds)
    _closing(words, blocks, kinds, len(text))
    if all(k is Block.FURNITURE for k in kinds):
        return [
            _running(w, block) if _latin(w) else Block.FURNITURE
            for w, block in zip(words, blocks, strict=True)
        ]
    return kinds


def _running(words: str, block: TextBlock) -> Block:
    if block.item:
        return Block.ITEM
    return Block.HEADLINE if len(words) <= TITLE and not _ENDS.search(words[-6:]) else Block.BODY


def _alone(words: str, block: TextBlock, *, first: bool) -> Block:
    """The kind of a block by itself."""
    if not _latin(words) or _IMAGE.match(words) or _is_furniture(words, first=first, item=block.item):
        return Block.FURNITURE
    if _is_caption(words):
        return Block.CAPTION
    if block.item or (len(words) <= SHORT and _KEY_VALUE.match(words) and not _ENDS.search(words[-6:])):
        return Block.ITEM
    return _running(words, block)


def _is_furniture(words: str, *, first: bool, item: bool) -> bool:
    if len(words) > SHORT:
        return False
    folded = words.lower()
    return (
        _cued(words, folded)
        or _TRAIL.match(words) is not None
        or _SCREEN_NAME.match(words) is not None
        or (" | " in words and not _ENDS.search(words))
        or _is_stamp(folded)
        or _is_byline(words, folded)
        or (not first and not item and _is_label(words))
    )


def _cued(words: str, folded: str) -> bool:
    known = _known()
    if folded.strip(" :.>»|*-") in known.whole or folded.lstrip("*-• ").startswith(known.begins):
        return True
    weak = len(words) < SAID or not _ENDS.search(words)
    return any(c in folded for c in known.always) or (weak and any(c in folded for c in known.contains))


def _is_byline(words: str, folded: str) -> bool:
    few = len(words.split()) <= BYLINE
    return folded.startswith("by ") and few and not _ENDS.search(words) and not _has_figure(words)


def _is_label(words: str) -> bool:
    """A word or two without a figure and without an end: a button, the name of a section."""
    return len(words.split()) <= FEW_WORDS and words[-1] not in '.!?…:"”' and not _has_figure(words)


def _has_figure(words: str) -> bool:
    return _DIGIT.search(words) is not None


def _is_stamp(folded: str) -> bool:
    """A line of nothing but day, time and the words that go with them: when a page was put up, not what happened."""
    found = _WORD.findall(folded)
    return bool(found) and _has_figure(folded) and all(w.isdigit() or w in _known().stamp for w in found)


def _is_caption(words: str) -> bool:
    folded = words.lower()
    return len(words) <= 2 * SHORT and (
        any(c in folded for c in _known().caption) or _CREDIT.search(words) is not None
    )


def _latin(words: str) -> bool:
    """Say whether most letters are Latin; a block without letters says nothing."""
    begin = words[:SAMPLE]
    if begin.isascii():
        return _LETTER.search(begin) is not None
    letters = [c for c in begin if c.isalpha()]
    return bool(letters) and sum(1 for c in letters if c < "\u0250" or "\u1e00" <= c < "\u1f00") * 2 > len(
        letters
    )


def _front_matter(text: str, blocks: Sequence[TextBlock], kinds: list[Block]) -> None:
    """What stands between two lines of `---` at the very top is said of the document, not by it."""
    found = _FRONT.match(text)
    if found:
        for n, block in enumerate(blocks):
            if block.span.start < found.end():
                kinds[n] = Block.FURNITURE


def _links(words: Sequence[str], kinds: list[Block]) -> None:
    """A short line after "Next" or "Related article" leads to another page."""
    for n, (before, after) in enumerate(pairwise(words), start=1):
        if (
            before.lower().strip(" :>»") in _known().before_link
            and len(after) <= TITLE
            and not _ENDS.search(after)
        ):
            kinds[n] = Block.FURNITURE


def _closing(words: Sequence[str], blocks: Sequence[TextBlock], kinds: list[Block], length: int) -> None:
    """From the copyright line or the note to editors on, all is boilerplate, when that line stands late enough."""
    known = _known()
    for n, (w, block) in enumerate(zip(words, blocks, strict=True)):
        if block.span.start < CLOSING * length or len(w) > SHORT:
            continue
        folded = w.lower()
        if folded.startswith(known.closes_begin) or any(c in folded for c in known.closes):
            kinds[n:] = [Block.FURNITURE] * (len(kinds) - n)
            return
