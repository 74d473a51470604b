"""Markdown: the text as it is, with what its YAML front matter says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from osintcli.documents import manifest, marked
from osintcli.documents.formats import plain
from osintcli.documents.metadata import Metadata
from osintcli.documents.source import Draft, Refused, Source
from osintcli.errors import ManifestError, UnreadableDocument

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_SITE_WORDS = {"date": "published", "lang": "language", "source": "publisher"}
"""What site generators call a field, and what it is called here."""


def read(source: Source) -> Iterator[Draft | Refused]:
    """Yield the one document; front matter stays in the text: offsets are the file's. Raises `UnreadableDocument`."""
    for one in plain.read(source):
        if isinstance(one, Draft) and one.part is None:
            yield replace(one, known=_front_matter(one.text, source.path).over(one.known))
        else:
            yield one


def _front_matter(text: str, name: str) -> Metadata:
    try:
        return front_matter(text, name)
    except ManifestError as error:
        raise UnreadableDocument(f"{error.message}. {error.hint or ''}".rstrip()) from error


def front_matter(text: str, name: str) -> Metadata:
    """Return what the front matter says, nothing where there is none. Raises `ManifestError` with the line."""
    front = _FRONT.match(text[:20_000])
    if front is None:
        return Metadata()
    try:
        root = marked.load(front[1], name, first_line=2)
    except ManifestError:
        return Metadata()  # a rule and some text, no front matter
    if not isinstance(root.value, dict):
        return Metadata()
    given = {
        _SITE_WORDS.get(key, key): value for key, value in root.value.items() if isinstance(value.value, str)
    }
    return manifest.metadata(given, name)
