"""The order of the stages, and nothing else: documents, sentences, mentions, dating, parses, assertions, comparison."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from osintcli.model.assertion import Assertion
from osintcli.model.comparison import Comparison
from osintcli.model.dating import Dating
from osintcli.model.document import Document, Skipped
from osintcli.model.options import Options
from osintcli.pipeline.dated import dates
from osintcli.pipeline.held import Held
from osintcli.pipeline.joining import joined
from osintcli.pipeline.reading import Done, Searched, Todo, done, packed, searched, tried, work
from osintcli.stores import kept, keys
from osintcli.stores.kept import Reading
from osintcli.stores.stored import Stored

if TYPE_CHECKING:
    from osintcli.documents.source import Fetch
    from osintcli.engines import Engine
    from osintcli.model.change import Difference, State
    from osintcli.model.comparison import TopicCount
    from osintcli.model.span import Span
    from osintcli.model.timeline import Timeline

    Waiting = tuple[Document, str | None, Reading | None]

Found = Iterable[Document | Skipped] | Stored
"""What is gone through: documents as they are read, or a store of documents that were read."""

__all__ = ["Compared", "Extraction", "Pipeline", "Searched", "joined"]

CHUNK = 400_000
"""Code points of text that are parsed in one batch; bounds the memory, however many documents there are."""
TASK = 60_000
"""Code points of a task, where several processes share the work: small enough that all end at about the same time."""
PAYS = 500_000
"""Code points of text not read before from which on it pays to start processes, each of which loads the model first."""


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


class Pipeline:
    """Runs the stages over documents. With `cache`, a document read before by the same rules and model is not read again.

    `jobs` is how many processes read: `None` for all cores where there is so much to read that it pays.
    """

    def __init__(self, *, cache: bool = True, jobs: int | None = None) -> None:
        self._cache = cache
        self._jobs = jobs

    def read(
        self,
        paths: Sequence[str],
        *,
        stdin: BinaryIO | None = None,
        fetch: Fetch | None = None,
        lenient: bool = False,
    ) -> Iterator[Document | Skipped]:
        """Yield the documents at `paths`, and what could not be read. Raises `OsintError` for paths that are none.

        `lenient`: what a manifest names and is not there counts as not read.
        """
        from osintcli.documents import read

        return read(paths, stdin=stdin, fetch=fetch, lenient=lenient)

    def search(self, found: Found) -> Iterator[Searched | Skipped]:
        """Date each document, split it and find its mentions; no parse is needed. A store has found them already."""
        if isinstance(found, Stored):
            for one in found.searched():
                yield one if isinstance(one, Skipped) else Searched(one[0], one[1], (), one[2])
            return
        held = Held(found)
        dated = dates(held, cached=self._cache)
        for item in held:
            yield item if isinstance(item, Skipped) else tried(searched, item, dated.get(item.id))

    def extract(self, found: Found) -> Extraction:
        """Return all assertions of the documents, with topics and with origins that are one over all documents."""
        documents: dict[str, Document] = {}
        datings: list[Dating] = []
        assertions: list[Assertion] = []
        skipped: list[Skipped] = []
        for item in self.readings(found):
            if isinstance(item, Skipped):
                skipped.append(item)
                continue
            document, reading = item
            documents[document.id] = replace(document, published=reading.dating.published)
            datings.append(reading.dating)
            assertions.extend(reading.assertions)
        return Extraction(documents, joined(assertions), tuple(datings), tuple(skipped))

    def compare(
        self, found: Found, topic: str | None, options: Options | None = None, *, texts: bool = True
    ) -> Compared:
        """Return the groups of comparable assertions of a topic (`None`: of every measure).

        With the cache, a question asked before over the same documents is answered with what was found then; of a store,
        where no `texts` are wanted, with what was found when it was written.
        """
        options = options or Options()
        if isinstance(found, Stored):
            ahead = self._ahead(found, topic, options) if self._cache and not texts else None
            return ahead or self._compared(found, topic, options)
        held = Held(found)
        key = self._question(held, topic, options)
        answered = kept.get(key, kept.Answered) if key is not None else None
        if answered is None:
            extraction = self.extract(held)
            comparison = self.comparison(extraction, topic, options)
            published = {name: d.published for name, d in extraction.documents.items()}
            answered = kept.Answered(comparison, published, extraction.skipped)
            if key is not None:
                kept.put(key, answered)
        dated = answered.published
        documents = {
            d.id: replace(d, published=dated[d.id]) for d in held if isinstance(d, Document) and d.id in dated
        }
        return Compared(documents, answered.comparison, answered.skipped)

    def _ahead(self, store: Stored, topic: str | None, options: Options) -> Compared | None:
        """Return what was compared when a store was written, where that is what is asked."""
        from osintcli.stores import prepared

        plain = replace(options, verdicts=(), min_origins=None) == Options()
        made = prepared.comparison(store.folder, store.key, topic) if topic is not None and plain else None
        held = prepared.documents(store.folder, store.key) if made is not None else None
        if made is None or held is None:
            return None
        from osintcli.comparisons.compare import kept

        made = replace(made, groups=tuple(group for group in made.groups if kept(group, options)))
        return Compared(held[0], made, tuple(Skipped(*one) for one in held[1]))

    def _compared(self, store: Stored, topic: str | None, options: Options) -> Compared:
        """Compare what may answer a question, as if all documents had been asked."""
        from osintcli.comparisons import compare

        if topic is not None:
            found = store.asked(topic)
            made = compare(found.assertions, found.documents, topic, options, found.beyond, found.own)
            return Compared(found.documents, made, found.skipped)
        extraction = self.extract(store)
        return Compared(extraction.documents, self.comparison(extraction, topic, options), extraction.skipped)

    def comparison(self, extraction: Extraction, topic: str | None, options: Options) -> Comparison:
        """Return the groups of what was extracted already, of a topic (`None`: of every measure)."""
        from osintcli.comparisons import compare

        return compare(extraction.assertions, extraction.documents, topic, options)

    def _question(self, held: Held, topic: str | None, options: Options) -> str | None:
        if not self._cache:
            return None
        dated = dates(held, cached=True)
        readings = (
            f"{item.path} {item.why}" if isinstance(item, Skipped) else _key(item, dated.get(item.id))
            for item in held
        )
        documents = (item for item in held if isinstance(item, Document))
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

    def state(self, found: Found, name: str, topic: str | None = None) -> tuple[State, tuple[Skipped, ...]]:
        """Return all that documents say (of a topic), as one side of a difference, and what could not be read."""
        from osintcli.comparisons import topics
        from osintcli.renderers import answers
        from osintcli.renderers.json.states import of_answer

        held = found if isinstance(found, Stored) else list(found)
        extraction, compared = self.extract(held), self.compare(held, topic)
        documents = extraction.documents
        said = tuple(one for one in extraction.assertions if topic is None or topics.is_about(one, topic))
        state = of_answer(answers.Extracted(documents=documents, assertions=said), name)
        grouped = of_answer(answers.Compared(documents=documents, comparison=compared.comparison), name)
        return replace(state, groups=grouped.groups), extraction.skipped

    def differ(self, old: State, new: State) -> Difference:
        """Return what changed from one state to another, where texts changed sentence by sentence."""
        from osintcli.differences import differ

        both = {d.sha256 for d in old.documents.values()} & {d.sha256 for d in new.documents.values()}
        return differ(*(replace(side, sentences=_sentences(side, both)) for side in (old, new)))

    def readings(self, found: Found) -> Iterator[tuple[Document, Reading] | Skipped]:
        """Yield each document with its reading, in order, as they are read: only a few are held at a time."""
        if isinstance(found, Stored):
            yield from found.readings()
            return
        held = found if isinstance(found, Held) else Held(found)
        dated = dates(held, cached=self._cache)
        waiting = (self._waiting(item, dated) for item in held)
        first, size = [], 0
        for item in waiting:
            first.append(item)
            size += _unread(item)
            if size >= PAYS:
                break
        engine = self._engine(size)
        tasks = _tasks(chain(first, waiting), CHUNK if engine.workers == 1 else TASK)
        yield from self._finished(engine, tasks, dated)

    def _engine(self, unread: int) -> Engine:
        """Return what reads: this process, or as many as were asked for; unasked, all cores where it pays."""
        from osintcli.engines.local import Here, Processes, cores

        jobs = self._jobs if self._jobs is not None else cores() if unread >= PAYS else 1
        return Processes(jobs) if jobs > 1 and unread else Here()

    def _waiting(self, item: Document | Skipped, dated: Mapping[str, Dating]) -> Waiting | Skipped:
        if isinstance(item, Skipped):
            return item
        if not self._cache:
            return item, None, None
        key = _key(item, dated.get(item.id))
        return item, key, kept.get(key, Reading)

    def _finished(
        self, engine: Engine, tasks: Iterable[list[Waiting | Skipped]], dated: Mapping[str, Dating]
    ) -> Iterator[tuple[Document, Reading] | Skipped]:
        """Let the engine read what was not read before, and put it back in line."""
        line: list[list[Waiting | Skipped]] = []

        def todo() -> Iterator[bytes]:
            for task in tasks:
                line.append(task)
                yield packed([Todo(w[0], dated.get(w[0].id)) for w in task if _unread(w)])  # type: ignore[index]

        for result in engine.map(work, todo()):
            fresh = iter(done(result))
            for item in line.pop(0):
                if isinstance(item, Skipped):
                    yield item
                elif item[2] is not None:
                    yield item[0], item[2]
                else:
                    yield self._made(item[0], item[1], next(fresh))

    def _made(self, document: Document, key: str | None, made: Done) -> tuple[Document, Reading] | Skipped:
        if made.reading is None:
            return made.skipped or Skipped(document.path, "not read")
        if key is not None:
            kept.put(key, made.reading)
        return document, made.reading


def _sentences(side: State, unchanged: Container[str]) -> dict[str, tuple[Span, ...]]:
    """Return the sentences of the documents whose text is at hand and not the same on both sides."""
    from osintcli.sentences import split

    return {
        name: tuple(sentence.span for sentence in split(one))
        for name, one in side.documents.items()
        if one.text and one.sha256 not in unchanged
    }


def _unread(item: Waiting | Skipped) -> int:
    """Return how many code points of a document were not read before."""
    return 0 if isinstance(item, Skipped) or item[2] is not None else len(item[0].text)


def _tasks(waiting: Iterable[Waiting | Skipped], most: int) -> Iterator[list[Waiting | Skipped]]:
    """Cut a stream where the unread documents of a piece make a task."""
    stream = iter(waiting)
    for item in stream:
        task = [item]
        size = _unread(item)
        for other in () if size >= most else stream:
            task.append(other)
            size += _unread(other)
            if size >= most or len(task) >= DOCUMENTS:
                break
        yield task


DOCUMENTS = 2_000
"""Documents of a task at most, read before or not."""


def _key(document: Document, dating: Dating | None) -> str:
    """Return the key of a document's reading; the rest of the corpus bears on it only where it is undated."""
    from osintcli.sentences.model import model_version

    return keys.of_reading(document, model_version(), dating)
