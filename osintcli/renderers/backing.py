"""Who stands behind a group, so that the sum is that of its rows: each figure is counted once, for an origin or apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from osintcli.model.assertion import Assertion
from osintcli.model.attribution import Level
from osintcli.model.comparison import Group
from osintcli.model.factuality import Factuality
from osintcli.renderers import wording


class Apart(StrEnum):
    """Why a figure is counted for no origin."""

    DENIED = "denied"
    UNCONFIRMED = "unconfirmed"
    OWN_VOICE = "own_voice"
    HEARSAY = "hearsay"
    UNNAMED = "unnamed"


_WORDS = {Apart.OWN_VOICE: "own voice", Apart.HEARSAY: "hearsay", Apart.UNNAMED: "nobody named"}
_REFUSALS = {Apart.DENIED: "denied by", Apart.UNCONFIRMED: "not confirmed by"}


def apart(group: Group) -> dict[Apart, tuple[Assertion, ...]]:
    """Return the members that no origin is counted for, by the reason; with those of the origins they are all."""
    counted = {name for _, ids in group.corroboration.by_origin for name in ids}
    found: dict[Apart, list[Assertion]] = {}
    for one in group.members:
        if one.id not in counted:
            found.setdefault(_reason(one), []).append(one)
    return {reason: tuple(found[reason]) for reason in Apart if reason in found}


def _reason(one: Assertion) -> Apart:
    if one.factuality is Factuality.DENIED:
        return Apart.DENIED
    if one.factuality is Factuality.UNCONFIRMED:
        return Apart.UNCONFIRMED
    return {Level.OUTLET: Apart.OWN_VOICE, Level.HEARSAY: Apart.HEARSAY}.get(
        one.attribution.level, Apart.UNNAMED
    )


def counts(group: Group) -> str:
    """Return "7 documents, 4 publishers, 6 origins"."""
    noun = group.corroboration
    some = ((noun.documents, "document"), (noun.publishers, "publisher"), (noun.origins, "origin"))
    return ", ".join(wording.several(*one) for one in some)


def shares(group: Group) -> tuple[tuple[str, int], ...]:
    """Return who is counted with how many figures, the most first; then those apart: "own voice", "denied by the owners"."""
    named = [(name, len(ids)) for name, ids in group.corroboration.by_origin]
    return (*sorted(named, key=lambda one: -one[1]), *_apart(group))


def _apart(group: Group) -> Iterator[tuple[str, int]]:
    for reason, some in apart(group).items():
        if reason in _WORDS:
            yield _WORDS[reason], len(some)
            continue
        by = Counter(wording.speaker(one) or wording.behind(one) or "an outlet" for one in some)
        yield from ((f"{_REFUSALS[reason]} {name}", count) for name, count in by.items())
