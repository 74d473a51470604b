"""Where: a place with what contains it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from osintcli.model.span import Span


class PlaceBasis(StrEnum):
    """Where a place was read from."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    DATELINE = "dateline"
    DOCUMENT = "document"


class Place(Struct, frozen=True):
    """`name` in its normal form; `path` from the widest to the place itself: ("Chile", "Valparaíso").

    A place the gazetteer does not know has a path of its own name alone. Containment is a prefix of the path.
    """

    name: str
    path: tuple[str, ...]
    basis: PlaceBasis = PlaceBasis.SENTENCE
    span: Span | None = None

    def contains(self, other: Place) -> bool:
        """Say whether `other` is this place or lies in it."""
        return other.path[: len(self.path)] == self.path
