"""Looking words up as phrases, forwards and backwards, without any alternation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from osintcli.mentions.line import Line

V = TypeVar("V")


class Phrases(Generic[V]):
    """A table from phrases (words set apart by spaces) to values. The longest phrase wins."""

    __slots__ = ("_by_first", "_by_last", "_table")

    def __init__(self, entries: Mapping[str, V] | Iterable[tuple[str, V]]) -> None:
        pairs = entries.items() if isinstance(entries, Mapping) else entries
        self._table: dict[tuple[str, ...], V] = {tuple(str(p).split()): v for p, v in pairs}
        self._by_first: dict[str, tuple[int, ...]] = {}
        self._by_last: dict[str, tuple[int, ...]] = {}
        for phrase in self._table:
            for index, word in ((self._by_first, phrase[0]), (self._by_last, phrase[-1])):
                index[word] = tuple(sorted({*index.get(word, ()), len(phrase)}, reverse=True))

    def at(self, line: Line, first: int) -> tuple[int, V] | None:
        """Return the token after the longest phrase that begins at `first`, and its value."""
        for size in self._by_first.get(line.word(first), ()):
            phrase = tuple(line.lower[first : first + size])
            if len(phrase) == size and phrase in self._table:
                return first + size, self._table[phrase]
        return None

    def before(self, line: Line, last: int) -> tuple[int, V] | None:
        """Return the first token of the longest phrase that ends right before `last`, and its value."""
        for size in self._by_last.get(line.word(last - 1), ()):
            phrase = tuple(line.lower[last - size : last]) if size <= last else ()
            if phrase in self._table:
                return last - size, self._table[phrase]
        return None
