"""How sure the words are, as in FactBank."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from osintcli.model.span import Span


class Factuality(StrEnum):
    """The stance of the words toward what they assert."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    POSSIBLE = "possible"
    PLANNED = "planned"
    DENIED = "denied"
    UNCONFIRMED = "unconfirmed"


class Stance(Struct, frozen=True):
    """A factuality with the cue that it was read from."""

    factuality: Factuality = Factuality.ASSERTED
    cue: str | None = None
    span: Span | None = None
