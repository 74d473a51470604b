"""Documents of two states that are one: by name, by text, by address, by most of their words, or alone on both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from osintcli.model.change import Change, DocumentChange, State
from osintcli.model.document import Document
from osintcli.text.likeness import families

FIELDS = ("publisher", "title", "author", "url", "reliability", "origin_of")
"""What is known of a publication, beside its date."""


def paired(old: State, new: State) -> dict[str, str]:
    """Return which document of the new state each of the old one is, by id."""
    found = {name: name for name in old.documents if name in new.documents}
    for field in ("sha256", "url"):
        found |= _by(field, _left(old, found), _left(new, found.values()))
    before, after = _left(old, found), _left(new, found.values())
    if len(old.documents) == len(new.documents) == len(before) == len(after) == 1:
        return dict(zip(before, after, strict=True))
    return found | _versions(before, after)


def _left(state: State, names: Iterable[str]) -> dict[str, Document]:
    taken = set(names)
    return {name: one for name, one in state.documents.items() if name not in taken}


def _by(field: str, before: Mapping[str, Document], after: Mapping[str, Document]) -> dict[str, str]:
    """Pair documents by a field whose value one document of each side has."""
    sides = [{name: getattr(one, field) for name, one in side.items()} for side in (before, after)]
    counts = [Counter(side.values()) for side in sides]
    by_value = {value: name for name, value in sides[1].items() if value and counts[1][value] == 1}
    return {
        name: by_value[value]
        for name, value in sides[0].items()
        if value in by_value and counts[0][value] == 1
    }


def _versions(before: Mapping[str, Document], after: Mapping[str, Document]) -> dict[str, str]:
    """Pair documents that have most of their words in common; the likest first."""
    if not any(one.text for one in before.values()) or not any(one.text for one in after.values()):
        return {}
    ties = [tie for family in families({**before, **after}) for tie in family.ties if tie.percent is not None]
    found: dict[str, str] = {}
    for tie in sorted(ties, key=lambda tie: (-(tie.percent or 0), tie.one, tie.other)):
        one, other = (tie.one, tie.other) if tie.one in before else (tie.other, tie.one)
        if one in before and other in after and one not in found and other not in found.values():
            found[one] = other
    return found


def changes(old: State, new: State, pairs: Mapping[str, str]) -> Iterator[DocumentChange]:
    """Yield documents that left, that are known otherwise, and that arrived; in the order of their states."""
    for name, one in old.documents.items():
        if name not in pairs:
            yield DocumentChange((Change.LEFT,), one, None)
            continue
        other = new.documents[pairs[name]]
        fields = tuple(_fields(one, other))
        hashed = bool(one.sha256 and other.sha256)  # lines alone tell no hash
        kinds = (
            *[Change.PUBLICATION] * bool(fields),
            *[Change.TEXT] * (hashed and one.sha256 != other.sha256),
        )
        if kinds:
            yield DocumentChange(kinds, one, other, fields)
    there = set(pairs.values())
    for name, one in new.documents.items():
        if name not in there:
            yield DocumentChange((Change.ARRIVED,), None, one)


def _fields(one: Document, other: Document) -> Iterator[str]:
    if one.published.interval != other.published.interval:
        yield "published"
    known = FIELDS if one.sha256 and other.sha256 else FIELDS[:1]
    yield from (name for name in known if getattr(one, name) != getattr(other, name))
