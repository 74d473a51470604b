"""What the title of a text counts: "Two dead, five hurt in bus crash" tells which of its figures the text is about.

A title is no part of the text, so nothing is quoted from it; it only says which of the figures told is the text's own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from functools import cache, lru_cache

import msgspec

from osintcli.comparisons.hits import hits
from osintcli.comparisons.lexicon import TopicKind, lexicon
from osintcli.lexicons.load import load

_WORD = re.compile(r"(?<![\w$£€.,#-])\w+(?![\w-]|[.,]\d|%)")


class _Numbers(msgspec.Struct, frozen=True):
    ones: dict[str, int]
    teens: dict[str, int]
    tens: dict[str, int]


@cache
def number_words() -> dict[str, int]:
    """Return the number words below a hundred."""
    file = load("numbers", _Numbers)
    return {**file.ones, **file.teens, **file.tens}


@lru_cache(maxsize=4096)
def counts(title: str) -> dict[str, frozenset[Decimal]]:
    """Return the figures of a title by what happened to those it counts: the nearest word that tells something. Linear but
    for the few figures and words of a title.
    """
    told = [hit for hit in hits(title) if hit.topic.kind is TopicKind.HAPPENING]
    found: defaultdict[str, set[Decimal]] = defaultdict(set)
    for match in _WORD.finditer(title):
        word = match.group().lower()
        value = int(word) if word.isascii() and word.isdigit() else number_words().get(word)
        if value is None or not told:
            continue
        nearest = min(told, key=lambda hit: (hit.distance(match.start(), match.end()), hit.start))
        if nearest.distance(match.start(), match.end()) <= NEAR:
            found[nearest.topic.name].add(Decimal(value))
    return {name: frozenset(values) for name, values in found.items()}


NEAR = 40
"""Code points between a figure and the word that tells what happened to those it counts, at most."""


def of(title: str | None, happening: str | None) -> frozenset[Decimal]:
    """Return what a title counts of a happening, or of one that answers for it: who was shot may be injured.

    Several figures may be a row, so their sum is told too: "2 guards and 3 others hurt" are five.
    """
    topic = lexicon().by_name.get(happening or "")
    if not title or topic is None:
        return frozenset()
    told = counts(title)
    own = told.get(topic.name) or frozenset(v for name in sorted(topic.or_else) for v in told.get(name, ()))
    return own | {sum(own, Decimal(0))} if own else own
