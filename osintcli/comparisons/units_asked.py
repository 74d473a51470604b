"""Questions that ask for a unit or a kind of units, whatever they measure: "euros", "length"."""

from __future__ import annotations

from functools import cache

import msgspec

from osintcli.comparisons.lexicon import lexicon
from osintcli.lexicons.load import load
from osintcli.model.quantity import UnitKind
from osintcli.text.stems import stem, words

KINDS = frozenset(
    (UnitKind.LENGTH, UnitKind.AREA, UnitKind.VOLUME, UnitKind.SPEED, UnitKind.TEMPERATURE, UnitKind.DURATION)
)
"""Kinds of units whose names a user may ask for, where no topic is called so."""


class _Currency(msgspec.Struct, frozen=True):
    code: str
    names: list[str] = []


class _Money(msgspec.Struct, frozen=True):
    """What is needed here of `lexicons/en/currencies.yaml`."""

    currencies: list[_Currency]


@cache
def _named() -> dict[str, frozenset[str]]:
    """Map the stems of names in one word to dimensions: the kind itself, the ISO 4217 code of a currency."""
    topics = lexicon().by_name
    found = {stem(kind.value): frozenset((kind.value,)) for kind in KINDS if kind.value not in topics}
    for one in load("currencies", _Money).currencies:
        for name in (*one.names, one.code):
            if name.isalpha():
                found[stem(name)] = found.get(stem(name), frozenset()) | {one.code}
    return found


def dimensions(topic: str) -> frozenset[str]:
    """Return the dimensions that a question of one word asks for; none where it asks for something else."""
    asked = words(topic)
    return _named().get(stem(asked[0]), frozenset()) if len(asked) == 1 else frozenset()
