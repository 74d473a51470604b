"""What kind of text a block is: body, headline, caption, item, or furniture around the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from osintcli.lexicons.load import load
from osintcli.model.sentence import Block
from osintcli.sentences.blocks import TextBlock
from osintcli.text.languages import foreign

SHORT = 240
"""Code points up to which a cue makes a block furniture."""
TITLE = 150
"""Code points up to which a block without a full stop is a headline."""
CLOSING = 0.5
"""Boilerplate that runs to the end begins in the last half of a text."""
FEW_WORDS = 2
FOREIGN = 120
"""Code points from which a block in Latin letters is asked for its language: a shorter one may be names."""
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
_TRAIL_SIGNS = (" > ", " » ", " / ", " | ")
_TAIL = 6
"""Code points at the end of a block that tell whether it ends as a sentence does."""


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


class _Words(Struct, frozen=True):
    """The words of one block: as written, in small letters, whether they end as a sentence does; asked for often."""

    written: str
    folded: str
    ended: bool


def _words_of(text: str, block: TextBlock) -> _Words:
    written = block.span.of(text).strip()
    return _Words(written, written.lower(), _ENDS.search(written[-_TAIL:]) is not None)


def classify(text: str, blocks: Sequence[TextBlock]) -> list[Block]:
    """Return the kind of each block, in order. A text of one block is an article, whatever it looks like."""
    words = [_words_of(text, block) for block in blocks]
    if len(blocks) == 1:
        return [_running(words[0], blocks[0])] if _latin(words[0].written) else [Block.FURNITURE]
    short = sum(len(block.span) <= SHORT for block in blocks)
    known = _standing(text.lower()) if len(text) < SHORT * short else _known()  # where many blocks are asked
    kinds = [
        _alone(known, w, block, first=n == 0) for n, (w, block) in enumerate(zip(words, blocks, strict=True))
    ]
    _front_matter(text, blocks, kinds)
    _links(words, kinds)
    _closing(known, words, blocks, kinds, len(text))
    if all(k is Block.FURNITURE for k in kinds):
        return [
            _running(w, block) if _latin(w.written) else Block.FURNITURE
            for w, block in zip(words, blocks, strict=True)
        ]
    return kinds


def _standing(folded: str) -> Furniture:
    """Return the lexicon with no more cues than stand somewhere in the text: a block need not be asked for the others."""
    known = _known()

    def held(cues: Sequence[str]) -> tuple[str, ...]:
        return tuple([cue for cue in cues if cue in folded])

    return replace(
        known,
        always=held(known.always),
        contains=held(known.contains),
        caption=held(known.caption),
        closes=held(known.closes),
    )


def _running(words: _Words, block: TextBlock) -> Block:
    if block.item:
        return Block.ITEM
    return Block.HEADLINE if len(words.written) <= TITLE and not words.ended else Block.BODY


def _alone(known: Furniture, words: _Words, block: TextBlock, *, first: bool) -> Block:
    """The kind of a block by itself."""
    written = words.written
    if (
        not _latin(written)
        or (len(written) >= FOREIGN and foreign(written) is not None)
        or _IMAGE.match(written)
        or (len(written) <= SHORT and _is_furniture(known, words, first=first, item=block.item))
    ):
        return Block.FURNITURE
    if len(written) <= 2 * SHORT and _is_caption(known, words):
        return Block.CAPTION
    if block.item or (
        len(written) <= SHORT and not words.ended and ":" in written and _KEY_VALUE.match(written)
    ):
        return Block.ITEM
    return _running(words, block)


def _is_furniture(known: Furniture, words: _Words, *, first: bool, item: bool) -> bool:
    written = words.written
    return (
        _cued(known, words)
        or _is_trail(written)
        or _SCREEN_NAME.match(written) is not None
        or (" | " in written and not words.ended)
        or _is_stamp(words.folded)
        or _is_byline(words)
        or (not first and not item and _is_label(written))
    )


def _holds(folded: str, cues: Sequence[str]) -> bool:
    for cue in cues:  # noqa: SIM110 - half the time that any() takes
        if cue in folded:
            return True
    return False


def _cued(known: Furniture, words: _Words) -> bool:
    folded = words.folded
    if folded.strip(" :.>»|*-") in known.whole or folded.lstrip("*-• ").startswith(known.begins):
        return True
    weak = len(words.written) < SAID or not words.ended
    return _holds(folded, known.always) or (weak and _holds(folded, known.contains))


def _is_trail(written: str) -> bool:
    """The way from the home page to this one: "Home > World > Asia"."""
    return _holds(written, _TRAIL_SIGNS) and _TRAIL.match(written) is not None


def _is_byline(words: _Words) -> bool:
    if words.ended or not words.folded.startswith("by "):
        return False
    return len(words.written.split()) <= BYLINE and not _has_figure(words.written)


def _is_label(written: str) -> bool:
    """A word or two without a figure and without an end: a button, the name of a section."""
    few = len(written.split(None, FEW_WORDS)) <= FEW_WORDS
    return few and written[-1] not in '.!?…:"”' and not _has_figure(written)


def _has_figure(words: str) -> bool:
    return _DIGIT.search(words) is not None


def _is_stamp(folded: str) -> bool:
    """A line of nothing but day, time and the words that go with them: when a page was put up, not what happened."""
    known = _known().stamp
    for found in _WORD.finditer(folded):  # most lines end this at their first word
        word = found.group()
        if word not in known and not word.isdigit():
            return False
    return _has_figure(folded)


def _is_caption(known: Furniture, words: _Words) -> bool:
    credited = words.written.endswith("]") and _CREDIT.search(words.written) is not None
    return credited or _holds(words.folded, known.caption)


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


def _links(words: Sequence[_Words], kinds: list[Block]) -> None:
    """A short line after "Next" or "Related article" leads to another page."""
    for n, (before, after) in enumerate(pairwise(words), start=1):
        if (
            before.folded.strip(" :>»") in _known().before_link
            and len(after.written) <= TITLE
            and not after.ended
        ):
            kinds[n] = Block.FURNITURE


def _closing(
    known: Furniture, words: Sequence[_Words], blocks: Sequence[TextBlock], kinds: list[Block], length: int
) -> None:
    """From the copyright line or the note to editors on, all is boilerplate, when that line stands late enough."""
    for n, (w, block) in enumerate(zip(words, blocks, strict=True)):
        if block.span.start < CLOSING * length or len(w.written) > SHORT:
            continue
        if w.folded.startswith(known.closes_begin) or _holds(w.folded, known.closes):
            kinds[n:] = [Block.FURNITURE] * (len(kinds) - n)
            return
