"""Which place a figure is of: groups split by place, parts told apart from their whole."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from msgspec.structs import replace

from osintcli.comparisons import times
from osintcli.comparisons.readings import Reading
from osintcli.model.place import Place


def by_place(readings: list[Reading]) -> list[list[Reading]]:
    """Split by place. A part and its whole go apart only where a document tells them apart or the words say "of them"."""
    settled = _settle_places(readings)
    readings = [replace(reading, place=settled[reading.id]) for reading in readings]
    parts = _parts(readings, settled)
    names: dict[str, Place] = {place.name: place for place in settled.values() if place is not None}
    roots = _joined(names, parts)

    def scope(reading: Reading) -> str | None:
        place = settled[reading.id]
        return None if place is None else roots[place.name]

    held: defaultdict[str, list[Reading]] = defaultdict(list)
    open_ones: list[Reading] = []
    for reading in readings:
        name = scope(reading)
        (open_ones if name is None else held[name]).append(reading)
    whole = {name: len(some) for name, some in held.items() if name not in parts}
    if 2 * len(open_ones) >= len(readings):  # the scene goes without saying, and who names it names the same
        open_ones += [reading for name in whole for reading in held.pop(name)]
        whole.clear()
    if open_ones and whole:
        homes = _best_places(held, whole)
        largest = max(whole, key=lambda name: (whole[name], name))
        for reading in open_ones:
            held[homes.get(reading.said.document, largest)].append(reading)
        open_ones.clear()
    found = [open_ones, *held.values()] if open_ones else list(held.values())
    line = {reading.id: at for at, reading in enumerate(readings)}
    return [sorted(some, key=lambda reading: line[reading.id]) for some in found]


def _best_places(held: dict[str, list[Reading]], whole: dict[str, int]) -> dict[str, str]:
    """Return for each document the largest of the places that it names."""
    found: dict[str, str] = {}
    for name in sorted(whole, key=lambda name: (whole[name], name)):
        found |= dict.fromkeys((reading.said.document for reading in held[name]), name)
    return found


def _settle_places(readings: list[Reading]) -> dict[str, Place | None]:
    """Give each figure the widest place that any of its tellings names; none where most tellings name none."""
    tellings: defaultdict[tuple[object, ...], list[Reading]] = defaultdict(list)
    for reading in readings:
        point = reading.range.point.normalize() if reading.range is not None else None
        tellings[(point, reading.increment, reading.ahead)].append(reading)
    found: dict[str, Place | None] = {}
    for some in tellings.values():
        places = [reading.place for reading in some if reading.place is not None]
        documents = {reading.said.document for reading in some}
        for reading in some:
            own = reading.place
            wider = [place for place in places if own is not None and place.contains(own)]
            found[reading.id] = min(wider, key=lambda place: (len(place.path), place.name), default=own)
        if 2 * len(places) < len(some) and len(documents) > 1:
            found |= dict.fromkeys((reading.id for reading in some), None)
    return found


def _parts(readings: list[Reading], settled: dict[str, Place | None]) -> set[str]:
    """Return the places whose figures are parts of a whole: a document tells a larger figure of the same time beside."""
    found: set[str] = set()
    by_document: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.settled and not reading.increment:
            by_document[reading.said.document].append(reading)
    for some in by_document.values():
        top: dict[str | None, Reading] = {}
        for reading in some:
            place = settled[reading.id]
            name = place.name if place is not None else None
            if name not in top or _size(reading) > _size(top[name]):
                top[name] = reading
        for reading in top.values():
            place = settled[reading.id]
            if place is not None and any(_is_part(reading, other, settled) for other in some):
                found.add(place.name)
    return found


def _size(reading: Reading) -> Decimal:
    return reading.range.point if reading.range is not None else Decimal(0)


def _is_part(part: Reading, whole: Reading, settled: dict[str, Place | None]) -> bool:
    if part.range is None or whole.range is None or part.facets.dimension not in {"count", *_MASSES}:
        return False
    inner, outer = settled[part.id], settled[whole.id]
    if part.facets.dimension in _MASSES:
        return _elsewhere(part, whole, inner, outer)
    wider = outer is None or (inner is not None and outer.name != inner.name and outer.contains(inner))
    together = times.order(part.time, whole.time) is not times.Order.BEFORE
    rivals = part.voice != whole.voice and None not in (part.origin, whole.origin)
    return (
        wider
        and not rivals
        and together
        and part.range.point < whole.range.point
        and not part.range.meets(whole.range)
    )


_MASSES = frozenset({"mass", "volume"})


def _elsewhere(part: Reading, whole: Reading, inner: Place | None, outer: Place | None) -> bool:
    """Say whether one text tells an amount of a named place beside another amount without a place: of its own subject."""
    if part.range is None or whole.range is None:
        return False
    return inner is not None and outer is None and not part.range.meets(whole.range)


def other_place(a: Place, b: Place) -> bool:
    """Say whether two places are two, as far as their paths tell: none contains the other or is another form of its name."""
    if a.contains(b) or b.contains(a) or a.name == b.name:
        return False
    return not any(_akin(a.name, name) for name in b.path) and not any(_akin(name, b.name) for name in a.path)


def _akin(a: str, b: str) -> bool:
    """Say whether one name is a form of the other: "Corvian" of "Corvia"."""
    short, long = sorted((a.lower(), b.lower()), key=len)
    stem = short.rstrip("aeiou")
    return len(stem) >= STEM and long.startswith(stem) and len(long) - len(stem) <= ENDING


STEM, ENDING = 4, 4
"""Letters that two forms of a place's name share at least, and that the longer one may add to them."""


def _joined(names: dict[str, Place], parts: set[str]) -> dict[str, str]:
    """Join places that lie in each other or are forms of one name, but for parts; return name -> name of the widest.

    Only places on one path, and names with one beginning, are held against each other.
    """
    roots: dict[str, str] = {}
    homes: defaultdict[object, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (len(names[name].path), name)):
        place = names[name]
        starts: list[object] = [place.path[:depth] for depth in range(1, len(place.path) + 1)]
        near = (home for start in (*starts, name[:STEM].lower()) for home in homes[start])
        root = next((home for home in near if not other_place(names[home], place)), name)
        roots[name] = name if name in parts else root
        if roots[name] == name and name not in parts:
            homes[place.path].append(name)
            homes[name[:STEM].lower()].append(name)
    return roots
