"""Which rows of a store may answer many topics, found for all of them at once, and what each of those answers rests on.

The same rows as for one topic (see `reached`); a topic here is one word, or a phrase that is known as one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from osintcli.comparisons.lexicon import lexicon
from osintcli.comparisons.terms import notable, of_question
from osintcli.stores import queries
from osintcli.stores.rows import code

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from osintcli.stores.reached import Known

_SAID = queries.SAID.format(
    columns="said.*, live.line, live.whence, live.sha256",
    own="document, gen, seq, dimension, figure, fields, factuality, origin, place",
)
_LINES = f"""
CREATE OR REPLACE TABLE lines AS
SELECT (row_number() OVER (ORDER BY line, whence, seq))::INTEGER AS n, document, gen, seq, dimension, figure, fields,
    factuality IN ('denied', 'unconfirmed') AS refused, origin, place, document <> firsts.first AS copied
FROM ({_SAID}) AS said
JOIN (SELECT sha256, min(id) AS first FROM live WHERE why IS NULL GROUP BY sha256) AS firsts USING (sha256)
"""  # noqa: S608  SQL of our own
_HIT = """
CREATE OR REPLACE TABLE hit AS
SELECT DISTINCT topic, n FROM (SELECT n, unnest(fields) AS code FROM lines) JOIN asked USING (code)
"""
_TOLD = """
INSERT INTO hit
SELECT DISTINCT told.topic, lines.n
FROM (SELECT DISTINCT topic, figure FROM hit JOIN lines USING (n) WHERE figure IS NOT NULL) AS told
JOIN figures USING (figure) JOIN lines USING (figure)
WHERE figures.notable OR lines.refused
"""
_COUNTS = "('count', 'number', 'event', 'percent')"
_WANTED = f"""
CREATE OR REPLACE TABLE wanted AS
SELECT topic, n FROM hit
UNION SELECT here.topic, lines.n
    FROM (SELECT DISTINCT topic, document, dimension FROM hit JOIN lines USING (n) WHERE dimension <> 'event') AS here
    JOIN lines USING (document, dimension)
UNION SELECT here.topic, lines.n FROM (SELECT DISTINCT topic, document FROM hit JOIN lines USING (n)) AS here
    JOIN lines USING (document) WHERE lines.dimension NOT IN {_COUNTS} OR list_has_any(lines.fields, ?::UINTEGER[])
"""  # noqa: S608  as above


def post(connection: DuckDBPyConnection, topics: Sequence[str], known: Known) -> None:
    """Fill `lines` with what all documents say, in line, and `wanted` with which of it may answer which of the topics."""
    connection.execute(_LINES)
    pairs = [
        (at, code(term))
        for at, topic in enumerate(topics)
        for term in sorted(of_question(topic, known.beyond.happenings))
    ]
    connection.execute("CREATE OR REPLACE TABLE asked (topic INTEGER, code UINTEGER)")
    _fill(connection, "asked", pairs)
    connection.execute(_HIT)
    figures = connection.execute(
        "SELECT DISTINCT figure FROM hit JOIN lines USING (n) WHERE figure IS NOT NULL ORDER BY figure"
    ).fetchall()
    connection.execute("CREATE OR REPLACE TABLE figures (figure VARCHAR, notable BOOLEAN)")
    _fill(connection, "figures", [(one, notable(one)) for (one,) in figures])
    connection.execute(_TOLD)
    goods = sorted({code(name) for name in lexicon().goods.values()})
    connection.execute(_WANTED, [goods])


def _fill(connection: DuckDBPyConnection, table: str, rows: Sequence[tuple[object, object]]) -> None:
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        connection.execute(f"INSERT INTO {table} SELECT unnest(?), unnest(?)", columns)


def sizes(connection: DuckDBPyConnection) -> dict[int, int]:
    """Return how many rows may answer each topic."""
    return dict(connection.execute("SELECT topic, count(*) FROM wanted GROUP BY topic").fetchall())


def rows_of(connection: DuckDBPyConnection, topic: int) -> list[int]:
    """Return the numbers of the rows that may answer a topic."""
    found = connection.execute("SELECT n FROM wanted WHERE topic = ? ORDER BY n", [topic]).fetchall()
    return [n for (n,) in found]


_ROWS = """
SELECT topic, bit_xor(md5_number(concat_ws('\\0', document, gen, seq, coalesce(names.name, lines.origin), copied)))::VARCHAR,
    count(*), count(DISTINCT document)
FROM wanted JOIN lines USING (n) LEFT JOIN names ON names.origin = lines.origin GROUP BY topic
"""
_PLACES = (
    "SELECT DISTINCT topic, place FROM wanted JOIN lines USING (n) JOIN paths USING (place) ORDER BY ALL"
)
_THINGS = """
SELECT DISTINCT topic, things.name FROM (
    SELECT DISTINCT topic, code FROM (SELECT topic, unnest(fields) AS code FROM wanted JOIN lines USING (n))
) JOIN things USING (code) ORDER BY ALL
"""
_OUTLETS = """
SELECT DISTINCT topic, publisher FROM (SELECT DISTINCT topic, document FROM wanted JOIN lines USING (n))
JOIN (SELECT r.id, r.publisher FROM documents_rows AS r JOIN live ON r.whence = live.whence AND r.gen = live.gen
      WHERE r.publisher IS NOT NULL) AS own ON own.id = document
JOIN (SELECT r.publisher, count(*) AS held FROM documents_rows AS r
      JOIN live ON r.whence = live.whence AND r.gen = live.gen GROUP BY r.publisher) USING (publisher)
WHERE held > 1 ORDER BY ALL
"""


def rests(connection: DuckDBPyConnection, topics: Sequence[str], known: Known, rules: str) -> dict[str, str]:
    """Return for each topic a digest of all that its answer depends on: as long as it is the same, so is the answer.

    That is its rows as they were written, the names of their speakers, what the corpus knows of their things and places,
    and which of their outlets have several documents.
    """
    connection.execute("CREATE OR REPLACE TABLE names (origin VARCHAR, name VARCHAR)")
    _fill(connection, "names", [(one, name) for one, name in known.names.items() if one != name])
    connection.execute("CREATE OR REPLACE TABLE paths (place VARCHAR, held BOOLEAN)")
    _fill(connection, "paths", [(name, True) for name in sorted(known.beyond.paths)])
    connection.execute("CREATE OR REPLACE TABLE things (code UINTEGER, name VARCHAR)")
    _fill(connection, "things", [(code(name), name) for name in sorted(known.beyond.happenings)])
    held = {at: hashlib.sha256(f"{rules}\0{topic}".encode()) for at, topic in enumerate(topics)}
    found: set[int] = set()
    for at, *told in connection.execute(_ROWS).fetchall():
        found.add(at)
        held[at].update(repr(told).encode())
    for at, place in connection.execute(_PLACES).fetchall():
        held[at].update(repr((place, sorted(known.beyond.paths[place]))).encode())
    for at, thing in connection.execute(_THINGS).fetchall():
        held[at].update(repr((thing, sorted(known.beyond.happenings[thing]))).encode())
    for at, outlet in connection.execute(_OUTLETS).fetchall():
        held[at].update(repr(outlet).encode())
    return {topic: held[at].hexdigest()[:32] for at, topic in enumerate(topics) if at in found}


def counted(connection: DuckDBPyConnection) -> Iterator[tuple[str, int, bool]]:
    """Yield the topics of a store, how many documents speak of each, and whether figures do; most documents first."""
    sql = queries.SAID.format(
        columns="said.document, said.topics, said.dimension", own="document, gen, topics, dimension"
    )
    yield from connection.execute(
        f"SELECT topic, count(DISTINCT document) AS held, bool_or(dimension <> 'event') "  # noqa: S608  as above
        f"FROM (SELECT document, dimension, unnest(topics) AS topic FROM ({sql})) GROUP BY topic ORDER BY held DESC, topic"
    ).fetchall()
