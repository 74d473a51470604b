"""Whether quotes of an earlier output still stand in their documents."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from osintcli.model.assertion import Quote
from osintcli.model.span import Span


class Stand(StrEnum):
    """How a quote stands now, from best to worst.

    `stands`: it and its sentence are at their place, letter by letter. `moved`: letter by letter, at another place of the
    document. `altered`: the words, or the sentence around them, are no longer the same. `gone`: nothing like them is
    left. `missing`: the document itself is not there.
    """

    STANDS = "stands"
    MOVED = "moved"
    ALTERED = "altered"
    GONE = "gone"
    MISSING = "missing"


class Condition(StrEnum):
    """How a document is now: the hash of its text is `same` or `changed`, none was kept (`unknown`), or it is `missing`."""

    SAME = "same"
    CHANGED = "changed"
    UNKNOWN = "unknown"
    MISSING = "missing"


class Claim(Struct, frozen=True):
    """A quote that an earlier output holds. `what` is what it belongs to: assertion, evidence, mention, date or context.

    `sentence` is the sentence around it, letter by letter, and where it began; `None` where the output has none.
    """

    document: str
    what: str
    quote: Quote
    id: str | None = None
    sentence: Span | None = None
    sentence_text: str = ""

    @property
    def frame(self) -> tuple[Span, str]:
        """The stretch that must stand as a whole: the sentence, else the quote."""
        return (self.sentence, self.sentence_text) if self.sentence else (self.quote.span, self.quote.exact)


class Held(Struct, frozen=True):
    """A document as an earlier output knew it; `sha256` is that of its text."""

    id: str
    sha256: str | None = None
    path: str | None = None


class Standing(Struct, frozen=True):
    """How a claim stands; `now` is where its words, or what became of them, are found, and `words` what stands there."""

    claim: Claim
    stand: Stand
    now: Span | None = None
    words: str | None = None
    why: str = ""


class Found(Struct, frozen=True):
    """How a document of the output is now; `name` is the id that it has today, where it is found."""

    held: Held
    state: Condition
    name: str | None = None
    sha256: str | None = None


class Verification(Struct, frozen=True):
    """What became of all quotes of an output, in its order, and of its documents."""

    documents: tuple[Found, ...] = ()
    standings: tuple[Standing, ...] = ()
