"""Days that the text names for an event, and the times counted from that event: "two days after the vote".

No parse: a date names an event's day where it stands right beside the event's noun ("the vote on 12 May"), or behind it
with a verb that says no more than that it happened ("a quake struck Morva on 3 June"). Where a text gives one noun two
days, neither is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

import msgspec
from msgspec.structs import replace

from osintcli.lexicons.inflection import base_form, singular
from osintcli.lexicons.load import load
from osintcli.mentions.dates import periods
from osintcli.mentions.line import Line
from osintcli.model.interval import Interval
from osintcli.model.span import Span
from osintcli.model.timex import Anchor, TimexMention, TimexType

_LENGTH = re.compile(r"P(?:(\d+)([DWMY])|T(\d+)H)")
_HOURS = 24
_REACH = 12
_ADJECTIVES = 2
_SIGNS = frozenset(',;:.()\u2014\u2013\u201c\u201d"')
_SIDES = {"after": 1, "following": 1, "before": -1}
Told = Sequence[tuple[Line, list[TimexMention]]]


class Occasions(msgspec.Struct, frozen=True):
    """Of `events.yaml`, the words that this module asks for."""

    nouns: frozenset[str]
    happening: frozenset[str]
    beginning: frozenset[str]
    counted_from: frozenset[str]
    not_beside: frozenset[str]


@cache
def _words() -> Occasions:
    return load("events", Occasions)


def anchor(told: Told) -> list[TimexMention]:
    """Return all mentions in order; what is counted from an event of a known day gets the days that it leads to.

    "Two days" before "after the vote" stays a duration with those days, "the day after the vote" becomes a date.
    """
    lengths = {
        id(mention): counted
        for line, mentions in told
        for mention in mentions
        if mention.type is TimexType.DURATION and (counted := _counted(line, mention)) is not None
    }
    nexts = [list(_next_days(line, mentions)) for line, mentions in told]
    nouns = {noun for noun, _ in lengths.values()} | {noun for some in nexts for noun, _, _ in some}
    days = _days(told, nouns) if nouns else {}
    found: list[TimexMention] = []
    for (_, mentions), some in zip(told, nexts, strict=True):
        placed = [_placed(m, lengths, days) for m in mentions]
        dates = [_date(days[noun], sign, at) for noun, sign, at in some if noun in days]
        found += sorted((*placed, *dates), key=lambda m: m.span.start) if dates else placed
    return found


def _next_days(line: Line, mentions: list[TimexMention]) -> Iterator[tuple[str, int, Span]]:
    """Yield the event, which way, and where, of each "the day after the vote"."""
    if "day" not in line.lower:
        return
    for at in range(1, line.size - 2):
        sign = _SIDES.get(line.word(at + 1))
        if line.word(at) != "day" or sign is None or line.word(at - 1) != "the":
            continue
        event = _event(line, at + 2)
        span = line.span(at - 1, event[1] + 1) if event else None
        if event is not None and span is not None and not any(span.overlaps(m.span) for m in mentions):
            yield event[0], sign, span


def _date(when: date, sign: int, span: Span) -> TimexMention:
    day = when + sign * periods.ONE_DAY
    return TimexMention(
        span,
        TimexType.DATE,
        day.isoformat(),
        None,
        Interval.day(day),
        relative=True,
        anchor=Anchor.TEXT,
        rule="occasion",
    )


def _counted(line: Line, mention: TimexMention) -> tuple[str, int] | None:
    """Return the event that a duration is counted from, and which way: "after the vote", "of the quake" behind "within"."""
    at = bisect_left(line.starts, mention.span.end)
    within = mention.preposition == "within"
    sign = _SIDES.get(line.word(at)) or (1 if within and line.word(at) == "of" else None)
    if sign is None or mention.interval.known or not _LENGTH.fullmatch(mention.value):
        return None
    event = _event(line, at + 1)
    return None if event is None else (event[0], sign)


def _event(line: Line, at: int) -> tuple[str, int] | None:
    """Return the noun of "the vote", "the disputed vote", and its token."""
    if line.word(at) not in _words().counted_from:
        return None
    for place in range(at + 1, at + 2 + _ADJECTIVES):
        word = line.word(place)
        if not word.isalpha() or word in _words().not_beside:
            return None
        if singular(word) in _words().nouns and _ends(line, place + 1):
            return singular(word), place
    return None


def _ends(line: Line, at: int) -> bool:
    """Say whether a noun is the last of its phrase: "the vote,", "the vote was"; not "the vote count"."""
    word = line.word(at)
    return not word[:1].isalpha() or word in _words().not_beside or base_form(word) in _words().beginning


def _days(told: Told, nouns: set[str]) -> Mapping[str, date]:
    """Return the day of each noun to which the text gives one day only."""
    found: dict[str, set[date]] = {}
    for line, mentions in told:
        for mention in mentions:
            when = mention.interval.earliest
            if mention.type is TimexType.DURATION or when is None or when != mention.interval.latest:
                continue
            for noun in _named(line, mention, nouns):
                found.setdefault(noun, set()).add(when)
    return {noun: next(iter(days)) for noun, days in found.items() if len(days) == 1}


def _named(line: Line, mention: TimexMention, nouns: set[str]) -> Iterator[str]:
    """Yield the event whose day a date is."""
    first, last = bisect_left(line.starts, mention.span.start), bisect_left(line.starts, mention.span.end)
    beside = singular(line.word(last))
    if beside in nouns and _ends(line, last + 1):
        yield beside
        return
    at = first - 1
    linked = line.word(at) in ("on", "of")
    at -= linked
    near = singular(line.word(at - (line.word(at) == ",")))
    if linked and near in nouns:
        yield near
        return
    happened = False
    for place in range(at, max(-1, at - _REACH), -1):
        word = line.word(place)
        if word in _SIGNS:
            return
        happened = happened or word in _words().happening or (place == at and word in ("is", "was"))
        if singular(word) in _words().nouns:
            if happened and singular(word) in nouns:
                yield singular(word)
            return


def _placed(
    mention: TimexMention, lengths: Mapping[int, tuple[str, int]], days: Mapping[str, date]
) -> TimexMention:
    counted = lengths.get(id(mention))
    when = days.get(counted[0]) if counted else None
    length = _LENGTH.fullmatch(mention.value)
    if counted is None or when is None or length is None:
        return mention
    amount, unit = (Decimal(length[3]) / _HOURS, "D") if length[3] else (Decimal(length[1]), length[2])
    try:
        far = periods.moved(when, unit, amount.to_integral_value(rounding="ROUND_CEILING") * counted[1])
        reached = periods.CONTAINING[unit](far)
    except (OverflowError, ValueError):  # a day before year 1 or after 9999
        return mention
    interval = Interval(reached.first, reached.last)
    if mention.preposition == "within":
        interval = Interval(min(when, far), max(when, far))
    return replace(mention, interval=interval, anchor=Anchor.TEXT)
