"""Time expressions in the tree: what each hangs on, and the days it means there."""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from osintcli.assertions import tree, vocabulary
from osintcli.assertions.context import Context
from osintcli.model.interval import Interval
from osintcli.model.sentence import Parse, Sentence
from osintcli.model.span import Span
from osintcli.model.timex import Anchor, TimexMention, TimexType

_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?)?")
_DAYS = (365, 30, 7, 1)


class When(Struct, frozen=True):
    """A time expression at its place in a tree. `governor` is the verb or noun it hangs on, `preposition` what links them.

    `interval` are the days meant here, which a neighbour may widen ("from Thursday to Saturday"); then it is `ranged`.
    """

    timex: TimexMention
    token: int
    governor: int
    preposition: str
    interval: Interval
    span: Span
    ranged: bool = False

    @property
    def fronted(self) -> bool:
        """Whether it stands before what it hangs on."""
        return self.token < self.governor


def find(context: Context, sentence: Sentence, parse: Parse) -> list[When]:
    """Return the dates of a sentence whose days are known, in order, ranges joined."""
    found: list[When] = []
    durations = [t for t in context.timexes_in(sentence) if t.type is TimexType.DURATION]
    for timex in context.timexes_in(sentence):
        of_event = (
            timex.type is TimexType.DURATION and timex.anchor is Anchor.TEXT
        )  # "two days after the vote"
        if not (of_event or timex.type in {TimexType.DATE, TimexType.TIME}) or not timex.interval.known:
            continue
        if _is_of_people(context, timex):
            continue
        if (
            context.dateline is not None
            and timex.span.end <= context.dateline.end()
            and timex.span.start >= context.dateline.start()
        ):
            continue
        when = _at_bare_figure(context, sentence, parse, timex) or _placed(parse, timex)
        if when is None:
            continue
        if of_event:
            when = replace(when, preposition=timex.preposition)
        if found and _one_range(context, parse, found[-1], when):
            found[-1] = _joined(found[-1], when)
        elif found and _one_date(context, found[-1], when):
            found[-1] = _sharper(found[-1], when)
        else:
            found.append(_reaching_back(when, durations, parse))
    if len(found) > 1 and _is_stamp(sentence, found[0]):
        found = found[1:]
    counted = [_counted_at(context, sentence, parse, w) for w in found]
    shared = sum(counted) > 1
    return [w if own and shared else _lifted(parse, w) for w, own in zip(found, counted, strict=True)]


def _is_stamp(sentence: Sentence, when: When) -> bool:
    """Say whether a clock time that opens a sentence only stamps it: "10:15 By Monday night 96,000 had been reached"."""
    return (
        when.timex.type is TimexType.TIME
        and not when.preposition
        and when.span.start == sentence.span.start
        and len(when.span) <= STAMP
    )


STAMP = 10
"""Longest time stamp of a live report, in code points: "10:15 a.m."."""


def _counted_at(context: Context, sentence: Sentence, parse: Parse, when: When) -> bool:
    """Say whether a date hangs on a figure or its noun: "10 lorries on Monday and 12 on Tuesday"."""
    at = parse.span(when.governor)
    return any(q.span.overlaps(at) for q in context.quantities_in(sentence))


def _lifted(parse: Parse, when: When) -> When:
    """A date that a preposition hangs on a plain noun ("rejected the plan on Sunday") is the clause's, not the noun's."""
    at = when.governor
    plain = tree.is_noun(parse, at) and parse.lemma[at] not in vocabulary.event_words().nouns
    if when.preposition == "from" and parse.lemma[at] in vocabulary.measures().tallies:
        return when  # "the last number, from Thursday"
    if not plain or when.preposition in {"", "of"}:
        return when
    verb = next(tree.governors(parse, at), None)
    return when if verb is None else replace(when, governor=verb)


def _is_of_people(context: Context, timex: TimexMention) -> bool:
    """A decade of somebody's life is no date: "in his 20s", "their mid-30s"."""
    words = timex.span.of(context.document.text).lower()
    before = context.document.text[max(0, timex.span.start - 12) : timex.span.start].lower()
    near = {*before.rstrip(" -").split()[-2:], *words.split()[:1]}
    return bool(near & vocabulary.clauses().lives) and words.rstrip("’'s").endswith("0")


def _at_bare_figure(context: Context, sentence: Sentence, parse: Parse, timex: TimexMention) -> When | None:
    """ "17 a day earlier", "141 four years ago": a date without a preposition, right behind a figure without a noun."""
    for quantity in context.quantities_in(sentence):
        if (
            0 <= timex.span.start - quantity.span.end <= 1
            and quantity.unit_span is None
            and not timex.preposition
        ):
            figure, token = tree.top(parse, quantity.number), tree.top(parse, timex.span)
            if figure is not None and token is not None:
                return When(timex, token, figure, "", timex.interval, timex.span)
    return None


def _placed(parse: Parse, timex: TimexMention) -> When | None:
    token = tree.first_top(parse, timex.span)
    if token is None:
        return None
    governor, preposition = _governor(parse, token, timex.span)
    return When(timex, token, governor, timex.preposition or preposition, timex.interval, timex.span)


def _governor(parse: Parse, token: int, span: Span) -> tuple[int, str]:
    """Climb from a time over prepositions and adverbs to the verb, noun or adjective that it dates."""
    at, preposition = token, ""
    while parse.head[at] != at:
        at = parse.head[at]
        if (
            parse.dep[at] in {"prep", "pcomp", "mark", "agent"}
            and not tree.is_noun(parse, at)
            and not tree.is_verb(parse, at)
        ):
            preposition = preposition or parse.words[at].lower()
            figure = next(
                (c for c in parse.children[at] if parse.dep[c] == "pobj" and parse.tag[c] == "CD"), None
            )
            if figure is not None and not span.overlaps(parse.span(figure)):
                return figure, ""  # "from 17 a day earlier": the parser hangs the day on the preposition
            continue
        if parse.tag[at].startswith("RB") and parse.dep[at] == "advmod":
            continue
        return at, preposition
    return at, preposition


def _one_range(context: Context, parse: Parse, first: When, second: When) -> bool:
    """ "from Thursday 6 March to Saturday", "between 3 and 5 May": two dates with only a "to" between them.

    What is "moved from 3 May to 5 May" has two dates.
    """
    if first.preposition == "from" and postponed(parse, first.governor) is not None:
        return False
    between = context.document.text[first.span.end : second.span.start].strip().lower()
    if (
        between not in vocabulary.clauses().ranging
        or first.interval.earliest is None
        or second.interval.latest is None
    ):
        return False
    opened = first.preposition in {"from", "between"} or between in {
        "to",
        "through",
        "until",
        "till",
        "-",
        "–",
        "—",
    }
    return opened and first.interval.earliest <= second.interval.latest


def postponed(parse: Parse, verb: int) -> int | None:
    """Return the event whose date a verb takes to another one: the vote that "was moved from 3 May to 5 May"."""
    words = vocabulary.event_words()
    if parse.lemma[verb] not in words.postponing:
        return None
    subject = tree.subject(parse, verb)
    moved = tree.objects(parse, verb) or ([] if subject is None else [subject])
    return next((at for at in moved if parse.lemma[at].lower() in words.nouns | words.dated), None)


def _one_date(context: Context, first: When, second: When) -> bool:
    """ "Friday night, 7 March", "on 8 March, at 3.40 in the morning": a date and its closer description."""
    between = context.document.text[first.span.end : second.span.start].strip(" ,(").lower()
    return between in {"", "at", "on"} and first.interval.meets(second.interval)


def _joined(first: When, second: When) -> When:
    days = Interval(first.interval.earliest, second.interval.latest)
    return When(
        first.timex,
        first.token,
        first.governor,
        first.preposition,
        days,
        first.span.joined(second.span),
        ranged=True,
    )


def _sharper(first: When, second: When) -> When:
    both = first.interval.both(second.interval) or first.interval
    timex = second.timex if second.timex.type is TimexType.TIME else first.timex
    return When(timex, first.token, first.governor, first.preposition, both, first.span.joined(second.span))


def _reaching_back(when: When, durations: list[TimexMention], parse: Parse) -> When:
    """ "over the 48 hours to Saturday noon": the days reach back by the stretch of time that the date closes."""
    latest = when.interval.latest
    for duration in durations:
        near = 0 <= when.span.start - duration.span.end <= 12
        closes = when.preposition in vocabulary.clauses().reaching
        stretch = days_of(duration.value)
        if (
            near
            and closes
            and stretch is not None
            and latest is not None
            and when.governor in parse.within(duration.span)
        ):
            span = duration.span.joined(when.span)
            days = Interval(latest - timedelta(days=stretch), latest)
            governor, preposition = _governor(parse, when.governor, span)
            return When(when.timex, when.token, governor, preposition, days, span)
    return when


def days_of(value: str) -> int | None:
    """Return the days of a TIMEX3 duration, hours rounded up; `None` where it is not a figure."""
    match = _PERIOD.fullmatch(value)
    if match is None or not any(match.groups()):
        return None
    days = sum(int(n) * size for n, size in zip(match.groups()[:4], _DAYS, strict=True) if n)
    return days + -(-int(match.group(5) or 0) // 24)


def before(days: Interval, when: date) -> bool:
    """Say whether all the days lie before a day."""
    return days.latest is not None and days.latest < when


def after(days: Interval, when: date) -> bool:
    """Say whether all the days lie after a day, or run on beyond it."""
    return days.latest is not None and days.latest > when
