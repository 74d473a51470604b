"""Everything that PATHs or objects hold, as documents with ids of their own, and what could not be read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from osintcli.documents import paths as places
from osintcli.documents.metadata import Metadata
from osintcli.documents.opened import drafts
from osintcli.documents.source import Draft, Fetch, Refused, Source
from osintcli.errors import UnreadableDocument
from osintcli.model.document import Document, Published, PublishedBasis, Skipped
from osintcli.text import languages

LONGEST_TEXT = 5_000_000
"""Code points. "War and Peace" has 3.2 million: what is longer is no article."""

LONGEST_LINE = 1_000_000
"""Code points without a line end. What is longer is data, and no sentence in it could be told from the next."""


class Ids:
    """The ids given so far: a second document with one id gets `~2` behind it."""

    def __init__(self) -> None:
        self.given: dict[str, int] = {}

    def new(self, wanted: str) -> str:
        """Return `wanted`, or `wanted~n` when it is taken."""
        count = self.given.get(wanted, 0) + 1
        self.given[wanted] = count
        return wanted if count == 1 else self.new(f"{wanted}~{count}")


def read(
    paths: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    fetch: Fetch | None = None,
    lenient: bool = False,
) -> Iterator[Document | Skipped]:
    """Yield the documents behind PATHs in order, each file once, and what was skipped with the reason.

    Raises `InputError` for a PATH that is not there, `ManifestError` for a `sources.yaml` that cannot be used. One that
    names a file which is not there cannot, unless `lenient`: then the file is skipped.
    """
    ids, seen = Ids(), set()
    for named in paths:
        for source in places.sources(named, stdin, fetch, lenient=lenient):
            if isinstance(source, Skipped):
                yield source
                continue
            file = source.path if places.no_file(source) else Path(source.path).resolve()
            if file not in seen:
                seen.add(file)
                yield from _documents(source, ids)


def from_objects(objects: Iterable[Mapping[str, object]]) -> Iterator[Document | Skipped]:
    """Yield a document for every object with `text`; one without an `id` is called by its place, from `1`."""
    from osintcli.documents.formats import json_object

    ids = Ids()
    for number, given in enumerate(objects, 1):
        found = json_object.draft(given, None)
        yield from _finished(found, Source(str(number), str(number), _nothing), ids)


def _nothing() -> BinaryIO:
    raise UnreadableDocument("an object has no bytes")


def _documents(source: Source, ids: Ids) -> Iterator[Document | Skipped]:
    for found in drafts(source):
        yield from _finished(found, source, ids)


def _finished(found: Draft | Refused, source: Source, ids: Ids) -> Iterator[Document | Skipped]:
    place = source.path if found.part is None else f"{source.path}:{found.part}"
    if isinstance(found, Refused):
        yield Skipped(place, " ".join(found.why.split()))
        return
    yield from (Skipped(place, note) for note in found.notes)
    try:
        digest = _digest(found.text)
    except UnreadableDocument as error:
        yield Skipped(place, error.message)
        return
    code = languages.foreign(found.text)
    if code is not None and not (source.known.language or "").startswith("en"):
        yield Skipped(place, f"written in {languages.name(code)}: only English is read")
        return
    known = source.known.over(found.known)
    name, wanted = source.name, known.id
    if found.part is not None:
        told = source.of_part(str(found.part)) if source.of_part else Metadata()
        known, wanted = told.over(known), told.id or found.known.id
        name = f"{source.name}:{found.part}"
    one = _document(ids.new(wanted or name), found.text, source.path, digest, known)
    yield one if source.fetched is None else replace(one, bytes_sha256=source.fetched.sha256)


def _digest(text: str) -> str:
    """Return the SHA-256 of the text as UTF-8. Raises `UnreadableDocument` for a text that is no article."""
    if not text or text.isspace():
        raise UnreadableDocument("empty")
    if len(text) > LONGEST_TEXT:
        raise UnreadableDocument(f"{len(text):,} characters: longer than any article, split it")
    if len(text) > LONGEST_LINE and max(map(len, text.split("\n"))) > LONGEST_LINE:
        raise UnreadableDocument(f"a line of more than {LONGEST_LINE:,} characters: data, not an article")
    with suppress(UnicodeEncodeError):
        return hashlib.sha256(text.encode()).hexdigest()
    raise UnreadableDocument("half a surrogate pair: not text in any encoding")


def _document(name: str, text: str, path: str, digest: str, known: Metadata) -> Document:
    dated = Published(known.published, PublishedBasis.METADATA) if known.published else Published()
    return Document(
        id=name,
        text=text,
        path=path,
        sha256=digest,
        title=known.title,
        publisher=known.publisher,
        author=known.author,
        url=known.url,
        language=known.language,
        published=dated,
        reliability=known.reliability,
        origin_of=known.origin_of,
        retrieved=known.retrieved,
    )
