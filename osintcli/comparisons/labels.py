"""What a group is called: "Nurses on strike in Hale"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from osintcli.comparisons import facets as facets_of
from osintcli.comparisons import keys
from osintcli.comparisons.lexicon import lexicon
from osintcli.comparisons.readings import Reading
from osintcli.comparisons.wording import participle, printed
from osintcli.lexicons.inflection import plural
from osintcli.text.stems import stem, stems


def label(readings: Sequence[Reading]) -> str:
    """Return the name of a group, built from what most of its members say."""
    first = readings[0]
    if first.event:
        told = [r.said.event.label for r in readings if r.said.event is not None and r.said.event.label]
        named = _plainest([one for one in told if len(stems(one)) > 1] or told)
        return named or (first.facets.steps[0] if first.facets.steps else "event")
    what = _what(readings)
    places = [r.place.name for r in readings if r.place is not None]
    place = keys.only(places) if 2 * len(places) >= len(readings) else None
    where = f" in {place}" if place and place.lower() not in what.lower() else ""
    return f"{what[:1].upper()}{what[1:]}{where}"


def _plainest(told: Sequence[str]) -> str | None:
    """Return the words for an event that share most with the others', of equals those that are whole, plain and short."""
    roots = {one: frozenset(stems(one)) for one in told}
    shared = {one: sum(len(roots[one] & roots[other]) > 1 for other in told) for one in roots}
    return min(
        roots, key=lambda one: (-shared[one], one.endswith("…"), "," in one, len(one), one), default=None
    )


def _what(readings: Sequence[Reading]) -> str:
    facets = readings[0].facets
    actor = keys.only(keys.actor_of(r) for r in readings)
    if facets.measured:
        noun = keys.only(_noun(r) for r in readings)
        word = keys.only(facets_of.spelled(r.said, facets.measured) for r in readings) or facets.measured
        spelled = facets.measured if facets.measured in lexicon().by_name else (noun or word)
        if noun is not None and facets.measured not in lexicon().by_name and _counts(readings, noun):
            spelled = plural(noun)
        return f"{spelled} ({actor})" if actor else spelled
    things = _things(readings, actor)
    person = any(r.said.counted is not None and r.said.counted.person for r in readings)
    if facets.happening:
        if facets.happening in printed().nominal:
            return f"{facets.happening} of {things}" if things else facets.happening
        who = things or (plural("person") if person else "")
        return (
            f"{who} {facets.happening}"
            if who and facets.happening not in printed().nominal_alone
            else facets.happening
        )
    whose = f"{actor}: " if actor and actor.split(maxsplit=1)[0].lower()[:4] not in things.lower() else ""
    return f"{whose}{things or _sort(readings, person=person)}{_done(readings)}"


def _sort(readings: Sequence[Reading], *, person: bool) -> str:
    """Return what a group is called of which nothing is known but what sort of figures it has: "people", "length"."""
    if person:
        return plural("person")
    dimension = readings[0].facets.dimension
    return printed().sorts.get(dimension, "sums" if dimension.isupper() else "figures")


def _counts(readings: Sequence[Reading], noun: str) -> bool:
    """Say whether the noun is what the unit counts: "80 trains a day"."""
    units = (r.said.quantity.unit for r in readings if r.said.quantity is not None)
    return any(unit.partition("/")[0] == noun for unit in units)


def _things(readings: Sequence[Reading], actor: str | None) -> str:
    """Return what is counted, with the words that name whose they are where one member has them."""
    noun = keys.only(_noun(r) for r in readings)
    if noun is None:
        return ""
    named = {r.said.counted.surface for r in readings if r.said.counted is not None and actor is not None}
    whose = [
        words for words in named if words[:4].lower() == (actor or "")[:4].lower() and len(words) <= LONGEST
    ]
    return min(whose, key=lambda words: (len(words), words)) if whose else plural(noun)


LONGEST = 40
"""Code points of a counted noun phrase that still fit a label."""


def _noun(reading: Reading) -> str | None:
    """Return the counted noun where it says more than "people"."""
    counted = reading.said.counted
    if counted is None or not counted.noun or reading.sum_of:
        return None
    root = stem(counted.noun.split()[-1])
    topic = lexicon().by_name.get(reading.facets.happening or "")
    return None if root in lexicon().anyone or (topic is not None and root in topic.words) else counted.noun


def _done(readings: Sequence[Reading]) -> str:
    """Return what was done to things that nothing happened to: " sent", " ordered"."""
    told = Counter(r.said.predicate for r in readings if r.said.predicate and " " not in r.said.predicate)
    verbs = [verb for verb in told if stem(verb) in lexicon().conveying]
    return f" {participle(max(verbs, key=lambda verb: (told[verb], verb)))}" if verbs else ""
