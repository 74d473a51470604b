"""The words of doubt, plan and denial, read from `factuality.yaml`."""

from __future__ import annotations

from functools import cache

import msgspec

from osintcli.lexicons.load import load
from osintcli.model.factuality import Factuality


class Cue(msgspec.Struct, frozen=True):
    """One group of cues: what they say of what stands in their reach."""

    category: Factuality
    direction: str
    words: frozenset[str]


class FactualityWords(msgspec.Struct, frozen=True):
    """`lexicons/en/factuality.yaml`."""

    cues: tuple[Cue, ...]
    proof: frozenset[str]
    negations: frozenset[str]
    nobody: frozenset[str]
    nothing: str
    definite: frozenset[str]
    fresh: frozenset[str]
    drafts: frozenset[str]
    drafting: frozenset[str]
    under: frozenset[str]
    orders: frozenset[str]
    away: frozenset[str]
    pointers: frozenset[str]
    yet: str
    no_negation: frozenset[str]
    happened: frozenset[str]
    truths: frozenset[str]
    bounding: frozenset[str]
    excess: frozenset[str]
    moves: frozenset[str]
    presupposed: frozenset[str]
    inverting: frozenset[str]
    conditions: frozenset[str]
    terminators: frozenset[str]


@cache
def words() -> FactualityWords:
    """Return the words of doubt, plan and denial."""
    return load("factuality", FactualityWords)


@cache
def table(direction: str) -> dict[str, Factuality]:
    """Return word to category for one direction; where a word stands in two groups the first holds."""
    found: dict[str, Factuality] = {}
    for cue in words().cues:
        if cue.direction == direction:
            for word in cue.words:
                found.setdefault(word, cue.category)
    return found
