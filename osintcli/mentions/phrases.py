"""Looking words up as phrases, forwards and backwards, without any alternation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from osintcli.mentions.tokens import WORD

V = TypeVar("V")


class Worded(Protocol):
    """Anything that has its words in small letters, in order."""

    @property
    def lower(self) -> Sequence[str]:
        """The words."""


class Phrases(Generic[V]):
    """A table from phrases to values. The longest phrase wins.

    A phrase is words set apart by spaces, or a tuple of them.
    """

    __slots__ = ("_by_first", "_by_last", "_table", "firsts", "lasts")

    def __init__(self, entries: Mapping[str, V] | Iterable[tuple[str | tuple[str, ...], V]]) -> None:
        pairs = entries.items() if isinstance(entries, Mapping) else entries
        self._table: dict[tuple[str, ...], V] = {
            phrase if isinstance(phrase, tuple) else tuple(str(phrase).split()): value
            for phrase, value in pairs
        }
        self._by_first: dict[str, tuple[int, ...]] = {}
        self._by_last: dict[str, tuple[int, ...]] = {}
        for phrase in self._table:
            for index, word in ((self._by_first, phrase[0]), (self._by_last, phrase[-1])):
                index[word] = tuple(sorted({*index.get(word, ()), len(phrase)}, reverse=True))
        self.firsts = frozenset(self._by_first)
        """The words that phrases begin with."""
        self.lasts = frozenset(self._by_last)
        """The words that phrases end with."""

    @property
    def phrases(self) -> Iterable[tuple[str, ...]]:
        """The phrases, each as its words."""
        return self._table.keys()

    def at(self, line: Worded, first: int) -> tuple[int, V] | None:
        """Return the token after the longest phrase that begins at `first`, and its value."""
        words = line.lower
        sizes = self._by_first.get(words[first]) if 0 <= first < len(words) else None
        if sizes is None:
            return None
        for size in sizes:
            phrase = tuple(words[first : first + size])
            if len(phrase) == size and phrase in self._table:
                return first + size, self._table[phrase]
        return None

    def before(self, line: Worded, last: int) -> tuple[int, V] | None:
        """Return the first token of the longest phrase that ends right before `last`, and its value."""
        words = line.lower
        sizes = self._by_last.get(words[last - 1]) if 0 < last <= len(words) else None
        if sizes is None:
            return None
        for size in sizes:
            phrase = tuple(words[last - size : last]) if size <= last else ()
            if phrase in self._table:
                return last - size, self._table[phrase]
        return None


def first_word(phrase: str) -> str:
    """Return the first word of two letters or more, as `Lines.words` gives it; "" for none."""
    found = WORD.search(phrase)
    return found.group() if found else ""
