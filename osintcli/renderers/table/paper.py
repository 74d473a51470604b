"""Text with styles, laid out in columns. Knows nothing of what it lays out, and asks nothing of the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from osintcli.renderers.forms import Look
from osintcli.renderers.safe import plain

_CODES = {"bold": "1", "dim": "2", "underline": "4", "red": "31", "green": "32", "magenta": "35"}
_TOKEN = re.compile(r" +|[^ ]+")
_ASCII = str.maketrans({
    "–": "-", "—": "-", "…": "...", "·": ",", "←": "<-", "→": "->", "≠": "!=", "≈": "~", "°": "deg ", "“": '"', "”": '"',
    "‘": "'", "’": "'", "│": "|", "├": "+", "─": "-", "●": "*", "○": "o", "»": ">>", "«": "<<", "×": "x", "✓": "ok",
    "◇": "?", "▇": "#", "┤": "+", "┬": "+", "└": "+", "▲": "^", "▼": "v",
})  # fmt: skip


class Ink(NamedTuple):
    """Words in one style (names of `_CODES`, apart from each other by a space); `whole` ones are not broken."""

    text: str
    style: str = ""
    whole: bool = False


_LAID = 4_000
"""Cells whose lines are kept."""
BREAK = Ink("\n")
"""Ends a line inside a cell."""

Words = Sequence[Ink | str]


def cells(text: str) -> int:
    """Return how many columns a terminal gives to `text`."""
    return len(text) if text.isascii() else cell_len(text)


class Cell(NamedTuple):
    """Words in a column of a fixed width, at its left side or its right."""

    words: Words
    width: int
    right: bool = False


class Paper:
    """Makes lines of styled words, no line with a space at its end."""

    def __init__(self, look: Look) -> None:
        self.width = max(look.width, 40)
        self.colour = look.colour
        self._look = look
        self._laid: dict[tuple[tuple[Ink | str, ...], int], list[list[Ink]]] = {}

    def sign(self, text: str) -> str:
        """Return a sign of ours as the terminal can show it, spaces and all."""
        return self._shown(text)

    def line(self, *words: Ink | str, indent: int = 0) -> Iterator[str]:
        """Yield the words as lines that fit, wrapped lines as far in as the first."""
        for found in self._wrapped(words, self.width - indent):
            yield self._finished(" " * indent, found)

    def row(self, *columns: Cell, indent: int = 0, gap: int = 2) -> Iterator[str]:
        """Yield cells side by side, each wrapped in its own width."""
        wrapped = [self._wrapped(one.words, one.width) for one in columns]
        for number in range(max(map(len, wrapped))):
            inks: list[Ink] = []
            for one, lines in zip(columns, wrapped, strict=True):
                found = lines[number] if number < len(lines) else []
                used = sum(cells(self._shown(ink.text)) for ink in found)
                rest = Ink(" " * max(0, one.width - used))
                inks += [rest, *found] if one.right else [*found, rest]
                inks.append(Ink(" " * gap))
            yield self._finished(" " * indent, inks)

    def drawn(self, inks: Sequence[Ink]) -> str:
        """Return a line of signs of ours, each in its place, spaces and all; no word of a document may be among them."""
        return self._finished("", inks)

    def _wrapped(self, words: Words, width: int) -> list[list[Ink]]:
        """Return words broken into lines; what a page says again and again, outlets and days, is laid out once."""
        key = (tuple(words), width)
        found = self._laid.get(key)
        if found is None:
            if len(self._laid) >= _LAID:
                self._laid.clear()
            found = self._laid[key] = self._broken(words, width)
        return found

    def _broken(self, words: Words, width: int) -> list[list[Ink]]:
        """Break words into lines, between words only; one longer than a line is broken, never cut off."""
        lines: list[list[Ink]] = [[]]
        width = left = max(width, 1)
        for word in _glued(self._tokens(words, width), width):
            if word[0] is BREAK:
                lines.append([])
                left = width
                continue
            size = sum(cells(self._shown(ink.text)) for ink in word)
            if size > left and lines[-1]:
                lines.append([])
                left = width
            if word[0].text.isspace() and not lines[-1] and len(lines) > 1:
                continue
            lines[-1] += word
            left -= size
        return lines

    def _tokens(self, words: Words, width: int) -> Iterator[Ink]:
        for one in words:
            ink = Ink(one) if isinstance(one, str) else one
            if ink is BREAK:
                yield ink
                continue
            text = ink.text if ink.text.isspace() else plain(ink.text)
            for token in [text] if ink.whole else _TOKEN.findall(text):
                yield from (Ink(part, ink.style) for part in _parts(self._shown(token), width))

    def _shown(self, text: str) -> str:
        return text if self._look.unicode else text.translate(_ASCII)

    def _finished(self, margin: str, inks: Iterable[Ink]) -> str:
        found = [ink for ink in inks if ink.text]
        while found and not found[-1].text.strip():
            found.pop()
        if found:
            found[-1] = Ink(found[-1].text.rstrip(), found[-1].style)
        return margin * bool(found) + "".join(map(self._coloured, _runs(found))) + "\n"

    def _coloured(self, ink: Ink) -> str:
        text = self._shown(ink.text)
        if not self._look.colour or not ink.style:
            return text
        codes = ";".join(_CODES[name] for name in ink.style.split())
        return f"\x1b[{codes}m{text}\x1b[0m"


def _glued(tokens: Iterable[Ink], width: int) -> Iterator[list[Ink]]:
    """Put tokens with no space between them into one word, as long as it fits a line: a comma stays with its word."""
    held: list[Ink] = []
    used, spaced = 0, False
    for token in tokens:
        space, size = token.text.isspace(), cells(token.text)
        if held and (space or spaced or token is BREAK or used + size > width):
            yield held
            held, used = [], 0
        held.append(token)
        used, spaced = used + size, space
    if held:
        yield held


def _parts(token: str, width: int) -> Iterator[str]:
    """Break what is longer than a line: behind a sign that joins words where there is one, else where the line ends."""
    while len(token) * 2 > width and cells(token) > width:
        end = _fitting(token, width)
        joint = max((token.rfind(sign, end // 2, end) for sign in "-_/.,"), default=-1)
        end = joint + 1 if joint > 0 else end
        yield token[:end]
        token = token[end:]
    yield token


def _fitting(token: str, width: int) -> int:
    """Return how many characters of `token` fit, at least one."""
    used = 0
    for at, sign in enumerate(token):
        used += cells(sign)
        if used > width:
            return max(at, 1)
    return len(token)


def _runs(inks: Iterable[Ink]) -> Iterator[Ink]:
    """Join neighbours of one style, so that a line has few codes."""
    held: Ink | None = None
    for ink in inks:
        if held is not None and held.style == ink.style:
            held = Ink(held.text + ink.text, held.style)
            continue
        if held is not None:
            yield held
        held = ink
    if held is not None:
        yield held
