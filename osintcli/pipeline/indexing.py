"""Into a store: what is new or changed is read by an engine, whose workers write parts; one writer lets them count."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from osintcli.model.dating import Dating, Telling
from osintcli.model.document import Document, Skipped
from osintcli.pipeline import dated
from osintcli.pipeline.reading import Searched, assembled, searched, tried
from osintcli.stores import delta, keys, places, rules
from osintcli.stores.kept import Reading
from osintcli.stores.locks import alone
from osintcli.stores.rows import Columns, Entry, Told

if TYPE_CHECKING:
    from osintcli.engines import Engine
    from osintcli.stores.live import Corpus

TASK = 300_000
"""Code points of a task at most: what a worker holds at once."""
FIRST, MOST = 8, 256
"""Documents of the first task and of the largest: they double, so that few documents are shared out as well."""
COMMIT = 500
"""Documents after which what was read counts, so that a run that is ended goes on from there."""
TASKS = 1_000_000
"""Tasks of one run at most; rows of a later run have higher numbers."""


class Item(Struct, frozen=True):
    """One row to write: a document to be read, what could not be read, or neither, for what left."""

    entry: Entry
    document: Document | None = None
    skipped: Skipped | None = None
    dating: Dating | None = None
    settled: str = ""


class Task(Struct, frozen=True):
    """What a worker reads and writes: the folder of the store, a name for its parts, and the rows."""

    folder: str
    name: str
    items: list[Item]


class Made(Struct, frozen=True):
    """What a worker wrote."""

    documents: int
    parts: list[delta.Part]


class Ahead(Struct, frozen=True):
    """How many topics a store has answers to, and how many of them this run made."""

    topics: int = 0
    made: int = 0


class Indexed(Struct, frozen=True):
    """What a run did to a store: its version now, the documents in it, how many were read, stayed as they were, left,
    which topics it has answers to, and what could not be read.
    """

    version: int
    documents: int
    read: int
    unchanged: int
    removed: int
    ahead: Ahead = Ahead()
    skipped: tuple[Skipped, ...] = ()


_TASK = msgspec.msgpack.Decoder(Task)
_MADE = msgspec.msgpack.Decoder(Made)


def work(raw: bytes) -> bytes:
    """Read the documents of a task and write its parts. Done again it writes the same parts again."""
    task = _TASK.decode(raw)
    columns = Columns()
    attempts = [
        (item, tried(_searched, item.document, item.dating))
        for item in task.items
        if item.document is not None
    ]
    found = [(item, *one) for item, one in attempts if not isinstance(one, Skipped)]
    for item, failed in attempts:
        if isinstance(failed, Skipped):
            columns.skipped(item.entry, failed)
    read = assembled([one for _, one, _ in found])
    for (item, one, told), (_, made) in zip(found, read, strict=True):
        if item.document is None or made.reading is None:
            columns.skipped(item.entry, made.skipped or Skipped(one.document.path, "not read"))
            continue
        reading = Reading(one.dating, made.reading.assertions)
        about = replace(told, settled=item.settled) if told is not None else None
        columns.document(
            item.entry, item.document, reading, one.mentions, (about, _tellings(item.document, one, told))
        )
    for item in task.items:
        if item.skipped is not None:
            columns.skipped(item.entry, item.skipped)
        elif item.document is None:
            columns.left(item.entry)
    names = ("assertions", "events", "mentions", "documents")
    parts = [delta.write(Path(task.folder), name, task.name, columns.table(name)) for name in names]
    return msgspec.msgpack.encode(Made(len(task.items), [part for part in parts if part is not None]))


def _searched(document: Document, dating: Dating | None) -> tuple[Searched, Told | None]:
    """Search a document, and say of an undated one what it tells of its day by itself."""
    from osintcli.dating import is_open

    if document.published.interval.known:
        return searched(document), None
    by_itself = searched(document)
    told = Told(by_itself.dating, is_open(by_itself.dating.published))
    return (by_itself if dating is None else searched(document, dating)), told


def _tellings(document: Document, found: Searched, told: Told | None) -> tuple[Telling, ...]:
    """Return what a document tells for days that it names, as of the day that it has by itself."""
    from osintcli.dating import told as tell

    published = document.published if told is None else told.alone.published
    if published.anchor is None:
        return ()
    if found.document.published == published:
        return tell(found.document, found.sentences, found.mentions)
    return dated.tellings(replace(document, published=published), cached=False)


class Writer:
    """One run over a store, while no other writes to it."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder = folder
        self._engine = engine
        self._rules = rules.version()
        self._gen = ((delta.latest(folder) or 0) + 1) * TASKS
        self._known: dict[bytes, bytes] = {}
        self._ids: dict[bytes, bytes] = {}
        self._seen: set[bytes] = set()
        self._sources: set[bytes] = set()
        self.read = self.unchanged = self.removed = 0
        self.skipped: list[Skipped] = []
        from osintcli.stores.live import entries

        for whence, name, key, by in entries(folder):
            self._known[_short(whence)] = _short(f"{key} {by}")
            if name is not None:
                self._ids[_short(name)] = _short(whence)

    def add(self, found: Iterable[Document | Skipped]) -> None:
        """Read what is new or changed, or was read by other rules."""
        self._run(self._wanted(found))

    def _wanted(self, found: Iterable[Document | Skipped]) -> Iterator[Item]:
        spots = places.Places()
        for one in found:
            if isinstance(one, Skipped) and one.absent:  # told, and no row: what is gone can be let go
                self.skipped.append(one)
                continue
            place = spots.of(one)
            whence = _short(place.name)
            self._seen.add(whence)
            self._sources.add(_short(place.source))
            if isinstance(one, Skipped):
                self.skipped.append(one)
                item, key = Item(self._entry(place, one.why), skipped=one), one.why
            else:
                document = self._named(one, whence)
                key = keys.of_document(document, place.at)
                item = Item(self._entry(place, key), document)
            if self._known.get(whence) == _short(f"{key} {self._rules}"):
                self.unchanged += 0 if isinstance(one, Skipped) else 1
                continue
            self.read += 0 if isinstance(one, Skipped) else 1
            yield item

    def _entry(self, place: places.Place, key: str) -> Entry:
        return Entry(place.name, place.at, key, self._rules, 0)

    def _named(self, document: Document, whence: bytes) -> Document:
        """Give a document the id that it has here, or one that no other has."""
        name, count = document.id, 1
        while self._ids.setdefault(_short(name), whence) != whence:
            count += 1
            name = f"{document.id}~{count}"
        return document if count == 1 else replace(document, id=name)

    def reread(self) -> None:
        """Read anew, from the texts that the store holds, what other rules have read and this run did not meet."""
        from osintcli.stores.live import held

        def old() -> Iterator[Item]:
            for entry, document in held(self.folder, but=self._rules):
                if _short(entry.whence) not in self._seen:
                    self.read += 1
                    yield Item(replace(entry, rules=self._rules), document)

        self._run(old())

    def leave(self, named: Sequence[str], *, prune: bool) -> None:
        """Let go what could not be read and now is not there to be read; with `prune` the documents that are gone."""
        from osintcli.stores.live import whences

        def going() -> Iterator[Item]:
            for whence, at in whences(self.folder):
                source = places.source_of(whence)
                if _short(whence) in self._seen:
                    continue
                failed = places.is_skipped(whence)
                if (failed and _short(source) in self._sources) or (
                    prune and places.gone(source, list(named))
                ):
                    self.removed += 0 if failed else 1
                    yield Item(Entry(whence, at, "", self._rules, 0, gone=True))

        self._run(going())

    def settle(self) -> None:
        """Date what its own words leave open by the rest of the corpus as it is now, and read it anew where that changes."""
        from osintcli.stores import live

        with live.Corpus.of(self.folder) as corpus:
            changed = list(self._settled(corpus))
        self._run(iter(changed))

    def _settled(self, corpus: Corpus) -> Iterator[Item]:
        for entry, document, by_itself, dating in corpus.open():
            found = dated.asked(document, corpus.near, corpus.tellings) if corpus.documents > 1 else by_itself
            if found != dating:
                yield Item(entry, document, dating=found)

    def _run(self, items: Iterator[Item]) -> None:
        """Let the engine read and write, and commit every so often."""
        waiting: list[delta.Part] = []
        size = 0
        for result in self._engine.map(work, self._tasks(items)):
            made = _MADE.decode(result)
            waiting += made.parts
            size += made.documents
            if size >= COMMIT:
                delta.commit(self.folder, waiting)
                waiting, size = [], 0
        delta.commit(self.folder, waiting)

    def _tasks(self, items: Iterator[Item]) -> Iterator[bytes]:
        most = FIRST
        held: list[Item] = []
        size = 0
        for item in items:
            held.append(item)
            size += len(item.document.text) if item.document is not None else 0
            if len(held) >= most or size >= TASK:
                yield self._task(held)
                held, size = [], 0
                most = min(most * 2, MOST)
        if held:
            yield self._task(held)

    def _task(self, items: list[Item]) -> bytes:
        self._gen += 1
        own = [replace(item, entry=replace(item.entry, gen=self._gen)) for item in items]
        return msgspec.msgpack.encode(Task(str(self.folder), f"{self._gen:020d}", own))


def _short(text: str) -> bytes:
    """Return a short name for a long one: sixteen bytes, so that two never meet by chance."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def index(
    found: Iterable[Document | Skipped],
    named: Sequence[str],
    store: str,
    engine: Engine,
    *,
    prune: bool = False,
    ahead: bool = False,
    waiting: Callable[[], None] = lambda: None,
) -> Indexed:
    """Bring a store up to date with what was found at PATHs `named`; with `prune`, without what is gone.

    Only what is new or changed is read. With `ahead` the topics that many documents speak of are compared, so that
    asking for them only prints. Waits, and calls `waiting`, while another process writes to the store. Raises
    `InputError` for a folder that is no store and not empty.
    """
    delta.needed()
    folder = Path(store)
    delta.prepare(folder)
    with alone(folder / delta.LOCK, waiting):
        delta.make(folder)
        writer = Writer(folder, engine)
        writer.add(found)
        writer.reread()
        writer.leave(named, prune=prune)
        writer.settle()
        from osintcli.pipeline.preparing import prepare
        from osintcli.stores.live import count

        topics = prepare(folder, engine) if ahead else Ahead()
        return Indexed(
            version=delta.latest(folder) or 0,
            documents=count(folder),
            read=writer.read,
            unchanged=writer.unchanged,
            removed=writer.removed,
            ahead=topics,
            skipped=tuple(writer.skipped),
        )
