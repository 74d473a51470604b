"""The order of the stages, and nothing else: documents, sentences, mentions, dating, parses, assertions, comparison."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from osintcli.model.assertion import Assertion
from osintcli.model.comparison import Comparison
from osintcli.model.dating import Dating, Telling
from osintcli.model.document import Document, Published, Skipped
from osintcli.model.interval import Interval
from osintcli.model.options import Options
from osintcli.stores import kept, keys
from osintcli.stores.kept import Reading

if TYPE_CHECKING:
    from osintcli.dating import Corpus
    from osintcli.documents.source import Fetch
    from osintcli.model.change import Difference, State
    from osintcli.model.comparison import TopicCount
    from osintcli.model.mention import Mentions
    from osintcli.model.sentence import Parse, Sentence
    from osintcli.model.span import Span
    from osintcli.model.timeline import Timeline
    from osintcli.sentences.parse import Parser

    Waiting = tuple[Document, str | None, Reading | None]

CHUNK = 400_000
"""Code points of text that are parsed in one batch; bounds the memory, however many documents there are."""


class Extraction(Struct, frozen=True):
    """What a corpus says: its documents (dated, by id, in order), their assertions, and what could not be read."""

    documents: Mapping[str, Document]
    assertions: tuple[Assertion, ...]
    datings: tuple[Dating, ...]
    skipped: tuple[Skipped, ...]


class Compared(Struct, frozen=True):
    """A comparison with the documents it is made of (dated, by id, in order), and what could not be read."""

    documents: Mapping[str, Document]
    comparison: Comparison
    skipped: tuple[Skipped, ...]


class Searched(Struct, frozen=True):
    """A dated document, split and searched for mentions."""

    document: Document
    dating: Dating
    sentences: tuple[Sentence, ...]
    mentions: Mentions


class Pipeline:
    """Runs the stages over documents. With `cache`, a document read before by the same rules and model is not read again."""

    def __init__(self, *, cache: bool = True) -> None:
        self._cache = cache
        self._parser: Parser | None = None

    def read(
        self, paths: Sequence[str], *, stdin: BinaryIO | None = None, fetch: Fetch | None = None
    ) -> Iterator[Document | Skipped]:
        """Yield the documents at `paths`, and what could not be read. Raises `OsintError` for paths that are none."""
        from osintcli.documents import read

        return read(paths, stdin=stdin, fetch=fetch)

    def search(self, found: Iterable[Document | Skipped]) -> Iterator[Searched | Skipped]:
        """Date each document, split it and find its mentions; no parse is needed."""
        held = list(found)
        dated = self._dated(held)
        for item in held:
            yield item if isinstance(item, Skipped) else searched(item, dated.get(item.id))

    def extract(self, found: Iterable[Document | Skipped]) -> Extraction:
        """Return all assertions of the documents, with topics and with origins that are one over all documents."""
        documents: dict[str, Document] = {}
        datings: list[Dating] = []
        assertions: list[Assertion] = []
        skipped: list[Skipped] = []
        for item in self._readings(found):
            if isinstance(item, Skipped):
                skipped.append(item)
                continue
            document, reading = item
            documents[document.id] = replace(document, published=reading.dating.published)
            datings.append(reading.dating)
            assertions.extend(reading.assertions)
        return Extraction(documents, joined(assertions), tuple(datings), tuple(skipped))

    def compare(
        self, found: Iterable[Document | Skipped], topic: str | None, options: Options | None = None
    ) -> Compared:
        """Return the groups of comparable assertions of a topic (`None`: of every measure).

        With the cache, a question asked before over the same documents is answered with what was found then.
        """
        options = options or Options()
        held = list(found)
        key = self._question(held, topic, options)
        answered = kept.get(key, kept.Answered) if key is not None else None
        if answered is None:
            from osintcli.comparisons import compare

            extraction = self.extract(held)
            comparison = compare(extraction.assertions, extraction.documents, topic, options)
            published = {name: d.published for name, d in extraction.documents.items()}
            answered = kept.Answered(comparison, published, extraction.skipped)
            if key is not None:
                kept.put(key, answered)
        dated = answered.published
        documents = {
            d.id: replace(d, published=dated[d.id]) for d in held if isinstance(d, Document) and d.id in dated
        }
        return Compared(documents, answered.comparison, answered.skipped)

    def _question(
        self, held: Sequence[Document | Skipped], topic: str | None, options: Options
    ) -> str | None:
        if not self._cache:
            return None
        documents = [d for d in held if isinstance(d, Document)]
        dated = self._dated(held)
        readings = [
            *(_key(d, dated.get(d.id)) for d in documents),
            *(f"{s.path} {s.why}" for s in held if isinstance(s, Skipped)),
        ]
        return keys.of_comparison(readings, documents, topic, options)

    def topics(self, extraction: Extraction) -> tuple[TopicCount, ...]:
        """Return what can be compared in a corpus."""
        from osintcli.comparisons import topics

        return topics.count(extraction.assertions)

    def timeline(
        self, extraction: Extraction, options: Options | None = None, *, figures: bool = False
    ) -> Timeline:
        """Return the dated events of all documents in one line of time; with `figures` the figures of a topic too."""
        from osintcli.timelines import order

        return order(extraction.assertions, extraction.documents, options or Options(), figures=figures)

    def differ(self, old: State, new: State) -> Difference:
        """Return what changed from one state to another, where texts changed sentence by sentence."""
        from osintcli.differences import differ

        both = {d.sha256 for d in old.documents.values()} & {d.sha256 for d in new.documents.values()}
        return differ(*(replace(side, sentences=_sentences(side, both)) for side in (old, new)))

    def _readings(self, found: Iterable[Document | Skipped]) -> Iterator[tuple[Document, Reading] | Skipped]:
        """Yield each document with its reading, in order; those not read before are read in chunks."""
        waiting: list[Waiting | Skipped] = []
        size = 0
        held = list(found)
        dated = self._dated(held)
        for item in held:
            if isinstance(item, Skipped):
                waiting.append(item)
                continue
            key, reading = self._kept(item, dated.get(item.id))
            waiting.append((item, key, reading))
            size += 0 if reading else len(item.text)
            if size >= CHUNK:
                yield from self._finished(waiting, dated)
                waiting, size = [], 0
        yield from self._finished(waiting, dated)

    def _dated(self, held: Sequence[Document | Skipped]) -> Mapping[str, Dating]:
        """Return when the documents without a date were written: by their own words, else by the rest of the corpus."""
        documents = [d for d in held if isinstance(d, Document)]
        alone = {d.id: self._alone(d) for d in documents if not d.published.interval.known}
        if not alone or len(documents) == 1:
            return alone
        from osintcli import dating

        wanting = [d for d in documents if d.id in alone and dating.is_open(alone[d.id].published)]
        known = [replace(d, published=alone[d.id].published) if d.id in alone else d for d in documents]
        near = dating.around(Dating(d.id, d.published) for d in known)

        @cache
        def corpus() -> dating.Corpus:
            return dating.Corpus(chain.from_iterable(self._told(d) for d in known if d.published.anchor))

        return alone | {d.id: _asked(d, near, corpus) for d in wanting}

    def _told(self, document: Document) -> tuple[Telling, ...]:
        """Return what a document of known day tells for days that it names."""
        key = keys.of_reading(document, "told")
        found = kept.get(key, kept.Told) if self._cache else None
        if found is None:
            from osintcli.dating import told
            from osintcli.mentions import find
            from osintcli.sentences import split

            sentences = split(document)
            mentions = find(document.text, sentences, document.published)
            found = kept.Told(told(document, sentences, mentions))
            if self._cache:
                kept.put(key, found)
        return found.tellings

    def _alone(self, document: Document) -> Dating:
        """Return when a document was written as far as it tells by itself."""
        if document.published.interval.known:
            return Dating(document.id, document.published)
        if not self._cache:
            return searched(document).dating
        key = keys.of_reading(document, "")
        dating = kept.get(key, Dating)
        if dating is None:
            dating = searched(document).dating
            kept.put(key, dating)
        return dating

    def _kept(self, document: Document, dating: Dating | None) -> tuple[str | None, Reading | None]:
        if not self._cache:
            return None, None
        key = _key(document, dating)
        return key, kept.get(key, Reading)

    def _finished(
        self, waiting: Sequence[Waiting | Skipped], dated: Mapping[str, Dating]
    ) -> Iterator[tuple[Document, Reading] | Skipped]:
        unread = [w[0] for w in waiting if not isinstance(w, Skipped) and w[2] is None]
        fresh = iter(self._fresh(unread, dated) if unread else ())
        for item in waiting:
            if isinstance(item, Skipped):
                yield item
                continue
            document, key, reading = item
            if reading is None:
                made = next(fresh)
                if isinstance(made, Skipped):
                    yield made
                    continue
                reading = made
                if key is not None:
                    kept.put(key, reading)
            yield document, reading

    def _fresh(self, documents: Sequence[Document], dated: Mapping[str, Dating]) -> list[Reading | Skipped]:
        from osintcli.sentences.parse import Parser

        self._parser = self._parser or Parser()
        found = [searched(d, dated.get(d.id)) for d in documents]
        wanted = [worth_parsing(s) for s in found]
        parses = iter(
            self._parser.parse_many(
                chain.from_iterable(
                    ((s.document.text, sentence) for sentence in w)
                    for s, w in zip(found, wanted, strict=True)
                )
            )
        )
        return [
            _assembled(s, {sentence.index: next(parses) for sentence in w})
            for s, w in zip(found, wanted, strict=True)
        ]


def _sentences(side: State, unchanged: Container[str]) -> dict[str, tuple[Span, ...]]:
    """Return the sentences of the documents whose text is at hand and not the same on both sides."""
    from osintcli.sentences import split

    return {
        name: tuple(sentence.span for sentence in split(one))
        for name, one in side.documents.items()
        if one.text and one.sha256 not in unchanged
    }


def _assembled(found: Searched, parses: dict[int, Parse]) -> Reading | Skipped:
    """Return what a document says; where a rule stumbles over it, that is told, and the other documents are read."""
    from osintcli.assertions import assemble
    from osintcli.assertions.context import Context

    document = found.document
    try:
        return Reading(found.dating, assemble(Context(document, found.sentences, found.mentions, parses)))
    except Exception as error:  # noqa: BLE001  one document in thousands must not take the others with it
        what = f"{type(error).__name__}: {error}"
        return Skipped(document.path, f"osint stumbled over it ({what}): please report it with the document")


def _key(document: Document, dating: Dating | None) -> str:
    """Return the key of a document's reading; the rest of the corpus bears on it only where it is undated."""
    from osintcli.sentences.model import model_version

    return keys.of_reading(document, model_version(), dating)


def _asked(document: Document, near: Interval | None, corpus: Callable[[], Corpus]) -> Dating:
    """Date a document with what the rest of the corpus knows."""
    from osintcli import dating
    from osintcli.mentions import find
    from osintcli.sentences import split

    sentences = split(document)
    mentions = find(document.text, sentences, document.published)
    first, last = (find(document.text, sentences, Published(best=day)) for day in dating.PROBES)
    echoes = dating.heard(document, sentences, mentions, (first, last), corpus)
    return dating.date(document, sentences, mentions, near=near, echoes=echoes)


def searched(document: Document, dating: Dating | None = None) -> Searched:
    """Split a document, find its mentions, date it (unless that is done), and with that date find its mentions again.

    Where only a stretch of days is known, what is the same from its first day to its last is known too.
    """
    from osintcli.dating import between, date
    from osintcli.mentions import find
    from osintcli.sentences import split

    sentences = split(document)
    mentions = find(document.text, sentences, document.published)
    dating = dating or date(document, sentences, mentions)
    published = dating.published
    if published.interval.known and document.published.anchor is None:
        document = replace(document, published=published)
        first, last = published.interval.earliest, published.interval.latest
        if published.anchor is not None:
            mentions = find(document.text, sentences, published)
        elif first is not None and last is not None:
            ends = (find(document.text, sentences, replace(published, best=day)) for day in (first, last))
            mentions = between(mentions, *ends)
    return Searched(document, dating, sentences, mentions)


def worth_parsing(found: Searched) -> list[Sentence]:
    """Return the sentences with a mention, and their neighbours in the paragraph: a speaker is often named next door."""
    from osintcli.model.sentence import Block

    starts = sorted(
        [q.span.start for q in found.mentions.quantities] + [t.span.start for t in found.mentions.timexes]
    )
    wanted: set[int] = set()
    at = 0
    for sentence in found.sentences:
        while at < len(starts) and starts[at] < sentence.span.start:
            at += 1
        if at < len(starts) and starts[at] < sentence.span.end and sentence.block is not Block.FURNITURE:
            wanted.update(
                n.index
                for n in found.sentences[max(0, sentence.index - 1) : sentence.index + 2]
                if n.paragraph == sentence.paragraph
            )
    return [found.sentences[index] for index in sorted(wanted)]


def joined(assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """Give assertions of all documents their topics, and speakers of one body one origin."""
    from osintcli.comparisons import topics
    from osintcli.text.speaker_names import unify

    named = [(a.document, a.attribution.origin) for a in assertions if a.attribution.origin]
    by_document: dict[str, set[str]] = {}
    for document, name in named:
        by_document.setdefault(document, set()).add(name)
    posts = {a.attribution.origin: a.attribution.post for a in assertions if a.attribution.post}
    names = unify(
        (name for _, name in named),
        by_document.values(),
        {who: post for who, post in posts.items() if who and post},
        _voices(assertions),
    )
    return tuple(
        replace(
            a,
            topics=topics.label(a),
            attribution=a.attribution
            if a.attribution.origin is None
            else replace(a.attribution, origin=names.get(a.attribution.origin, a.attribution.origin)),
        )
        for a in assertions
    )


def _voices(assertions: Sequence[Assertion]) -> list[tuple[str, str]]:
    """Who speaks for whom: a source that no other stands behind, and its origin."""
    from osintcli.text.speaker_names import normal

    said = (a.attribution for a in assertions)
    alone = [(normal(s.source), s.origin) for s in said if s.source and s.origin and len(s.chain) == 1]
    return [(who, body) for who, body in alone if who != body]
