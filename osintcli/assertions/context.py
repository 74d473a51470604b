"""All that the readers of an assertion's fields may look at: one document, split, searched and parsed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, TypeVar

from osintcli.model.document import Document
from osintcli.model.mention import Mentions
from osintcli.model.quantity import QuantityMention
from osintcli.model.sentence import Block, Parse, Sentence
from osintcli.model.span import Span
from osintcli.model.timex import TimexMention


class Spanned(Protocol):
    """Anything that stands somewhere in a text."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


S = TypeVar("S", bound=Spanned)
_SHORT_MILLION = re.compile(r"\d ?m\b")
_MILLION = 1_000_000
_WORD = re.compile(r"[^\W\d_]+")
_DATELINE = re.compile(
    r"(?P<city>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{1,30}[A-ZÀ-Þ])(?:, (?P<land>[A-ZÀ-Þ][\w.'’ ]{1,30}?))??"
    r"(?:,? (?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}))? ?(?:\((?P<agency>[^)\n]{2,40})\))? ?(?:--|[-–—]) ?"
)

LEAD = 12
"""Sentences among which a dateline is looked for."""


@dataclass(frozen=True)
class Context:
    """One document with its sentences, its mentions and the parses of those sentences that have one.

    `parses` maps a sentence's index to its tree; sentences with a mention and their neighbours have one, others may not.
    The lookups build an index once and then cost a bisection.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: Mentions
    parses: dict[int, Parse] = field(default_factory=dict)

    def sentence_at(self, span: Span) -> Sentence | None:
        """Return the sentence that a span begins in."""
        at = bisect_right(self._starts, span.start) - 1
        return self.sentences[at] if at >= 0 and self.sentences[at].span.end >= span.start else None

    def text_of(self, sentence: Sentence) -> str:
        """Return the sentence's words."""
        return sentence.span.of(self.document.text)

    def quantities_in(self, sentence: Sentence) -> list[QuantityMention]:
        """Return the quantities of a sentence, in order."""
        return self._quantities.get(sentence.index, [])

    def timexes_in(self, sentence: Sentence) -> list[TimexMention]:
        """Return the time expressions of a sentence, in order."""
        return self._timexes.get(sentence.index, [])

    def paragraph(self, number: int) -> list[Sentence]:
        """Return the sentences of one paragraph, in order."""
        return self._paragraphs.get(number, [])

    def parse_of(self, sentence: Sentence) -> Parse | None:
        """Return the sentence's tree, where it has one."""
        return self.parses.get(sentence.index)

    def before(self, sentence: Sentence) -> list[Sentence]:
        """Return the sentences of the same paragraph that come earlier, the nearest first."""
        mates = self.paragraph(sentence.paragraph)
        at = bisect_left([s.index for s in mates], sentence.index)
        return mates[:at][::-1]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the document, lower case: what it speaks of at all."""
        return frozenset(m.group().lower() for m in _WORD.finditer(self.document.text))

    @cached_property
    def writes_millions(self) -> bool:
        """Whether the text shortens million to "m": "€88m", "3.4m tonnes"."""
        text = self.document.text
        return any(
            (q.quantity.low or q.quantity.high or 0) >= _MILLION
            and _SHORT_MILLION.search(text, q.number.start, q.span.end)
            for q in self.mentions.quantities
        )

    @cached_property
    def dateline(self) -> re.Match[str] | None:
        """The dateline ("LIMA, Peru, May 2 (Agency) - ") with its `city`, `land`, `date` and `agency`, or `None`."""
        for sentence in self.sentences[:LEAD]:
            if sentence.block in {Block.BODY, Block.CAPTION}:
                end = min(sentence.span.end, sentence.span.start + 120)
                match = _DATELINE.match(self.document.text, sentence.span.start, end)
                if match is not None:
                    return match
        return None

    @cached_property
    def _starts(self) -> list[int]:
        return [s.span.start for s in self.sentences]

    @cached_property
    def _paragraphs(self) -> dict[int, list[Sentence]]:
        found: dict[int, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.paragraph, []).append(sentence)
        return found

    @cached_property
    def _quantities(self) -> dict[int, list[QuantityMention]]:
        return self._by_sentence(self.mentions.quantities)

    @cached_property
    def _timexes(self) -> dict[int, list[TimexMention]]:
        return self._by_sentence(self.mentions.timexes)

    def _by_sentence(self, found: Iterable[S]) -> dict[int, list[S]]:
        """Sort mentions into sentences; one that runs over a sentence's end belongs to none."""
        sorted_in: dict[int, list[S]] = {}
        ordered: Sequence[S] = sorted(found, key=lambda m: m.span)
        for mention in ordered:
            sentence = self.sentence_at(mention.span)
            if sentence is not None and sentence.span.contains(mention.span):
                sorted_in.setdefault(sentence.index, []).append(mention)
        return sorted_in
