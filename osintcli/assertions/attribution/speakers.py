"""The speakers of one document: read once, asked for any span."""

from __future__ import annotations

from decimal import Decimal

from osintcli.assertions.attribution import letterhead
from osintcli.assertions.attribution.claims import Claim
from osintcli.assertions.attribution.lexicon import Group, verbs
from osintcli.assertions.attribution.recall import Speaker
from osintcli.assertions.attribution.voices import Voiced, Voices
from osintcli.assertions.context import Context
from osintcli.model.attribution import OUTLET, Attribution, Level
from osintcli.model.quantity import QuantityMention
from osintcli.model.sentence import Block, Sentence
from osintcli.model.span import Span

_HEADS = frozenset({Block.HEADLINE, Block.CAPTION})
_OWN = frozenset({Group.PROMISE, Group.INTENT, Group.THOUGHT, Group.FORECAST})
"""What these say inside the words of another is that other's account."""

_SOON = 3
"""Code points after which the source stands in a sentence that points back: "So the ministry said"."""

Figure = tuple[Decimal | None, Decimal | None, Decimal | None]


class Speakers:
    """Answers who says the words at a span. Reading is linear in the document, an answer in its sentence.

    Example: `Speakers(context).of(mention.span)`.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._text = context.document.text
        self._voices = Voices(context)
        self._statement = letterhead.body(context.document)
        self._heads = {m.span.start: m for m in context.mentions.quantities if self._in_head(m.span)}
        self._origins = self._body_origins() if self._heads else {}

    def of(self, span: Span) -> Attribution:
        """Return the attribution of the words at `span`; level `outlet` where the article speaks itself.

        Of a reporting verb itself ("the service announced on the 22nd") it is the one who reports. A headline's figure that
        the text gives by one speaker has that origin, though the headline names nobody.
        """
        sentence = self._sentence(span.start)
        if sentence is None:
            return OUTLET
        found = self._spoken(sentence, span)
        return self._repeated(span) if found is OUTLET and sentence.block in _HEADS else found

    def speaking(self, sentence: Sentence) -> frozenset[str]:
        """Return the origins of those who say something in a sentence."""
        voiced = self._voices.claims.get(sentence.index, [])
        return frozenset(who.origin or who.source for _, who in voiced if who is not None)

    def _sentence(self, offset: int) -> Sentence | None:
        return self._context.sentences[self._voices.index(offset)] if self._context.sentences else None

    def _spoken(self, sentence: Sentence, span: Span) -> Attribution:
        claims = self._voices.claims.get(sentence.index, [])
        around = [(c, s) for c, s in claims if c.covers(span)]
        around.sort(key=lambda v: (v[0].deeper, -v[0].size))
        direct = [v for v in around if v[0].direct and v[1] is not None]
        if direct:
            return self._attribution(direct[-1:])
        quoted = self._voices.quoting(span)
        if quoted is not None:
            around = [quoted, *(v for v in around if v[0] is not quoted[0])]
        if not around:
            around = [v for v in claims if span.contains(v[0].cue)][-1:] or self._backed(sentence)
        return self._attribution(around)

    def _backed(self, sentence: Sentence) -> list[Voiced]:
        """The claim of the next sentence where that one points back: "So the ministry told us", "That is what X said"."""
        if sentence.index + 1 >= len(self._context.sentences) or sentence.block is not Block.BODY:
            return []
        after = self._context.sentences[sentence.index + 1]
        first = self._text[after.span.start : after.span.end].split(maxsplit=2)[:2]
        if after.paragraph != sentence.paragraph or len(first) < 2 or first[0].lower() not in verbs().back:
            return []
        for claim, speaker in self._voices.claims.get(after.index, ()):
            if speaker is None or not claim.groups & {Group.CLAUSE, Group.OBJECT}:
                continue
            said = any(c.start <= after.span.start for c in claim.content)
            if claim.tag.start <= after.span.start + _SOON or (said and first[1].lower() in verbs().is_how):
                return [(claim, speaker)]
        return []

    def _attribution(self, around: list[Voiced]) -> Attribution:
        """The attribution of words inside these claims, from the outermost to the innermost."""
        named = [(c, s) for c, s in around if s is not None]
        if not named:
            return self._hearsay(around[-1][0]) if around else self._own_voice()
        claim, speaker = named[0]
        first = _first(named)
        return Attribution(
            level=speaker.level,
            source=speaker.source,
            cue=claim.cue.of(self._text),
            origin=first.origin,
            span=claim.source,
            cue_span=claim.cue,
            chain=tuple(dict.fromkeys(s.source for _, s in named)),
            why=first.why or speaker.why,
            post=first.post,
        )

    def _hearsay(self, claim: Claim) -> Attribution:
        return Attribution(
            Level.HEARSAY, cue=claim.cue.of(self._text), cue_span=claim.cue, why="the words name nobody"
        )

    def _own_voice(self) -> Attribution:
        if self._statement is None:
            return OUTLET
        name, span = self._statement
        words = span.of(self._text) if span else name
        return Attribution(
            Level.NAMED, words, None, name, span, why="the document is a statement of this body"
        )

    # --- headlines -----------------------------------------------------------------------------------------------------

    def _in_head(self, span: Span) -> bool:
        sentence = self._sentence(span.start)
        return sentence is not None and sentence.block in _HEADS

    def _body_origins(self) -> dict[Figure, str]:
        """Which figures of the text have one named origin."""
        said: dict[Figure, dict[str, None]] = {}
        for mention in self._context.mentions.quantities:
            sentence = self._sentence(mention.span.start)
            if sentence is None or sentence.block in _HEADS:
                continue
            origin = self._spoken(sentence, mention.number).origin
            if origin:
                for key in _keys(mention):
                    said.setdefault(key, {})[origin] = None
        return {key: next(iter(origins)) for key, origins in said.items() if len(origins) == 1}

    def _repeated(self, span: Span) -> Attribution:
        for mention in (m for m in self._heads.values() if m.span.overlaps(span)):
            for key in _keys(mention):
                if key in self._origins:
                    origin = self._origins[key]
                    return Attribution(origin=origin, why=f"the text gives this figure by {origin}")
        return OUTLET


def _first(named: list[tuple[Claim, Speaker]]) -> Speaker:
    """Who first said it: the innermost speaker with a name, but not one whose plans or views another tells."""
    telling = [s for c, s in named if not (c.groups and c.groups <= _OWN)] or [s for _, s in named]
    for speaker in reversed(telling):
        if speaker.origin and speaker.level is Level.NAMED:
            return speaker
    return telling[-1]


def _keys(mention: QuantityMention) -> tuple[Figure, ...]:
    """A figure with its bounds, and without: "31 dead" repeats "at least 31 people"."""
    q = mention.quantity
    return (
        ((q.value, q.low, q.high), (q.value, None, None)) if q.value is not None else ((None, q.low, q.high),)
    )
