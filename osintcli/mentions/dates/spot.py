"""One expression in its place: what rules of surroundings and placing are asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from osintcli.mentions.dates.items import Item
from osintcli.mentions.dates.readings import Reading, When
from osintcli.mentions.dates.vocabulary import BUILT, vocabulary

MADE = frozenset(BUILT) - {"weekdayplural"}
"""Classes of items that are times."""


@dataclass(slots=True)
class Spot:
    """The item at `at` of a sentence, how it reads, the preposition that leads to it, where its words begin, its mod.

    `lower` are the words of all items.
    """

    items: Sequence[Item]
    lower: Sequence[str]
    at: int
    reading: Reading
    leading: str = ""
    start: int = 0
    mod: str | None = None

    @property
    def item(self) -> Item:
        """The item itself."""
        return self.items[self.at]

    def ahead(self, count: int) -> Sequence[Item]:
        """Return up to `count` items after it."""
        return self.items[self.at + 1 : self.at + 1 + count]

    def kind(self, away: int) -> str:
        """Return the class of the item so many places away, "" beyond the sentence."""
        at = self.at + away
        return self.items[at].kind if 0 <= at < len(self.items) else ""


def reading_at(items: Sequence[Item], at: int) -> Reading | None:
    """Return how an item reads, `None` for one that is no time."""
    if not 0 <= at < len(items) or items[at].kind not in MADE:
        return None
    value = items[at].value
    return value if isinstance(value, Reading) else Reading(expression=When(holiday=value))  # type: ignore[arg-type]


@cache
def _among(kinds: frozenset[str]) -> re.Pattern[str]:
    letters = vocabulary().letters
    return re.compile("[" + "".join(sorted(letters[kind] for kind in kinds)) + "]")


def places(letters: str, kinds: frozenset[str]) -> list[int]:
    """Return where items of some classes stand in a sentence, read off its letters."""
    return [found.start() for found in _among(kinds).finditer(letters)]
