"""CSV: one row for each thing an answer lists, columns named as the fields of the JSON; no cell is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from osintcli.renderers import answers, json
from osintcli.renderers.answers import Answer
from osintcli.renderers.forms import Look
from osintcli.renderers.safe import cell

_TIME = ("edtf", "earliest", "latest", "text", "basis")
_ASSERTION = (
    "id",
    "kind",
    "document",
    "publisher",
    "published",
    "quantity.value",
    "quantity.low",
    "quantity.high",
    "quantity.modifier",
    "quantity.unit",
    "quantity.counted",
    "measure",
    "event.label",
    *(f"event.date.{name}" for name in _TIME),
    "predicate",
    "actor",
    "place",
    *(f"as_of.{name}" for name in _TIME),
    "deadline.edtf",
    "attribution.source",
    "attribution.cue",
    "attribution.origin",
    "attribution.level",
    "factuality",
    "topics",
    "quote.exact",
    "quote.start",
    "quote.end",
    "sentence.text",
)
_PUBLISHED = tuple(
    f"published.{name}" for name in ("edtf", "earliest", "latest", "best", "basis", "confidence")
)
_GROUP = ("group.id", "group.label", "group.verdict", "group.why", "group.estimate.low", "group.estimate.best",
          "group.estimate.high", "group.estimate.policy")  # fmt: skip
_ENTRY = (*(f"entry.date.{name}" for name in _TIME), "entry.label", "entry.verdict", "entry.salience")

COLUMNS: dict[type[Answer], tuple[str, ...]] = {
    answers.Mentioned: (
        "document", "start", "end", "kind", "exact", "value", "low", "high", "modifier", "trend", "unit", "unit_kind",
        "concept", "type", "mod", "earliest", "latest",
    ),
    answers.Extracted: _ASSERTION,
    answers.Shown: _ASSERTION,
    answers.Compared: (*_GROUP, *_ASSERTION),
    answers.Reported: (*_GROUP, *_ASSERTION),
    answers.Ordered: (*_ENTRY, *_ASSERTION),
    answers.Counted: ("topic", "assertions", "documents", "origins", "example", "figures", "events"),
    answers.Listed: (
        "id", "path", "title", "publisher", *_PUBLISHED, "author", "url", "language", "reliability", "origin_of",
        "characters", "copies", "sha256", "retrieved", "bytes_sha256", "family",
    ),
    answers.Indexed: ("path", "version", "documents", "read", "unchanged", "removed", "topics", "compared"),
    answers.Dated: (
        "id", *_PUBLISHED, "contradictions", "evidence.exact", "evidence.start", "evidence.end", "evidence.says",
    ),
    answers.Differed: (
        "of", "kinds", "document", "label", "field", "was", "now", "old.id", "new.id", "old.quote.exact", "new.quote.exact",
        "old.text", "new.text",
    ),
    answers.Verified: (
        "document", "id", "what", "exact", "start", "end", "standing", "now.exact", "now.start", "now.end", "why",
    ),
}  # fmt: skip
"""The columns of each answer: dotted names of the JSON. Public interface: columns may be added at the end."""

_PARTS = {
    answers.Compared: ("group", "members"),
    answers.Reported: ("group", "members"),
    answers.Ordered: ("entry", "members"),
    answers.Dated: ("", "evidence"),
}
"""What an object of the answer is called in a column, and the list in it that gives the rows."""


def render(answer: Answer, look: Look | None = None) -> Iterator[str]:  # noqa: ARG001  every renderer is called so
    """Yield the heading and the rows."""
    if isinstance(answer, answers.Queried):
        yield _line(answer.columns)
        yield from (_line([_cell(value) for value in row]) for row in answer.rows)
        return
    columns = COLUMNS[type(answer)]
    yield _line(columns)
    for one in rows(answer):
        yield _line([_cell(value(one, column)) for column in columns])


def rows(answer: Answer) -> Iterator[dict[str, Any]]:
    """Yield the object behind each row, whose fields the columns name."""
    if isinstance(answer, answers.Queried):
        return (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
    return _changes(answer) if isinstance(answer, answers.Differed) else _objects(answer)


def _objects(answer: Answer) -> Iterator[dict[str, Any]]:
    name, parts = _PARTS.get(type(answer), ("", ""))
    for shape in json.lines(answer):
        whole = json.to_object(shape)
        if not parts:
            yield whole
        elif name:
            yield from ({**one, name: whole} for one in whole[parts])
        else:
            yield from ({**whole, parts: one} for one in whole[parts] or [{}])


def _changes(answer: Answer) -> Iterator[dict[str, Any]]:
    """Yield a row for each field that changed; what came or went, and sentences, have one row."""
    for shape in json.lines(answer):
        one = json.to_object(shape)
        for side in ("old", "new"):
            if one[side] and "sentence" in one[side]:
                one[side]["text"] = one[side]["sentence"]["text"]
        yield from ({**one, **field} for field in one.get("fields") or [{}])


def value(of: object, column: str) -> object:
    """Return what stands in a column of a row's object; `None` where there is nothing."""
    if isinstance(of, dict) and column in of:
        return of[column]
    for name in column.split("."):
        of = of.get(name) if isinstance(of, dict) else None
    return of


def _cell(found: object) -> str | float | None:
    if isinstance(found, list):
        return cell("; ".join(map(str, found)))
    if isinstance(found, str):
        return cell(found)
    return found if isinstance(found, int | float) else None


def _line(values: tuple[str, ...] | list[str | float | None]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(values)
    return out.getvalue()
