"""Answers made ahead: the topics that many documents of a store speak of, compared once when it was written.

Only what new documents touch is made anew. Topics share what is read: rows that may answer several of them are made ready
once for all of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from osintcli.comparisons.compare import answer, ready
from osintcli.comparisons.copies import Corpus
from osintcli.comparisons.own import restored
from osintcli.comparisons.readings import Reading
from osintcli.comparisons.terms import of_one_word
from osintcli.comparisons.topics import worth
from osintcli.model.assertion import Assertion
from osintcli.model.comparison import Comparison
from osintcli.model.dating import Dating
from osintcli.model.document import Document
from osintcli.model.options import Options
from osintcli.pipeline.indexing import Ahead
from osintcli.stores import posted, prepared, queries, reached, rules
from osintcli.stores.stored import Stored

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from osintcli.engines import Engine

FEWEST = 20
"""Documents that must speak of a topic before it is compared ahead."""
SHARE = 50
"""And one document in so many: a topic of fewer is soon compared when somebody asks."""
ROWS = 30_000
"""Rows that are made ready at once: what bounds the memory."""
MEMORY = "500MB"
"""What DuckDB may hold beside them."""
MOST = 100_000
"""Rows of a topic beyond which it is compared when somebody asks, with the memory that this takes."""


class Task(Struct, frozen=True):
    """Topics to be compared together, each with what its answer is called, out of a store at a version."""

    folder: str
    version: int
    topics: list[tuple[str, str]]
    count: int


_TASK = msgspec.msgpack.Decoder(Task)
_DOCUMENT = msgspec.msgpack.Decoder(Document)
_DATING = msgspec.msgpack.Decoder(Dating)
_ASSERTION = msgspec.msgpack.Decoder(Assertion)


def prepare(folder: Path, engine: Engine) -> Ahead:
    """Make the answers of a store that are missing, and let them count.

    What DuckDB cannot find with the memory that it may hold is not made: it is compared when somebody asks.
    """
    import duckdb

    try:
        return _prepared(folder, engine)
    except duckdb.OutOfMemoryException:
        return Ahead()


def _prepared(folder: Path, engine: Engine) -> Ahead:
    from osintcli.renderers import wording

    store = Stored(str(folder))
    held = prepared.shelf(folder)
    if store.version is None or (held is not None and held.key == store.key):
        return Ahead(len(held.answers) if held is not None else 0)
    with queries.connected(folder, store.version, memory=MEMORY) as connection:
        known = reached.known(connection, store.key)
        documents, skipped = _all(connection)
        topics = _worthy(connection, len(documents))
        posted.post(connection, topics, known)
        sizes = posted.sizes(connection)
        few = {at for at, size in sizes.items() if size <= MOST}
        names = posted.rests(connection, topics, known, rules.version())
        names = {topic: names[topic] for at, topic in enumerate(topics) if at in few and topic in names}
        missing = [
            topic for topic in topics if topic in names and not prepared.is_there(folder, names[topic])
        ]
        batches = [
            [(topic, names[topic]) for topic in some] for some in _batches(connection, topics, missing)
        ]
    tasks = (
        msgspec.msgpack.encode(Task(str(folder), store.version, some, len(documents))) for some in batches
    )
    many = sum(sizes[at] for at, topic in enumerate(topics) if topic in missing) > ROWS
    for _ in (_apart(engine) if many else engine).map(work, tasks):
        pass
    names = {topic: name for topic, name in names.items() if prepared.is_there(folder, name)}
    shelf = prepared.Shelf(
        key=store.key,
        answers=names,
        documents=f"documents-{store.version}",
        count=len(documents),
        counted=wording.several(len(documents), "document"),
        skipped=tuple(skipped),
    )
    prepared.finish(folder, shelf, documents)
    return Ahead(len(names), sum(topic in names for topic in missing))


def _apart(engine: Engine) -> Engine:
    """Return an engine that works in other processes: beside what has read the documents this one would hold too much."""
    from osintcli.engines.local import AsItPays, Here, Processes

    return Processes(engine.workers) if isinstance(engine, Here | AsItPays) else engine


def _worthy(connection: DuckDBPyConnection, documents: int) -> list[str]:
    """Return the topics to be compared ahead, those of most documents first."""
    fewest = max(FEWEST, documents // SHARE)
    return [
        topic
        for topic, count, figures in posted.counted(connection)
        if count >= fewest and of_one_word(topic) and worth(topic, count, figures=figures)
    ]


def _batches(
    connection: DuckDBPyConnection, topics: Sequence[str], missing: Sequence[str]
) -> Iterator[list[str]]:
    """Put topics together whose rows are made ready at once."""
    wanted = set(missing)
    batch: list[str] = []
    held: set[int] = set()
    for at, topic in enumerate(topics):
        if topic not in wanted:
            continue
        own = posted.rows_of(connection, at)
        more = sum(n not in held for n in own)
        if batch and len(held) + more > ROWS:
            yield batch
            batch, held = [], set()
        batch.append(topic)
        held.update(own)
    if batch:
        yield batch


def _all(connection: DuckDBPyConnection) -> tuple[list[Document], list[tuple[str, str]]]:
    """Return all documents, dated and without their texts, and what could not be read."""
    documents, skipped = [], []
    for body, dating, why, path in queries.rows(connection, _DOCUMENTS.format(columns="d.why, d.path")):
        if why is not None:
            skipped.append((path, why))
        else:
            documents.append(_dated(body, dating))
    return documents, skipped


_DOCUMENTS = """
SELECT d.body, d.dating, {columns} FROM documents_rows AS d
JOIN live ON d.whence = live.whence AND d.gen = live.gen ORDER BY live.line, live.whence
"""


def _dated(body: bytes, dating: bytes, text: str = "") -> Document:
    return replace(_DOCUMENT.decode(body), text=text, published=_DATING.decode(dating).published)


class _Some(Corpus):
    """Some documents, counted as all of the corpus that they are of."""

    count = 0

    def __len__(self) -> int:
        return self.count


def work(raw: bytes) -> bytes:
    """Compare the topics of a task and keep the answers, in whatever process."""
    import duckdb

    with suppress(duckdb.OutOfMemoryException):
        _compared(_TASK.decode(raw))
    return b""


def _compared(task: Task) -> None:
    folder = Path(task.folder)
    with queries.connected(folder, task.version, memory=MEMORY) as connection:
        known = reached.known(connection, Stored(task.folder, str(task.version)).key)
        topics = [topic for topic, _ in task.topics]
        posted.post(connection, topics, known)
        documents = _texts(connection, task.count)
        readings, line = _ready(connection, documents, known)
        rows = [set(posted.rows_of(connection, at)) for at in range(len(topics))]
    for (topic, name), own in zip(task.topics, rows, strict=True):
        chosen = [reading for reading in readings if line[reading.id] in own]
        made = answer(chosen, documents, topic, Options(), known.beyond)
        prepared.keep(folder, name, made, _page(made, documents))


def _texts(connection: DuckDBPyConnection, count: int) -> _Some:
    """Return the documents that the rows of some topics stand in; all of them where one is said to republish another."""
    sql = "SELECT DISTINCT document FROM wanted JOIN lines USING (n)"
    found = {}
    columns = f"CASE WHEN live.id IN ({sql}) THEN d.text END, live.why"
    for body, dating, text, why in queries.rows(connection, _DOCUMENTS.format(columns=columns)):
        if why is None:
            one = _dated(body, dating, text or "")
            found[one.id] = one, text is not None
    kept = found.values() if any(one.origin_of for one, _ in found.values()) else None
    some = _Some({one.id: one for one, here in kept or found.values() if kept is not None or here})
    some.count = count
    some.__dict__["outlets"] = Corpus({name: one for name, (one, _) in found.items()}).outlets
    return some


def _ready(
    connection: DuckDBPyConnection, documents: _Some, known: reached.Known
) -> tuple[list[Reading], dict[str, int]]:
    """Return the readings of all rows wanted, and the numbers of their rows by id."""
    said: list[Assertion] = []
    own: dict[str, Reading] = {}
    line: dict[str, int] = {}
    for n, body, raw in queries.rows(connection, _ROWS):
        one = reached.named(_ASSERTION.decode(body), known.names)
        said.append(one)
        own[one.id] = restored(one, raw)
        line[one.id] = n
    return ready(said, documents, known.beyond, own), line


_ROWS = (
    "SELECT lines.n, said.body, said.own FROM ("
    "SELECT document, gen, seq, body, own FROM assertions_rows UNION ALL BY NAME "
    "SELECT document, gen, seq, body, own FROM events_rows) AS said JOIN lines USING (document, gen, seq) "
    "SEMI JOIN wanted ON wanted.n = lines.n WHERE NOT lines.copied"
)


def _page(made: Comparison, documents: _Some) -> prepared.Print:
    """Return the page of an answer as a pipe gets it."""
    from osintcli.renderers import answers, table, wording
    from osintcli.renderers.forms import Look

    look = Look()
    told = answers.Compared(comparison=made, documents=documents)
    counted = wording.several(len(documents), "document")
    text = "".join(map(str, table.render(told, look)))
    return prepared.Print(
        look=tuple(look),
        verdicts=frozenset(group.verdict.value for group in made.groups),
        first=len(counted) if text.startswith(counted) else -1,
        text=text.removeprefix(counted),
    )
