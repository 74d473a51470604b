"""The dates a text has set so far, and what a figure without one takes up from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from msgspec import Struct

from osintcli.assertions import frames, times, tree, vocabulary
from osintcli.assertions.context import Context
from osintcli.assertions.predicate import Predicate
from osintcli.assertions.reach import AT_FIGURE, OPENING
from osintcli.assertions.reading import Reading
from osintcli.assertions.times import When
from osintcli.model.assertion import AsOf, AsOfBasis
from osintcli.model.interval import Interval
from osintcli.model.sentence import Parse, Sentence
from osintcli.model.span import Span
from osintcli.model.timex import TimexType


class Dated(Struct, frozen=True):
    """An as-of, the deadline of what is ahead, and how the as-of was found."""

    as_of: AsOf
    deadline: AsOf | None = None
    why: str = ""


@dataclass
class Memory:
    """The dates that a text has set so far: one a sentence, and the frames that hold on ("As of 2013, …").

    `happened` has the last dated event of each subject's lemma: "the dam broke" names it again without its date.
    `standing` dates all figures of the text ("All figures as of Sunday"), `last` is the date told last.
    `told` has the day on which a sentence was said, and by whom.
    `header` dates the list lines below it ("All figures as of Sunday", "At 31 March:").
    """

    stated: dict[int, AsOf] = field(default_factory=dict)
    frames: dict[int, AsOf] = field(default_factory=dict)
    told: dict[int, tuple[AsOf, frozenset[str]]] = field(default_factory=dict)
    happened: dict[str, Interval] = field(default_factory=dict)
    header: AsOf | None = None
    standing: AsOf | None = None
    last: AsOf | None = None


def of_document(context: Context) -> AsOf:
    """Return the day of writing as an as-of."""
    published = context.document.published
    anchor = published.anchor
    days = Interval.day(anchor) if anchor is not None else published.interval
    return AsOf(days, AsOfBasis.DOCUMENT if days.known else AsOfBasis.UNKNOWN)


def stated(when: When) -> AsOf:
    """Return a date of the text as an as-of."""
    mod = "ON_OR_BEFORE" if when.preposition in vocabulary.clauses().closing else when.timex.mod
    value = when.timex.value if "T" in when.timex.value else None
    latest = when.interval.latest
    closes = mod == "ON_OR_BEFORE" or when.preposition in vocabulary.clauses().standing
    if closes and when.timex.mod == "END" and latest is not None:
        return AsOf(Interval.day(latest), AsOfBasis.STATED, None, when.span, value, mod)
    return AsOf(when.interval, AsOfBasis.STATED, None, when.span, value, mod)


def by_event(reading: Reading, memory: Memory) -> AsOf | None:
    """ "in the three days before the bridge fell": a stretch of time beside an event that the text dated before."""
    parse, context = reading.parse, reading.context
    for timex in context.timexes_in(reading.sentence):
        stretch = times.days_of(timex.value) if timex.type is TimexType.DURATION else None
        after = min(
            (i for i in parse.within(reading.sentence.span) if parse.starts[i] >= timex.span.end),
            default=None,
        )
        if stretch is None or after is None or parse.words[after].lower() not in vocabulary.clauses().beside:
            continue
        verb = next((v for v in tree.governors(parse, after) if v > after), None)
        subject = tree.own_subject(parse, verb) if verb is not None else None
        days = memory.happened.get(parse.lemma[subject]) if subject is not None else None
        if days is None or days.earliest is None or days.latest is None:
            continue
        span = Span(timex.span.start, parse.span(verb if verb is not None else after).end)
        reach = timedelta(days=stretch)
        whole = (
            Interval(days.earliest - reach, days.latest)
            if parse.words[after].lower() == "before"
            else Interval(days.earliest, days.latest + reach)
        )
        return with_text(AsOf(whole, AsOfBasis.STATED, None, span), context.document.text)
    return None


def note_event(parse: Parse, whens: Sequence[When], memory: Memory) -> None:
    """Keep the dates of what subjects did in a sentence."""
    for when in whens:
        subject = tree.own_subject(parse, when.governor) if tree.is_verb(parse, when.governor) else None
        if subject is not None:
            memory.happened[parse.lemma[subject]] = when.interval


def older(reading: Reading, found: list[When], memory: Memory) -> Dated:
    """The as-of of the older of two figures: its own date, else open until the day before the newer figure's."""
    text = reading.context.document.text
    own = {reading.figure, reading.head, *reading.tokens}
    own |= {
        c for t in tuple(own) for c in reading.parse.children[t] if reading.parse.dep[c] in {"relcl", "acl"}
    }
    for when in found:
        if when.governor in own or _follows(reading, when):
            return Dated(with_text(stated(when), text), None, AT_FIGURE)
    newer = memory.stated.get(reading.sentence.index) or of_document(reading.context)
    first = newer.interval.earliest
    if first is None:
        return Dated(AsOf(), None, "some day before")
    return Dated(
        AsOf(Interval(None, first - timedelta(days=1)), AsOfBasis.STATED),
        None,
        "some day before the newer figure",
    )


def _follows(reading: Reading, when: When) -> bool:
    """Say whether a date stands behind a figure with no sign between: "against 12 in the whole of 2021"."""
    end = reading.mention.span.end
    between = reading.context.document.text[end : when.span.start] if when.span.start >= end else ","
    return len(between) <= BEHIND and not any(c in ",;:(" or c.isdigit() for c in between)


BEHIND = 24
"""Code points between an older figure and its own date."""


def pointed(reading: Reading, memory: Memory) -> AsOf | None:
    """Return the date told last, where the clause points back to it: "by then", "by the same date"."""
    text, span = reading.context.document.text, reading.sentence.span
    start = max(span.start, reading.mention.span.start - POINTS)
    near = f" {text[start : min(span.end, reading.mention.span.end + POINTS)].lower()} "
    words = "".join(c if c.isalnum() else " " for c in near)
    return memory.last if any(f" {cue} " in words for cue in vocabulary.clauses().anaphors) else None


POINTS = 60
"""How far from a figure words that point back to a date may stand, in code points."""


RECENT = timedelta(days=62)
"""How far back a sentence's date may lie to hold for the next sentence too."""


def with_text(as_of: AsOf, text: str) -> AsOf:
    """Fill in the words of a stated time."""
    words = as_of.span.of(text) if as_of.span is not None else None
    return AsOf(as_of.interval, as_of.basis, words, as_of.span, as_of.value, as_of.mod)


def inherited(
    reading: Reading, predicate: Predicate | None, memory: Memory, *, taken: bool = False
) -> tuple[AsOf, str]:
    """The sentence's own date of another figure, the paragraph's, else that of all figures, else the document's.

    `taken` where the figure takes up what was counted before: two figures of one occasion have one day.
    """
    context = reading.context
    same = memory.stated.get(reading.sentence.index)
    if (
        same is not None
        and not frames.is_aim(reading)
        and (_shares_date(reading) or _narrates(reading, predicate))
        and not _is_ahead(context, same)
    ):
        return same, "the date of the figure beside it"
    if memory.header is not None and frames.label_before(reading) is not None:
        return memory.header, "the header of the list"
    for sentence in context.before(reading.sentence)[:3]:
        frame = memory.frames.get(sentence.index)
        if frame is not None:
            return frame, "the frame of the paragraph"
        kept = memory.stated.get(sentence.index)
        goes_on = _narrates(reading, predicate) or _points_back(reading) or (taken and _is_once(predicate))
        if kept is not None and goes_on and (_is_recent(context, kept) or _points_back(reading)):
            return kept, "the date of the sentence before"
        if kept is not None:
            break
    if memory.last is not None and _points_back(reading) and _told_before(reading, memory.last):
        return memory.last, "the date of what it points back to"
    told = frames.label_before(reading) is None and _narrates(reading, predicate)
    if memory.standing is not None and not told:
        return memory.standing, "the date of all figures"
    return of_document(context), "the day of writing"


def _points_back(reading: Reading) -> bool:
    """ "That makes 290 a head", "That one cost 12 lives": a figure made of the one before, or of what was told before."""
    parse, verb = reading.parse, frames.governing_verb(reading)
    subject = tree.own_subject(parse, verb) if verb is not None else None
    if subject is None:
        return False
    words = [
        parse.words[subject],
        *(parse.words[c] for c in parse.children[subject] if parse.dep[c] == "det"),
    ]
    return any(w.lower() in vocabulary.clauses().back for w in words)


def _told_before(reading: Reading, last: AsOf) -> bool:
    """Say whether a date stands in the sentence before."""
    near = reading.context.before(reading.sentence)[:1]
    return last.span is not None and any(s.span.contains(last.span) for s in near)


def _is_once(predicate: Predicate | None) -> bool:
    """Say whether what is counted happened once, so that its count does not grow from day to day."""
    return predicate is None or predicate.of is None or not predicate.of.running


def _is_recent(context: Context, kept: AsOf) -> bool:
    written, latest = context.document.published.anchor, kept.interval.latest
    return written is None or latest is None or timedelta(0) <= written - latest <= RECENT


def _is_ahead(context: Context, kept: AsOf) -> bool:
    written, latest = context.document.published.anchor, kept.interval.latest
    return written is not None and latest is not None and latest > written


def _shares_date(reading: Reading) -> bool:
    """Figures in brackets and apposition share the date of what they explain."""
    dep = reading.parse.dep[reading.head]
    before = reading.context.document.text[
        max(0, reading.mention.span.start - 2) : reading.mention.span.start
    ]
    return dep in {"appos", "conj"} or "(" in before


def _narrates(reading: Reading, predicate: Predicate | None) -> bool:
    """Say whether the clause tells on in the simple past, as the sentence before did."""
    parse = reading.parse
    verb = predicate.verb if predicate else None
    if verb is None:
        return False
    auxiliaries = {parse.words[c].lower() for c in parse.children[verb] if parse.dep[c] in {"aux", "auxpass"}}
    if auxiliaries & vocabulary.clauses().present:
        return False
    return parse.tag[verb] == "VBD" or bool(auxiliaries & vocabulary.clauses().past)


def note_frames(context: Context, sentence: Sentence, whens: Sequence[When], memory: Memory) -> None:
    """Keep a frame that a sentence opens ("As of 2013, …"): it holds until the paragraph ends or another date comes."""
    text = context.document.text
    dated = [w for w in whens if not w.timex.value.endswith("_REF")]
    if dated:
        parse = context.parse_of(sentence)
        plain = [
            w for w in dated if parse is None or parse.lemma[w.governor] not in vocabulary.clauses().saying
        ]
        memory.last = with_text(stated((plain or dated)[-1]), text)
    if len(dated) == 1 and not context.quantities_in(sentence):
        if _is_standing(context, sentence, dated[0]):
            memory.standing = with_text(stated(dated[0]), text)
        elif _is_paper(context, sentence, dated[0]):
            memory.frames[sentence.index] = with_text(stated(dated[0]), text)
    if len(whens) == 1 and _is_header(context, sentence, whens[0]):
        memory.header = with_text(stated(whens[0]), context.document.text)
        return
    opening = context.document.text[sentence.span.start : sentence.span.start + 8].lower()
    for when in whens:
        if when.preposition == "as of" or (
            opening.startswith("as of ") and when.span.start - sentence.span.start <= OPENING
        ):
            memory.frames[sentence.index] = with_text(stated(when), context.document.text)


def _is_standing(context: Context, sentence: Sentence, when: When) -> bool:
    """Say whether a line dates all figures of a text: "All figures as of Sunday unless another date is given"."""
    words = {w.lower().strip(".,;:()") for w in context.text_of(sentence).split()}
    lemmas = {*words, *(w.removesuffix("s") for w in words)}
    clauses = vocabulary.clauses()
    if len(sentence.span) > STANDING or clauses.figures.isdisjoint(lemmas):
        return False
    return when.preposition in {"as of", "as at"} or not clauses.uptodate.isdisjoint(lemmas)


STANDING = 120
"""Longest line that dates all figures of a text, in code points."""


def _is_paper(context: Context, sentence: Sentence, when: When) -> bool:
    """Say whether a sentence dates a paper that the text then tells from: "On Friday the board announced its results."."""
    parse = context.parse_of(sentence)
    if parse is None or not tree.is_verb(parse, when.governor) or parse.tag[when.governor] != "VBD":
        return False
    written = context.document.published.anchor
    past = written is not None and times.before(when.interval, written)
    told = tree.objects(parse, when.governor)
    return past and any({parse.lemma[t], parse.words[t].lower()} & vocabulary.clauses().papers for t in told)


HEADER = 60
"""Longest header of a list, in code points."""


def _is_header(context: Context, sentence: Sentence, when: When) -> bool:
    """Say whether a short line without a figure dates the list below it: "Figures as of Sunday", "At 31 March:"."""
    text = context.text_of(sentence).rstrip()
    if len(text) > HEADER or context.quantities_in(sentence):
        return False
    end = sentence.span.end
    below = "\n" in context.document.text[end : end + 3]
    standing = when.preposition in vocabulary.clauses().standing
    return standing and below and (text.endswith(":") or when.preposition == "as of")
