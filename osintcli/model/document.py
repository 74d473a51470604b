"""A document: its text, letter by letter as it was read, and what is known of it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from osintcli.model.interval import Interval


class PublishedBasis(StrEnum):
    """How the day of writing is known."""

    METADATA = "metadata"
    TEXT = "text"
    CORPUS = "corpus"
    UNKNOWN = "unknown"


class Published(Struct, frozen=True):
    """When a document was written. `interval` is unbounded where nothing is known; `best` is one day inside it."""

    interval: Interval = Interval()
    basis: PublishedBasis = PublishedBasis.UNKNOWN
    best: date | None = None
    confidence: float | None = None

    @property
    def anchor(self) -> date | None:
        """The document creation time that "Tuesday" is counted from: `best`, else the interval's one day."""
        return self.best or self.interval.single


class Document(Struct, frozen=True):
    """Text and what is known of it. `id` is unique in a corpus: its own id, else its path inside the corpus.

    `sha256` is that of the text as UTF-8. `retrieved` is when it was fetched, which says nothing of when it was written;
    `bytes_sha256` is that of the bytes as they came over the web.
    """

    id: str
    text: str
    path: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published = field(default_factory=Published)
    reliability: str | None = None
    origin_of: str | None = None
    retrieved: Interval | None = None
    bytes_sha256: str | None = None


class Skipped(Struct, frozen=True):
    """A document that could not be read, and why; `path` as the user named it. `absent`: only a manifest names it."""

    path: str
    why: str
    absent: bool = False
