"""A JSON file: one object with `text`, or a list of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from osintcli.documents import decode, metadata
from osintcli.documents.formats import json_lines
from osintcli.documents.source import Draft, Refused, Source
from osintcli.errors import UnreadableDocument

BODIES = ("body_text", "body_xhtml", "bodies")
"""Where an agency's export in ninjs has its text."""

_OTHER_WORDS = (
    "content",
    "body",
    "article",
    "article_text",
    "full_text",
    "maintext",
    "fulltext",
    "description",
    "Text",
)
"""What other programs call the text, to name it when `text` is missing."""


def read(source: Source) -> Iterator[Draft | Refused]:
    """Yield the documents of the file. Raises `UnreadableDocument` when it is no JSON; JSON lines are read as such."""
    raw = source.bytes()
    if not raw.strip():
        raise UnreadableDocument("an empty file")
    try:
        root = msgspec.json.decode(decode.text(raw))
    except (msgspec.DecodeError, RecursionError) as error:
        yield from _lines_or(source, f"not JSON: {error}")
        return
    if isinstance(root, list):
        for part, item in enumerate(root, 1):
            yield draft(item, part)
    else:
        yield draft(root, None)


def _lines_or(source: Source, why: str) -> Iterator[Draft | Refused]:
    found = list(json_lines.read(source))
    if not any(isinstance(one, Draft) for one in found):
        raise UnreadableDocument(why)
    yield from found


def draft(value: object, part: int | None) -> Draft | Refused:
    """Make a document of a JSON value, or say why it is none."""
    if not isinstance(value, Mapping):
        return Refused(part, f"{_kind(value)} where an object with `text` should be")
    text = value.get("text")
    if text is None and not value.keys().isdisjoint(BODIES):
        from osintcli.documents.formats import ninjs

        return ninjs.draft(value, part)
    if not isinstance(text, str):
        return Refused(part, _no_text(value))
    known, notes = metadata.of(value)
    return Draft(text, known, part, notes)


def _no_text(value: Mapping[str, object]) -> str:
    if value.get("text") is not None:
        return f"`text` is {_kind(value['text'])}, not text"
    other = next((word for word in _OTHER_WORDS if isinstance(value.get(word), str)), None)
    return f"no `text` (rename `{other}`?)" if other else "no `text`"


def _kind(value: object) -> str:
    names = {
        dict: "an object",
        list: "a list",
        str: "text",
        bool: "true or false",
        int: "a number",
        float: "a number",
    }
    return names.get(type(value), "null")
