"""Which assertions belong together: a key first, then occurrence, actor and place split what one key holds.

What is not said is compatible with everything: a figure without a place or an actor goes to the group that fits it best
(the same figure elsewhere, then its own document's, then the largest). All steps are linear in the number of assertions
but for the names of actors and places, which are compared with each other inside one key.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from osintcli.comparisons import origins, ranges, scopes, times
from osintcli.comparisons.lexicon import Topic, lexicon
from osintcli.comparisons.readings import Reading, place_in_line
from osintcli.model.assertion import Measure
from osintcli.text.occurrences import is_each, of_several
from osintcli.text.stems import stem, stems, words

ANOTHER_OCCURRENCE = 365
"""Days without any figure after which an occurrence-bound count is of another occurrence (the flood of 1974)."""

YEARLY = 300
"""Days: the figure of so long a stretch is of all that happened in it."""

T = TypeVar("T")


class Key(Struct, frozen=True):
    """What must be equal before two assertions may be compared at all."""

    dimension: str
    happening: str | None
    thing: str | None
    measured: str | None
    family: str


def key(reading: Reading) -> Key:
    """Return the key of a quantity."""
    facets = reading.facets
    family = "level"
    if (facets.dimension in ("percent", "point") and reading.change) or reading.differs:
        family = "change"
    elif reading.measure is Measure.RATE and facets.dimension != "percent" and not _is_price(reading):
        family = "rate"
    topic = lexicon().by_name.get(facets.happening or "")
    if family == "level" and topic is not None and topic.bound and _of_several(reading):
        family = "several"
    thing = None if topic is not None and topic.whoever else facets.thing
    return Key(facets.dimension, facets.happening, thing, facets.measured, family)


def _of_several(reading: Reading) -> bool:
    """Say whether a figure is of several occurrences: "nine hurt in separate accidents", "40 murders", "19 in 2031"."""
    said = reading.said
    if of_several(said.sentence_text):
        return True
    point = reading.range.point if reading.range is not None else 0
    if said.counted is not None and is_each(said.counted.noun) and point > 1:
        return True
    return reading.dated and point > 1 and (times.days(reading.time) or 0) >= YEARLY


def _is_price(reading: Reading) -> bool:
    return reading.said.quantity is not None and ranges.priced(reading.said.quantity.unit)


def topic_of(of: Key) -> Topic | None:
    """Return the topic that rules a key: what happened, else what is measured, else what is counted."""
    names = lexicon().by_name
    return next((names[name] for name in (of.happening, of.measured, of.thing) if name in names), None)


def is_bound(readings: Sequence[Reading]) -> bool:
    """Say whether the figures of a group belong to one occurrence."""
    topic = topic_of(key(readings[0]))
    return topic is not None and topic.bound


def is_fixed(readings: Sequence[Reading]) -> bool:
    """Say whether the figures of a group are of one fact that does not change afterwards."""
    topic = topic_of(key(readings[0]))
    return topic is not None and topic.fixed


def is_whenever(readings: Sequence[Reading]) -> bool:
    """Say whether the figures of a group are of one fact whatever day stands beside them."""
    topic = topic_of(key(readings[0]))
    return topic is not None and topic.whenever


def grows(readings: Sequence[Reading]) -> bool:
    """Say whether the figures of a group only add up."""
    topic = topic_of(key(readings[0]))
    return topic is not None and topic.grows


def groups(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Return quantities that may be compared, each group in the order of the readings."""
    held: defaultdict[Key, list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.range is not None:
            held[key(reading)].append(reading)
    _join_named(held)
    found = []
    for of, some in held.items():
        for occurrence in _occurrences(some, bound=is_bound(some)):
            for good in _split(occurrence, lambda reading: reading.facets.good, str.__eq__):
                for named in _by_thing(good, of):
                    for one in _by_actor(named, topic_of(of)):
                        found += scopes.by_place(one)
    return found


def of_one_matter(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Split people of whom nothing known is told by the verb that each has: 240 worked and 4 ate are two matters.

    Where a question is asked, it is the question that holds them together. One figure told with two verbs is one matter.
    """
    of = key(readings[0])
    if (of.happening, of.thing, of.measured) != (None, None, None) or of.dimension not in ("count", "number"):
        return [list(readings)]
    if any(r.said.counted is not None and not r.said.counted.person for r in readings):
        return [list(readings)]
    held: defaultdict[str, list[Reading]] = defaultdict(list)
    light = lexicon().light
    for reading in readings:
        verb = stem(reading.said.predicate or "")
        held["" if verb in light else verb].append(reading)
    return _sharing_a_figure(list(held.values()))


def _sharing_a_figure(parts: list[list[Reading]]) -> list[list[Reading]]:
    """Put parts together that tell one figure: "30,000 headed north", "30,000 entered"."""
    found: list[list[Reading]] = []
    home: dict[object, int] = {}
    for part in parts:
        told = [_figure(reading) for reading in part]
        at = next((home[figure] for figure in told if figure in home), len(found))
        if at == len(found):
            found.append([])
        found[at] += part
        home.update(dict.fromkeys(told, at))
    return [sorted(part, key=place_in_line) for part in found]


def _join_named(held: dict[Key, list[Reading]]) -> None:
    """Let a figure that names who they were join those that do not, where it is the same: "two nurses", "two people"."""
    figures: dict[Key, set[tuple[object, bool]]] = {}
    grown: set[Key] = set()
    for of in [
        of for of in held if of.happening is not None and of.thing is not None and of.dimension == "count"
    ]:
        whoever = replace(of, thing=None)
        anyone = held.get(whoever)
        if anyone is None:
            continue
        if whoever not in figures:  # who joins brings no other figure
            figures[whoever] = {(_figure(reading), reading.increment) for reading in anyone}
        told = figures[whoever]
        joined = {r.id for r in held[of] if (_figure(r), r.increment) in told and not r.part}
        if joined:
            anyone += [reading for reading in held[of] if reading.id in joined]
            grown.add(whoever)
            held[of] = [reading for reading in held[of] if reading.id not in joined]
            if not held[of]:
                del held[of]
    for of in grown:
        held[of].sort(key=place_in_line)


# --- occurrences ------------------------------------------------------------------------------------------------------


def _occurrences(readings: list[Reading], *, bound: bool) -> list[list[Reading]]:
    """Split figures that are bound to one occurrence where a year or more lies between them."""
    if not bound:
        return [readings]
    found: list[list[Reading]] = []
    latest = None
    for reading in readings:
        if (
            found
            and latest is not None
            and reading.time.known
            and times.gap(latest, reading.time) > ANOTHER_OCCURRENCE
        ):
            found.append([])
        if not found:
            found.append([])
        found[-1].append(reading)
        latest = reading.time if reading.time.known else latest
    return found


# --- what is counted, what is done with it --------------------------------------------------------------------------------


def _by_thing(readings: list[Reading], of: Key) -> list[list[Reading]]:
    """Split who went without saying by who is named, and things that nothing happened to by what is done with them."""
    if of.dimension != "count":
        return [readings]
    topic = topic_of(of)
    if of.happening is None and topic is not None and topic.kind == "thing" and topic.held:
        return [readings]
    if of.happening is not None:
        apart = _told_apart(readings, _named)
        return _split(readings, lambda r: named if (named := _named(r)) in apart else None, str.__eq__)
    apart = _told_apart(readings, _deed)
    return _split(readings, lambda reading: deed if (deed := _deed(reading)) in apart else None, str.__eq__)


def _named(reading: Reading) -> str | None:
    return reading.facets.thing


def _told_apart(readings: list[Reading], name_of: Callable[[Reading], str | None]) -> set[str]:
    """Return the names or deeds that one document tells with different figures: there they are of different things."""
    by_document: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        if name_of(reading) is not None:
            by_document[reading.said.document].append(reading)
    found: set[str] = set()
    for some in by_document.values():
        figures: defaultdict[object, set[str]] = defaultdict(set)
        for reading in some:
            figures[_figure(reading)].add(name_of(reading) or "")
        deeds = {name_of(reading) or "" for reading in some}
        if len(deeds - _spoken(some, name_of)) > 1 and len(figures) > 1:
            found |= deeds
    return found


def _spoken(readings: Sequence[Reading], name_of: Callable[[Reading], str | None]) -> set[str]:
    """Return the names that the words of another figure hold: "dockers" are the "dock workers" beside them."""
    surfaces = [
        (name_of(r), frozenset(stems(r.said.counted.surface))) for r in readings if r.said.counted is not None
    ]
    return {
        name
        for name in {name_of(reading) or "" for reading in readings}
        if any(name in words and name != other for other, words in surfaces)
    }


def _deed(reading: Reading) -> str | None:
    """Return the stem of a predicate that tells figures apart: not that they are, are said, or are on their way."""
    root = stem(reading.said.predicate) if reading.said.predicate and not reading.idle else None
    known = lexicon()
    return None if root is None or root in known.light or root in known.conveying else root


# --- actors -----------------------------------------------------------------------------------------------------------


def actor_of(reading: Reading) -> str | None:
    """Return the actor where it tells figures apart: a name, not the speaker, not just "the government"."""
    said = reading.said
    name = reading.actor
    if not name or not is_name(name):
        return None
    topic = topic_of(key(reading))
    if reading.facets.dimension == "count" and not lexicon().posts.isdisjoint(words(name)):
        return None
    given = (said.attribution.source, said.attribution.origin)
    if not (topic is not None and topic.actor) and any(origins.same_name(name, who) for who in given if who):
        return None
    return name


def is_name(name: str) -> bool:
    """Say whether words name somebody: with a capital, and more than "the Government"."""
    if not any(letter.isupper() for letter in name) or origins.is_authority(name) or _is_described(name):
        return False
    spelled = words(name)
    return len(spelled) > 1 or not any(
        topic.kind == "thing" for topic in lexicon().by_word.get(stem(name), ())
    )


def _is_described(name: str) -> bool:
    """Say whether somebody is described by another's name: "Ines Marr's party"."""
    _, owns, rest = name.replace("’", "'").partition("'s ")
    return bool(owns) and rest.islower()


def _by_actor(readings: list[Reading], topic: Topic | None) -> list[list[Reading]]:
    """Split by who does it, where the doer makes another figure of it: troops of two armies, aid of two donors."""
    if topic is not None and topic.kind == "happening" and not topic.actor:
        return [readings]
    return _split(readings, actor_of, same_actor, alone=topic is not None and topic.actor)


def same_actor(a: str, b: str) -> bool:
    """Say whether two names may mean one actor; "Corvian" and "Corvia" do."""
    if origins.same_name(a, b):
        return True
    x, y = words(a), words(b)
    return len(x) == len(y) and all(_akin(one, other) for one, other in zip(x, y, strict=True))


def _akin(a: str, b: str) -> bool:
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return stem(a) == stem(b) or (shared >= 4 and shared >= min(len(a), len(b)) - 2)


# --- splitting by a name that may be missing --------------------------------------------------------------------------


def _split(
    readings: list[Reading],
    name_of: Callable[[Reading], str | None],
    same: Callable[[str, str], bool],
    *,
    alone: bool = False,
) -> list[list[Reading]]:
    """Split by a name; readings without one go to their figure's, then their document's, then the largest part.

    `alone`: beside several names they stay alone instead, because the name is what the figure is of.
    """
    names = Counter(name for reading in readings if (name := name_of(reading)) is not None)
    if not names:
        return [readings]
    roots = _roots(names, same)
    parts: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        if (name := name_of(reading)) is not None:
            parts[roots[name]].append(reading)
    if len(parts) > 1:
        by_figure = {_figure(r): root for root, some in parts.items() for r in some}
        by_document = {r.said.document: root for root, some in parts.items() for r in some}
        largest = max(parts, key=lambda root: (len(parts[root]), root))
    else:
        by_figure, by_document, largest = {}, {}, next(iter(parts))
    line = {reading.id: at for at, reading in enumerate(readings)}
    nameless = [reading for reading in readings if name_of(reading) is None]
    if alone and nameless and len(parts) > 1:
        return [*parts.values(), nameless]
    for reading in nameless:
        document = by_document.get(reading.said.document, largest)
        parts[by_figure.get(_figure(reading), document)].append(reading)
    return [sorted(some, key=lambda reading: line[reading.id]) for some in parts.values()]


def _figure(reading: Reading) -> object:
    return reading.range.point.normalize() if reading.range is not None else None


def _roots(names: Counter[str], same: Callable[[str, str], bool]) -> dict[str, str]:
    """Map each name to the most frequent name that means the same. Names are compared that share a word's beginning."""
    roots: dict[str, str] = {}
    chosen: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda n: (-names[n], n)):
        starts = sorted({word[:BEGINNING] for word in words(name)} | {origins.initials(name)[:BEGINNING]})
        others = (other for start in starts for other in chosen[start])
        root = next((other for other in others if same(name, other)), None)
        roots[name] = root or name
        if root is None:
            for start in starts:
                chosen[start].append(name)
    return roots


BEGINNING = 3
"""Letters of a word that two forms of a name share."""


def only(items: Iterable[T | None]) -> T | None:
    """Return the one thing that is there, the most frequent of several, `None` of none."""
    counts = Counter(item for item in items if item is not None)
    return min(counts, key=lambda item: (-counts[item], str(item)), default=None)
