"""Who says it: source, cue and content, as in PolNeAR."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from osintcli.model.span import Span


class Level(StrEnum):
    """How well the speaker is known. `outlet` is the article's own voice, and then there is no source."""

    NAMED = "named"
    CLASS = "class"
    HEARSAY = "hearsay"
    OUTLET = "outlet"


class Attribution(Struct, frozen=True):
    """The speaker of an assertion.

    `source` are the words that name the speaker, led back from a pronoun or "the ministry" to the name; `span` is where
    the sentence at hand names them (the pronoun, where it is one). `cue` is the reporting word. `origin` is who first
    said it, in the name's normal form, one for all documents; `chain` are the speakers from the outlet's nearest to the
    origin. `why` says how the origin was found. `post` is the office that the text gives the origin, where its
    holder speaks for nobody else: "harbour master".
    """

    level: Level = Level.OUTLET
    source: str | None = None
    cue: str | None = None
    origin: str | None = None
    span: Span | None = None
    cue_span: Span | None = None
    chain: tuple[str, ...] = ()
    why: str = ""
    post: str | None = None


OUTLET = Attribution()
