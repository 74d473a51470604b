"""Topics: what an assertion is about, in the words that people ask for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from osintcli.comparisons import facets
from osintcli.comparisons.facets import Facets
from osintcli.comparisons.lexicon import TopicKind, lexicon
from osintcli.lexicons.inflection import plural
from osintcli.model.assertion import Assertion, Kind
from osintcli.model.comparison import TopicCount
from osintcli.text.stems import stem, stems

NEAR = 8
"""Suggestions for a topic that nothing matches."""


def label(assertion: Assertion) -> tuple[str, ...]:
    """Return the topics of an assertion, what happened first; the counted noun's plural where no topic is known."""
    return names(assertion, facets.read(assertion))


def is_about(said: Assertion, topic: str) -> bool:
    """Say whether a topic of an assertion has all the words of the one asked for, in any case."""
    words = topic.casefold().split()
    return any(all(word in name.casefold() for word in words) for name in said.topics)


def names(said: Assertion, of: Facets) -> tuple[str, ...]:
    """Return the topics that facets stand for, in words a user may ask for."""
    found = []
    for name in of.topics:
        if name in lexicon().by_name:
            found.append(name)
        elif said.event is not None:
            found.append(said.event.trigger)
        elif said.counted is not None and said.counted.noun:
            found.append(_plain(said.counted.noun))
        else:
            found.append(facets.spelled(said, name))
    return tuple(dict.fromkeys(found))


def _plain(noun: str) -> str:
    """Return what users call a noun: the topic that it says ("dead" is deaths), else its plural."""
    topics = lexicon().by_word.get(stem(noun.rsplit(maxsplit=1)[-1]), ())
    return next((topic.name for topic in topics if topic.kind is TopicKind.HAPPENING), None) or plural(noun)


def count(assertions: Sequence[Assertion]) -> tuple[TopicCount, ...]:
    """Return the topics of a corpus, those with most assertions first.

    Events that are only words said, verbs that tell nothing, and verbs of one text alone are no topics to compare.
    """
    said: defaultdict[str, list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        for name in assertion.topics or label(assertion):
            said[name].append(assertion)
    found = [_counted(name, some) for name, some in said.items() if _worth(name, some)]
    return tuple(sorted(found, key=lambda c: (-c.assertions, -c.documents, c.topic)))


def _worth(name: str, some: Sequence[Assertion]) -> bool:
    figures = any(a.kind is Kind.QUANTITY for a in some)
    return figures or worth(name, len({a.document for a in some}), figures=False)


def worth(name: str, documents: int, *, figures: bool) -> bool:
    """Say whether a topic that so many documents speak of, with `figures` or events alone, can be asked for with profit."""
    topic = lexicon().by_name.get(name)
    if figures or topic is not None:
        return figures or (topic is not None and not topic.speech)
    return stem(name) not in lexicon().light and documents > 1


def _counted(name: str, some: list[Assertion]) -> TopicCount:
    origins = {a.attribution.origin for a in some if a.attribution.origin}
    first = min(some, key=lambda a: (a.headline, a.document, a.quote.span, a.id))
    events = sum(a.kind is Kind.EVENT for a in some)
    return TopicCount(
        name, len(some), len({a.document for a in some}), len(origins), first.quote.exact, events
    )


def near(
    word: str, assertions: Sequence[Assertion], counted: Mapping[str, int] | None = None
) -> tuple[str, ...]:
    """Return the topics of a corpus that come closest to a word: those that share a stem, then those spelled alike.

    `counted` says how many assertions each topic has, where `assertions` are not all of the corpus.
    """
    from rapidfuzz import fuzz

    counts = Counter(
        (name for a in assertions for name in (a.topics or label(a))) if counted is None else dict(counted)
    )
    roots = set(stems(word)) or {stem(word)}
    asked = {t.name for root in roots for t in lexicon().asked.get(root, ())}

    def closeness(name: str) -> tuple[object, ...]:
        shared = bool(roots & set(stems(name))) or name in asked
        alike = fuzz.ratio(word.lower(), name.lower())
        return (not shared, -(alike if alike >= ALIKE else 0), -counts[name], name)

    found = sorted(counts, key=closeness)
    close = [
        name for name in found if not closeness(name)[0] or fuzz.ratio(word.lower(), name.lower()) >= ALIKE
    ]
    return tuple((close or found)[:NEAR])


ALIKE = 70
"""Of 100: words spelled this alike are suggested for each other; of none that close the most frequent ones are."""
