"""When a document was written, and the words that say so."""

from __future__ import annotations

from msgspec import Struct

from osintcli.model.document import Published
from osintcli.model.interval import Interval
from osintcli.model.span import Span


class DateEvidence(Struct, frozen=True):
    """Words that bound the day of writing: `says` is a sentence, `interval` what they leave possible."""

    exact: str
    span: Span
    says: str
    interval: Interval = Interval()


class Dating(Struct, frozen=True):
    """The day of writing of one document with its evidence; `contradictions` are sentences, empty when all fits."""

    document: str
    published: Published
    evidence: tuple[DateEvidence, ...] = ()
    contradictions: tuple[str, ...] = ()


class Telling(Struct, frozen=True):
    """What one sentence of a document whose day is known tells for days that it names; `words` are its stems and figures."""

    document: str
    interval: Interval
    text: str
    words: frozenset[str]
