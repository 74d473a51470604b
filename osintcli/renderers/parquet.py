"""Parquet: the table of the CSV with its types, for programs that read columns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from osintcli.renderers import columns, csv
from osintcli.renderers.answers import Answer
from osintcli.renderers.columns import Kind
from osintcli.renderers.forms import Look


def render(answer: Answer, look: Look | None = None) -> Iterator[bytes]:  # noqa: ARG001  every renderer is called so
    """Return the bytes of one file."""
    import pyarrow as pa
    from pyarrow import parquet

    types = {
        Kind.TEXT: pa.string(),
        Kind.WHOLE: pa.int64(),
        Kind.NUMBER: pa.float64(),
        Kind.DATE: pa.date32(),
        Kind.LIST: pa.list_(pa.string()),
    }
    kinds = dict(columns.kinds(answer))
    rows = list(csv.rows(answer))
    arrays = {
        name: pa.array([_value(csv.value(row, name), kind) for row in rows], types[kind])
        for name, kind in kinds.items()
    }
    table = pa.table(arrays).replace_schema_metadata({"schema": "osint/v1"})
    out = pa.BufferOutputStream()
    parquet.write_table(table, out, compression="zstd")
    return iter([out.getvalue().to_pybytes()])


def _value(found: object, kind: Kind) -> Any:  # noqa: ANN401  what the column's type takes
    if found is None or isinstance(found, dict):
        return None
    match kind:
        case Kind.DATE:
            return date.fromisoformat(str(found))
        case Kind.NUMBER:
            return float(str(found))
        case Kind.WHOLE:
            return int(str(found))
        case Kind.LIST:
            return [_text(one) for one in found] if isinstance(found, list) else [_text(found)]
    return _text("; ".join(map(str, found)) if isinstance(found, list) else found)


def _text(found: object) -> str:
    """Return text that UTF-8 can spell: halves of surrogate pairs, which broken files hold, are shown."""
    return str(found).encode("utf-8", "replace").decode()
