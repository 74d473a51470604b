"""Claims of one sentence: who says what. Source, cue and content as in PolNeAR."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from osintcli.assertions.attribution.lexicon import Group
from osintcli.model.span import Span


class Frame(StrEnum):
    """Where the content stands to the cue: after it, around it ("…, she said, …"), or in the phrase itself."""

    AFTER = "after"
    AROUND = "around"
    INSIDE = "inside"


class Claim(Struct, frozen=True):
    """Who says what in one sentence. `tag` covers source and cue, `content` the words said.

    `source` is `None` where nobody is named ("is said to"). `owner` is the body behind a paper that speaks. `deeper` claims
    lead further back than others of the same words ("citing the ministry"). `opens` where the words said begin after the
    sentence ("She said:"). `name` says whether the source is a proper name, `None` where no tree tells.
    A `direct` claim stands at the figure itself ("the 3.3 million estimated by traders") and leaves no room for another. One
    that `carries` puts a paper out; the sentences behind it tell what it holds. A `backed` claim of a pronoun stands only
    where the pronoun goes back to a speaker or a paper; of a `surname` that is a common word too ("Just said") only where
    the text knows a person of that name. One that `grants` tells of money that its source put up.
    """

    tag: Span
    cue: Span
    content: tuple[Span, ...]
    frame: Frame
    source: Span | None = None
    owner: Span | None = None
    groups: frozenset[Group] = frozenset()
    deeper: bool = False
    opens: bool = False
    name: bool | None = None
    direct: bool = False
    backed: bool = False
    carries: bool = False
    surname: bool = False
    grants: bool = False

    def covers(self, span: Span) -> bool:
        """Say whether more than half of a span is said by this claim."""
        inside = sum(max(0, min(span.end, c.end) - max(span.start, c.start)) for c in self.content)
        return inside * 2 > len(span)

    @property
    def size(self) -> int:
        """Code points of content."""
        return sum(len(c) for c in self.content)
