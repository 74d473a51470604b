"""The days of fiscal years, where the text says when they end: "whose fiscal year ends in June", "FY2031, ending 31 March".

A fiscal year is named after the calendar year in which it ends, as companies and most states do; written with two years
("2030-31") it ends in the second. Where a text says nothing of its end, or says two things, the days stay unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from osintcli.mentions.dates import periods
from osintcli.mentions.dates.vocabulary import vocabulary
from osintcli.mentions.line import Line
from osintcli.model.interval import Interval
from osintcli.model.timex import Anchor, TimexMention, TimexType

_FISCAL = re.compile(r"FY(\d{4})")
_QUARTER = re.compile(r"\d{4}-Q([1-4])")
_SECOND = re.compile(r"\s?[-/\u2013]\s?(?:\d\d)?\d\d\b")
_MONTHS = 12
_REACH = 4
Told = Sequence[tuple[Line, list[TimexMention]]]


def dated(told: Told) -> list[tuple[Line, list[TimexMention]]]:
    """Return the mentions with the days of fiscal years and of their quarters filled in; all others as they are."""
    if not any(_FISCAL.fullmatch(m.value) for _, mentions in told for m in mentions):
        return list(told)
    ends = {end for line, mentions in told for end in _ends(line, mentions)}
    month = next(iter(ends)) if len(ends) == 1 else None
    return [(line, _filled(line, mentions, month)) for line, mentions in told]


def _ends(line: Line, mentions: list[TimexMention]) -> Iterator[int]:
    """Yield the month in which a fiscal year is said to end."""
    for mention in mentions:
        last = mention.interval.latest
        month = mention.type is TimexType.DATE and last is not None and last == periods.month(last).last
        if not month or last is None:
            continue
        at = bisect_left(line.starts, mention.span.start) - 1
        at -= line.word(at) in ("in", "on")
        if line.word(at) in vocabulary().words.closing and _is_of_fiscal(line, at, mentions):
            yield last.month


def _is_of_fiscal(line: Line, at: int, mentions: list[TimexMention]) -> bool:
    near = line.lower[max(0, at - _REACH) : at]
    named = any(word in vocabulary().words.fiscal for word in near)
    return named or any(
        _FISCAL.fullmatch(m.value) and 0 <= at - bisect_left(line.starts, m.span.end) <= 1 for m in mentions
    )


def _filled(line: Line, mentions: list[TimexMention], month: int | None) -> list[TimexMention]:
    found: list[TimexMention] = []
    for at, read in enumerate(mentions):
        mention = read
        year = _FISCAL.fullmatch(mention.value)
        following = _FISCAL.fullmatch(mentions[at + 1].value) if at + 1 < len(mentions) else None
        quarter = _QUARTER.fullmatch(mention.value)
        if year is not None:
            mention = _with_days(mention, _days(line, mention, int(year[1]), month))
        elif quarter and following and _linked(line, mention, mentions[at + 1]):
            whole = _days(line, mentions[at + 1], int(following[1]), month)
            value = f"{following[1]}-Q{quarter[1]}"
            mention = _with_days(replace(mention, value=value), _part(whole, int(quarter[1])))
        elif found and (year := _FISCAL.fullmatch(found[-1].value)) and _closes(line, found[-1], mention):
            mention = _in_year(line, mention, _named_after(line, found[-1], int(year[1])))
        found.append(mention)
    return found


def _linked(line: Line, one: TimexMention, two: TimexMention) -> bool:
    between = line.text[one.span.end : two.span.start].split()
    return between in (["of"], ["of", "the"], ["of", "its"])


def _closes(line: Line, one: TimexMention, two: TimexMention) -> bool:
    """Say whether a date is the end of the fiscal year before it: "FY2031, ending 31 March"."""
    between = line.text[one.span.end : two.span.start].lower().replace(",", " ").split()
    return between[:1] != [] and between[0] in vocabulary().words.closing and len(between) <= _REACH // 2


def _in_year(line: Line, mention: TimexMention, year: int) -> TimexMention:
    """Return a month or day that names no year as one of `year`."""
    first, last = mention.interval.earliest, mention.interval.latest
    words = line.text[mention.span.start : mention.span.end].split()
    named = any(len(word) == _REACH and word.isdecimal() for word in words)
    if named or first is None or last is None or not mention.value.startswith(f"{first.year:04}-"):
        return mention
    moved, far = (periods.step(day, "Y", year - day.year) for day in (first, last))
    days = Interval(moved, far if first == last else periods.month(far).last)
    return replace(mention, value=f"{year:04}{mention.value[4:]}", interval=days, anchor=Anchor.TEXT)


def _with_days(mention: TimexMention, days: Interval) -> TimexMention:
    return replace(mention, interval=days, anchor=Anchor.TEXT if days.known else Anchor.NONE)


def _days(line: Line, mention: TimexMention, year: int, month: int | None) -> Interval:
    if month is None:
        return Interval()
    year = _named_after(line, mention, year)
    last = periods.month(date(year, month, 1)).last
    first = periods.step(date(year, month, 1), "M", 1 - _MONTHS)
    return Interval(first, last)


def _named_after(line: Line, mention: TimexMention, year: int) -> int:
    """Return the calendar year in which a fiscal year ends: of "2030-31" the second."""
    return year + (_SECOND.match(line.text, mention.span.end) is not None)


def _part(whole: Interval, quarter: int) -> Interval:
    """Return the quarter of a fiscal year."""
    if whole.earliest is None:
        return whole
    first = periods.step(whole.earliest, "M", 3 * (quarter - 1))
    last = periods.month(periods.step(first, "M", 2)).last
    return Interval(first, last)
