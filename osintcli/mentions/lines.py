"""The sentences of one document as lines of tokens, each made once, at first asking, for all grammars that read it."""

from __future__ import annotations

from collections.abc import Sequence

from osintcli.mentions.line import Line
from osintcli.mentions.tokens import WORD, folded
from osintcli.model.sentence import Sentence
from osintcli.model.span import Span

LONGEST = 4000
"""Code points of one line; a sentence that is longer (a table, broken text) is read in pieces."""


class Lines:
    """What grammars read of a document: the words that tell whether a sentence is worth reading, and its tokens."""

    __slots__ = ("_lines", "_words", "small", "spans", "text")

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self.text = text
        self.small = folded(text)
        """The text in small letters."""
        self.spans = _pieces(sentences)
        """Number of the sentence, and where the line stands."""
        self._lines: dict[int, Line] = {}
        self._words: list[list[str]] = []

    def words(self, at: int) -> list[str]:
        """Return the words of two letters and more of a line, in small letters; a tenth of the work of tokens."""
        if not self._words:
            self._words = [WORD.findall(self.small, span.start, span.end) for _, span in self.spans]
        return self._words[at]

    def line(self, at: int) -> Line:
        """Return the tokens of a line."""
        made = self._lines.get(at)
        if made is None:
            made = self._lines[at] = Line(self.text, self.spans[at][1], self.small)
        return made


def _pieces(sentences: Sequence[Sentence]) -> list[tuple[int, Span]]:
    found: list[tuple[int, Span]] = []
    for number, sentence in enumerate(sentences):
        start, end = sentence.span.start, sentence.span.end
        if end - start <= LONGEST:
            found.append((number, sentence.span))
        else:
            found.extend((number, Span(at, min(end, at + LONGEST))) for at in range(start, end, LONGEST))
    return found
