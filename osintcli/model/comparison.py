"""Groups of comparable assertions, the relations inside them, and what to make of them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from osintcli.model.assertion import Assertion


class Relation(StrEnum):
    """The relation of two assertions, and the verdict of a group; in the order in which they are decided."""

    INCOMPARABLE = "incomparable"
    PLANNED_VS_ACTUAL = "planned_vs_actual"
    DENIED = "denied"
    INCREMENT = "increment"
    UPDATED = "updated"
    AGREE = "agree"
    REFINES = "refines"
    CONFLICT = "conflict"
    UNDETERMINED = "undetermined"


GRAVITY = (
    Relation.CONFLICT,
    Relation.DENIED,
    Relation.UPDATED,
    Relation.PLANNED_VS_ACTUAL,
    Relation.INCREMENT,
    Relation.REFINES,
    Relation.AGREE,
    Relation.UNDETERMINED,
    Relation.INCOMPARABLE,
)
"""The order in which an editor wants to see them: the contract's, and what cannot be decided last."""


class Related(Struct, frozen=True):
    """How `a` and `b` (ids) stand to each other, with the sentence that says why and a short note ("met", "look-alike")."""

    a: str
    b: str
    relation: Relation
    why: str
    note: str | None = None


class Estimate(Struct, frozen=True):
    """One answer for a group: low, best, high, the policy that chose them and the ids they came from.

    `why` names the figure that is the best one, or the addition and the total that make it. `titles` are the documents
    whose title counts a figure that none of the assertions tells, and that is the best one or an end of the range: nothing
    can be quoted from a title. Refused with a reason where the members do not make one figure: then `best` is `None` and
    `refused` says why.
    """

    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    policy: str
    sources: tuple[str, ...] = ()
    refused: str | None = None
    why: str | None = None
    titles: tuple[str, ...] = ()


class Corroboration(Struct, frozen=True):
    """How many stand behind a group. `by_origin` maps who first said it to assertion ids; unattributed ones are in none."""

    documents: int
    publishers: int
    origins: int
    by_origin: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Group(Struct, frozen=True):
    """Assertions that speak of one thing, in as-of order."""

    id: str
    label: str
    verdict: Relation
    why: str
    members: tuple[Assertion, ...]
    relations: tuple[Related, ...]
    estimate: Estimate | None
    corroboration: Corroboration
    counted: str | None = None
    unit: str | None = None
    actor: str | None = None
    place: str | None = None
    notes: tuple[str, ...] = ()


class Comparison(Struct, frozen=True):
    """What `compare` found for a topic (`None`: every measure)."""

    topic: str | None
    groups: tuple[Group, ...] = ()
    near: tuple[str, ...] = ()


class TopicCount(Struct, frozen=True):
    """A topic of the corpus: how many assertions, documents and origins speak of it, with an example of its words.

    `events` are those of the assertions that tell a dated event and no figure.
    """

    topic: str
    assertions: int
    documents: int
    origins: int
    example: str
    events: int = 0

    @property
    def figures(self) -> int:
        """How many figures are told."""
        return self.assertions - self.events


def gravest(groups: Iterable[Group]) -> list[Group]:
    """Return groups as an editor wants to see them: the gravest verdict first, the largest first among equals."""
    return sorted(groups, key=lambda group: (GRAVITY.index(group.verdict), -len(group.members)))
