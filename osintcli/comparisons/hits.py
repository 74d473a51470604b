"""Which topics the words of a text speak of, and where."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from osintcli.comparisons.lexicon import Topic, lexicon
from osintcli.text.stems import positions


class Hit(Struct, frozen=True):
    """A topic that words of a text speak of, and where."""

    start: int
    end: int
    topic: Topic

    def distance(self, start: int, end: int) -> int:
        """Return how many code points lie between the hit and a stretch of the text."""
        return max(0, self.start - end, start - self.end)


@lru_cache(maxsize=8192)
def hits(text: str) -> tuple[Hit, ...]:
    """Return all topics that the words of a text speak of, in text order."""
    known = lexicon()
    placed = [
        (start, end, root)
        for start, end, root in positions(text)
        if not (text[start].isupper() and text[start:end].lower() in known.capitals)
    ]
    there = frozenset(root for _, _, root in placed)
    found = [Hit(start, end, topic) for start, end, root in placed for topic in known.by_word.get(root, ())]
    found += [
        Hit(start, end, topic)
        for start, end, root in placed
        for topic in known.by_weak.get(root, ())
        if not (topic.beside - {root}).isdisjoint(there)
    ]
    for match in known.phrases.finditer(text):
        phrase = " ".join(match.group().lower().split())
        found += [Hit(match.start(), match.end(), topic) for topic in known.by_phrase[phrase]]
    return tuple(sorted(found, key=lambda hit: (hit.start, hit.topic.rank)))
