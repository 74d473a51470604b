"""Groups to sections, one a topic: what several documents speak of first, the gravest verdict on top."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec import Struct

from osintcli.model.comparison import GRAVITY, Comparison, Group, gravest


class Section(Struct, frozen=True):
    """A topic with its groups, the gravest first."""

    topic: str
    groups: tuple[Group, ...]


def divide(comparisons: Iterable[Comparison]) -> tuple[tuple[Section, ...], tuple[Group, ...]]:
    """Return the sections of a page, and the groups of one assertion that nobody asked for.

    A comparison of everything is divided by what most members of a group speak of; one of a topic is a section.
    """
    found: list[Section] = []
    alone: list[Group] = []
    for comparison in comparisons:
        if comparison.topic is not None:
            if comparison.groups:
                found.append(Section(comparison.topic, tuple(gravest(comparison.groups))))
            continue
        by_topic: defaultdict[str, list[Group]] = defaultdict(list)
        for group in comparison.groups:
            if len(group.members) > 1:
                by_topic[topic(group)].append(group)
            else:
                alone.append(group)
        some = [Section(name, tuple(gravest(groups))) for name, groups in by_topic.items()]
        found.extend(sorted(some, key=_rank))
    return tuple(found), tuple(alone)


def topic(group: Group) -> str:
    """Return what most members of a group speak of, of equals what the first one does; its label where nothing is known."""
    counts = Counter(name for one in group.members for name in one.topics)
    return counts.most_common(1)[0][0] if counts else group.label


def _rank(section: Section) -> tuple[int | str, ...]:
    widest = max(group.corroboration.documents for group in section.groups)
    worst = GRAVITY.index(section.groups[0].verdict)
    return (0 if widest > 1 else 1, worst, -widest, section.topic)
