"""When two dated events are one event: compatible dates, or one thing that happened and two days for it."""

from __future__ import annotations

import re
from functools import lru_cache

from osintcli.comparisons import keys, times
from osintcli.comparisons.levels.pair import Pair
from osintcli.comparisons.lexicon import TopicKind, lexicon
from osintcli.comparisons.readings import Reading
from osintcli.comparisons.wording import full
from osintcli.text.stems import stem, stems, stop_words, words

NEAR = 10
"""Days: two dates of one sort of event further apart than this are of two events, unless it can happen only once."""

SHARED = 1
"""Words of object, actor or what stands around that two tellings with different days must share to be one event."""


def other_event(pair: Pair) -> str | None:
    """Say why two events are not one, or pass."""
    a, b = pair.a, pair.b
    if not (a.date.known and b.date.known):
        return None
    if set(a.facets.steps).isdisjoint(b.facets.steps) and not (pair.meet and a.settled and b.settled):
        return f"Two steps of one story: {_told(a)} and {_told(b)}."
    if pair.meet:
        return None
    said = _apart(pair)
    return f"{said}: {_told(a)} and {_told(b)}." if said else None


def _apart(pair: Pair) -> str | None:
    """Say why two tellings with different days are of two events, or pass."""
    a, b = pair.a, pair.b
    if pair.one_voice:
        return "One text tells both, so they are two events"
    if a.ahead or b.ahead or a.possible or b.possible:
        return None
    if _other_actors(pair):
        return "Two actors, two events"
    if _sequence(pair):
        return "One text tells both, so they are two events"
    if pair.facts.repeats:
        return "It can happen again, so two days are two events"
    first = all("first" in words(r.said.event.label) for r in (a, b) if r.said.event is not None)
    if not (pair.facts.once or first) and times.gap(a.date, b.date) > NEAR:
        return "Too far apart to be one event"
    return None if shared(a, b) else "Nothing says that these are one event"


def _sequence(pair: Pair) -> bool:
    """Say whether one voice of one document gives both dates: stations of one story, no contradiction."""
    a, b = pair.a.date, pair.b.date
    return any((x.meets(a) and y.meets(b)) or (x.meets(b) and y.meets(a)) for x, y in pair.facts.apart)


def _other_actors(pair: Pair) -> bool:
    one, other = pair.a.said.actor, pair.b.said.actor
    named = one is not None and other is not None and keys.is_name(one) and keys.is_name(other)
    return named and not keys.same_actor(one or "", other or "")


def shared(a: Reading, b: Reading) -> bool:
    """Say whether two tellings share a word that names what it happened to."""
    return len(names(a) & names(b)) >= SHARED


def names(reading: Reading) -> frozenset[str]:
    """Return the stems around an event that may name its object: not what happens, not numbers."""
    own = reading.facets.words | frozenset(stems(reading.text))
    acts = {
        word
        for step in reading.facets.steps
        if (topic := lexicon().by_name.get(step))
        for word in topic.words
    }
    happening = {
        word
        for word in own
        if any(
            topic.kind in (TopicKind.EVENT, TopicKind.HAPPENING) for topic in lexicon().by_word.get(word, ())
        )
    }
    return frozenset(word for word in own - acts - happening if len(word) > 2 and not word.isdigit())


_PROPER = re.compile(r"\b[A-Z][\w’'-]*\w")


@lru_cache(maxsize=4096)
def _proper(text: str) -> frozenset[str]:
    found = {match.group().lower() for match in _PROPER.finditer(text)}
    known = lexicon()
    common = stop_words() | known.capitals | known.calendar
    return frozenset(name for name in found if name not in common and stem(name) not in known.by_word)


def proper_names(reading: Reading) -> frozenset[str]:
    """Return the names in an event's sentence, lower case: words with a capital that are no common words."""
    return _proper(reading.said.sentence_text) | _proper(reading.said.actor or "")


def _told(reading: Reading) -> str:
    label = reading.said.event.label if reading.said.event is not None else ""
    return f"{label} on {full(reading)}" if label else full(reading)
