"""Why figures stand to each other as they do: pairs with one reason told once, the gravest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from osintcli.model.comparison import GRAVITY, Related, Relation

_WORD = re.compile(r"\w+|\S")
_BOTH_WAYS = frozenset((Relation.CONFLICT, Relation.AGREE, Relation.UNDETERMINED))
"""Relations whose reason says the same with its sides exchanged."""
_FULLY = frozenset((Relation.CONFLICT, Relation.DENIED))
_ALL = 24
"""Reasons of one group that are all told; of more, so many of each relation as follows."""
_MANY, _SOME = 8, 3
"""Reasons of one relation that a person reads: of the gravest, and of the others."""


class Reason(NamedTuple):
    """A relation with its reason and note, and the pairs (ids) that it is the reason of."""

    relation: Relation
    why: str
    note: str | None
    pairs: tuple[tuple[str, str], ...]


class Listed(NamedTuple):
    """What is told of one relation: how many pairs, the reasons that are shown, and what is left out."""

    relation: Relation
    pairs: int
    shown: tuple[Reason, ...]
    left: tuple[Reason, ...]


def grouped(relations: Sequence[Related]) -> list[Reason]:
    """Return the reasons, the gravest first, of one relation those of most pairs first."""
    found: dict[tuple[object, ...], Reason] = {}
    for one in relations:
        key = (one.relation, one.note, _key(one))
        held = found.get(key)
        pairs = (*(held.pairs if held else ()), (one.a, one.b))
        found[key] = (held or Reason(one.relation, one.why, one.note, ()))._replace(pairs=pairs)
    return sorted(found.values(), key=lambda one: (GRAVITY.index(one.relation), -len(one.pairs)))


def _key(one: Related) -> object:
    return tuple(sorted(_WORD.findall(one.why))) if one.relation in _BOTH_WAYS else one.why


def listed(relations: Sequence[Related]) -> list[Listed]:
    """Return what a person reads of the reasons, relation by relation."""
    found = []
    every = grouped(relations)
    for relation, some in groupby(every, key=lambda one: one.relation):
        reasons = tuple(some)
        most = len(every) if len(every) <= _ALL else _MANY if relation in _FULLY else _SOME
        pairs = sum(len(one.pairs) for one in reasons)
        found.append(Listed(relation, pairs, reasons[:most], reasons[most:]))
    return found
