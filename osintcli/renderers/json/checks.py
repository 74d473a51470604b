"""The JSON of what is checked and compared over time: `osint verify` and `osint diff`. Public interface, as `shapes` is."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from osintcli.model.change import Change
from osintcli.model.comparison import Relation
from osintcli.model.standing import Condition, Stand
from osintcli.renderers.json import shapes


class Words(Struct, frozen=True):
    """Words and where they stand."""

    exact: str
    start: shapes.Offset
    end: shapes.Offset


class Standing(Struct, frozen=True):
    """Whether a quote of an earlier output still stands in its document."""

    document: str
    id: Annotated[str | None, Meta(description="The assertion it belongs to; null for mentions and dates.")]
    what: Annotated[str, Meta(description="What is quoted: assertion, evidence, mention, date or context.")]
    exact: Annotated[str, Meta(description="The words as the output has them.")]
    start: shapes.Offset
    end: shapes.Offset
    standing: Stand
    now: Annotated[Words | None, Meta(description="Where it is now, and what stands there; null when gone.")]
    why: str


class Found(Struct, frozen=True):
    """How a document of an earlier output is today."""

    id: str
    state: Condition
    found_as: Annotated[str | None, Meta(description="The id it has today; null when missing.")]
    sha256: Annotated[str | None, Meta(description="Of the text, as the output has it.")]
    sha256_now: Annotated[str | None, Meta(description="Of the text today.")]


class Field(Struct, frozen=True):
    """One field in words, as it was and as it is; null where there was, or is, nothing."""

    field: str
    was: str | None
    now: str | None


Kinds = Annotated[list[Change], Meta(min_length=1, description="What sort of change, the gravest first.")]


class DocumentChange(Struct, frozen=True, tag_field="of", tag="document"):
    """A document that arrived, left, or is known otherwise."""

    kinds: Kinds
    document: str
    fields: list[Field]
    old: shapes.Document | None
    new: shapes.Document | None


class FigureChange(Struct, frozen=True, tag_field="of", tag="figure"):
    """An assertion that is new, gone, or says something else."""

    kinds: Kinds
    document: str
    fields: list[Field]
    old: shapes.Assertion | None
    new: shapes.Assertion | None


class GroupState(Struct, frozen=True):
    """A group at one time; `members` are ids."""

    id: str
    label: str
    verdict: Relation
    why: str
    estimate: shapes.Estimate | None
    members: list[shapes.Id]


class GroupChange(Struct, frozen=True, tag_field="of", tag="group"):
    """A group whose verdict or estimate is another; without `old` it is new."""

    kinds: Kinds
    label: str
    fields: list[Field]
    old: GroupState | None
    new: GroupState | None


class SentenceChange(Struct, frozen=True, tag_field="of", tag="sentence"):
    """A sentence of a text that came in, was left out, or reads otherwise."""

    kinds: Kinds
    document: str
    old: shapes.Sentence | None
    new: shapes.Sentence | None


class Side(Struct, frozen=True):
    """One side of a difference: what the user named, and how much it holds; `groups` is null where nobody compared."""

    name: str
    documents: int
    assertions: int
    groups: int | None
