"""The day on which something was said: a figure without a date of its own stood at it then."""

from __future__ import annotations

from osintcli.assertions import tree, vocabulary
from osintcli.assertions.memory import Memory
from osintcli.assertions.reading import Reading
from osintcli.assertions.times import When
from osintcli.model.assertion import AsOf
from osintcli.model.attribution import Attribution
from osintcli.model.sentence import Parse
from osintcli.model.span import Span

REACH = 60
"""How far from the word that reports the day of the statement may stand, in code points."""


def day(reading: Reading, cue: Span | None) -> When | None:
    """Return the date of the reporting clause: "…, the spokeswoman insisted on Wednesday", "according to X on Monday"."""
    if cue is None or not reading.sentence.span.contains(cue):
        return None
    parse, at = reading.parse, set(reading.parse.within(cue))
    for when in reading.whens:
        if when.preposition in vocabulary.clauses().dateless | vocabulary.clauses().closing:
            continue  # "promised 1,000 by September"
        if when.governor in at or _beside(reading, parse, when, cue):
            return when
    return None


def _beside(reading: Reading, parse: Parse, when: When, cue: Span) -> bool:
    """Say whether a date stands behind the reporting word, with no verb and no figure between."""
    gap = Span(cue.end, when.span.start) if cue.end <= when.span.start else None
    if gap is None or len(gap) > REACH or when.preposition not in vocabulary.clauses().standing:
        return False
    between = [t for t in range(len(parse)) if gap.contains(parse.span(t))]
    return not any(parse.tag[t].startswith(("VB", "MD", "CD")) for t in between)


def before(reading: Reading, memory: Memory, said: Attribution) -> AsOf | None:
    """Return the day on which the sentence before was said, where its speaker or a quotation goes on in the paragraph."""
    if reading.whens or said.cue_span is None:
        return None
    for sentence in reading.context.before(reading.sentence)[:1]:
        told, speakers = memory.told.get(sentence.index, (None, frozenset[str]()))
        if told is not None and (said.origin in speakers or _quoted(reading)):
            return told
    return None


def _quoted(reading: Reading) -> bool:
    """Say whether the figure stands in a quotation of its sentence."""
    lead = reading.words(Span(reading.sentence.span.start, reading.mention.span.start))
    return lead.count('"') % 2 == 1 or lead.count("“") > lead.count("”")


def said_on(parse: Parse, whens: tuple[When, ...]) -> When | None:
    """Return the date that a verb of speaking has in a sentence, the last of several."""
    clauses = vocabulary.clauses()
    spoken = [
        w
        for w in whens
        if tree.is_verb(parse, w.governor)
        and parse.lemma[w.governor] in clauses.saying
        and w.preposition not in clauses.dateless | clauses.closing
    ]
    return spoken[-1] if spoken else None
