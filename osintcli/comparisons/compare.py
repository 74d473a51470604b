"""Assertions to groups: select what the topic means, group by key, relate inside each group, judge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from osintcli.comparisons import (
    alone,
    answers,
    asked,
    checks,
    coordinated,
    doers,
    event_groups,
    facts,
    keys,
    labels,
    origins,
    questions,
    reprints,
    retellings,
    times,
    topics,
    twins,
    units_asked,
)
from osintcli.comparisons.copies import Copies, among
from osintcli.comparisons.estimate import estimate
from osintcli.comparisons.levels import Facts, Pair, relate
from osintcli.comparisons.pairs import pairs
from osintcli.comparisons.readings import Beyond, Reading, read_all
from osintcli.comparisons.verdicts import judge
from osintcli.comparisons.wording import number
from osintcli.model.assertion import Assertion
from osintcli.model.comparison import Comparison, Estimate, Group, Related, Relation
from osintcli.model.document import Document
from osintcli.model.interval import Interval
from osintcli.model.options import Options


def compare(
    assertions: Sequence[Assertion],
    documents: Mapping[str, Document],
    topic: str | None,
    options: Options,
    beyond: Beyond | None = None,
    own: Mapping[str, Reading] = MappingProxyType({}),
) -> Comparison:
    """Say where sources agree, update each other or conflict on a topic; without a topic, on every measure found.

    A topic that is a unit ("euros") or a kind of units ("length") means all figures in it, grouped by what they measure.
    `documents` maps ids to documents. Groups come with those first that most documents stand behind. A topic that
    nothing matches gives no groups and says which topics are near. Where `assertions` are no more than what may answer
    (see `terms`), `beyond` is what the whole corpus knows; `own` is what was read of them before, by id. Raises
    `OsintError` for an unknown policy.
    """
    return answer(ready(assertions, documents, beyond, own), documents, topic, options, beyond)


def ready(
    assertions: Sequence[Assertion],
    documents: Mapping[str, Document],
    beyond: Beyond | None = None,
    own: Mapping[str, Reading] = MappingProxyType({}),
) -> list[Reading]:
    """Return the readings of assertions that a comparison chooses from, whatever its topic, in line."""
    held = _without_copies(assertions, documents)
    return twins.join(read_all(held, documents, beyond, own), documents)


def answer(
    readings: Sequence[Reading],
    documents: Mapping[str, Document],
    topic: str | None,
    options: Options,
    beyond: Beyond | None = None,
) -> Comparison:
    """Compare readings that are ready: all of a corpus, or those that may answer a topic."""
    many = beyond.documents if beyond is not None else None
    chosen, about = _chosen(topic, readings, documents, many)
    chosen = [reading for reading in chosen if _wanted(reading, options)]
    if topic and questions.of_moment(topic) and any(reading.event for reading in chosen):
        chosen = [reading for reading in chosen if reading.event]
    copies = among(documents, (reading.said.document for reading in chosen))
    found = _groups(reprints.as_first_told(chosen, copies), about, copies, options)
    found = [group for group in found if kept(group, options)]
    counts = beyond.topics if beyond is not None else None
    near = topics.near(topic, [reading.said for reading in readings], counts) if topic and not chosen else ()
    return Comparison(topic=topic, groups=tuple(found), near=near)


def _chosen(
    topic: str | None, readings: Sequence[Reading], documents: Mapping[str, Document], many: int | None
) -> tuple[list[Reading], str | None]:
    """Return what a topic means, and the topic that its groups are of: none where it asks for a unit of many measures."""
    if topic is None:
        return list(readings), None
    kinds = units_asked.dimensions(topic)
    if kinds and (chosen := [one for one in readings if one.facets.dimension in kinds]):
        return chosen, None
    return asked.as_asked(topic, answers.select(topic, readings, documents, many)), topic


def _without_copies(assertions: Sequence[Assertion], documents: Mapping[str, Document]) -> list[Assertion]:
    """Leave out what stands in a text that is there twice: a copy says nothing new."""
    first: dict[str, str] = {}
    for name in sorted(documents):
        first.setdefault(documents[name].sha256, name)
    kept = [
        a
        for a in assertions
        if a.document not in documents or first[documents[a.document].sha256] == a.document
    ]
    return list({a.id: a for a in sorted(kept, key=lambda a: (a.document, a.quote.span, a.id))}.values())


def _wanted(reading: Reading, options: Options) -> bool:
    said = reading.said
    when = reading.date if reading.event else reading.time
    wanted = Interval(options.since, options.until)
    if wanted.known and not (when.known and when.meets(wanted)):
        return False
    if options.actor and not _named(
        options.actor, said.actor, said.counted.surface if said.counted else None
    ):
        return False
    if options.place and not _named(options.place, *(said.place.path if said.place is not None else ())):
        return False
    return not options.source or _named(options.source, said.attribution.source, said.attribution.origin)


def _named(wanted: str, *names: str | None) -> bool:
    return any(origins.same_name(wanted, name) or keys.same_actor(wanted, name) for name in names if name)


def kept(group: Group, options: Options) -> bool:
    """Say whether a group has the verdict and as many origins as asked for."""
    if options.min_origins is not None and group.corroboration.origins < options.min_origins:
        return False
    return not options.verdicts or group.verdict.value in options.verdicts


def _groups(readings: list[Reading], topic: str | None, copies: Copies, options: Options) -> list[Group]:
    quantities = [
        facts.at_once(
            facts.retold(facts.plain(some), bound=keys.is_bound(some)),
            fixed=keys.is_fixed(some),
            whenever=keys.is_whenever(some),
        )
        for some in retellings.join(
            keys.groups(doers.join(alone.join(coordinated.join([r for r in readings if not r.event]))))
        )
    ]
    if topic is None:
        quantities = [part for some in quantities for part in keys.of_one_matter(some)]
    quantities = [sorted(some, key=lambda r: (*times.key(r.time), *_line(r))) for some in quantities]
    ranked = [
        (
            some[0].facets.thing is not None or keys.key(some[0]).family == "several",
            _group(some, facts.of_quantities(some, grows=keys.grows(some)), copies, options),
        )
        for some in quantities
    ]
    if topic is not None:
        happened = event_groups.beside(readings)
    else:  # that somebody said something is no matter of its own
        tolls = event_groups.of_tolls(readings)
        happened = [r for r in readings if r.event and r.id not in tolls and not event_groups.is_mere_talk(r)]
    events = event_groups.groups(happened, asked=topic is not None)
    if topic is not None and questions.of_moment(topic):  # one start of one thing, though starts may repeat
        events = [(some, None) for some, _ in events]
    if quantities:  # asked for figures, single events beside them are noise
        events = [(some, act) for some, act in events if len({r.said.document for r in some}) > 1]
    for some, act in events:
        group = _group(some, facts.of_events(some, act), copies, options)
        if topic is not None or group.verdict is not Relation.INCOMPARABLE:
            ranked.append((True, group))
    found = [group for _, group in sorted(ranked, key=_rank)]
    found = [replace(group, id=f"g{at}") for at, group in enumerate(found, start=1)]
    alike = checks.look_alikes(found)
    return [
        replace(group, notes=(*group.notes, *alike[group.id])) if group.id in alike else group
        for group in found
    ]


def _rank(ranked: tuple[bool, Group]) -> tuple[object, ...]:
    """Sort by how many stand behind a group; of equals, figures of anybody come before those of somebody."""
    named, group = ranked
    return (-group.corroboration.documents, -len(group.members), named, group.label, group.members[0].id)


def _line(reading: Reading) -> tuple[object, ...]:
    return (*times.key(reading.told), reading.said.document, reading.said.quote.span, reading.id)


def _group(some: list[Reading], known: Facts, copies: Copies, options: Options) -> Group:
    relations = []
    for a, b in pairs(some):
        found = relate(Pair(a, b, known))
        relations.append(Related(a.id, b.id, found.relation, found.why, found.note))
    corroboration, sources = origins.corroboration(some, copies)
    verdict, why = judge(some, relations)
    made = estimate(
        some,
        relations,
        options.policy,
        copies,
        known,
        bound=not some[0].event and keys.is_bound(some),
        several=not some[0].event and keys.key(some[0]).family == "several",
    )
    return Group(
        id="",
        label=labels.label(some),
        verdict=verdict,
        why=why,
        members=tuple(reading.said for reading in some),
        relations=tuple(relations),
        estimate=made,
        corroboration=corroboration,
        counted=keys.only(r.said.counted.noun for r in some if r.said.counted is not None),
        unit=keys.only(r.said.quantity.unit for r in some if r.said.quantity is not None),
        actor=keys.only(keys.actor_of(r) for r in some) or keys.only(r.said.actor for r in some),
        place=keys.only(r.said.place.name for r in some if r.said.place is not None),
        notes=(*sources, *_titled(made, some, copies), *checks.notes(some)),
    )


def _titled(made: Estimate | None, some: Sequence[Reading], copies: Copies) -> list[str]:
    """Say which figures of an estimate only a title counts, of which nothing can be quoted."""
    names = made.titles if made is not None else ()
    told = {r.said.document: r.headed.point for r in some if r.headed is not None and r.headed_so}
    return [
        f"Only the title of {copies.title(name)} counts {number(told[name])}."
        for name in names
        if name in told
    ]
