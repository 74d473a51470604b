"""One pass over a document's sentences: each figure and each dated event becomes an assertion, or is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec.structs import replace

from osintcli.assertions import (
    actor,
    announced,
    as_of,
    asking,
    compounds,
    counted,
    event_words,
    events,
    frames,
    measure,
    memory,
    named_dates,
    persons,
    place,
    relevance,
    singles,
    statements,
    times,
    tree,
    vocabulary,
)
from osintcli.assertions.context import Context
from osintcli.assertions.events import Happening
from osintcli.assertions.identity import identify
from osintcli.assertions.memory import Dated, Memory
from osintcli.assertions.names import Geography
from osintcli.assertions.naming import Found
from osintcli.assertions.reading import Reading, read
from osintcli.assertions.stances import Voices
from osintcli.assertions.thread import Thread
from osintcli.assertions.times import When
from osintcli.model.assertion import Assertion, Event, Evidence, Kind, Measure
from osintcli.model.factuality import Factuality
from osintcli.model.place import Place
from osintcli.model.quantity import QuantityMention, Trend
from osintcli.model.sentence import Block, Parse, Sentence
from osintcli.model.span import Span
from osintcli.text.selectors import quote

AHEAD = frozenset((Factuality.PLANNED, Factuality.POSSIBLE))


def assemble(context: Context) -> tuple[Assertion, ...]:
    """Return the assertions of a document in text order. Linear in its length; needs no clock and no network."""
    return Assembly(compounds.joined(context)).run()


@dataclass
class Assembly:
    """What is known while a document is read from its first sentence to its last."""

    context: Context
    thread: Thread = field(default_factory=Thread)
    memory: Memory = field(default_factory=Memory)

    def __post_init__(self) -> None:
        self.geography = Geography(self.context)
        self.voices = Voices(self.context)

    def run(self) -> tuple[Assertion, ...]:
        """Read all sentences."""
        found: dict[str, Assertion] = {}
        alone: list[tuple[Assertion, persons.Told]] = []
        for sentence in self.context.sentences:
            if sentence.block is Block.FURNITURE:
                continue
            asking.note(self.context, sentence, self.thread)
            announced.note(self.context, sentence, self.thread)
            parse = self.context.parse_of(sentence)
            whens = tuple(times.find(self.context, sentence, parse)) if parse is not None else ()
            for assertion in (*self._quantities(sentence, whens), *self._events(sentence, whens)):
                found.setdefault(assertion.id, assertion)
            if parse is not None:
                alone += [
                    (singles.settled(self._quantity(one.reading, one.found)), one.told)
                    for one in singles.find(self.context, sentence, parse, whens)
                ]
                memory.note_event(parse, whens, self.memory)
                self._note_statement(parse, sentence, whens)
            memory.note_frames(self.context, sentence, whens, self.memory)
        for assertion in singles.standing(alone, list(found.values())):
            found.setdefault(assertion.id, assertion)
        return tuple(sorted(found.values(), key=lambda a: (a.quote.span, a.kind, a.id)))

    def _note_statement(self, parse: Parse, sentence: Sentence, whens: tuple[When, ...]) -> None:
        on = statements.said_on(parse, whens)
        if on is not None:
            stated = memory.with_text(memory.stated(on), self.context.document.text)
            self.memory.told[sentence.index] = (stated, self.voices.speaking(sentence))

    def _quantities(self, sentence: Sentence, whens: tuple[When, ...]) -> Iterator[Assertion]:
        for mention in self.context.quantities_in(sentence):
            reading = read(self.context, sentence, mention, whens)
            if reading is None:
                continue
            found = counted.find(reading, self.thread)
            if relevance.left_out(reading, found) is None:
                self.thread.add(found.counted, found.predicate, reading.kind, _unit(reading, found), sentence)
                yield self._quantity(reading, found)

    def _quantity(self, reading: Reading, found: Found) -> Assertion:
        text, parse, sentence = self.context.document.text, reading.parse, reading.sentence
        predicate, mention = found.predicate, reading.mention
        said = self.voices.of(sentence, mention.span, predicate.token if predicate else reading.figure)
        older = frames.is_older(reading) or frames.is_earlier(reading, found.counted.span)
        taken = found.elsewhere and not found.counted.part_of
        dated = as_of.read(
            reading,
            predicate,
            said.factuality,
            self.memory,
            older=older,
            taken=taken,
            said=said.attribution,
        )
        sort, sort_why = measure.read(reading, found)
        if said.factuality in AHEAD and sort is Measure.FLOW and found.counted.person:
            sort, sort_why = Measure.CUMULATIVE, "the whole of a plan"
        itself = (
            frozenset(parse.within(found.counted.span)) if found.counted.span is not None else frozenset()
        )
        figures = self._figures(sentence, parse) | itself
        doer = self._doer(
            actor.of_rival(parse, found.rival)
            if found.rival is not None
            else actor.read(parse, reading.head, found.counted.noun, predicate, figures)
        )
        where = self._where(reading, found)
        words = quote(text, self._past_dateline(_quoted(reading, found)))
        return Assertion(
            id=identify(self.context.document.id, Kind.QUANTITY, words),
            kind=Kind.QUANTITY,
            document=self.context.document.id,
            quote=words,
            sentence=sentence.span,
            sentence_text=sentence.span.of(text),
            headline=sentence.block is Block.HEADLINE,
            quantity=replace(mention.quantity, unit=_unit(reading, found)),
            surface=mention.surface.of(text),
            counted=found.counted if found.counted.noun else None,
            measure=sort,
            trend=_trend(mention, found),
            predicate=predicate.lemma if predicate else None,
            actor=doer[0] if doer else None,
            place=where,
            as_of=dated.as_of,
            deadline=dated.deadline,
            attribution=said.attribution,
            factuality=said.factuality,
            concept=mention.concept,
            row=_row(parse, reading, found),
            evidence=_evidence(reading, found, dated, doer, where, (sort.value, sort_why), said.evidence),
        )

    def _figures(self, sentence: Sentence, parse: Parse) -> frozenset[int]:
        """The tokens of figures and dates, which do nothing."""
        spans = [q.span for q in self.context.quantities_in(sentence)]
        spans.extend(t.span for t in self.context.timexes_in(sentence))
        return frozenset(token for span in spans for token in parse.within(span))

    def _where(self, reading: Reading, found: Found) -> Place | None:
        parse = reading.parse
        tokens = list(dict.fromkeys((reading.head, reading.figure)))
        label = frames.label_span(reading)
        near = place.read(self.geography, reading.sentence, parse, tokens, found.predicate, label)
        return near or place.around(self.geography, reading.sentence, fine=not reading.bare)

    def _events(self, sentence: Sentence, whens: tuple[When, ...]) -> Iterator[Assertion]:
        parse = self.context.parse_of(sentence)
        if parse is None:
            return
        named = named_dates.find(self.context, sentence, parse)
        found = events.find(self.context, sentence, parse, whens, named_dates.told_dates(named))
        for happening in (*found, *named):
            yield self._event(sentence, parse, whens, happening)

    def _event(self, sentence: Sentence, parse: Parse, whens: tuple[When, ...], told: Happening) -> Assertion:
        text = self.context.document.text
        said = self.voices.of(sentence, parse.span(told.trigger), told.trigger)
        figures = self._figures(sentence, parse)
        doer = (
            actor.of_verb(parse, told.verb, figures)
            if told.verb is not None
            else actor.nationality(parse, told.trigger)
        )
        doer = self._doer(doer)
        tokens = [told.trigger]
        where = place.read(self.geography, sentence, parse, tokens, None, None)
        words = quote(text, self._past_dateline(told.span))
        factuality = said.factuality
        if told.moved and factuality in {Factuality.ASSERTED, Factuality.REPORTED}:
            factuality = Factuality.PLANNED
        ahead = self._lies_ahead(told, factuality)
        thing = tree.phrase(parse, told.object).of(text) if told.object is not None else None
        whose = told.subject.of(text) if told.subject is not None else None
        return Assertion(
            id=identify(self.context.document.id, Kind.EVENT, words, also=told.date.interval.edtf or ""),
            kind=Kind.EVENT,
            document=self.context.document.id,
            quote=words,
            sentence=sentence.span,
            sentence_text=sentence.span.of(text),
            headline=sentence.block is Block.HEADLINE,
            event=Event(
                told.told or parse.lemma[told.trigger],
                told.label or self._label(sentence, parse, told, doer[0] if doer else None, words.span),
                told.date,
                parse.span(told.trigger) if told.told is None else None,
                thing,
                whose,
            ),
            predicate=told.told or parse.lemma[told.trigger],
            actor=doer[0] if doer else None,
            place=where,
            as_of=as_of.of_statement(self.context, whens, parse, told.trigger)
            or memory.of_document(self.context),
            deadline=told.date if ahead else None,
            attribution=said.attribution,
            factuality=factuality,
            evidence=(
                Evidence("event.trigger", parse.span(told.trigger), "the word that the date hangs on"),
                *said.evidence,
            ),
        )

    def _label(self, sentence: Sentence, parse: Parse, told: Happening, doer: str | None, words: Span) -> str:
        """A headline is its own label; where the tree gives a word or none, the words of the event stand as they are."""
        text = self.context.document.text
        if sentence.block is Block.HEADLINE:
            return events.label(text, sentence.span)
        line = self.context.dateline
        first = line.end() if line is not None and line.start() <= sentence.span.start < line.end() else 0
        made = event_words.Words(text, parse, told.date.span, doer, first).of(told.trigger)
        return made if " " in made else events.label(text, words)

    def _past_dateline(self, span: Span) -> Span:
        """A quote begins behind the dateline."""
        line = self.context.dateline
        inside = line is not None and line.start() <= span.start < line.end() < span.end
        return Span(line.end(), span.end) if line is not None and inside else span

    def _where_dateline(self, token: Span) -> bool:
        line = self.context.dateline
        return line is not None and line.start() <= token.start < line.end()

    def _doer(self, doer: actor.Actor | None) -> actor.Actor | None:
        """An actor that is no dateline taken for a subject."""
        return None if doer is None or self._where_dateline(doer[1]) else doer

    def _lies_ahead(self, told: Happening, factuality: Factuality) -> bool:
        written = self.context.document.published.interval.latest
        if written is None:
            return factuality in AHEAD
        latest = told.date.interval.latest
        return latest is not None and latest > written


def _unit(reading: Reading, found: Found) -> str:
    """Return the unit: `person` of people, the noun of other things counted, else the measure's own."""
    unit = reading.mention.quantity.unit
    if not reading.bare:
        return unit
    if found.counted.person:
        return "person"
    return found.counted.noun or unit


def _quoted(reading: Reading, found: Found) -> Span:
    """The words from the modifier to what is counted; of a figure without a noun from the noun that is taken to it."""
    span, where = reading.mention.span, found.counted.span
    if where is None or found.elsewhere or not reading.sentence.span.contains(where) or span.contains(where):
        return span
    if span.overlaps(where):
        return span.joined(where)
    between = Span(min(span.end, where.end), max(span.start, where.start))
    crowded = any(
        q.span.overlaps(between)
        for q in reading.context.quantities_in(reading.sentence)
        if q is not reading.mention
    )
    measured = not reading.bare and frames.label_span(reading) is None and where.start < span.start
    if crowded or measured or len(between) > REACH:
        return span
    return span.joined(where)


UNQUOTED = frozenset(("of what was counted before", "of what was measured before", "a part of what was counted before",
                      "the older figure of what is counted beside it", "the figure of what was counted before",
                      "a part of the figure before"))  # fmt: skip
"""Ways of finding the noun somewhere else: it is no part of the quote."""

REACH = 60
"""How far from its figure a noun may stand to be quoted with it, in code points."""


def _trend(mention: QuantityMention, found: Found) -> Trend | None:
    befell = found.predicate is not None and found.predicate.lemma in vocabulary.measures().befalling
    return None if befell and found.counted.person else mention.trend


def _row(parse: Parse, reading: Reading, found: Found) -> int | None:
    """Return where the row of people begins that a figure stands in."""
    if not found.counted.person or found.elsewhere:
        return None
    return parse.starts[persons.row(parse, reading.head)]


def _evidence(
    reading: Reading,
    found: Found,
    dated: Dated,
    doer: tuple[str, Span] | None,
    where: Place | None,
    sort: tuple[str, str],
    said: tuple[Evidence, ...],
) -> tuple[Evidence, ...]:
    """The words each field was read from."""
    mention, parse = reading.mention, reading.parse
    proof = [Evidence("quantity", mention.surface, mention.rule or "the figure with its bound")]
    if found.counted.noun:
        proof.append(Evidence("counted", found.counted.span or mention.span, found.why))
    if found.predicate is not None:
        proof.append(Evidence("predicate", found.predicate.span(parse), found.predicate.lemma))
    proof.append(Evidence("measure", mention.span, sort[1]))
    if doer is not None:
        proof.append(Evidence("actor", doer[1], doer[0]))
    if where is not None and where.span is not None:
        proof.append(Evidence("place", where.span, where.basis.value))
    proof.append(Evidence("as_of", dated.as_of.span or mention.span, dated.why))
    if dated.deadline is not None and dated.deadline.span is not None:
        proof.append(Evidence("deadline", dated.deadline.span, "what is ahead"))
    return (*proof, *said)
