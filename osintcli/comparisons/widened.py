"""What else answers a question of one word: figures of the sort of its plain answers, told in words of its kin.

"Crews totalled 640" answers "crews", and "380 firefighters" is told of the same sort: people to whom nothing else happened.
"Turnout was 61 per cent" answers "turnout", and so does "it was 22 per cent at noon" behind it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from osintcli.comparisons import keys
from osintcli.comparisons.lexicon import lexicon
from osintcli.comparisons.questions import Word
from osintcli.comparisons.readings import Reading
from osintcli.text.stems import stems

COUNTED = frozenset({"count", "number", "event"})
"""Dimensions of what is counted, not measured."""


def add(word: Word, found: Sequence[Reading], readings: Sequence[Reading]) -> list[Reading]:
    """Return the plain answers and what is of their sort and kin, in the order of `readings`."""
    kin = replace(word, wide=True)
    held = {reading.id for reading in found}
    told = [reading for reading in found if reading.range is not None]
    measured = {r.facets.dimension for r in told} - COUNTED
    people = any(_person(reading) for reading in told)

    def fits(reading: Reading) -> bool:
        if reading.range is None:
            return False
        if reading.facets.dimension in measured:
            near = not kin.roots.isdisjoint(stems(reading.text))
            return (
                near
                and is_open(reading)
                and not _of_another(word, reading)
                and keys.actor_of(reading) is None
            )
        return people and _person(reading) and _is_kin(word, kin, reading)

    return [reading for reading in readings if reading.id in held or fits(reading)]


def _is_kin(word: Word, kin: Word, reading: Reading) -> bool:
    """Say whether the fields of people counted say a word of kin, and nothing else is told to have happened to them.

    A verb that tells of no happening ("come", "go") says too little.
    """
    own = reading.facets
    known = lexicon()
    if own.happening is None:
        return kin.in_fields(own)
    happened = known.by_name.get(own.happening)
    told = frozenset() if happened is None else happened.words - known.light
    said = own.words - known.light
    return not own.guessed and word.root not in told and not kin.roots.isdisjoint(told & said)


def is_open(reading: Reading) -> bool:
    """Say whether the fields of a measured figure name no topic, so that the words around it may tell what it is of."""
    name = reading.facets.measured
    return name is None or reading.facets.guessed or name not in lexicon().by_name


def as_one(word: Word, chosen: Sequence[Reading]) -> list[Reading]:
    """Let people of its kin be counted as those are that the question names: the firefighters are the crews.

    Only where no text tells both with different figures.
    """
    plain = [r for r in chosen if _idle_people(r) and word.in_fields(r.facets)]
    things = Counter(reading.facets.thing for reading in plain)
    if not things:
        return list(chosen)
    thing = min(things, key=lambda name: (-things[name], name or ""))
    kin = replace(word, wide=True)
    return [
        replace(reading, facets=replace(reading.facets, thing=thing, happening=None))
        if reading.range is not None and _person(reading) and _is_kin(word, kin, reading)
        else reading
        for reading in chosen
    ]


def _idle_people(reading: Reading) -> bool:
    return reading.range is not None and _person(reading) and reading.facets.happening is None


def _of_another(word: Word, reading: Reading) -> bool:
    """Say whether the words of a figure rule a topic of the question out: "of ballots" is progress, no turnout."""
    patterns = (lexicon().by_name[name].unless for name in sorted(word.topics))
    quote = reading.said.quote.exact
    return any(pattern is not None and pattern.search(quote) is not None for pattern in patterns)


def _person(reading: Reading) -> bool:
    return reading.said.counted is not None and reading.said.counted.person
