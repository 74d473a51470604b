"""One answer for a group, by a named policy, with what it came from; or a refusal with the reason.

`latest` (default): the latest as-of figure told as a fact; of several for that time the one most documents,
then most origins tell. Where no two times are stated and the figures are bound to one occurrence, one fact is
told again and again, and the day of a telling says nothing: then what most documents tell as their own answer
(the figure that their title tells, else their largest), of equals the one told last. `range`: lowest to highest
of all facts. `conservative`: the lowest figure that all facts of the latest time allow. `majority`: what most
documents tell. `prefer:SOURCE`: the latest of that source. `pending`: none while a conflict stands.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from osintcli.comparisons import origins, ranges, times
from osintcli.comparisons.copies import Copies
from osintcli.comparisons.levels import Facts
from osintcli.comparisons.ranges import Range
from osintcli.comparisons.readings import Reading
from osintcli.comparisons.wording import full, number
from osintcli.errors import OsintError
from osintcli.model.attribution import Level
from osintcli.model.comparison import Estimate, Related, Relation

POLICIES = ("latest", "range", "conservative", "majority", "prefer:SOURCE", "pending")


def estimate(
    readings: Sequence[Reading],
    relations: Sequence[Related],
    policy: str | None,
    copies: Copies,
    known: Facts,
    *,
    bound: bool = True,
    several: bool = False,
) -> Estimate | None:
    """Return the answer of a group of quantities, which may be `bound` to one occurrence, or be of `several`.

    Figures that are not bound run on: then also the day of a telling says which one is later. Figures of several
    occurrences are each of a year, a town, a weekend of its own: they answer only where they agree. Raises `OsintError`
    for a policy that does not exist.
    """
    name, sums = policy or "latest", known.sums
    if name not in POLICIES[:-2] + POLICIES[-1:] and not name.startswith("prefer:"):
        raise OsintError(f"There is no policy {name!r}.", f"Say one of: {', '.join(POLICIES)}.")
    figures = [r for r in readings if r.range is not None and not r.event]
    if not figures:
        return None
    facts = [r for r in figures if r.settled and (not r.increment or r.id in sums)]
    rumours = _refuted(figures, relations)
    facts = [r for r in facts if r.id not in rumours] or facts
    facts = [r for r in facts if not r.facets.guessed] or facts
    whole = [r for r in facts if not r.part]
    if not whole:
        facts = [replace(r, range=replace(r.range, high=None)) for r in facts if r.range is not None]
    facts = whole or facts
    if not facts:
        return _refused(
            name, "Nothing is told as a fact: there are only plans, possibilities, denials or additions."
        )
    conflicts = [r for r in relations if r.relation is Relation.CONFLICT]
    if name == "pending" and conflicts:
        return _refused(name, f"{len(conflicts)} contradictions are open.")
    if name.startswith("prefer:"):
        source = name.removeprefix("prefer:")
        facts = [r for r in facts if r.origin is not None and origins.same_name(source, _speaker(r))]
        if not facts:
            return _refused(name, f"{source} gives no figure here.")
    if several and any(not _meets(facts[0], fact, sums) for fact in facts):
        return _refused(name, "The figures are of several occurrences, each of its own time or place.")
    ids = {reading.id for reading in facts}
    moved = [r for r in relations if r.relation is Relation.UPDATED and {r.a, r.b} <= ids]
    running = (bool(moved) and not bound) or _runs(facts, sums, grows=known.grows and bound)
    running = running or (known.grows and _grew(facts, sums))
    titled = bound and not several and not name.startswith("prefer:")
    heads = _heads([f for f in figures if f.settled], copies) if titled else []
    found, best = _chosen(name, facts, copies, sums, heads, running=running)
    return replace(found, why=_told(best, found, known.bases if best.id in sums else {}, facts, copies))


def _refuted(figures: Sequence[Reading], relations: Sequence[Related]) -> frozenset[str]:
    """Return what is no answer: what nobody by name claims and somebody named denies, what its own source takes back."""
    by_id = {r.id: r for r in figures}
    found = set[str]()
    for one in relations:
        if one.relation is not Relation.DENIED or not {one.a, one.b} <= by_id.keys():
            continue
        claim, denial = sorted((by_id[one.a], by_id[one.b]), key=lambda r: r.refused)
        loose = claim.said.attribution.level in {Level.CLASS, Level.HEARSAY}
        named = denial.said.attribution.level is Level.NAMED
        own = claim.origin is not None and claim.origin == denial.origin
        if (loose and named) or own:
            found.add(claim.id)
    return frozenset(found)


def _speaker(reading: Reading) -> str:
    return reading.said.attribution.origin or reading.said.attribution.source or ""


def _refused(policy: str, why: str) -> Estimate:
    return Estimate(low=None, best=None, high=None, policy=policy, refused=why)


def _chosen(
    policy: str,
    facts: list[Reading],
    copies: Copies,
    sums: Mapping[str, Range],
    heads: Sequence[Reading],
    *,
    running: bool,
) -> tuple[Estimate, Reading]:
    if policy == "range":
        return _of(policy, facts, facts[-1], sums, [*facts, *heads]), facts[-1]
    if policy == "majority":
        best = _best(facts, copies, sums)
        return _of(policy, _same(best, facts, sums), best, sums, facts), best
    latest = _latest(facts) if running else facts
    if policy == "conservative":
        lowest = min(latest, key=lambda r: (_floor(r, sums), r.id))
        return _of(policy, [lowest], lowest, sums, latest), lowest
    if running:
        end = times.key(latest[0].time)[0]
        heads = [head for head in heads if times.key(head.time)[0] >= end]
    beside = _beside(facts, latest) if running else []
    latest = [*latest, *heads]
    best = _best(latest, copies, sums)
    return _of(policy, _same(best, latest, sums), best, sums, [*latest, *beside]), best


def _beside(facts: Sequence[Reading], latest: Sequence[Reading]) -> list[Reading]:
    """Return what other texts print on the day on which the latest count is told, for whatever day: it stands beside it."""
    day = max((times.key(reading.told) for reading in latest if reading.told.known), default=None)
    spoken = {reading.said.document for reading in latest}
    return [r for r in facts if r.told.known and times.key(r.told) == day and r.said.document not in spoken]


def _told(
    best: Reading,
    found: Estimate,
    bases: Mapping[str, Reading],
    facts: Sequence[Reading],
    copies: Copies,
) -> str:
    """Say whose figure is the best one, and of a sum what it adds; and how many texts tell the same."""
    if best.heading:
        return f"{number(_range(best, {}).point)}, as the title of {copies.title(best.said.document)} counts"
    base = bases.get(best.id)
    words = full(best) if base is None else f"{full(best)} on top of {full(base)}"
    texts = {copies.text(r.said.document) for r in facts if r.id in found.sources}
    return f"{words}, in {len(texts)} documents" if len(texts) > 1 else words


def _heads(figures: Sequence[Reading], copies: Copies) -> list[Reading]:
    """Return what the title of each text counts in all, as told by its text: of nothing that one could quote."""
    found: dict[str, Reading] = {}
    for reading in figures:
        if reading.headed is not None and reading.headed_so:
            text = copies.text(reading.said.document)
            head = replace(reading, range=reading.headed, time=reading.told, origin=None, heading=True)
            found.setdefault(text, head)
    return list(found.values())


def _runs(facts: list[Reading], sums: Mapping[str, Range], *, grows: bool) -> bool:
    """Say whether texts state different figures for different times: a running count, not one fact told again and again.

    Of what only `grows` a later, lower figure is no newer count.
    """
    stated = {reading.time: _range(reading, sums).point for reading in facts if reading.dated}
    if len(set(stated.values())) <= 1:
        return False
    last = max(_range(reading, sums).point for reading in _latest(facts))
    return not grows or last >= max(_range(reading, sums).point for reading in facts)


def _grew(facts: list[Reading], sums: Mapping[str, Range]) -> bool:
    """Say whether one body told a larger figure each day that it spoke, and what is larger still was told later: a toll."""
    told: defaultdict[str, dict[date, Decimal]] = defaultdict(dict)
    for reading in facts:
        day, point = reading.told.single, _range(reading, sums).point
        if reading.origin is not None and day is not None:
            told[reading.origin][day] = max(point, told[reading.origin].get(day, point))
    for days in told.values():
        line = sorted(days)
        grew = len(line) > 1 and all(days[a] < days[b] for a, b in pairwise(line))
        if grew and all(
            _later(reading, line[-1]) for reading in facts if _range(reading, sums).point > days[line[-1]]
        ):
            return True
    return False


def _later(reading: Reading, day: date) -> bool:
    return reading.told.earliest is not None and reading.told.earliest > day


def _range(reading: Reading, sums: Mapping[str, Range]) -> Range:
    found = reading.range if reading.heading else sums.get(reading.id, reading.range)
    if found is None:
        raise AssertionError(f"{reading.id} has no range")
    return found


def _meets(a: Reading, b: Reading, sums: Mapping[str, Range]) -> bool:
    return _range(a, sums).meets(_range(b, sums))


def _floor(reading: Reading, sums: Mapping[str, Range]) -> Decimal:
    own = _range(reading, sums)
    return own.low if own.low is not None else own.point


def _latest(facts: list[Reading]) -> list[Reading]:
    """Return the facts of the latest time; of facts without any time all."""
    dated = [r for r in facts if r.time.known]
    if not dated:
        return facts
    end = max(times.key(r.time) for r in dated)[0]
    return [r for r in dated if times.key(r.time)[0] == end]


def _same(best: Reading, facts: list[Reading], sums: Mapping[str, Range]) -> list[Reading]:
    return [r for r in facts if _range(r, sums).same(_range(best, sums))]


def _best(facts: list[Reading], copies: Copies, sums: Mapping[str, Range]) -> Reading:
    """Return the figure that most texts tell as their own answer, then that most texts and origins tell at all.

    A text's answer is the figure told here that its title tells too, else its largest: beside a total a text tells its
    parts. Of equals the one told last.
    """
    behind: defaultdict[Decimal, set[str]] = defaultdict(set)
    origins_of: defaultdict[Decimal, set[str]] = defaultdict(set)
    for reading in facts:
        point = _range(reading, sums).point
        behind[point].add(copies.text(reading.said.document))
        if reading.origin is not None:
            origins_of[point].add(reading.origin)
    tops = Counter(point for _, point in _answers(facts, copies, sums).values())
    quoted = {_range(reading, sums).point for reading in facts if not reading.heading}

    def weight(reading: Reading) -> tuple[object, ...]:
        point = _range(reading, sums).point
        backed = (tops[point], point in quoted, len(behind[point]), len(origins_of[point]))
        last = (reading.told.known, times.key(reading.told))
        return (*backed, last, point, not reading.heading)

    return max(facts, key=weight)


def _answers(
    facts: Sequence[Reading], copies: Copies, sums: Mapping[str, Range]
) -> dict[str, tuple[bool, Decimal]]:
    """Return the own answer of each text, and whether its title tells it."""
    told = {_range(reading, sums).point for reading in facts}
    found: dict[str, tuple[bool, Decimal]] = {}
    for reading in facts:
        text, titled = copies.text(reading.said.document), told & reading.titled
        point = max(titled) if titled else _range(reading, sums).point
        found[text] = max((bool(titled), point), found.get(text, (False, point)))
    return found


def _of(
    policy: str, chosen: list[Reading], best: Reading, sums: Mapping[str, Range], around: list[Reading]
) -> Estimate:
    """Return low and high over all facts of the time, in the unit of the best figure.

    An end is open where the outermost figure is only bounded from the other side ("at least six") and none closes it.
    """
    held = [_range(r, sums) for r in around]
    unit = best.said.quantity.unit if best.said.quantity is not None else ""
    low, point, high = _lowest(held), _range(best, sums).point, _highest(held)
    quoted = {end for r in around if not r.heading for end in _ends(_range(r, sums))}
    lone = {low, point, high} - quoted - {None}
    return Estimate(
        low=None if low is None else ranges.to_unit(low, unit),
        best=ranges.to_unit(point, unit),
        high=None if high is None else ranges.to_unit(high, unit),
        policy=policy,
        sources=tuple(dict.fromkeys(r.id for r in chosen if not r.heading)),
        titles=tuple(
            sorted(
                {r.said.document for r in around if r.heading and not lone.isdisjoint(_ends(_range(r, sums)))}
            )
        ),
    )


def _ends(held: Range) -> tuple[Decimal | None, ...]:
    return (held.low, held.point, held.high)


def _lowest(held: Sequence[Range]) -> Decimal | None:
    closed = min((r.low for r in held if r.low is not None), default=None)
    beyond = min((r.point for r in held if r.low is None), default=None)
    return closed if beyond is None or (closed is not None and closed <= beyond) else None


def _highest(held: Sequence[Range]) -> Decimal | None:
    closed = max((r.high for r in held if r.high is not None), default=None)
    beyond = max((r.point for r in held if r.high is None), default=None)
    return closed if beyond is None or (closed is not None and closed >= beyond) else None
