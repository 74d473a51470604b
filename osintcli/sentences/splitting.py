"""Document to sentences: blocks of lines, what kind of text each is, and where sentences end inside them."""

from __future__ import annotations

from collections.abc import Iterator

from osintcli.model.document import Document
from osintcli.model.sentence import Block, Sentence
from osintcli.model.span import Span
from osintcli.sentences.blocks import TextBlock, blocks
from osintcli.sentences.boundaries import boundaries
from osintcli.sentences.furniture import classify


def split(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of a document in text order, each with the kind of block it stands in.

    Furniture (navigation, share lines, copyright, text in a foreign script) is kept, so that offsets hold, and marked.
    Linear in the length of the text; a sentence without an end is cut at `boundaries.LONGEST` code points.
    """
    found = list(blocks(document.text))
    kinds = classify(document.text, found)
    return tuple(_numbered(document.text, found, kinds))


def _numbered(text: str, found: list[TextBlock], kinds: list[Block]) -> Iterator[Sentence]:
    index = 0
    for paragraph, (block, kind) in enumerate(zip(found, kinds, strict=True)):
        for span in _sentences(text, block, kind):
            yield Sentence(span=span, block=kind, paragraph=paragraph, index=index)
            index += 1


def _sentences(text: str, block: TextBlock, kind: Block) -> Iterator[Span]:
    start = block.span.start
    for end in (*boundaries(text, block.span, whole=kind is Block.HEADLINE), block.span.end):
        span = _trimmed(text, start, end)
        if len(span):
            yield span
        start = end


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    right = len(words) - len(words.rstrip())
    return Span(start + left, max(start + left, end - right))
