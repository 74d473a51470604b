"""What the columns of a flat table hold, for forms that tell it: Parquet, and the description beside a CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from osintcli.renderers import answers, csv
from osintcli.renderers.answers import Answer


class Kind(StrEnum):
    """What sort of value a column holds; a list is text joined by "; " where a form has no lists."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    DATE = "date"
    LIST = "list"


_KINDS = {
    Kind.WHOLE: ("start", "end", "assertions", "documents", "origins", "characters"),
    Kind.NUMBER: ("value", "low", "high", "confidence", "salience", "estimate.best"),
    Kind.DATE: ("earliest", "latest", "published.best"),
    Kind.LIST: ("topics", "copies", "concept", "contradictions", "kinds"),
}
_OF = {name: kind for kind, names in _KINDS.items() for name in names}

SAYS = {
    "id": "name of the assertion, the same for the same words at the same place",
    "document": "id of the document",
    "published": "when the document was published, EDTF",
    "quantity.value": "the figure; empty for a range",
    "quantity.low": "the least that the words allow; empty where open",
    "quantity.high": "the most that the words allow; empty where open",
    "quantity.modifier": "how the words bound the figure",
    "quantity.unit": "person, a lemma, ISO 4217, percent, or a unit's name",
    "quantity.counted": "lemma of the noun counted",
    "as_of.edtf": "the time that the figure refers to, EDTF",
    "as_of.basis": "stated, or the day of publication stands in, or unknown",
    "attribution.origin": "who first said it",
    "factuality": "asserted, reported, possible, planned, denied or unconfirmed",
    "quote.exact": "the words, letter by letter",
    "quote.start": "where they begin, in code points of the document's text",
    "quote.end": "where they end",
    "sha256": "of the document's text as UTF-8",
}
"""What a column means, where its name does not say it."""


def kinds(answer: Answer) -> Iterator[tuple[str, Kind]]:
    """Yield the columns of an answer, and what each holds."""
    if isinstance(answer, answers.Queried):
        for at, name in enumerate(answer.columns):
            yield name, _found([row[at] for row in answer.rows])
        return
    for name in csv.COLUMNS[type(answer)]:
        yield name, kind(name, mixed=isinstance(answer, answers.Mentioned))


def _found(values: Iterable[object]) -> Kind:
    """Return what the values of a column have in common."""
    types = {type(one) for one in values if one is not None}
    if types == {int}:
        return Kind.WHOLE
    if types and types <= {int, float}:
        return Kind.NUMBER
    return Kind.LIST if types == {list} else Kind.TEXT


def kind(name: str, *, mixed: bool = False) -> Kind:
    """Return what a column holds; `mixed` tables have figures and times in one column, so it is text."""
    if mixed and name == "value":
        return Kind.TEXT
    parts = name.split(".")
    return _OF.get(parts[-1]) or _OF.get(".".join(parts[-2:])) or Kind.TEXT
