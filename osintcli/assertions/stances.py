"""Who says it and how sure, asked of the two readers of that."""

from __future__ import annotations

from msgspec import Struct

from osintcli.assertions import factuality
from osintcli.assertions.attribution import Speakers
from osintcli.assertions.context import Context
from osintcli.model.assertion import Evidence
from osintcli.model.attribution import OUTLET, Attribution
from osintcli.model.factuality import Factuality
from osintcli.model.sentence import Sentence
from osintcli.model.span import Span


class Said(Struct, frozen=True):
    """The speaker and stance of a span, with the words they were read from."""

    attribution: Attribution = OUTLET
    factuality: Factuality = Factuality.ASSERTED
    evidence: tuple[Evidence, ...] = ()


class Voices:
    """Speakers and stances of one document."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._speakers = Speakers(context)

    def speaking(self, sentence: Sentence) -> frozenset[str]:
        """Return the origins of those who say something in a sentence."""
        return self._speakers.speaking(sentence)

    def of(self, sentence: Sentence, span: Span, trigger: int | None) -> Said:
        """Return who says the words of `span`, and how sure they are of what the token `trigger` tells."""
        attribution = self._speakers.of(span)
        stance = factuality.stance(self._context, sentence, span, trigger, attribution)
        proof = [
            Evidence(name, where, why)
            for name, where, why in (
                ("attribution.source", attribution.span, attribution.why or "the speaker"),
                ("attribution.cue", attribution.cue_span, attribution.cue or ""),
                ("factuality", stance.span, stance.cue or ""),
            )
            if where is not None
        ]
        return Said(attribution, stance.factuality, tuple(proof))
