"""Direct quotations of a document, also those that run over sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct

from osintcli.model.sentence import Block, Sentence
from osintcli.model.span import Span

_MARK = re.compile(
    r"""[“”"'‘’](?:(?<=[“”"])|(?<=')'|(?<=‘)(?<!\w‘)|(?<=’)(?!\w)|(?<=')(?<!\w')(?=\w)|(?<=[.,!?]')(?!\w))"""
)
"""One class first: `re` then skips from sign to sign at the speed of a search."""
_OPENERS = {"“": "”", '"': '"', "''": "''", "‘": "’", "'": "'"}
LEAST = 4
"""Words that a quotation has at least; fewer are a term in quotation marks."""


class Quotation(Struct, frozen=True):
    """Quoted words without their marks. `goes_on` where the paragraph ends before the mark closes; `follows` where the
    paragraph before it was left open.
    """

    span: Span
    paragraph: int
    goes_on: bool = False
    follows: bool = False


def find(text: str, sentences: Iterable[Sentence]) -> list[Quotation]:
    """Return the quotations in text order; marks pair inside a paragraph only."""
    found: list[Quotation] = []
    open_before = False
    for number, group in groupby(sentences, key=lambda s: s.paragraph):
        members = list(group)
        if members[0].block is Block.FURNITURE:
            continue
        block = Span(members[0].span.start, members[-1].span.end)
        inside = list(_paired(text, block, number))
        if inside and open_before and not text[block.start : inside[0].span.start].strip("“\"'‘ "):
            inside[0] = Quotation(inside[0].span, number, goes_on=inside[0].goes_on, follows=True)
        open_before = bool(inside) and inside[-1].goes_on
        found += [q for q in inside if _says(q.span.of(text))]
    return found


def _says(words: str) -> bool:
    """Say whether quoted words are more than a term: several, or a short sentence of its own ("We have seven.")."""
    count = len(words.split())
    return count >= LEAST or (count > 1 and words[:1].isupper() and words.endswith((".", "!", "?")))


def _paired(text: str, block: Span, number: int) -> Iterator[Quotation]:
    closing, start = None, 0
    for mark in _MARK.finditer(text, block.start, block.end):
        if closing is None:
            if mark.group() in _OPENERS and (mark.end() < block.end and not text[mark.end()].isspace()):
                closing, start = _OPENERS[mark.group()], mark.end()
        elif mark.group() == closing:
            yield Quotation(Span(start, mark.start()), number)
            closing = None
    if closing in {"”", '"', "''"}:
        yield Quotation(Span(start, block.end), number, goes_on=True)
