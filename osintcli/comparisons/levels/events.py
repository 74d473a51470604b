"""When two dated events are one event: compatible dates, or one thing that happened and two days for it."""

from __future__ import annotations

from osintcli.comparisons import keys, times
from osintcli.comparisons.levels.pair import Pair
from osintcli.comparisons.levels.phases import one_phase, two_phases
from osintcli.comparisons.levels.subjects import of_one, proper_names, two_subjects, unnamed
from osintcli.comparisons.lexicon import TopicKind, lexicon
from osintcli.comparisons.readings import Reading
from osintcli.comparisons.wording import full
from osintcli.text.stems import stems, words

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
    once = _once(pair)
    if once and two_subjects(a, b):
        return f"Of two: {_told(a)} and {_told(b)}."
    if pair.meet:
        return None
    said = _apart(pair, once=once)
    return f"{said}: {_told(a)} and {_told(b)}." if said else None


def _once(pair: Pair) -> bool:
    """Say whether what one of the two tells happens once to its object, as its group knows or a step of it says."""
    known = lexicon().by_name
    told = any(step in known and known[step].once for r in (pair.a, pair.b) for step in r.facets.steps)
    return pair.facts.once or (told and of_one(pair.a, pair.b)) or one_phase(pair)


def _apart(pair: Pair, *, once: bool) -> str | None:
    """Say why two tellings with different days are of two events, or pass."""
    a, b = pair.a, pair.b
    if pair.former is not None:
        return None
    if two_phases(pair):
        return "One is a start, the other an end"
    if pair.one_voice:
        return "One text tells both, so they are two events"
    if a.ahead or b.ahead or a.possible or b.possible:
        return "Too far apart to be one event" if _long_before(a, b) or _long_before(b, a) else None
    if _other_actors(pair):
        return "Two actors, two events"
    if _sequence(pair):
        return "One text tells both, so they are two events"
    if pair.facts.repeats and not once:
        return "It can happen again, so two days are two events"
    first = all("first" in words(r.said.quote.exact) for r in (a, b))
    if not (once or first) and times.gap(a.date, b.date) > NEAR:
        return "Too far apart to be one event"
    known = shared(a, b) or unnamed(a) or unnamed(b)
    return None if known else "Nothing says that these are one event"


EARLY = 365
"""Days before the day of a plan from which on what happened is no early outcome of it."""


def _long_before(outcome: Reading, plan: Reading) -> bool:
    """Say whether something happened so long before the day of a plan that it is another event."""
    settled = outcome.settled and plan.ahead
    return settled and outcome.date.before(plan.date) and times.gap(outcome.date, plan.date) > EARLY


def _sequence(pair: Pair) -> bool:
    """Say whether one voice of one document gives both dates: stations of one story, no contradiction."""
    a, b = pair.a.date, pair.b.date
    return any((x.meets(a) and y.meets(b)) or (x.meets(b) and y.meets(a)) for x, y in pair.facts.apart)


def _other_actors(pair: Pair) -> bool:
    one, other = pair.a.said.actor, pair.b.said.actor
    named = one is not None and other is not None and keys.is_name(one) and keys.is_name(other)
    return named and not keys.same_actor(one or "", other or "")


def shared(a: Reading, b: Reading) -> bool:
    """Say whether two tellings share a word or a name of what it happened to."""
    return len(names(a) & names(b)) >= SHARED or not proper_names(a).isdisjoint(proper_names(b))


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


def _told(reading: Reading) -> str:
    label = reading.said.event.label if reading.said.event is not None else ""
    return f"{label} on {full(reading)}" if label else full(reading)
