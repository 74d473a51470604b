"""What changed between two states of a corpus: documents, figures, groups, and the sentences of a text."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from osintcli.model.assertion import Assertion
from osintcli.model.comparison import Group
from osintcli.model.document import Document
from osintcli.model.span import Span


class Change(StrEnum):
    """What sort of change it is.

    Of documents: `arrived`, `left`, `publication` (outlet, date, title or address), `text`. Of what a document says: `new`,
    `gone`, `number`, `bound` ("at least" became "about"), `subject` (of what it is said), `stance` (how sure), `speaker`,
    `time`. Of groups: `verdict`, `estimate`. Of a text, sentence by sentence: `sentence`.
    """

    ARRIVED = "arrived"
    LEFT = "left"
    PUBLICATION = "publication"
    TEXT = "text"
    NEW = "new"
    GONE = "gone"
    NUMBER = "number"
    BOUND = "bound"
    SUBJECT = "subject"
    STANCE = "stance"
    SPEAKER = "speaker"
    TIME = "time"
    VERDICT = "verdict"
    ESTIMATE = "estimate"
    SENTENCE = "sentence"


class State(Struct, frozen=True):
    """One side: what a corpus says at one time. `groups` is `None` where nobody compared; `sentences` is of documents whose
    text is at hand. `name` is how the user called it.
    """

    name: str
    documents: Mapping[str, Document] = field(default_factory=dict)
    assertions: tuple[Assertion, ...] = ()
    groups: tuple[Group, ...] | None = None
    sentences: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)


class Changed(Struct, frozen=True):
    """What every change has: what sort it is, the gravest first."""

    kinds: tuple[Change, ...]


class DocumentChange(Changed, frozen=True):
    """A document that came, left or is known otherwise now; `fields` are those that differ."""

    old: Document | None
    new: Document | None
    fields: tuple[str, ...] = ()


class FigureChange(Changed, frozen=True):
    """Something said that came, went, or is said otherwise now."""

    old: Assertion | None
    new: Assertion | None


class GroupChange(Changed, frozen=True):
    """A group whose verdict or estimate is another; without `old` it is new."""

    old: Group | None
    new: Group | None


class SentenceChange(Struct, frozen=True):
    """A sentence of a document that came in, was left out, or reads otherwise. Documents are named by their new id."""

    document: str
    old: tuple[Span, str] | None
    new: tuple[Span, str] | None


class Difference(Struct, frozen=True):
    """All changes from one state to another; empty where both say the same."""

    documents: tuple[DocumentChange, ...] = ()
    groups: tuple[GroupChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    sentences: tuple[SentenceChange, ...] = ()
    twins: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.documents or self.groups or self.figures or self.sentences)

    @property
    def kinds(self) -> frozenset[Change]:
        """Every kind of change that there is."""
        told: tuple[Changed, ...] = (*self.documents, *self.groups, *self.figures)
        found = {kind for one in told for kind in one.kinds}
        return frozenset(found | ({Change.SENTENCE} if self.sentences else set()))
