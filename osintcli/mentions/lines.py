"""The sentences of one document as lines of tokens, each made once, at first asking, for all grammars that read it."""

from __future__ import annotations

from collections.abc import Sequence

from osintcli.mentions.line import Line
from osintcli.mentions.tokens import FIGURE, WORD, folded
from osintcli.model.sentence import Sentence
from osintcli.model.span import Span

LONGEST = 4000
"""Code points of one line; a sentence that is longer (a table, broken text) is read in pieces."""

_DIGIT = "\x1f"
_PLAIN = bytes(
    sign if chr(sign).isalpha() else ord(_DIGIT if chr(sign).isdecimal() else " ") for sign in range(128)
)
_PLAIN += b" " * 128
"""Letters as they are, digits as a white space of their own: one pass tells words and whether there are figures."""


class Lines:
    """What grammars read of a document: the words that tell whether a sentence is worth reading, and its tokens."""

    __slots__ = ("_figured", "_lines", "_words", "small", "spans", "text")

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self.text = text
        self.small = folded(text)
        """The text in small letters."""
        self.spans = _pieces(sentences)
        """Number of the sentence, and where the line stands."""
        self._lines: dict[int, Line] = {}
        self._words: list[list[str]] = []
        self._figured: list[bool] = []
        self._look()

    def _look(self) -> None:
        small = self.small
        plain = small.encode("ascii", "replace").translate(_PLAIN).decode("ascii")
        ascii_only = small.isascii()
        for _, span in self.spans:
            start, end = span.start, span.end
            if ascii_only or small[start:end].isascii():
                stretch = plain[start:end]
                self._words.append(stretch.split())
                self._figured.append(_DIGIT in stretch)
            else:
                self._words.append(WORD.findall(small, start, end))
                self._figured.append(FIGURE.search(small, start, end) is not None)

    def words(self, at: int) -> list[str]:
        """Return the words of a line in small letters, at least those of two letters and more.

        A word is a run of letters: what an apostrophe parts is two. They cost a tenth of what tokens do.
        """
        return self._words[at]

    def figured(self, at: int) -> bool:
        """Say whether a digit, or a fraction that is one sign, stands in a line."""
        return self._figured[at]

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
