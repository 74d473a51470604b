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


NEGATED = "non-"
"""What makes a word its contrary: "non-fatal"."""


@lru_cache(maxsize=8192)
def hits(text: str) -> tuple[Hit, ...]:
    """Return all topics that the words of a text speak of, in text order."""
    known = lexicon()
    placed = [
        (start, end, root)
        for start, end, root in positions(text)
        if not (text[start].isupper() and text[start:end].lower() in known.capitals)
        and text[max(0, start - len(NEGATED)) : start].lower() != NEGATED
    ]
    there = frozenset(root for _, _, root in placed)
    found = [Hit(start, end, topic) for start, end, root in placed for topic in known.by_word.get(root, ())]
    found += [
        Hit(start, end, topic)
        for start, end, root in placed
        for topic in known.by_weak.get(root, ())
        if not (topic.beside - {root}).isdisjoint(there)
    ]
    for start, end, phrase in phrases(text):
        found += [Hit(start, end, topic) for topic in known.by_phrase[phrase]]
    return tuple(sorted(found, key=lambda hit: (hit.start, hit.topic.rank)))


@lru_cache(maxsize=8192)
def phrases(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return start, end and words of the phrases of topics that stand in a text, in any case."""
    low = text.lower()
    if len(low) != len(text):  # a letter that is two in lower case would move what follows
        low = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return tuple(
        (match.start(), match.end(), " ".join(match.group().split()))
        for match in lexicon().phrases.finditer(low)
    )
