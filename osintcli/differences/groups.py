"""Groups of two states that are one: those that share most of their members."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from osintcli.model.change import Change, GroupChange
from osintcli.model.comparison import Group, Relation


def changes(
    old: Sequence[Group] | None, new: Sequence[Group] | None, said: Mapping[str, str]
) -> Iterator[GroupChange]:
    """Yield the groups whose verdict or estimate is another, and new ones with something to tell.

    `said` is which assertion of the new state each of the old one is. Nothing is told where one side was not compared.
    """
    if old is None or new is None:
        return
    pairs = _paired(old, new, said)
    for n, group in enumerate(new):
        before = old[pairs[n]] if n in pairs else None
        kinds = tuple(_kinds(before, group))
        if kinds:
            yield GroupChange(kinds, before, group)
    there = set(pairs.values())
    yield from (
        GroupChange((Change.VERDICT,), group, None)
        for n, group in enumerate(old)
        if n not in there and _tells(group)
    )


def _paired(old: Sequence[Group], new: Sequence[Group], said: Mapping[str, str]) -> dict[int, int]:
    """Return which group of the old state each of the new one is, by place."""
    homes: dict[str, list[int]] = {}
    for n, group in enumerate(new):
        for one in group.members:
            homes.setdefault(one.id, []).append(n)
    shared = Counter(
        (n, m)
        for m, group in enumerate(old)
        for one in group.members
        if one.id in said
        for n in homes.get(said[one.id], ())
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for (n, m), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if n not in found and m not in taken:
            found[n] = m
            taken.add(m)
    named = {_name(group): m for m, group in enumerate(old) if m not in taken}
    for n, group in enumerate(new):
        if n not in found and _name(group) in named:
            found[n] = named.pop(_name(group))
    return found


def _name(group: Group) -> object:
    return group.label, group.unit, group.counted, group.actor, group.place


def _kinds(before: Group | None, group: Group) -> Iterator[Change]:
    if before is None:
        if _tells(group):
            yield Change.VERDICT
        return
    if before.verdict is not group.verdict:
        yield Change.VERDICT
    if _estimate(before) != _estimate(group):
        yield Change.ESTIMATE


def _tells(group: Group) -> bool:
    """Say whether a group has a verdict worth a word by itself: it has two sides."""
    return len(group.members) > 1 and group.verdict not in (Relation.INCOMPARABLE, Relation.UNDETERMINED)


def _estimate(group: Group) -> object:
    made = group.estimate
    return made and (made.low, made.best, made.high, made.refused is None)
