"""Which assertions answer a question: all of its words where it can be, else those that tell most of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from osintcli.comparisons import echoes, instead, stations, widened
from osintcli.comparisons.hits import hits
from osintcli.comparisons.lexicon import TopicKind, lexicon
from osintcli.comparisons.questions import Word, participles, question
from osintcli.comparisons.readings import Reading
from osintcli.model.document import Document
from osintcli.text.stems import positions, stem, stems, words

FIELDS, SENTENCE, PARAGRAPH, DOCUMENT, NOWHERE = 4, 3, 2, 1, 0
"""Where a word of a question is met."""


LONG = 3
"""Letters of a stem that is looked for in a whole text, at the beginning of a word."""


def select(
    topic: str, readings: Sequence[Reading], documents: Mapping[str, Document], many: int | None = None
) -> list[Reading]:
    """Return the readings that a topic means; `many` is how many documents of the corpus assert anything.

    One word must be met by the fields. Of several, the fields must meet one that tells this topic from others of the
    corpus, and the others be met by fields, actor, place, the sentence or what stands before it in the paragraph; what
    most documents speak of ("strike" in texts about a strike) may be said anywhere in the document. Where nothing meets
    all words, the readings answer that meet the rarest.
    """
    asked = question(topic)
    if not asked:
        return []
    if len(asked) > 1:
        many = len({reading.said.document for reading in readings}) if many is None else many
        found = _several(asked, readings, documents, many, participles(topic))
        found = _of_head(topic, [*found, *_of_sort(topic, found, readings, documents)])
        open_ended = all(word.root not in lexicon().against for word in asked)
        return echoes.add(_with_denials(found, readings), readings, series=open_ended)
    (word,) = asked
    found = [
        reading
        for reading in readings
        if (word.in_fields(reading.facets) or _beside(word, reading)) and not _of_things(word, reading)
    ]
    if any(reading.range is not None for reading in found):
        found = echoes.add(widened.add(word, found, readings), readings, series=True)
        return instead.add(word, found, readings)
    kin = replace(word, wide=True)
    held = {reading.id for reading in found}
    found = [r for r in readings if r.id in held or kin.in_fields(r.facets)]
    if not any(reading.range is not None for reading in found):
        held |= {reading.id for reading in found}
        near = [r for r in readings if r.id in held or _named_near(kin, r) or _is_naturally(kin, r)]
        found = echoes.add(near, readings)
    return instead.add(word, found, readings)


def _of_things(word: Word, reading: Reading) -> bool:
    """Say whether a figure is of things that nothing happened to, or of no whole number, where a word asks what happened to
    people: the shots and the wounds of the killed.
    """
    about, counted = reading.facets, reading.said.counted
    people = [lexicon().by_name[name].counts == frozenset({"person"}) for name in word.topics]
    if not people or not all(people):
        return False
    if about.dimension == "number":
        return True
    if about.dimension != "count" or about.happening is not None or about.thing is not None:
        return False
    return counted is not None and bool(counted.noun) and not counted.person


NEAR = 40
"""Code points from a measured figure in which its sentence may name what it measures: "87 percent effective"."""


def _named_near(word: Word, reading: Reading) -> bool:
    """Say whether a measured figure whose own words name no topic stands right beside a word asked for."""
    if reading.range is None or reading.facets.dimension in widened.COUNTED or not widened.is_open(reading):
        return False
    start = reading.said.quote.span.start - reading.said.sentence.start
    end = start + len(reading.said.quote.span)
    return any(
        root in word.roots and start - NEAR <= last and first <= end + NEAR
        for first, last, root in positions(reading.said.sentence_text)
    )


def _is_naturally(word: Word, reading: Reading) -> bool:
    """Say whether a figure's unit alone says that it is of the topic, and nothing else is told: 14 knots are a speed."""
    known, about = lexicon().by_name, reading.facets
    natural = any(known[name].natural and about.dimension in known[name].counts for name in word.topics)
    other = about.measured in known and about.measured not in word.topics and not about.guessed
    return natural and reading.range is not None and not other


def _of_sort(
    topic: str, found: Sequence[Reading], readings: Sequence[Reading], documents: Mapping[str, Document]
) -> list[Reading]:
    """Return what is of the sort that the head of a question asks for, where all other words stand around it.

    The head of "stolen sum" is "sum", of "share of children" "share". A figure's own words may not say that it is of
    something else.
    """
    asked = question(topic)
    head = stems(topic.partition(" of ")[0])[-1:]
    sort = lexicon().sorts.get(head[0]) if head else None
    others = [word for word in asked if word.root not in {*head, *lexicon().ordering}]
    if sort is None or not others:
        return []
    held = {reading.id for reading in found}
    means = frozenset(name for word in asked for name in word.topics)
    told: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for reading in found:
        told[reading.said.document] |= frozenset(stems(reading.said.sentence_text))

    def around(word: Word, reading: Reading, level: int) -> bool:
        document = documents.get(reading.said.document)
        title = document.title if document is not None else None
        return level >= PARAGRAPH or (title is not None and not word.roots.isdisjoint(stems(title)))

    def beside(reading: Reading) -> bool:
        levels = _levels(others, reading)
        spoken = told.get(reading.said.document, frozenset())
        known = [not word.roots.isdisjoint(spoken) for word in others]
        near = [around(word, reading, level) for word, level in zip(others, levels, strict=True)]
        named = any(level >= SENTENCE for level in levels)
        return all(n or (named and k) for n, k in zip(near, known, strict=True))

    return [
        reading
        for reading in readings
        if reading.id not in held and is_sort(reading, sort, means) and beside(reading)
    ]


def _of_head(topic: str, found: list[Reading]) -> list[Reading]:
    """Leave out what is not of the sort that the head of a question asks for: "seats" are no money, a "share" is percent."""
    head = stems(topic.partition(" of ")[0])[-1:]
    sort = lexicon().sorts.get(head[0]) if head else None
    names = {t.name for root in head for t in lexicon().by_word.get(root, ()) if t.kind is TopicKind.THING}
    if any(reading.facets.thing in names for reading in found):
        return [r for r in found if r.range is None or r.facets.dimension in widened.COUNTED]
    if sort == "percent" and any(reading.facets.dimension == sort for reading in found):
        return [r for r in found if r.range is None or r.facets.dimension == sort]
    return found


def is_sort(reading: Reading, sort: str, means: frozenset[str]) -> bool:
    """Say whether a figure is people, money or a percentage, and of nothing known that the question does not mean."""
    about, said = reading.facets, reading.said
    if reading.range is None or said.quantity is None:
        return False
    if sort == "people":
        person = said.counted is not None and said.counted.person
        return person and about.thing is None and (about.happening is None or about.happening in means)
    own = about.measured not in lexicon().by_name or about.guessed or about.measured in means
    return said.quantity.unit_kind.value == sort and own


def _with_denials(found: list[Reading], readings: Sequence[Reading]) -> list[Reading]:
    """Add what is denied of the figures found: "it is not true that 200 people lay there" names no burial."""
    told = {_figure(reading) for reading in found if reading.range is not None}
    held = {reading.id for reading in found}
    return [r for r in readings if r.id in held or (r.refused and r.range is not None and _figure(r) in told)]


def _figure(reading: Reading) -> tuple[str, object]:
    return (reading.facets.dimension, reading.range.point.normalize() if reading.range is not None else None)


def _beside(word: Word, reading: Reading) -> bool:
    """Say whether the sentence of an event tells what is asked for, beside its trigger, and names it as a thing."""
    if not reading.event:
        return False
    if continues(reading) and any(
        hit.topic.name in word.topics and (hit.topic.of_events or hit.topic.kind is TopicKind.EVENT)
        for hit in hits(reading.text)
    ):
        return True
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
        for hit in hits(said.sentence_text)
    )


def continues(reading: Reading) -> bool:
    """Say whether the sentence of an event goes on about what stood before it: "It took effect at midnight"."""
    first = words(reading.said.sentence_text)[:1]
    return bool(first) and first[0] in lexicon().continuing


def _several(
    asked: Sequence[Word],
    readings: Sequence[Reading],
    documents_: Mapping[str, Document],
    many: int,
    done: frozenset[str],
) -> list[Reading]:
    """Return the readings that answer a question of several words, of which those in `done` are participles."""
    met = [_levels(asked, reading) for reading in readings]
    documents: defaultdict[Word, set[str]] = defaultdict(set)
    for reading, levels in zip(readings, met, strict=True):
        for word, level in zip(asked, levels, strict=True):
            if level >= SENTENCE:
                documents[word].add(reading.said.document)
    common = [
        word.root in lexicon().goods
        or (word == _broadest(asked, met, documents) and 2 * len(documents[word]) > many > 1)
        for word in asked
    ]
    idle = [word.root in lexicon().ordering for word in asked]
    ways = [stations.way(word) if word.root in done else None for word in asked]
    plain = [not i and way is None for i, way in zip(idle, ways, strict=True)]
    if not any(plain):
        ways, plain = [None] * len(asked), [not i for i in idle]
    telling = [p and not c for p, c in zip(plain, common, strict=True)]
    if not any(telling):
        telling = plain

    sorts_it = asked[-1].root not in done and all(
        word.topics and word.topics.isdisjoint(asked[-1].topics) for word in asked[:-1]
    )

    def _in_document(word: Word, reading: Reading) -> bool:
        if reading.event or _happened_else(word, reading):  # an event names what it is of
            return False
        return not _other(word, reading) and (
            reading.said.document in documents[word] or _speaks(word, reading)
        )

    def _speaks(word: Word, reading: Reading) -> bool:
        document = documents_.get(reading.said.document)
        if document is None or len(word.root) < LONG:
            return False
        return re.search(rf"\b{re.escape(word.root)}", document.text, re.IGNORECASE) is not None

    def measures(reading: Reading) -> bool:
        """Say whether a figure measures what the head of a question asks for, whose other words name its field: the
        deficit of "budget deficit".
        """
        return sorts_it and reading.facets.measured in asked[-1].topics

    def answers(reading: Reading, levels: Sequence[int]) -> bool:
        near = [
            level
            or (FIELDS if way is not None and way(reading) else NOWHERE)
            or (
                DOCUMENT
                if _in_document(word, reading)
                and (c or not word.topics or _untold(word, reading) or measures(reading))
                else NOWHERE
            )
            for word, level, c, way in zip(asked, levels, common, ways, strict=True)
        ]
        named = measures(reading) or any(
            level == FIELDS and t for level, t in zip(levels, telling, strict=True)
        )
        return named and all(level or i for level, i in zip(near, idle, strict=True))

    found = [r for r, levels in zip(readings, met, strict=True) if answers(r, levels)]
    found = stations.counted_only(found, ways)
    return _with_others(found, asked, readings, met) if found else _partly(asked, readings, met, telling)


def _happened_else(word: Word, reading: Reading) -> bool:
    """Say whether a word asks for what happened, and something else happened to what a figure counts."""
    own = reading.facets.happening
    happens = any(lexicon().by_name[name].kind is TopicKind.HAPPENING for name in word.topics)
    return happens and own is not None and own not in word.topics


def _untold(word: Word, reading: Reading) -> bool:
    """Say whether a figure tells nothing of what happened: "52 homes on its list", where "destroyed homes" are asked for."""
    happens = any(lexicon().by_name[name].kind is TopicKind.HAPPENING for name in word.topics)
    verb = stem(reading.said.predicate or "")
    known = lexicon()
    return happens and reading.facets.happening is None and (verb in known.light or verb not in known.by_word)


def _with_others(
    found: list[Reading],
    asked: Sequence[Word],
    readings: Sequence[Reading],
    met: Sequence[Sequence[int]],
) -> list[Reading]:
    """Add what documents without an answer of their own tell by the same word: "lifted its offer", with no "pay".

    Only figures whose fields name no topic, in a dimension that the answers have.
    """
    documents = {reading.said.document for reading in found}
    open_ones = {r.facets.dimension for r in found if r.range is not None and r.facets.measured is not None}
    held = {reading.id for reading in found}

    def fits(reading: Reading, levels: Sequence[int]) -> bool:
        about = reading.facets
        nameless = about.measured is not None and about.measured not in lexicon().by_name
        told = FIELDS in levels
        other = any(_other(word, reading) for word in asked)
        return (
            nameless
            and told
            and not other
            and about.dimension in open_ones
            and reading.said.document not in documents
        )

    return [r for r, levels in zip(readings, met, strict=True) if r.id in held or fits(r, levels)]


def _broadest(
    asked: Sequence[Word], met: Sequence[Sequence[int]], documents: Mapping[Word, set[str]]
) -> Word:
    """Return the word that most documents, then most readings speak of: what the corpus is about anyway."""
    counts = {word: sum(levels[at] >= SENTENCE for levels in met) for at, word in enumerate(asked)}
    return max(asked, key=lambda word: (len(documents[word]), counts[word], word.root))


def _partly(
    asked: Sequence[Word], readings: Sequence[Reading], met: Sequence[Sequence[int]], telling: Sequence[bool]
) -> list[Reading]:
    """Return what meets most of a question, by the words that few readings meet."""
    counts = [sum(levels[at] >= SENTENCE for levels in met) for at in range(len(asked))]
    rare = [n and t for n, t in zip(counts, telling, strict=True)]
    if not any(rare) or any(not n and _is_thing(word) for word, n in zip(asked, counts, strict=True)):
        return []  # "strikes of pilots", where nobody speaks of pilots

    def worth(levels: Sequence[int]) -> tuple[float, int]:
        told = [
            (level, n) for level, n, r in zip(levels, counts, rare, strict=True) if r and level >= SENTENCE
        ]
        return (sum(1 / n for _, n in told), max((level for level, _ in told), default=0))

    worths = [worth(levels) for levels in met]
    best = max(worths)
    return [r for r, w in zip(readings, worths, strict=True) if w == best] if best[0] else []


def _is_thing(word: Word) -> bool:
    return any(lexicon().by_name[name].kind is TopicKind.THING for name in word.topics)


def _levels(asked: Sequence[Word], reading: Reading) -> list[int]:
    """Return where each word is met."""
    said = reading.said
    sentence = frozenset(stems(said.sentence_text)) | frozenset(stems(said.actor or ""))
    if said.place is not None:
        sentence |= frozenset(stems(" ".join(said.place.path)))
    doer = frozenset(stems(reading.actor or said.actor or ""))
    spoken = {hit.topic.name for hit in hits(said.sentence_text)}
    before = frozenset(stems(reading.text))

    def level(word: Word) -> int:
        if _other(word, reading):
            return NOWHERE
        if word.in_fields(reading.facets) or not word.roots.isdisjoint(doer):
            return FIELDS
        if reading.event and not word.topics.isdisjoint(reading.facets.beside):
            return FIELDS
        if not word.roots.isdisjoint(sentence) or not word.topics.isdisjoint(spoken):
            return SENTENCE
        if word.roots.isdisjoint(before):
            return NOWHERE
        return FIELDS if reading.event and continues(reading) else PARAGRAPH

    return [level(word) for word in asked]


def _other(word: Word, reading: Reading) -> bool:
    """Say whether a word asks for one good and the figure is of another, for a start and it is of an end."""
    against = lexicon().against.get(word.root, frozenset())
    own = reading.facets.words
    if not against.isdisjoint(own) and word.roots.isdisjoint(own):
        return True
    good = lexicon().goods.get(word.root)
    return good is not None and reading.facets.good not in (None, good)
