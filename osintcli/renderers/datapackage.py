"""A folder that describes itself: CSV with a `datapackage.json` beside it (Frictionless Data Package, v1).

Written from specs.frictionlessdata.io: resources with path, bytes, hash, and a schema of typed fields, with keys.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec

from osintcli.renderers import answers, columns, csv
from osintcli.renderers.answers import Answer
from osintcli.renderers.columns import Kind
from osintcli.renderers.json import safe

_NAMES: dict[type[Answer], tuple[str, tuple[str, ...]]] = {
    answers.Extracted: ("assertions", ("id",)),
    answers.Shown: ("assertions", ("id",)),
    answers.Compared: ("groups", ("group.id", "id")),
    answers.Reported: ("groups", ()),
    answers.Ordered: ("timeline", ()),
    answers.Mentioned: ("mentions", ()),
    answers.Counted: ("topics", ("topic",)),
    answers.Queried: ("rows", ()),
    answers.Listed: ("documents", ("id",)),
    answers.Dated: ("dates", ()),
    answers.Verified: ("quotes", ()),
    answers.Differed: ("changes", ()),
}
"""What the table of an answer is called, and the columns that name a row."""
_TYPES = {
    Kind.TEXT: "string",
    Kind.WHOLE: "integer",
    Kind.NUMBER: "number",
    Kind.DATE: "date",
    Kind.LIST: "string",
}
_POINTING = (answers.Extracted, answers.Shown, answers.Compared, answers.Ordered, answers.Mentioned)
"""Answers whose rows name a document of the run."""


def files(answer: Answer) -> dict[str, str]:
    """Return the files of the folder by name: the table, the documents, and what describes them."""
    name, key = _NAMES[type(answer)]
    tables = {name: (answer, key)}
    if name != "documents" and answer.documents:
        tables["documents"] = (_documents(answer), ("id",))
    made = {f"{table}.csv": "".join(csv.render(one)) for table, (one, _) in tables.items()}
    resources = [
        _resource(
            table, one, keys, made[f"{table}.csv"], pointing="documents" in tables and table != "documents"
        )
        for table, (one, keys) in tables.items()
    ]
    package = {
        "profile": "data-package",
        "name": f"osint-{name}",
        "title": f"{name} found by osint",
        "description": "Columns are named as the fields of osint/v1. A cell of text that a spreadsheet would take for a "
        "formula begins with an apostrophe; lists are joined by '; '.",
        "resources": resources,
    }
    described = safe(msgspec.json.format(msgspec.json.encode(package), indent=2)) + "\n"
    return {**made, "datapackage.json": described}


def _documents(answer: Answer) -> Answer:
    return answers.Listed(documents=answer.documents, copies={})


def _resource(
    name: str, answer: Answer, keys: Iterable[str], content: str, *, pointing: bool
) -> dict[str, Any]:
    raw = content.encode()
    schema: dict[str, Any] = {
        "fields": [_field(*one) for one in columns.kinds(answer)],
        "missingValues": [""],
    }
    if keys:
        schema["primaryKey"] = list(keys)
    if pointing and isinstance(answer, _POINTING):
        schema["foreignKeys"] = [
            {"fields": "document", "reference": {"resource": "documents", "fields": "id"}}
        ]
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(raw),
        "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}",
        "schema": schema,
    }


def _field(name: str, kind: Kind) -> dict[str, str]:
    says = columns.SAYS.get(name)
    return {"name": name, "type": _TYPES[kind], **({"description": says} if says else {})}
