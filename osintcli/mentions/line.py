"""One sentence as tokens with the questions that the grammars ask of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from msgspec import Struct

from osintcli.mentions.tokens import Token, Tokens, folded, tokenize
from osintcli.model.span import Span

_LONGEST_LIST = 80
_MAY_LIST = re.compile(r"\d,\d+,\d")
_FEW = 60
_SHORT = 3
_MOST = 0.6
_JOINING = frozenset("-\u2010\u2011")
_HYPHENS = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")


class Cardinal(Struct, frozen=True):
    """A cardinal number: its value, the token after it, its last scale factor, whether its last word was a number word."""

    value: Decimal
    last: int
    scale: Decimal = Decimal(1)
    in_words: bool = True


class _Words(dict[int, str]):
    """Words by their place, "" beyond the line; asked for a hundred times a figure, so by the quickest way there is."""

    def __missing__(self, at: int) -> str:
        return ""


class Line:
    """The tokens of a sentence. Asking for a token outside it gives an empty word, never an error.

    `cardinals` remembers what the grammar of numbers has read at a token: several of its rules ask for the same.
    """

    __slots__ = (
        "_shouted",
        "_tokens",
        "cardinals",
        "ends",
        "lower",
        "size",
        "starts",
        "text",
        "texts",
        "word",
    )

    def __init__(self, text: str, span: Span, small: str | None = None) -> None:
        self.text = text
        read = tokenize(text, folded(text) if small is None else small, span.start, span.end)
        tokens = _unlisted(read) if _MAY_LIST.search(text, span.start, span.end) else read
        self.texts, self.lower, self.starts, self.ends = (
            tokens.texts,
            tokens.lower,
            tokens.starts,
            tokens.ends,
        )
        self.word: Callable[[int], str] = _Words(enumerate(self.lower)).__getitem__
        """The folded word at a place, or ""."""
        self.size = len(self.lower)
        self.cardinals: dict[int, Cardinal | None] = {}
        self._shouted: bool | None = None
        self._tokens: list[Token] = []

    @property
    def tokens(self) -> list[Token]:
        """The tokens one by one."""
        if not self._tokens:
            self._tokens = Tokens(self.texts, self.lower, self.starts, self.ends).each()
        return self._tokens

    def raw(self, at: int) -> str:
        """Return the word at `at` as it is written, or ""."""
        return self.texts[at] if 0 <= at < self.size else ""

    def glued(self, at: int) -> bool:
        """Say whether nothing stands between the token at `at` and the one before it."""
        return 0 < at < self.size and self.starts[at] == self.ends[at - 1]

    def hyphen(self, at: int) -> bool:
        """Say whether the token at `at` is a hyphen or dash."""
        return self.word(at) in _HYPHENS

    def joins(self, at: int) -> bool:
        """Say whether the token at `at` is a hyphen that makes one word of two; a dash does not."""
        return self.word(at) in _JOINING

    @property
    def shouted(self) -> bool:
        """Whether capitals mean nothing here: most words have one, as in a headline or in a text in capitals."""
        if self._shouted is None:
            letters = [t for t in self.texts[:_FEW] if len(t) > _SHORT and t[0].isalpha()]
            capitals = sum(w[0].isupper() for w in letters)
            self._shouted = len(letters) > 1 and capitals > _MOST * len(letters)
        return self._shouted

    def span(self, first: int, last: int) -> Span:
        """Return the span of the tokens `first` to `last`, the end left out."""
        return Span(self.starts[first], self.ends[last - 1])


def _unlisted(tokens: Tokens) -> Tokens:
    """Take "22,24,26" apart, which is no number with separators but a list set without spaces."""
    found: list[Token] = []
    for token in tokens.each():
        found.extend(_parts(token) if _is_list(token.text) else (token,))
    return Tokens(
        [t.text for t in found], [t.lower for t in found], [t.start for t in found], [t.end for t in found]
    )


def _is_list(word: str) -> bool:
    if "," not in word or len(word) > _LONGEST_LIST or not word.replace(",", "").isdecimal():
        return False
    groups = word.split(",")
    western = all(len(g) == 3 for g in groups[1:])
    indian = len(groups[-1]) == 3 and all(len(g) == 2 for g in groups[1:-1])
    return len(groups) > 2 and not western and not indian


def _parts(token: Token) -> list[Token]:
    at, found = token.start, []
    for group in token.text.split(","):
        if at > token.start:
            found.append(Token(",", ",", at - 1, at))
        found.append(Token(group, group, at, at + len(group)))
        at += len(group) + 1
    return found
