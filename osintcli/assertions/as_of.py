"""The time a figure refers to: from its clause, its sentence, its paragraph, and last the document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from osintcli.assertions import memory as memories
from osintcli.assertions import reach, statements, times, tree, vocabulary
from osintcli.assertions.context import Context
from osintcli.assertions.memory import Dated, Memory
from osintcli.assertions.predicate import Predicate
from osintcli.assertions.reading import Reading
from osintcli.assertions.times import When
from osintcli.model.assertion import AsOf, AsOfBasis
from osintcli.model.attribution import OUTLET, Attribution
from osintcli.model.factuality import Factuality
from osintcli.model.interval import Interval
from osintcli.model.quantity import Modifier, UnitKind
from osintcli.model.sentence import Parse

AHEAD = frozenset((Factuality.PLANNED, Factuality.POSSIBLE))


def read(
    reading: Reading,
    predicate: Predicate | None,
    stance: Factuality,
    memory: Memory,
    *,
    older: bool = False,
    taken: bool = False,
    said: Attribution = OUTLET,
) -> Dated:
    """Return the as-of of a figure; of what is ahead the day it was said, its own date going into the deadline.

    `older` figures ("up from 41") have the date at them, else some day before the newer one's; `taken` ones take up what
    was counted before. `said` is who says it: the date of the reporting word is the day of the statement.
    """
    context, text = reading.context, reading.context.document.text
    pointed = memories.pointed(reading, memory)
    found = [w for w in reading.whens if not reach.of_another(reading, w)]
    if pointed is not None:
        found = [w for w in found if w.span.of(text).lower() not in vocabulary.clauses().anaphors]
    if older:
        return memories.older(reading, found, memory)
    deadline: When | None = None
    for when, why in reach.reach(reading, predicate, found):
        if _is_deadline(context, reading, when, predicate, stance):
            deadline = deadline or when
            continue
        if (
            why == reach.PERFECT
            and when.preposition not in vocabulary.clauses().exempt
            and _is_past(context, when)
        ):
            continue
        if when.preposition in vocabulary.clauses().dateless or _opens(reading, when):
            continue
        if _unfinished(reading, when, stance):
            continue
        if deadline is not None and reading.parse.lemma[when.governor] not in vocabulary.clauses().saying:
            continue
        if (
            why == reach.ABOVE
            and reading.mention.quantity.modifier in GROWING
            and _is_fresh(context, when, predicate)
        ):
            return Dated(
                memories.of_document(context),
                _closing(deadline, text),
                "a running count, told on the day of writing",
            )
        as_of = _morning_after(context, memories.with_text(memories.stated(when), text), predicate)
        if why != reach.AT_FIGURE:  # a figure's own date ("of 1974") says nothing of the figures after it
            memory.stated[reading.sentence.index] = as_of
        return Dated(as_of, _closing(deadline, text), why)
    as_of, why = _elsewhere(reading, predicate, memory, said, ahead=stance in AHEAD, taken=taken)
    return Dated(as_of, _closing(deadline, text), why)


def _elsewhere(
    reading: Reading,
    predicate: Predicate | None,
    memory: Memory,
    said: Attribution,
    *,
    ahead: bool,
    taken: bool,
) -> tuple[AsOf, str]:
    """The as-of of a figure that no date of its sentence reaches."""
    anchored, pointed = memories.by_event(reading, memory), memories.pointed(reading, memory)
    if anchored is not None:
        return anchored, "a stretch of time that an event closes or opens"
    if pointed is not None and not ahead:
        return pointed, "words that point back to a date"
    on, written = statements.day(reading, said.cue_span), reading.context.document.published.interval.latest
    if on is not None and (written is None or not times.after(on.interval, written)):
        return memories.with_text(
            memories.stated(on), reading.context.document.text
        ), "the day of the statement"
    as_of, why = memories.inherited(reading, predicate, memory, taken=taken and not ahead)
    before = statements.before(reading, memory, said) if as_of.basis is AsOfBasis.DOCUMENT else None
    return (as_of, why) if before is None else (before, "the day of the statement before")


def _unfinished(reading: Reading, when: When, stance: Factuality) -> bool:
    """Say whether a count is of a stretch of time that is not over: it stood there on the day that it is told."""
    clauses, text = vocabulary.clauses(), reading.context.document.text
    if reading.mention.quantity.unit_kind is not UnitKind.COUNT or stance in AHEAD:
        return False
    spelled = " ".join(when.span.of(text).lower().split())
    before = text[: when.span.start].split()[-1:] or [""]
    return spelled in clauses.unfinished and before[0].lower() not in clauses.within


def _opens(reading: Reading, when: When) -> bool:
    """Say whether "from" opens a stretch of time; "the last number, from Thursday" is Thursday's."""
    tally = reading.parse.lemma[when.governor] in vocabulary.measures().tallies
    return when.preposition == "from" and not when.ranged and not tally


def _morning_after(context: Context, dated: AsOf, predicate: Predicate | None) -> AsOf:
    """A count that grew overnight stood at its figure in the morning, the day of writing."""
    written, latest = context.document.published.anchor, dated.interval.latest
    running = predicate is not None and predicate.of is not None and predicate.of.running
    said = bool(dated.text) and str(dated.text).lower() in vocabulary.measures().overnight
    if not (running and said) or written is None or latest is None or written - latest != timedelta(days=1):
        return dated
    return replace(dated, interval=Interval.day(written))


def _is_past(context: Context, when: When) -> bool:
    written = context.document.published.anchor
    return written is not None and times.before(when.interval, written)


def _is_fresh(context: Context, when: When, predicate: Predicate | None) -> bool:
    """Say whether a count that still grows is told within weeks of what it counts."""
    written, latest = context.document.published.anchor, when.interval.latest
    running = predicate is not None and predicate.of is not None and predicate.of.running
    return (
        running and written is not None and latest is not None and timedelta(0) <= written - latest <= FRESH
    )


GROWING = frozenset((Modifier.AT_LEAST, Modifier.MORE_THAN, Modifier.VAGUE))
"""Bounds of a count that is not closed yet: "killing at least 57"."""


FRESH = timedelta(days=31)
"""How long a count of victims goes on growing."""


def _closing(when: When | None, text: str) -> AsOf | None:
    return None if when is None else memories.with_text(memories.stated(when), text)


def _is_deadline(
    context: Context, reading: Reading, when: When, predicate: Predicate | None, stance: Factuality
) -> bool:
    """What lies ahead of the text, or closes a plan ("by May"), is a deadline; a plan's past date is the day it was made."""
    written = context.document.published.interval.latest or context.document.published.best
    if when.preposition in vocabulary.clauses().closing and stance in AHEAD:
        return True
    if written is not None:
        return times.after(when.interval, written) and (stance in AHEAD or not _holds(when, written))
    future = predicate is not None and predicate.verb is not None and _is_future(reading, predicate.verb)
    return stance in AHEAD and (when.preposition in vocabulary.clauses().closing or future)


def _holds(when: When, written: object) -> bool:
    """Say whether the days have begun when the text was written: "this year" does not lie ahead."""
    earliest = when.interval.earliest
    return earliest is None or earliest <= written  # type: ignore[operator]


def _is_future(reading: Reading, verb: int) -> bool:
    parse = reading.parse
    return any(
        parse.dep[c] == "aux" and parse.words[c].lower() in vocabulary.clauses().future
        for c in parse.children[verb]
    )


def of_statement(context: Context, whens: Sequence[When], parse: Parse, trigger: int) -> AsOf | None:
    """Return the date of the reporting verb above an event, where it has one of its own."""
    verbs = {v for v in tree.governors(parse, trigger) if parse.lemma[v] in vocabulary.clauses().saying}
    for when in whens:
        if when.governor in verbs and when.preposition not in vocabulary.clauses().dateless:
            return memories.with_text(memories.stated(when), context.document.text)
    return None
