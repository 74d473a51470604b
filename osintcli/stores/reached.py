"""What a store gives out to a question: the documents that may answer it, and what the whole corpus knows beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from osintcli import cache
from osintcli.comparisons.lexicon import lexicon
from osintcli.comparisons.own import restored
from osintcli.comparisons.readings import Beyond, Reading
from osintcli.comparisons.terms import notable, of_one_word, of_question
from osintcli.model.assertion import Assertion
from osintcli.model.dating import Dating
from osintcli.model.document import Document, Skipped
from osintcli.stores import queries
from osintcli.stores.rows import code

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

T = TypeVar("T")
_DOCUMENT = msgspec.msgpack.Decoder(Document)
_DATING = msgspec.msgpack.Decoder(Dating)
_ASSERTION = msgspec.msgpack.Decoder(Assertion)


class Known(Struct, frozen=True):
    """What all documents of a store know together: canonical names of speakers, and what a comparison must know."""

    names: dict[str, str]
    beyond: Beyond


class Reached(Struct, frozen=True):
    """What may answer a question: assertions with their origins, of all documents those with a text that made them.

    `own` is what was read of each assertion when it was written, by id.
    """

    documents: Mapping[str, Document]
    assertions: tuple[Assertion, ...]
    own: Mapping[str, Reading]
    skipped: tuple[Skipped, ...]
    beyond: Beyond


def reached(connection: DuckDBPyConnection, topic: str, known: Known) -> Reached:
    """Return all documents, and of what they say what has a word or a figure of the answer, with what bears on it."""
    terms = of_question(topic, known.beyond.happenings)
    column = "fields" if of_one_word(topic) else "terms"
    _select(connection, sorted({code(term) for term in terms}), column)
    documents: dict[str, Document] = {}
    skipped: list[Skipped] = []
    for body, dating, why, path, text in queries.rows(connection, _DOCUMENTS):
        if why is not None:
            skipped.append(Skipped(path, why))
            continue
        one = _DOCUMENT.decode(body)
        documents[one.id] = replace(one, text=text or "", published=_DATING.decode(dating).published)
    assertions: list[Assertion] = []
    own: dict[str, Reading] = {}
    for body, raw in queries.rows(connection, _ASSERTIONS):
        said = named(_ASSERTION.decode(body), known.names)
        assertions.append(said)
        if raw:
            own[said.id] = restored(said, raw)
    return Reached(documents, tuple(assertions), own, tuple(skipped), known.beyond)


def _select(connection: DuckDBPyConnection, codes: list[int], column: str) -> None:
    """Fill `wanted` with what holds a word or tells a figure again that stands with one, and what bears on it.

    That is what stands beside it in its document: figures of its dimension, which may go on about it, and all that is
    weighed, priced or measured, which may be the same in another unit, or of the same good.
    """
    connection.execute(f"CREATE OR REPLACE VIEW said AS {_SAID}")
    connection.execute("CREATE OR REPLACE TABLE asked AS SELECT unnest(?::UINTEGER[]) AS code", [codes])
    connection.execute(
        "CREATE OR REPLACE TABLE hit AS SELECT document, seq, dimension, figure FROM said "  # noqa: S608  a column of ours
        f"WHERE list_has_any({column}, (SELECT list(code) FROM asked))"
    )
    figures = [
        one
        for (one,) in queries.rows(
            connection, "SELECT DISTINCT figure FROM hit WHERE figure IS NOT NULL ORDER BY figure"
        )
    ]
    connection.execute("CREATE OR REPLACE TABLE figures (figure VARCHAR, notable BOOLEAN)")
    if figures:
        connection.execute(
            "INSERT INTO figures SELECT unnest(?), unnest(?)", [figures, [notable(one) for one in figures]]
        )
    connection.execute(
        "INSERT INTO hit SELECT document, seq, dimension, figure FROM said JOIN figures USING (figure) "
        "WHERE notable OR factuality IN ('denied', 'unconfirmed')"
    )
    connection.execute("CREATE OR REPLACE TABLE texts AS SELECT DISTINCT document FROM hit")
    goods = sorted({code(name) for name in lexicon().goods.values()})
    connection.execute(_WANTED, [goods])


_COUNTS = "('count', 'number', 'event', 'percent')"
_WANTED = f"""
CREATE OR REPLACE TABLE wanted AS
SELECT DISTINCT document, seq FROM hit
UNION SELECT said.document, said.seq FROM said SEMI JOIN hit ON said.document = hit.document
    AND said.dimension = hit.dimension AND said.dimension <> 'event'
UNION SELECT said.document, said.seq FROM said SEMI JOIN texts ON said.document = texts.document
    WHERE said.dimension NOT IN {_COUNTS} OR list_has_any(said.fields, ?::UINTEGER[])
"""  # noqa: S608  SQL of our own
_SAID = queries.SAID.format(
    columns="said.document, said.seq, said.dimension, said.figure, said.terms, said.fields, said.factuality",
    own="document, gen, seq, dimension, figure, terms, fields, factuality",
)
_DOCUMENTS = """
SELECT d.body, d.dating, d.why, d.path, t.text FROM documents_rows AS d
JOIN live ON d.whence = live.whence AND d.gen = live.gen
LEFT JOIN (SELECT document, r.text FROM texts JOIN documents_rows AS r ON r.id = document
           JOIN live ON r.whence = live.whence AND r.gen = live.gen) AS t ON t.document = live.id
ORDER BY live.line, live.whence
"""
_ASSERTIONS = (
    queries.SAID.format(columns="said.body, said.own", own="document, gen, seq, body, own")
    + " SEMI JOIN wanted ON said.document = wanted.document AND said.seq = wanted.seq"
    + " ORDER BY live.line, live.whence, said.seq"
)


def named(one: Assertion, names: Mapping[str, str]) -> Assertion:
    """Return an assertion with the name that its speaker has over all documents."""
    said = one.attribution
    if said.origin is None or said.origin not in names:
        return one
    return replace(one, attribution=replace(said, origin=names[said.origin]))


def known(connection: DuckDBPyConnection, key: str) -> Known:
    """Return what all documents know together; kept under a key, since it is the same for every question."""
    kept = cache.read("stores", f"{key}.msgpack")
    if kept is not None:
        return msgspec.msgpack.decode(kept, type=Known)
    found = Known(_names(connection), _beyond(connection))
    cache.keep(msgspec.msgpack.encode(found), "stores", f"{key}.msgpack")
    return found


def _names(connection: DuckDBPyConnection) -> dict[str, str]:
    """Return the canonical name of every speaker, as over all documents at once."""
    from osintcli.text.speaker_names import unify

    said = queries.SAID.format(
        columns="said.*, live.line, live.whence", own="document, gen, seq, origin, post, voice"
    )
    said = f"FROM ({said}) WHERE origin IS NOT NULL"
    together = connection.execute(
        f"SELECT DISTINCT list_sort(list(DISTINCT origin)) {said} GROUP BY document"
    ).fetchall()
    posts = connection.execute(
        f"SELECT origin, last(post ORDER BY line, whence, seq) {said} AND post <> '' GROUP BY origin"
    ).fetchall()
    voices = connection.execute(f"SELECT DISTINCT voice, origin {said} AND voice IS NOT NULL").fetchall()
    sets = [names for (names,) in together]
    return unify({name for names in sets for name in names}, sets, dict(posts), sorted(voices))


def _beyond(connection: DuckDBPyConnection) -> Beyond:
    said = queries.SAID.format(columns="said.*, live.sha256", own="document, gen, tells, place, path, topics")
    connection.execute(
        "CREATE OR REPLACE TABLE first AS SELECT min(id) AS document FROM live WHERE why IS NULL GROUP BY sha256"
    )
    held = f"FROM ({said}) AS said SEMI JOIN first USING (document)"
    tells = connection.execute(f"SELECT DISTINCT tells {held} WHERE tells IS NOT NULL").fetchall()
    paths = connection.execute(f"SELECT DISTINCT place, path {held} WHERE path IS NOT NULL").fetchall()
    topics = connection.execute(
        f"SELECT topic, count(*) FROM (SELECT unnest(topics) AS topic {held}) GROUP BY topic ORDER BY topic"  # noqa: S608  as above
    ).fetchall()
    ((count,),) = connection.execute(f"SELECT count(DISTINCT document) {held}").fetchall()
    pairs = (one.split("\0") for (one,) in tells)
    return Beyond(
        happenings=_gathered((thing, happening) for thing, happening in pairs),
        paths=_gathered((name, tuple(path.split("\0"))) for name, path in paths),
        documents=count,
        topics=dict(topics),
    )


def _gathered(pairs: Iterable[tuple[str, T]]) -> dict[str, frozenset[T]]:
    found: dict[str, set[T]] = {}
    for name, one in sorted(pairs, key=str):
        found.setdefault(name, set()).add(one)
    return {name: frozenset(some) for name, some in found.items()}
