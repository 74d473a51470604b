"""Which events belong together: one sort of happening, one stretch of time, and (without a topic) one object."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from osintcli.comparisons import times
from osintcli.comparisons.levels.subjects import proper, proper_names, subject, unnamed
from osintcli.comparisons.lexicon import Topic, lexicon
from osintcli.comparisons.readings import Reading, place_in_line
from osintcli.model.span import Span

APART = 200
"""Days without any such event after which the next one is of another story (the treaty of 1961)."""


def groups(readings: Sequence[Reading], *, asked: bool) -> list[tuple[list[Reading], Topic | None]]:
    """Return groups of events with the topic that their trigger tells. `asked`: a topic holds their objects together."""
    held: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading, step in zip(readings, _steps(readings, asked=asked), strict=True):
        steps = reading.facets.steps
        told = (
            reading
            if step in steps
            else replace(reading, facets=replace(reading.facets, steps=(step, *steps)))
        )
        held[step].append(told)
    found = []
    for step, some in held.items():
        topic = lexicon().by_name.get(step)
        for one in [some] if asked else _by_names(some):
            for stretch in [one] if (topic is not None and topic.once) or _once(one) else _stretches(one):
                if asked or len({reading.said.document for reading in stretch}) > 1:
                    found += [(stretch, topic)]
    return found


def _once(readings: Sequence[Reading]) -> bool:
    """Say whether a few events are of what happens once to somebody, a start of one thing too: two years of it are no two
    stories.
    """
    known = lexicon().by_name
    named = {proper(subject(r)) for r in readings}
    if len(named) == 1 and frozenset() not in named and all(r.phase is not None for r in readings):
        return True
    return any(step in known and known[step].once for r in readings for step in r.facets.steps)


def beside(readings: Sequence[Reading]) -> list[Reading]:
    """Return the events that are no mere telling of a figure of people or things: "92 people had died by March"."""
    figures: defaultdict[str, list[Span]] = defaultdict(list)
    for reading in readings:
        if not reading.event and reading.facets.dimension == "count" and reading.range is not None:
            figures[reading.said.document].append(reading.said.quote.span)
    return [r for r in readings if r.event and not _tells(r.said.quote.span, figures[r.said.document])]


def of_tolls(readings: Sequence[Reading]) -> frozenset[str]:
    """Return the events that only tell how many people something befell: "the toll rose to seven on Wednesday"."""
    people = [r for r in readings if not r.event and r.said.counted is not None and r.said.counted.person]
    kept = {r.id for r in beside([*people, *(r for r in readings if r.event)])}
    return frozenset(r.id for r in readings if r.event and r.id not in kept)


def is_mere_talk(reading: Reading) -> bool:
    """Say whether an event is no more than that somebody said something."""
    step = reading.facets.steps[0] if reading.facets.steps else ""
    topic = lexicon().by_name.get(step)
    return topic is not None and topic.talk


def _tells(span: Span, figures: Sequence[Span]) -> bool:
    return any(span.start <= figure.start and figure.end <= span.end for figure in figures)


def _by_names(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Put events together that share most names with each other; one that names nobody stays alone."""
    found: list[list[Reading]] = []
    homes: defaultdict[str, list[int]] = defaultdict(list)
    silent = [reading for reading in readings if unnamed(reading)]
    for reading in readings:
        if unnamed(reading):
            continue
        mine = proper_names(reading)
        votes = Counter(home for name in sorted(mine) for home in homes[name][-LOOK:])
        if votes:
            home = max(votes, key=lambda at: (votes[at], -at))
            found[home].append(reading)
        else:
            home = len(found)
            found.append([reading])
        for name in mine:
            if home not in homes[name]:
                homes[name].append(home)
    for reading in silent:
        _take_in(reading, found)
    return found


def _take_in(reading: Reading, found: list[list[Reading]]) -> None:
    """Put an event whose text names nobody to the one group that another text tells; beside several it stays alone."""
    others = [some for some in found if any(r.said.document != reading.said.document for r in some)]
    if len(others) == 1:
        others[0].append(reading)
        others[0].sort(key=place_in_line)
    else:
        found.append([reading])


LOOK = 24
"""Groups of one name that an event is held against."""


def _steps(readings: Sequence[Reading], *, asked: bool) -> list[str]:
    """Return what each event tells.

    One that stands alone, or whose trigger tells nothing known ("a ceremony"), joins the happening that its sentence
    tells beside it, where others tell that. That something was said joins nothing where everything is compared.
    """
    own = [reading.facets.steps[0] if reading.facets.steps else "" for reading in readings]
    counts = Counter(own)
    found = []
    for reading, step in zip(readings, own, strict=True):
        others = [name for name in (*reading.facets.steps[1:], *reading.facets.beside) if counts[name]]
        topic = lexicon().by_name.get(step)
        speech = topic is not None and topic.speech and not asked
        alone = (counts[step] == 1 or topic is None) and others and not speech
        found.append(max(others, key=lambda name: (counts[name], name)) if alone else step)
    return found


def _stretches(readings: list[Reading]) -> list[list[Reading]]:
    """Split where no event lies for long; plans stay with what came before them."""
    found: list[list[Reading]] = []
    latest = None
    for reading in readings:
        if latest is None or (times.gap(latest, reading.date) > APART and not reading.ahead):
            found.append([])
        found[-1].append(reading)
        latest = reading.date if reading.date.known else latest
    return found
