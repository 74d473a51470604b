"""What a rule can begin with, read off its compiled expression: the classes of its first two items.

Of the places where some rule's first item stands, nine in ten are no beginning by the item after it ("the" before any
noun); looking that up costs a tenth of trying the expression.
"""

from __future__ import annotations

import re

_LOOK = re.compile(r"\(\?<?[=!]")
_GROUP = re.compile(r"\((?:\?P<\w+>)?")
Begins = frozenset[tuple[str, ...]]
"""Up to two classes, each as the letters of its members; fewer where what they belong to can end there."""
NOTHING: Begins = frozenset({()})
TWO = 2


def openings(source: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of classes that a match can begin with, in order; the second "" where one item is a match."""
    begins, _ = _alternatives(source, 0)
    return tuple(sorted((pair[0], pair[1] if len(pair) == TWO else "") for pair in begins if pair))


def _joined(first: Begins, second: Begins) -> Begins:
    return frozenset((a + b)[:TWO] if len(a) < TWO else a for a in first for b in second)


def _alternatives(source: str, at: int) -> tuple[Begins, int]:
    """Read alternatives up to a closing bracket or the end; return how they begin, and where they end."""
    found: Begins = frozenset()
    branch = NOTHING
    while at < len(source) and source[at] != ")":
        if source[at] == "|":
            found, branch = found | branch, NOTHING
            at += 1
            continue
        piece, at = _repeated(source, at)
        branch = _joined(branch, piece)
    return found | branch, at


def _repeated(source: str, at: int) -> tuple[Begins, int]:
    """Read one class or group with the sign behind it."""
    piece, at = _piece(source, at)
    sign = source[at] if at < len(source) and source[at] in "?*+" else ""
    if sign and sign in "*+":
        piece |= _joined(piece, piece)
    if sign and sign in "?*":
        piece |= NOTHING
    return piece, at + len(sign)


def _piece(source: str, at: int) -> tuple[Begins, int]:
    if source[at] == "[":
        end = source.index("]", at)
        return frozenset({(source[at + 1 : end],)}), end + 1
    looks = _LOOK.match(source, at)
    if looks:
        _, end = _alternatives(source, looks.end())
        return NOTHING, end + 1
    group = _GROUP.match(source, at)
    if group is None:
        raise ValueError(source)
    piece, end = _alternatives(source, group.end())
    return piece, end + 1
