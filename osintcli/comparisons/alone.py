"""Persons told one by one over a text: "a woman was found dead", "a boy died in hospital" make two.

Where a text tells no figure above one of what happened, its first person stands for all who cannot be one and the same: a
man and a woman, two names, who was killed and who then killed himself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from osintcli.comparisons import coordinated, times
from osintcli.comparisons.lexicon import lexicon
from osintcli.comparisons.readings import Reading
from osintcli.text.occurrences import of_several
from osintcli.text.stems import stem, stems

LONG = 60
"""Days between two persons of one occurrence, at most."""


def join(readings: Sequence[Reading]) -> list[Reading]:
    """Let the first person of each text stand for all of its persons. Linear but for the persons of one text."""
    told: defaultdict[tuple[str, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        happening = reading.facets.happening
        if (
            happening is not None
            and coordinated.counts(reading)
            and not of_several(reading.said.sentence_text)
        ):
            told[reading.said.document, happening].append(reading)
    sums: dict[str, Reading] = {}
    for some in told.values():
        if not any(reading.summand or reading.sum_of or not _is_one(reading) for reading in some):
            persons = _persons(some)
            if len(persons) > 1:
                sums |= {reading.id: replace(reading, summand=True) for reading in persons[1:]}
                sums[persons[0].id] = coordinated.total(persons)
    return [sums.get(reading.id, reading) for reading in readings]


def _is_one(reading: Reading) -> bool:
    return reading.range is not None and reading.range.point == 1 and not reading.range.bounded


def _persons(some: Sequence[Reading]) -> list[Reading]:
    """Return the first telling of each person, in text order."""
    found: list[Reading] = []
    for reading in sorted((r for r in some if not r.increment), key=lambda r: (r.said.quote.span, r.id))[
        :PANEL
    ]:
        if all(_another(reading, other) for other in found):
            found.append(reading)
    return found


PANEL = 24
"""Persons of one text that are held against each other."""


def _another(a: Reading, b: Reading) -> bool:
    """Say whether two persons of one text cannot be the same."""
    if times.gap(a.time, b.time) > LONG:
        return False
    one, other = _name(a), _name(b)
    if one and other:
        return one != other
    if itself(a) != itself(b):
        doer, victim = (a, b) if itself(a) else (b, a)
        return _noun(victim) not in stems(doer.said.actor or "")  # a girl who "shot herself"
    known = lexicon()
    return any(
        x is not None and y is not None and x != y
        for kinds in (known.sexes, known.ages)
        for x, y in ((kinds.get(_noun(a)), kinds.get(_noun(b))),)
    )


def _noun(reading: Reading) -> str:
    return stem(reading.said.counted.noun) if reading.said.counted is not None else ""


def _surface(reading: Reading) -> str:
    return reading.said.counted.surface if reading.said.counted is not None else ""


def _name(reading: Reading) -> str:
    """Return the last part of a person's name, `""` where they are told by a noun."""
    last = _surface(reading).split()[-1:]
    return last[0] if last and last[0][:1].isupper() and _noun(reading) == "person" else ""


def itself(reading: Reading) -> bool:
    """Say whether it is who did it: "killed himself", "took her own life"."""
    return not lexicon().itself.isdisjoint(_surface(reading).lower().split())
