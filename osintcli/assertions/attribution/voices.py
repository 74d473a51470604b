"""The voices of a document: its claims with their speakers, its quotations, its transcript, read once from top to end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from osintcli.assertions.attribution import carried, focus, headlines, letterhead, quotes, shallow, tree
from osintcli.assertions.attribution.claims import Claim
from osintcli.assertions.attribution.coreference import Resolver
from osintcli.assertions.attribution.lexicon import Group, speakers
from osintcli.assertions.attribution.quotes import Quotation
from osintcli.assertions.attribution.recall import Speaker
from osintcli.assertions.attribution.scanning import scan
from osintcli.assertions.attribution.site import Site
from osintcli.assertions.context import Context
from osintcli.model.sentence import Block, Sentence
from osintcli.model.span import Span

Voiced = tuple[Claim, Speaker | None]

_LABEL = re.compile(r"[\"“']?([A-Z][A-Z.’' ]{2,30}[A-Z]|[QA])\s?:\s")
_CUT = re.compile(r"\s*[(\[]([^()\[\]]{3,60})[)\]]")
_CAPITALS = re.compile(r"[A-Z][A-Z’'-]+")
_NEAR = 80
"""Code points between a quotation and the cue that hands it to a speaker."""
_ALL = 0.9
"""Share of a paragraph that is quoted where the paragraph goes on with the quotation before."""


class Voices:
    """Who speaks in each sentence and each quotation. Reading is linear in the document."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._text = context.document.text
        self._times = [timex.span for timex in context.mentions.timexes]
        self.starts = [s.span.start for s in context.sentences]
        statement = letterhead.body(context.document)
        self._resolver = Resolver(
            scan(self._text, context.sentences), house=statement[0] if statement else None
        )
        self._tabled = headlines.tabled(self._text, context.sentences, stated=statement is not None)
        self.claims: dict[int, list[Voiced]] = {s.index: self._read(s) for s in context.sentences}
        self.claims = carried.over(context, self.claims)
        self._speeches = self._transcript()
        self._quoted = self._voices(quotes.find(self._text, context.sentences))
        self._quote_starts = [q.span.start for q, _ in self._quoted]

    def index(self, offset: int) -> int:
        """Return the index of the sentence at an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def quoting(self, span: Span) -> Voiced | None:
        """Return who is quoted with the words at a span, or `None` where they stand in no quotation or nobody is named."""
        at = bisect_right(self._quote_starts, span.start) - 1
        if (
            at >= 0
            and self._quoted[at][0].span.start <= span.start < self._quoted[at][0].span.end
            and self._quoted[at][1]
        ):
            return self._quoted[at][1]
        paragraph = self._context.sentences[self.index(span.start)].paragraph if self.starts else -1
        return self._speeches.get(paragraph)

    # --- claims --------------------------------------------------------------------------------------------------------

    def _read(self, sentence: Sentence) -> list[Voiced]:
        if sentence.block is Block.FURNITURE:
            return []
        parse = self._context.parses.get(sentence.index)
        found = (
            shallow.find(self._text, sentence) if parse is None else tree.find(self._text, sentence, parse)
        )
        found += headlines.find(self._text, sentence, row=sentence.index in self._tabled)
        self._resolver.memory.now = sentence.index
        topic = focus.find(Site.of(self._text, sentence, parse)) if parse is not None else None
        if topic is not None:
            self._resolver.memory.about(topic)
        found = [c for c in found if not (self._resolver.house and _is_grant(c))]
        found = [c for c in found if not c.surname or self._is_person(c)]
        found = [c for c in found if c.source is None or not self._is_time(c.source)]
        voiced = [(claim, self._speaker(claim, sentence.span.start)) for claim in found]
        return [(c, s) for c, s in voiced if not c.backed or (s is not None and s.kind != "unknown")]

    def _is_time(self, source: Span) -> bool:
        """Whether a claim would have a day speak: "given by 31 March, lists 905,000"."""
        at = bisect_right(self._times, source.start, key=lambda span: span.start) - 1
        return at >= 0 and self._times[at].contains(source)

    def _is_person(self, claim: Claim) -> bool:
        """Whether the text has a person of the name of a claim's source."""
        word = claim.source.of(self._text).lower() if claim.source else ""
        return word in self._resolver.names.persons

    def _speaker(self, claim: Claim, sentence: int) -> Speaker | None:
        if claim.source is None:
            return None
        owner = claim.owner.of(self._text) if claim.owner else None
        words, at = claim.source.of(self._text), claim.source.start
        found = self._resolver.speaker(words, at, owner=owner, name=claim.name, sentence=sentence)
        if claim.cue.of(self._text).lower() in speakers().documents:
            self._resolver.memory.keep(found, at, "paper")
        return found

    # --- transcripts ---------------------------------------------------------------------------------------------------

    def _transcript(self) -> dict[int, Voiced]:
        """Paragraphs that begin with a speaker's name in capitals, where a name does so more than once."""
        labels: dict[int, re.Match[str]] = {}
        for sentence in self._context.sentences:
            label = _LABEL.match(self._text, sentence.span.start, sentence.span.end)
            if label and sentence.paragraph not in labels and sentence.block is Block.BODY:
                labels[sentence.paragraph] = label
        often = Counter(label.group(1) for label in labels.values())
        found = self._cuts()
        for paragraph, label in labels.items():
            if often[label.group(1)] > 1:
                source = Span(label.start(1), label.end(1))
                claim = headlines.labelled(
                    source, Span(label.end(1), label.end(1) + 1), Span(label.end(), label.end())
                )
                words = source.of(self._text)
                found[paragraph] = (
                    claim,
                    self._resolver.speaker(words.title() if len(words) > 1 else words, source.start),
                )
        return found

    def _cuts(self) -> dict[int, Voiced]:
        """Paragraphs behind a line of a script that names who is heard: "(CUT 3, BRINK, :14)"."""
        found: dict[int, Voiced] = {}
        for line, after in pairwise(self._context.sentences):
            words = _CUT.match(self._text, line.span.start, line.span.end)
            if words is None or after.paragraph == line.paragraph:
                continue
            listed = list(_CAPITALS.finditer(self._text, *words.span(1)))
            if not listed or listed[0].group().lower() not in speakers().cuts:
                continue
            known = [m for m in listed[1:] if self._resolver.names.surnamed(m.group().lower())]
            if known:
                source = Span(*known[-1].span())
                claim = headlines.labelled(source, source, Span(after.span.start, after.span.start))
                found[after.paragraph] = (
                    claim,
                    self._resolver.speaker(known[-1].group().title(), source.start),
                )
        return found

    # --- quotations ----------------------------------------------------------------------------------------------------

    def _voices(self, found: Iterable[Quotation]) -> list[tuple[Quotation, Voiced | None]]:
        """Give each quotation its speaker: the claim around it, else who was quoted before in the paragraph."""
        voiced: list[tuple[Quotation, Voiced | None]] = []
        last: Voiced | None = None
        paragraph = -1
        for quotation in found:
            if quotation.paragraph != paragraph and not self._goes_on(quotation, paragraph):
                last = None
            paragraph = quotation.paragraph
            last = self._tagging(quotation) or self._opening(quotation) or last
            voiced.append((quotation, last))
        return voiced

    def _goes_on(self, quotation: Quotation, before: int) -> bool:
        """Whether a paragraph's quotation goes on with the one of the paragraph before."""
        if quotation.follows:
            return True
        first = self.index(quotation.span.start)
        block = self._paragraph(first)
        return quotation.paragraph == before + 1 and len(quotation.span) >= _ALL * len(block)

    def _paragraph(self, index: int) -> Span:
        sentences = self._context.sentences
        first = last = index
        while first > 0 and sentences[first - 1].paragraph == sentences[index].paragraph:
            first -= 1
        while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentences[index].paragraph:
            last += 1
        return Span(sentences[first].span.start, sentences[last].span.end)

    def _tagging(self, quotation: Quotation) -> Voiced | None:
        """The claim that hands the quotation to a speaker: beside it, its cue outside."""
        first, final = (
            self.index(quotation.span.start),
            self.index(max(quotation.span.start, quotation.span.end - 1)),
        )
        for index in dict.fromkeys((first, final, min(final + 1, len(self.starts) - 1))):
            for claim, speaker in self.claims.get(index, ()):
                if speaker is not None and self._hands(claim, quotation):
                    return claim, speaker
        return None

    def _hands(self, claim: Claim, quotation: Quotation) -> bool:
        if quotation.span.overlaps(claim.cue):
            return False
        before, after = quotation.span.start - claim.cue.end, claim.cue.start - quotation.span.end
        if before > _NEAR or after > _NEAR:
            return False
        if any(c.overlaps(quotation.span) for c in claim.content):
            return True
        gap = self._text[quotation.span.end : claim.tag.start]
        return claim.tag.start >= quotation.span.end and not gap.strip("”\"', —-’\n") and "\n\n" not in gap

    def _opening(self, quotation: Quotation) -> Voiced | None:
        """The claim right before the quotation that ends with a colon."""
        lead = self._text[max(0, quotation.span.start - 8) : quotation.span.start].rstrip("\"“‘' \n\t")
        if not lead.endswith(":"):
            return None
        index = self.index(quotation.span.start)
        for at in (index, index - 1):
            named = [
                (c, s)
                for c, s in self.claims.get(at, ())
                if s is not None and c.cue.end <= quotation.span.start
            ]
            if named:
                return named[-1]
        return None


def _is_grant(claim: Claim) -> bool:
    """Whether money that somebody puts up is all that is told: in the statement of a body that is the body's account."""
    return claim.groups == {Group.PROMISE} and claim.grants
