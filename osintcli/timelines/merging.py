"""Tellings of one event to one entry.

Only tellings of one sort of event and one day (or the stretch around it) are held against each other, the last `LOOK` of
them, so the work stays linear in the number of assertions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from msgspec.structs import replace

from osintcli.model.interval import Interval
from osintcli.timelines.moments import Moment

LOOK = 24
"""Entries of one sort and day that a telling is held against."""

NEAR = 2
"""Days: the same thing told for days this close is told with two dates."""

SHARED = 2
"""Names that two entries must share to be one thing told for two days."""

OFTEN, SHARE = 40, 0.03
"""Tellings, and their share of all, from which on a name parts nothing."""

KEPT = 92
"""Days behind its date in which a plan may still come about."""

_MONTH = 31
_LAST = date.max - timedelta(days=KEPT)


@dataclass(slots=True)
class Cluster:
    """Tellings of one event; `when` is what all their dates have in common; `acts` and `names` are theirs together.

    `rivals` are the same event told for another day; `outcome` is what came of a plan, `plan` the plan that it came of.
    """

    ahead: bool
    when: Interval
    tellings: list[Moment] = field(default_factory=list)
    acts: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    rivals: list[Cluster] = field(default_factory=list)
    outcome: Cluster | None = None
    plan: Cluster | None = None

    def take(self, moment: Moment) -> None:
        """Take one more telling in."""
        self.tellings.append(moment)
        self.acts |= moment.acts
        self.names |= moment.names
        self.when = self.when.both(moment.when) or self.when


class _Shelf:
    """Clusters by what they tell and when: a day, a month, a year."""

    def __init__(self) -> None:
        self.found: list[Cluster] = []
        self._held: defaultdict[tuple[object, ...], list[Cluster]] = defaultdict(list)

    def near(self, moment: Moment, *when: int) -> list[Cluster]:
        """Return the last clusters that tell one of its acts in that stretch, each once."""
        some = [c for act in sorted(moment.acts) for c in self._held[act, moment.ahead, *when][-LOOK:]]
        return list({id(cluster): cluster for cluster in some}.values())

    def put(self, moment: Moment, cluster: Cluster | None) -> None:
        """Put a telling into a cluster, or into a new one."""
        if cluster is None:
            cluster = Cluster(moment.ahead, moment.when)
            self.found.append(cluster)
        before = set(cluster.acts)
        cluster.take(moment)
        for act in sorted(cluster.acts - before):
            for when in _stretches(cluster.tellings[0]):
                self._held[act, cluster.ahead, *when].append(cluster)

    def held(self, act: str, *, ahead: bool, month: tuple[int, int]) -> list[Cluster]:
        """Return the clusters of one act and month."""
        return self._held.get((act, ahead, *month), [])

    def of_day(self, act: str, ahead: bool, day: date) -> list[Cluster]:
        """Return the clusters of one act and day."""
        return self._held.get((act, ahead, day.year, day.month, day.day), [])


def _stretches(moment: Moment) -> Iterable[tuple[int, ...]]:
    first = moment.when.earliest or moment.when.latest or date.max
    yield (first.year,)
    yield (first.year, first.month)
    if moment.sharp is not None:
        yield (first.year, first.month, first.day)


def merge(moments: list[Moment]) -> list[Cluster]:
    """Return the events of a line, each with all its tellings. Sharp dates make entries, wider ones join them."""
    shelf = _Shelf()
    moments = _telling(moments)
    for moment in moments:
        if (day := moment.sharp) is not None:
            shelf.put(moment, _fit(moment, shelf.near(moment, day.year, day.month, day.day)))
    for moment in sorted((m for m in moments if m.sharp is None), key=_width):
        first = moment.when.earliest or moment.when.latest or date.max
        stretch = (first.year, first.month) if _width(moment) <= _MONTH else (first.year,)
        shelf.put(moment, _fit(moment, shelf.near(moment, *stretch)))
    _oppose(shelf)
    _fulfil(shelf)
    return shelf.found


def _telling(moments: list[Moment]) -> list[Moment]:
    """Leave out the names that so many tellings hold that they part nothing: the virus, where all is about the virus."""
    counts = Counter(name for moment in moments for name in moment.names)
    often = max(OFTEN, int(len(moments) * SHARE))
    common = frozenset(name for name, count in counts.items() if count > often)
    return [replace(m, names=(m.names - common) or m.names) if m.names & common else m for m in moments]


def _width(moment: Moment) -> int:
    first, last = moment.when.earliest, moment.when.latest
    return (last - first).days + 1 if first is not None and last is not None else 10**6


def _fit(moment: Moment, held: list[Cluster]) -> Cluster | None:
    """Return the entry that shares most names with a telling. Of one day, names missing on one side fit too."""
    best: Cluster | None = None
    most = -1
    for cluster in held:
        if not cluster.when.meets(moment.when):
            continue
        shared = len(cluster.names & moment.names)
        silent = (not cluster.names or not moment.names) and moment.sharp is not None
        if (shared or silent) and shared > most:
            best, most = cluster, shared
    return best


def _oppose(shelf: _Shelf) -> None:
    """Mark entries that tell one thing for two days, by two voices: same sort, days close, two names shared."""
    for one in shelf.found:
        day = one.when.single
        if day is None:
            continue
        for act in sorted(one.acts):
            for gap in range(1, NEAR + 1):
                for other in shelf.of_day(act, one.ahead, day + timedelta(days=gap))[:LOOK]:
                    if other not in one.rivals and _two_days(one, other):
                        one.rivals.append(other)
                        other.rivals.append(one)


def _fulfil(shelf: _Shelf) -> None:
    """Link a plan to the first event of its sort that shares its names, on its day or within a quarter behind it."""
    for plan in shelf.found:
        first, last = plan.when.earliest, plan.when.latest
        if not plan.ahead or first is None or last is None or (last - first).days > _MONTH:
            continue
        found = [
            done
            for act in sorted(plan.acts)
            for month in _months(first, last + timedelta(days=KEPT) if last < _LAST else last)
            for done in shelf.held(act, ahead=False, month=month)[:LOOK]
            if done.plan is None and _comes_of(done, plan)
        ]
        if found:
            plan.outcome = min(found, key=lambda done: done.when.earliest or date.max)
            plan.outcome.plan = plan


def _comes_of(done: Cluster, plan: Cluster) -> bool:
    day, first, last = done.when.single, plan.when.earliest, plan.when.latest
    if day is None or first is None or last is None:
        return False
    near = first <= day <= last + timedelta(days=NEAR)
    return (near or first <= day) and len(done.names & plan.names) >= (1 if near else SHARED)


def _months(first: date, last: date) -> Iterable[tuple[int, int]]:
    for count in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield count // 12, count % 12 + 1


def _two_days(one: Cluster, other: Cluster) -> bool:
    if any(m.first.event is None for c in (one, other) for m in c.tellings[:1]):
        return False  # a toll that grows from day to day is no event told for two days
    voices = {m.voice for m in one.tellings}, {m.voice for m in other.tellings}
    return len(one.names & other.names) >= SHARED and voices[0].isdisjoint(voices[1])
