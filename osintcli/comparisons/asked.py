"""What a question adds to the figures and events that answer it: "the offer" is of pay where a pay offer is asked for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from osintcli.comparisons import echoes, widened
from osintcli.comparisons.facets import Facets
from osintcli.comparisons.hits import hits
from osintcli.comparisons.lexicon import lexicon
from osintcli.comparisons.questions import Word, of_moment, question
from osintcli.comparisons.readings import Reading
from osintcli.text.occurrences import is_each
from osintcli.text.stems import stem, stems


def as_asked(topic: str, chosen: Sequence[Reading]) -> list[Reading]:
    """Let figures be of one thing where only the question can tell what: "the offer", "the rise" of "pay offer".

    Measured figures whose fields name no topic, or one that the question means, or a word of it, take the name that most
    of them have; people and bare numbers of whom nothing is told take what most of those told have.
    """
    asked = question(topic)
    if len(asked) == 1:
        chosen = widened.as_one(asked[0], chosen)
    means = frozenset(name for word in asked for name in word.topics)
    roots = frozenset(root for word in asked for root in replace(word, wide=False).roots)

    def open_to(reading: Reading) -> bool:
        about = reading.facets
        name = about.measured
        told = (
            about.guessed
            or name in means
            or name not in lexicon().by_name
            or not roots.isdisjoint(about.words)
        )
        return (name is not None and told) or (
            name is None and about.dimension not in _COUNTED and not reading.event
        )

    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for reading in chosen:
        if open_to(reading) and reading.facets.measured is not None:
            counts[reading.facets.dimension][reading.facets.measured] += 1
    names = {
        dimension: min(some, key=lambda name: (name not in means, -some[name], name))
        for dimension, some in counts.items()
    }
    names |= _by_unit(means, names)
    main = _main(chosen, means)
    step = _step(asked, chosen, means)
    moment = of_moment(topic)
    told = {_figure(r) for r in chosen if r.range is not None and stem(r.said.predicate or "") in roots}
    doers = {
        word.root: reading.actor
        for word in asked
        for reading in chosen
        if reading.actor and word.root in stems(reading.actor)
    }
    return [
        _stepped(reading, step, moment=moment)
        if reading.event
        else _idle(_acted(reading, doers), roots, told)
        for reading in _named_as_asked(chosen, names, open_to, main)
    ]


def _by_unit(means: frozenset[str], names: Mapping[str, str]) -> dict[str, str]:
    """Return the topics asked for whose unit alone says what is measured: 14 knots are a speed, of whatever."""
    known = lexicon().by_name
    natural = [known[name] for name in sorted(means) if name in known and known[name].natural]
    return {unit: topic.name for topic in natural for unit in names if unit in topic.counts}


def _named_as_asked(
    chosen: Sequence[Reading],
    names: Mapping[str, str],
    open_to: Callable[[Reading], bool],
    main: Facets | None,
) -> list[Reading]:
    return [
        replace(reading, facets=replace(reading.facets, measured=names[reading.facets.dimension]))
        if reading.facets.dimension in names and open_to(reading)
        else _happened(reading, main)
        for reading in chosen
    ]


_COUNTED = frozenset({"count", "number", "event"})


def _figure(reading: Reading) -> tuple[str, Decimal | None]:
    return (reading.facets.dimension, reading.range.point.normalize() if reading.range is not None else None)


def _idle(reading: Reading, roots: frozenset[str], told: set[tuple[str, Decimal | None]]) -> Reading:
    """Let the verb of a figure say nothing where the figure is told with the verb that is asked for, too."""
    other = reading.said.predicate is not None and stem(reading.said.predicate) not in roots
    return replace(reading, idle=True) if other and _figure(reading) in told else reading


def _acted(reading: Reading, doers: Mapping[str, str]) -> Reading:
    """Let a figure without a doer be of the one who is asked for, where its sentence names them."""
    if reading.actor is not None or not doers:
        return reading
    there = frozenset(stems(reading.said.sentence_text))
    named = [doer for root, doer in doers.items() if root in there]
    return replace(reading, actor=named[0]) if named else reading


def _step(asked: Sequence[Word], chosen: Sequence[Reading], means: frozenset[str]) -> str | None:
    """Return what an event does whose own verb tells nothing ("lodged an appeal"): the act that is asked for."""
    told = Counter(step for r in chosen if r.event for step in r.facets.steps if step in means)
    if told:
        return min(told, key=lambda name: (-told[name], name))
    return asked[-1].root if asked and any(r.event for r in chosen) else None


def _stepped(reading: Reading, step: str | None, *, moment: bool) -> Reading:
    """Let an event be what is asked for where its own verb tells nothing known, or where a start or an end is asked for."""
    steps = reading.facets.steps
    known = any(name in lexicon().by_name for name in steps)
    if step is None or step in steps or (known and not moment):
        return reading
    return replace(reading, facets=replace(reading.facets, steps=(step, *steps)))


def _main(chosen: Sequence[Reading], means: frozenset[str]) -> Facets | None:
    """Return what most of the counted figures tell that the question means."""
    told = Counter(
        (about.happening, about.thing)
        for about in (reading.facets for reading in chosen)
        if about.dimension == "count"
        and (about.happening in means or (about.happening is None and about.thing in means))
    )
    if not told:
        return None
    happening, thing = min(told, key=lambda pair: (-told[pair], pair[0] or "", pair[1] or ""))
    return Facets("count", happening=happening, thing=thing)


def _happened(reading: Reading, main: Facets | None) -> Reading:
    """Let people of whom nothing is told, bare numbers and idle things take what the question says."""
    about = reading.facets
    if main is None or about.dimension != "count" or reading.event or _is_thing(reading, main):
        return reading
    if echoes.barely(reading, main) or (about.happening is None and about.thing is None):
        return replace(reading, facets=replace(about, happening=main.happening, thing=main.thing))
    if main.happening is None or about.thing is None or about.happening is not None:
        return reading
    verb = reading.said.predicate
    known = lexicon()
    idle = verb is None or stem(verb) in known.light or stem(verb) not in known.by_word
    if not (idle or any(hit.topic.name == main.happening for hit in hits(reading.said.sentence_text))):
        return reading
    return replace(reading, facets=replace(about, happening=main.happening))


def _is_thing(reading: Reading, main: Facets) -> bool:
    """Say whether a figure is of things, where the question asks what happened to people: "fired three shots"."""
    counted = reading.said.counted
    topic = lexicon().by_name.get(main.happening or "")
    people = topic is not None and topic.counts == frozenset({"person"})
    thing = counted is not None and bool(counted.noun) and not (counted.person or is_each(counted.noun))
    return people and thing
