"""An assertion: a quantity or a dated event with its context. Each field knows the words it was read from."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from osintcli.model.attribution import OUTLET, Attribution
from osintcli.model.factuality import Factuality
from osintcli.model.interval import Interval
from osintcli.model.place import Place
from osintcli.model.quantity import Quantity, Trend
from osintcli.model.span import Span


class Kind(StrEnum):
    """What is asserted."""

    QUANTITY = "quantity"
    EVENT = "event"


class Measure(StrEnum):
    """What sort of figure it is: how many are, came, came on top, came in all, a rate, a share, a size."""

    STOCK = "stock"
    FLOW = "flow"
    INCREMENT = "increment"
    CUMULATIVE = "cumulative"
    RATE = "rate"
    SHARE = "share"
    SIZE = "size"


class AsOfBasis(StrEnum):
    """How a time is known: a date in reach, the time of writing stands in, or not at all."""

    STATED = "stated"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


class AsOf(Struct, frozen=True):
    """A time: its days, the words it was read from (`None` where the document's date stands in), and how it is known.

    `value` is the TIMEX3 value where it says more than the days do (a clock time); `mod` its TIMEX3 mod, and "by" of a
    deadline is `ON_OR_BEFORE`.
    """

    interval: Interval = Interval()
    basis: AsOfBasis = AsOfBasis.UNKNOWN
    text: str | None = None
    span: Span | None = None
    value: str | None = None
    mod: str | None = None


class Quote(Struct, frozen=True):
    """The exact words with what stands before and after: a W3C text quote selector and its position."""

    exact: str
    prefix: str
    suffix: str
    span: Span


class Counted(Struct, frozen=True):
    """What is counted. `noun` is its lemma ("boat"), `surface` its words ("four fishing boats of the northern fleet"),
    `person` whether people are counted, `part_of` what the figure is a part of ("57 of them" of 148).
    """

    noun: str
    surface: str
    person: bool = False
    span: Span | None = None
    part_of: str | None = None


class Event(Struct, frozen=True):
    """A dated event: the word that tells it (lemma), a label a reader understands, its own date.

    `subject` are the words of who does it or, of a passive, what it is done to; `object` those of what it is done to.
    """

    trigger: str
    label: str
    date: AsOf
    trigger_span: Span | None = None
    object: str | None = None
    subject: str | None = None


class Evidence(Struct, frozen=True):
    """The words that a field was read from, and how."""

    field: str
    span: Span
    why: str


class Assertion(Struct, frozen=True):
    """What one place of one document says. `quantity` is in `unit` (`person` for people); `id` is stable for document,
    quote and kind. `negated` is a plain "did not" inside the words. `revises` is the older figure of "corrected from 91
    to 89" or "rose from 17 to 31". `row` is where the row of people begins in which a figure stands ("a man and two boys"):
    figures of one row are of other people.
    """

    id: str
    kind: Kind
    document: str
    quote: Quote
    sentence: Span
    sentence_text: str
    headline: bool = False
    quantity: Quantity | None = None
    surface: str | None = None
    counted: Counted | None = None
    event: Event | None = None
    measure: Measure | None = None
    trend: Trend | None = None
    predicate: str | None = None
    actor: str | None = None
    place: Place | None = None
    as_of: AsOf = AsOf()
    deadline: AsOf | None = None
    attribution: Attribution = OUTLET
    factuality: Factuality = Factuality.ASSERTED
    concept: tuple[str, ...] = ()
    row: int | None = None
    topics: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
