"""The ladder: named levels, tried in the contract's order, the last one holding everything."""

from __future__ import annotations

from osintcli.comparisons.levels import (
    agree,
    conflict,
    denied,
    incomparable,
    increment,
    phases,
    planned,
    refines,
    undetermined,
    updated,
)
from osintcli.comparisons.levels.pair import Facts, Found, Level, Pair

LADDER: tuple[Level, ...] = (
    incomparable.tell,
    planned.tell,
    denied.tell,
    increment.tell,
    updated.tell,
    agree.tell,
    refines.tell,
    conflict.tell,
    undetermined.tell,
)


def relate(pair: Pair) -> Found:
    """Return what the first level says that knows the pair."""
    aligned = phases.aligned(pair)
    return next(found for level in LADDER if (found := level(aligned)) is not None)


__all__ = ["LADDER", "Facts", "Found", "Level", "Pair", "relate"]
