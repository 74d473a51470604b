"""The JSON of the contract, `osint/v1`, as types: public interface. Fields may be added; none is renamed or dropped.

The JSON Schema that `osint schema` prints is made of these; every field stands in it with its description.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from osintcli.model.assertion import AsOfBasis, Kind, Measure
from osintcli.model.attribution import Level
from osintcli.model.comparison import Relation
from osintcli.model.document import PublishedBasis
from osintcli.model.factuality import Factuality
from osintcli.model.family import How
from osintcli.model.quantity import Modifier, Trend, UnitKind
from osintcli.model.timex import TimexType

VERSION: Literal["osint/v1"] = "osint/v1"

Number = int | float
Offset = Annotated[
    int, Meta(ge=0, description="Code points of the document's text; `text[start:end] == exact`.")
]
Edtf = Annotated[str | None, Meta(description="EDTF (ISO 8601-2) of the days meant; null when unknown.")]
Id = Annotated[str, Meta(min_length=1, description="Id of an assertion.")]


class QuantityMention(Struct, frozen=True, tag_field="kind", tag="quantity"):
    """A span read as a quantity, before any context."""

    document: str
    start: Offset
    end: Offset
    exact: str
    value: Number | None
    low: Annotated[Number | None, Meta(description="Inclusive lower end of what is meant; null where open.")]
    high: Annotated[Number | None, Meta(description="Inclusive upper end of what is meant; null where open.")]
    modifier: Modifier
    trend: Annotated[
        Trend | None, Meta(description="Whether the words say that something rose or fell by it.")
    ]
    unit: Annotated[
        str | None,
        Meta(
            description="Counted noun in the singular with its adjectives, ISO 4217, `percent`, or a unit's name."
        ),
    ]
    unit_kind: UnitKind
    concept: Annotated[list[str], Meta(description="The words of what is measured.")]
    rule: Annotated[str | UnsetType, Meta(description="Rules that read it, with --explain.")] = UNSET


class TimexMention(Struct, frozen=True, tag_field="kind", tag="timex"):
    """A span read as a time, as TIMEX3 has it."""

    document: str
    start: Offset
    end: Offset
    exact: str
    type: TimexType
    value: str
    mod: str | None
    earliest: date | None
    latest: date | None
    rule: Annotated[str | UnsetType, Meta(description="The rule that read it, with --explain.")] = UNSET


class Quote(Struct, frozen=True):
    """The exact words and what stands around them."""

    exact: str
    prefix: str
    suffix: str
    start: Offset
    end: Offset


class Sentence(Struct, frozen=True):
    """The sentence that the words stand in."""

    start: Offset
    end: Offset
    text: str


class Quantity(Struct, frozen=True):
    """A figure in `unit`, with the inclusive range meant."""

    value: Annotated[Number | None, Meta(description="Null for a range.")]
    low: Number | None
    high: Number | None
    modifier: Modifier
    unit: Annotated[
        str, Meta(description="`person` for people, a lemma, ISO 4217, `percent`, or a unit's name.")
    ]
    unit_kind: UnitKind
    counted: Annotated[str | None, Meta(description="Lemma of the noun counted.")]
    surface: Annotated[str | None, Meta(description="The words of the figure.")]
    part_of: Annotated[str | UnsetType, Meta(description="What the figure is a part of.")] = UNSET


class AsOf(Struct, frozen=True):
    """A time, and how it is known."""

    edtf: Edtf
    earliest: date | None
    latest: date | None
    text: Annotated[str | None, Meta(description="The words it was read from.")]
    basis: AsOfBasis
    value: Annotated[str | UnsetType, Meta(description="TIMEX3 value where it says more than the days.")] = (
        UNSET
    )
    mod: Annotated[str | UnsetType, Meta(description="TIMEX3 mod; ON_OR_BEFORE for a deadline.")] = UNSET


class Event(Struct, frozen=True):
    """A dated event."""

    trigger: str
    label: str
    date: AsOf


class Attribution(Struct, frozen=True):
    """Who says it; `source` is null in the article's own voice."""

    source: str | None
    cue: str | None
    origin: Annotated[str | None, Meta(description="Who first said it, in the name's normal form.")]
    level: Level
    start: Offset | None
    end: Offset | None
    chain: Annotated[
        list[str] | UnsetType, Meta(description="Speakers from the outlet's nearest to the origin.")
    ] = UNSET
    why: Annotated[str | UnsetType, Meta(description="How the origin was found.")] = UNSET


class Evidence(Struct, frozen=True):
    """The words that a field was read from, and how."""

    field: str
    exact: str
    start: Offset
    end: Offset
    why: str


class Assertion(Struct, frozen=True):
    """What one place of one document says."""

    id: Id
    kind: Kind
    document: str
    publisher: str | None
    published: Edtf
    quote: Quote
    sentence: Sentence
    quantity: Quantity | None
    event: Event | None
    measure: Measure | None
    predicate: str | None
    actor: str | None
    place: str | None
    as_of: AsOf
    deadline: AsOf | None
    attribution: Attribution
    factuality: Factuality
    topics: list[str]
    concept: list[str]
    trend: Trend | None
    headline: bool
    place_path: Annotated[list[str], Meta(description="From the widest place that contains it to the place.")]
    evidence: Annotated[list[Evidence] | UnsetType, Meta(description="With `osint show`.")] = UNSET


class Published(Struct, frozen=True):
    """When a document was written, and how that is known."""

    edtf: Edtf
    earliest: date | None
    latest: date | None
    basis: PublishedBasis
    best: Annotated[
        date | None, Meta(description="One day inside it; null where none is better than another.")
    ]
    confidence: Annotated[float, Meta(ge=0, le=1)] | None


class Document(Struct, frozen=True):
    """A document without its text."""

    id: str
    path: str
    title: str | None
    publisher: str | None
    published: Published
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$", description="Of the text as UTF-8.")]
    url: str | None
    author: str | None
    language: str | None
    reliability: (
        Annotated[str, Meta(pattern="^[A-F]$", description="Admiralty grade, the user's own.")] | None
    )
    origin_of: str | None


class Alike(Struct, frozen=True):
    """Another document with the same text, or most of it."""

    document: str
    how: Annotated[
        How,
        Meta(
            description="same: letter by letter; version: of one outlet or address; copy: elsewhere; republished: as told."
        ),
    ]
    percent: Annotated[
        int | None,
        Meta(description="Of the shorter one's words that stand in the other; null where only told."),
    ]


class Source(Document, frozen=True):
    """A document, as `osint sources` lists it."""

    characters: int
    copies: Annotated[
        list[str], Meta(description="Ids of documents with the same text, or that republish it.")
    ]
    family: Annotated[
        str | None, Meta(description="Documents with one name here are one text, and count as one voice.")
    ]
    alike: list[Alike]
    retrieved: Annotated[
        str | None, Meta(description="When it was fetched, as EDTF; says nothing of when it was written.")
    ]
    bytes_sha256: (
        Annotated[str, Meta(pattern="^[0-9a-f]{64}$", description="Of the bytes as they came over the web.")]
        | None
    )


class Skipped(Struct, frozen=True):
    """What was not read, and why."""

    path: str
    why: str


class Related(Struct, frozen=True):
    """How two assertions of a group stand to each other."""

    a: Id
    b: Id
    relation: Relation
    why: str
    note: str | None


class Estimate(Struct, frozen=True):
    """One answer for a group; `best` is null where it is refused, and `refused` says why.

    `why` names the figure that is the best one, or the addition and the total that make it.
    """

    low: Number | None
    best: Number | None
    high: Number | None
    policy: str
    sources: Annotated[list[Id], Meta(description="The assertions it was made from.")] = msgspec.field(
        name="from"
    )
    refused: str | None = None
    why: str | None = None
    titles: Annotated[
        list[str],
        Meta(description="Documents whose title counts the best figure or an end that no assertion tells."),
    ] = []


class Corroboration(Struct, frozen=True):
    """How many stand behind a group."""

    documents: int
    publishers: int
    origins: int
    by_origin: Annotated[
        dict[str, list[Id]],
        Meta(description="Who first said it, with the assertions; a denial backs nothing."),
    ]
    apart: Annotated[
        dict[str, list[Id]],
        Meta(
            description="The other members, by why they count for no origin: denied, unconfirmed, own_voice (and no "
            "speaker is named for the figure), hearsay, unnamed."
        ),
    ] = {}


class Group(Struct, frozen=True):
    """Assertions that speak of one thing, in as-of order."""

    id: str
    label: str
    counted: str | None
    unit: str | None
    actor: str | None
    place: str | None
    verdict: Relation
    why: str
    estimate: Estimate | None
    corroboration: Corroboration
    members: list[Assertion]
    relations: list[Related]
    notes: list[str]


class Entry(Struct, frozen=True):
    """One event as one or more documents tell it."""

    date: AsOf
    label: str
    verdict: Relation
    why: str
    salience: float
    members: list[Assertion]


class DateEvidence(Struct, frozen=True):
    """Words that bound the day of writing."""

    exact: str
    start: Offset
    end: Offset
    says: str


class Dating(Struct, frozen=True):
    """When one document was written, and the words that say so."""

    id: str
    published: Published
    evidence: list[DateEvidence]
    contradictions: list[str]


class TextQuoteSelector(Struct, frozen=True, tag_field="type", tag="TextQuoteSelector"):
    """Words with what stands around them, as the W3C has it."""

    exact: str
    prefix: str
    suffix: str


class TextPositionSelector(Struct, frozen=True, tag_field="type", tag="TextPositionSelector"):
    """The place of words, as the W3C has it."""

    start: Offset
    end: Offset


class Topic(Struct, frozen=True):
    """What can be compared: how many assertions, documents and origins speak of it."""

    topic: str
    assertions: int
    documents: int
    origins: int
    example: str
    figures: int
    events: int


class Store(Struct, frozen=True):
    """A store, its version now, how many documents it holds, how many the run read, found unchanged and let go; how many
    topics it has answers to, and how many of them the run compared.
    """

    path: str
    version: int
    documents: int
    read: int
    unchanged: int
    removed: int
    topics: int = 0
    compared: int = 0


Value = bool | int | float | str | list[bool | int | float | str | None] | None
"""What stands in a cell of a query's answer."""
