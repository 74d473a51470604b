"""Topics: what an assertion is about in the words that people ask for, and which assertions a word means."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct

from osintcli.comparisons import facets
from osintcli.comparisons.facets import Facets
from osintcli.comparisons.lexicon import TopicKind, lexicon
from osintcli.comparisons.readings import Reading
from osintcli.comparisons.wording import plural
from osintcli.model.assertion import Assertion
from osintcli.model.comparison import TopicCount
from osintcli.text.stems import stem, stems

NEAR = 8
"""Suggestions for a topic that nothing matches."""


def label(assertion: Assertion) -> tuple[str, ...]:
    """Return the topics of an assertion, what happened first; the counted noun's plural where no topic is known."""
    return names(assertion, facets.read(assertion))


def names(said: Assertion, of: Facets) -> tuple[str, ...]:
    """Return the topics that facets stand for, in words a user may ask for."""
    found = []
    for name in of.topics:
        if name in lexicon().by_name:
            found.append(name)
        elif said.event is not None:
            found.append(said.event.trigger)
        elif said.counted is not None and said.counted.noun:
            found.append(plural(said.counted.noun))
        else:
            found.append(name)
    return tuple(dict.fromkeys(found))


def count(assertions: Sequence[Assertion]) -> tuple[TopicCount, ...]:
    """Return the topics of a corpus, those with most assertions first."""
    said: defaultdict[str, list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        for name in assertion.topics or label(assertion):
            said[name].append(assertion)
    found = [_counted(name, some) for name, some in said.items()]
    return tuple(sorted(found, key=lambda c: (-c.assertions, -c.documents, c.topic)))


def _counted(name: str, some: list[Assertion]) -> TopicCount:
    origins = {a.attribution.origin for a in some if a.attribution.origin}
    first = min(some, key=lambda a: (a.headline, a.document, a.quote.span, a.id))
    return TopicCount(name, len(some), len({a.document for a in some}), len(origins), first.quote.exact)


class Word(Struct, frozen=True):
    """One word of a question: the topics it may mean, and its stem."""

    root: str
    topics: frozenset[str]

    def in_fields(self, of: Facets) -> bool:
        """Say whether the fields of an assertion speak of it."""
        named = (of.happening, of.thing, of.measured, *of.steps)
        return (
            self.root in of.words or self.root in named or not self.topics.isdisjoint(n for n in named if n)
        )


def question(topic: str) -> tuple[Word, ...]:
    """Return the words of a question; a whole phrase that is a topic ("water level") is one word."""
    roots = stems(topic)
    whole = " ".join(roots)
    asked = lexicon().asked
    named = frozenset(t.name for t in asked.get(whole, ()))
    if named and len(roots) > 1:
        return (Word(whole, named),)
    return tuple(Word(root, frozenset(t.name for t in asked.get(root, ()))) for root in roots)


def select(topic: str, readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings that a topic means.

    One word must be met by the fields. Of several, one must be met by the fields and the others by fields, actor, place,
    the sentence or what stands before it in the paragraph.
    """
    asked = question(topic)
    if not asked:
        return []
    if len(asked) > 1:
        return [reading for reading in readings if _meets(asked, reading)]
    (word,) = asked
    found = [reading for reading in readings if word.in_fields(reading.facets) or _beside(word, reading)]
    if any(reading.range is not None for reading in found):
        return found
    instead = frozenset(name for t in word.topics for name in lexicon().by_name[t].or_else)
    return found + [
        reading for reading in readings if reading.facets.happening in instead and reading not in found
    ]


def _beside(word: Word, reading: Reading) -> bool:
    """Say whether the sentence of an event tells what is asked for, beside its trigger, and names it as a thing."""
    if not reading.event:
        return False
    speech = any(
        (topic := lexicon().by_name.get(step)) is not None and topic.speech
        for step in reading.facets.steps[:1]
    )
    said = reading.said
    start = said.quote.span.start - said.sentence.start
    end = start + len(said.quote.span)
    return any(
        hit.topic.name in word.topics
        and (
            (hit.topic.of_events and not speech)
            or (hit.topic.kind is TopicKind.EVENT and not hit.distance(start, end))
        )
        for hit in facets.hits(said.sentence_text)
    )


def _meets(asked: Sequence[Word], reading: Reading) -> bool:
    met = [word.in_fields(reading.facets) for word in asked]
    if not any(met) and not (
        reading.event and any(not w.topics.isdisjoint(reading.facets.beside) for w in asked)
    ):
        return False
    around = _around(reading)
    return all(done or _in_text(word, reading, around) for word, done in zip(asked, met, strict=True))


def _around(reading: Reading) -> frozenset[str]:
    said = reading.said
    parts = [reading.text, said.actor or "", " ".join(said.place.path) if said.place is not None else ""]
    return frozenset(root for part in parts for root in stems(part))


def _in_text(word: Word, reading: Reading, around: frozenset[str]) -> bool:
    if word.root in around:
        return True
    return any(hit.topic.name in word.topics for hit in facets.hits(reading.said.sentence_text))


def near(word: str, assertions: Sequence[Assertion]) -> tuple[str, ...]:
    """Return the topics of a corpus that come closest to a word: those that share a stem, then those spelled alike."""
    from rapidfuzz import fuzz

    counts: Counter[str] = Counter(name for a in assertions for name in (a.topics or label(a)))
    roots = set(stems(word)) or {stem(word)}
    asked = {t.name for root in roots for t in lexicon().asked.get(root, ())}

    def closeness(name: str) -> tuple[object, ...]:
        shared = bool(roots & set(stems(name))) or name in asked
        alike = fuzz.ratio(word.lower(), name.lower())
        return (not shared, -(alike if alike >= ALIKE else 0), -counts[name], name)

    return tuple(sorted(counts, key=closeness)[:NEAR])


ALIKE = 60
"""Of 100: words spelled this alike are suggested for each other."""
