"""A question: its words, what topics they may mean, and what of a figure says one of them."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from osintcli.comparisons.facets import Facets
from osintcli.comparisons.lexicon import lexicon
from osintcli.lexicons.inflection import irregular
from osintcli.text.stems import stem, stems, words


class Word(Struct, frozen=True):
    """One word of a question: the topics it may mean, its stem, and whether words of its kin will do as well."""

    root: str
    topics: frozenset[str]
    wide: bool = False

    @property
    def roots(self) -> frozenset[str]:
        """Its stem, and those of words that say the same in a question."""
        return _roots(self.root, wide=self.wide)

    def in_fields(self, of: Facets) -> bool:
        """Say whether the fields of an assertion speak of it."""
        roots = self.roots
        if not roots.isdisjoint(of.words) or (
            of.good is not None and lexicon().goods.get(self.root) == of.good
        ):
            return True
        named = (of.happening, of.thing, of.measured, *of.steps)
        return any(name in roots or name in self.topics for name in named if name)


@lru_cache(maxsize=4096)
def _roots(root: str, *, wide: bool) -> frozenset[str]:
    known = lexicon()
    roots = known.alike.get(root, frozenset((root,)))
    return roots | known.kin.get(root, frozenset()) if wide else roots


def question(topic: str) -> tuple[Word, ...]:
    """Return the words of a question; a whole phrase that is a topic ("water level") is one word.

    In a question of several words each holds the others to the matter, so their kin will do: "area burnt" is answered by
    the acres that a fire charred. One word alone is taken as it is.
    """
    roots = stems(topic)
    whole = " ".join(roots)
    asked = lexicon().asked
    named = frozenset(t.name for t in asked.get(whole, ()))
    if named and len(roots) > 1:
        return (Word(whole, named),)
    several = len(roots) > 1
    return tuple(Word(root, frozenset(t.name for t in asked.get(root, ())), several) for root in roots)


def participles(topic: str) -> frozenset[str]:
    """Return the stems of the words of a question that say what was done: "doses given", "troops deployed"."""
    said = words(topic)[1:]
    return frozenset(stem(word) for word in said if word.endswith("ed") or irregular(word) is not None)


def of_moment(topic: str) -> bool:
    """Say whether a question asks for an event and its day: its head is a start, an end, a reopening."""
    head = words(topic.partition(" of ")[0].partition(" to ")[0])[-1:]
    return bool(head) and head[0] in lexicon().moments
