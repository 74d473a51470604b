"""By which words a question can reach an assertion, so that a store gives out what may answer and nothing else.

What is reached this way is more than what answers, never less: selecting goes on as over the whole corpus.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from osintcli.comparisons import answers, echoes, twins, units_asked, widened
from osintcli.comparisons.hits import hits
from osintcli.comparisons.lexicon import TopicKind, lexicon
from osintcli.comparisons.own import kept
from osintcli.comparisons.questions import question
from osintcli.comparisons.readings import Reading, read, read_all
from osintcli.comparisons.readings import tells as told_of
from osintcli.model.assertion import Assertion
from osintcli.model.document import Document
from osintcli.text.stems import stems


class Reach(Struct, frozen=True):
    """By what an assertion is reached: words, and the figure that another one may tell again (`None` of events).

    `terms` reach it for a question of several words, which may stand anywhere around it; `fields`, some of them, for a
    question of one, which its own fields must tell. `tells` is what it adds to what is known of the corpus: a thing and
    what happened to it. `path` is that of its place, `own` what was read of it (see `own`).
    """

    id: str
    terms: frozenset[str]
    fields: frozenset[str]
    dimension: str
    figure: str | None
    tells: tuple[str, str] | None
    path: tuple[str, ...] | None
    own: bytes


def reach(assertions: Sequence[Assertion], document: Document) -> Iterator[Reach]:
    """Yield how each assertion of one document is reached."""
    title = frozenset(stems(document.title or ""))
    corpus = {document.id: document}
    alone = {said.id: read(said, corpus) for said in assertions}
    for reading in twins.join(read_all(assertions, corpus, own=alone), corpus):
        yield Reach(
            id=reading.id,
            terms=title | _terms(reading),
            fields=_fields(reading),
            dimension=reading.facets.dimension,
            figure=figure(reading),
            tells=told_of(reading),
            path=reading.said.place.path if reading.said.place is not None and reading.place else None,
            own=kept(alone[reading.id]),
        )


def _terms(reading: Reading) -> frozenset[str]:
    of, said = reading.facets, reading.said
    named = (of.happening, of.thing, of.measured, of.good, *of.steps, *of.beside)
    texts = (reading.text, said.sentence_text, said.actor, reading.actor)
    path = " ".join(said.place.path) if said.place is not None else ""
    spoken = (hit.topic.name for text in (reading.text, said.sentence_text) for hit in hits(text))
    return frozenset(
        (
            *of.words,
            *(name for name in named if name),
            of.dimension,
            *spoken,
            *stems(path),
            *(root for text in texts if text for root in stems(text)),
        )
    )


def _fields(reading: Reading) -> frozenset[str]:
    """Return the words by which one word reaches a reading: its fields, of what is measured the words around it too.

    Of an event what else its sentence tells as a thing, and what goes before where it goes on about that.
    """
    of, said = reading.facets, reading.said
    named = (of.happening, of.thing, of.measured, of.good, *of.steps)
    found = {of.dimension, *of.words, *(name for name in named if name)}
    if reading.event:
        texts = (said.sentence_text, reading.text) if answers.continues(reading) else (said.sentence_text,)
        topics = (hit.topic for text in texts for hit in hits(text))
        found |= {topic.name for topic in topics if topic.of_events or topic.kind is TopicKind.EVENT}
    elif of.dimension not in widened.COUNTED:
        found |= frozenset(stems(reading.text)) | frozenset(stems(said.sentence_text))
    return frozenset(found)


def figure(reading: Reading) -> str | None:
    """Return the size of a figure in its dimension, by which it is known when it is told again."""
    if reading.range is None:
        return None
    return f"{reading.facets.dimension} {abs(reading.range.point.normalize()):f}"


def notable(figure: str) -> bool:
    """Say whether a figure is one by which another text is known to tell it again."""
    size = Decimal(figure.rpartition(" ")[2]).normalize()
    return size >= echoes.LEAST and len(size.as_tuple().digits) >= echoes.DIGITS


def of_question(topic: str, told: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the words that reach all that may answer a question; `told` maps things to what happened to them."""
    known = lexicon()
    found: set[str] = set(units_asked.dimensions(topic))
    for word in question(topic):
        found |= word.roots | replace(word, wide=True).roots | word.topics
        instead = [known.by_name[t] for t in word.topics if known.by_name[t].or_else]
        found |= {name for t in instead for name in (*t.or_else, t.less) if name is not None}
        good = known.goods.get(word.root)
        found |= {good} if good is not None else set()
    one = {thing for thing, some in told.items() if len(some) == 1 and not some.isdisjoint(found)}
    return frozenset(found | one)


def of_one_word(topic: str) -> bool:
    """Say whether a question is one word, or a phrase that is known as one: then only `fields` need be looked at."""
    return len(question(topic)) == 1
