"""Who killed and died of it: the toll of those killed may hold them, or leave them out.

"He shot five clerks dead and then himself": where somebody is said to have killed, their own death comes on top. Of five who
"died", beside a gunman who is dead as well, nobody can say whether he is one of them: then the toll is five or six.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

import msgspec
from msgspec.structs import replace

from osintcli.comparisons import alone, coordinated
from osintcli.comparisons.lexicon import lexicon
from osintcli.comparisons.readings import Reading
from osintcli.lexicons.load import load
from osintcli.text.occurrences import of_several
from osintcli.text.stems import words


class _People(msgspec.Struct, frozen=True):
    doers: frozenset[str]


@cache
def _doers() -> frozenset[str]:
    return load("people", _People).doers


ONE = Decimal(1)


def join(readings: Sequence[Reading]) -> list[Reading]:
    """Let the toll of each text count in who did it, as far as its words tell."""
    by_text: defaultdict[tuple[str, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        topic = lexicon().by_name.get(reading.facets.happening or "")
        if topic is not None and topic.deadly and coordinated.counts(reading) and not _is_several(reading):
            by_text[reading.said.document, topic.name].append(reading)
    told: dict[str, Reading] = {}
    for some in by_text.values():
        told |= _counted_in(some)
    return [told.get(reading.id, reading) for reading in readings]


def _is_several(reading: Reading) -> bool:
    return of_several(reading.said.sentence_text)


def _counted_in(some: Sequence[Reading]) -> dict[str, Reading]:
    dead = [reading for reading in some if _is_doer(reading)]
    tolls = [r for r in some if not _is_doer(r) and not r.summand and not r.increment]
    if not dead or not tolls:
        return {}
    told = {reading.id: replace(reading, summand=True) for reading in dead}
    top = max(tolls, key=lambda r: (_point(r), r.said.quote.span.start * -1))
    if any(reading.id in toll.sum_of for reading in dead for toll in tolls) or _names_doer(top):
        return told
    if _is_done(top):
        return {**told, top.id: coordinated.total([top, dead[0]])}
    return {**told, **{r.id: _or_one_more(r) for r in tolls if _point(r) == _point(top)}}


def _point(reading: Reading) -> Decimal:
    return reading.range.point if reading.range is not None else Decimal(0)


def _is_doer(reading: Reading) -> bool:
    """Say whether a single person is who did it: a gunman, or somebody who did it to themselves."""
    counted = reading.said.counted
    named = counted is not None and counted.noun in _doers()
    return _point(reading) == ONE and not reading.sum_of and (named or alone.itself(reading))


def _names_doer(reading: Reading) -> bool:
    """Say whether the sentence of a toll counts them in: "six died, including the gunman"."""
    start = reading.said.quote.span.end - reading.said.sentence.start
    return not _doers().isdisjoint(words(reading.said.sentence_text[start:]))


def _is_done(reading: Reading) -> bool:
    """Say whether somebody is said to have killed them: "the gunman killed five"."""
    doer = words(reading.said.actor or "")
    return any(word in _doers() or word in lexicon().persons for word in doer)


def _or_one_more(reading: Reading) -> Reading:
    held = reading.range
    if held is None or held.high is None:
        return reading
    return replace(reading, range=replace(held, high=held.high + ONE))
