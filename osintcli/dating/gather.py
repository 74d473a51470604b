"""Clues in a text, one function for each kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from osintcli.dating.clues import Clue, Mark
from osintcli.dating.lexicon import cues
from osintcli.dating.reading import Dated
from osintcli.model.interval import Interval
from osintcli.model.sentence import Block
from osintcli.model.span import Span
from osintcli.model.timex import Anchor

TOP_LINES, SHORT_LINE = 12, 90
TOP, TOP_CLOCK = 2500, 800
"""Code points in which the day of writing is looked for; those in which a date with its time of day is that day."""
CLOSE = 45
FIRST_WEB_DAY = date(1993, 1, 1)

_STAMP = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:([01]\d|2[0-3])([0-5]\d)([0-5]\d))?\d*(?!\d)"
)
_EPOCH = re.compile(r"(?<!\d)(1[0-9]{9})(?:\d{3})?(?!\d)")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+")
_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?|[A-Za-z]{3})(?:[/-](\d\d?))?(?=[/-]|$)")
_DATELINE = re.compile(r"^[^\w]*[A-Z\u00c0-\u00de][\w .,'\u2019-]{1,60},\s*$")
_OPENING = re.compile(r"\s*(?:\([^)]*\)\s*)?[-\u2013\u2014:(]")
_AGENCY = re.compile(r"\s*\(\s*[A-Z][\w .&/-]{1,30}\)\s*[-\u2013\u2014]")


def stated(dates: Sequence[Dated]) -> Iterator[Clue]:
    """What says when: "Tue 11 Mar 2025 19.05 GMT", "OSTREL, March 9 (Wire) -", "Posted Monday 10 March", "It is Thursday"."""
    marks: list[Clue] = []
    for dated in dates:
        if dated.timex.span.start > TOP:
            break
        how = _states(dated)
        if how is not None and dated.full is not None:
            yield _clue(dated, f"{how} gives the day in full", 9, bounds=Interval.day(dated.full), fixes_year=True)
            return
        if how is not None and dated.mark is not None and (dated.mark.month or dated.mark.weekday):
            mark = _with_weekday(dated)
            told = bool(mark.month and mark.weekday)
            marks.append(_clue(dated, f"{how} gives {_spoken(dated.mark)}", 8, mark=mark, fixes_year=told))
    yield from marks[:1]
    for dated in dates:
        if dated.mark is not None and _today(dated):
            yield _clue(dated, f"the text says that it is {_spoken(dated.mark)}", 7, mark=dated.mark)


def _today(dated: Dated) -> bool:
    """Say whether the words before are "It is" and no more: "It is Thursday"."""
    said = re.sub(r"\s+", " ", dated.before)
    return (
        dated.mark is not None
        and dated.mark.weekday is not None
        and len(said) < 60
        and bool(cues().today.search(said))
    )


def _states(dated: Dated) -> str | None:
    """Name what makes a date the day of writing, `None` where nothing does."""
    line, start = dated.line, dated.timex.span.start
    if _AGENCY.match(dated.after) or (_DATELINE.match(dated.before) and _OPENING.match(dated.after)):
        return f"the dateline \u201c{_short(line)}\u201d"
    if dated.full is not None and "T" in dated.timex.value and start < TOP_CLOCK:
        return f"\u201c{dated.exact}\u201d at the top, with the time of day,"
    if len(line) > SHORT_LINE or dated.line_number > TOP_LINES or dated.block is Block.CAPTION:
        return None
    rest = line.replace(dated.exact, "").strip(" |,.\u00b7-\u2013\u2014")
    if len(rest) <= 12 or (cues().posted.search(rest) and len(rest) < 60 and not line.endswith(".")):
        return f"the line \u201c{_short(line)}\u201d at the top"
    return None


def _with_weekday(dated: Dated) -> Mark:
    """Add the weekday that the words hold beside day and month ("Monday 10 March")."""
    mark = dated.mark or Mark()
    names = {
        d.isoweekday()
        for d in (date(2024, 1, 1) + timedelta(days=n) for n in range(7))
        if f"{d:%a}".lower() in _words(dated.exact)
    }
    return Mark(mark.month, mark.day, mark.weekday or (names.pop() if len(names) == 1 else None))


def _words(text: str) -> set[str]:
    return {word[:3].lower() for word in re.findall(r"[A-Za-z]+", text)}


def told(dates: Sequence[Dated]) -> Iterator[Clue]:
    """Past events and open deadlines with their year: the text was written after the first and before the second.

    Who writes soon after an event leaves its year out; so a date with its year only bounds, unless dates without theirs
    lie close to it.
    """
    past = [d for d in dates if _absolute(d) and not d.ahead]
    past = [d for d in past if d.timex.preposition or d.timex.interval.single is not None] or past
    if past:
        latest = max(past, key=lambda d: (d.timex.interval.earliest or date.min, -d.timex.span.start))
        first = latest.timex.interval.earliest or date.min
        says = f"it tells of {latest.exact} as past, so it was written on or after {first.isoformat()}"
        if latest.timex.interval.single is not None and _company(dates, first):
            near = Interval(first, first + timedelta(days=7))
            yield _clue(latest, says, 3, bounds=Interval(first, None), near=near, fixes_year=True)
        else:
            yield _clue(latest, says, 1, bounds=Interval(first, None))
    open_ones = [d for d in dates if _absolute(d) and d.ahead]
    if open_ones:
        soonest = min(open_ones, key=lambda d: d.timex.interval.latest or date.max)
        last = soonest.timex.interval.latest or date.max
        says = f"{soonest.exact} is still ahead, so it was written by {last.isoformat()}"
        yield _clue(soonest, says, 1, bounds=Interval(None, last))


def _company(dates: Sequence[Dated], when: date) -> bool:
    """Say whether a day named without its year lies within weeks of a day."""
    marks = [d.mark for d in dates if d.mark is not None and d.mark.month and d.mark.day]
    return any(
        (last := mark.last(when + timedelta(days=CLOSE))) is not None and (when - last).days <= CLOSE for mark in marks
    )


def _absolute(dated: Dated) -> bool:
    timex = dated.timex
    return (
        not timex.relative
        and timex.interval.earliest is not None
        and timex.interval.latest is not None
        and dated.block is not Block.FURNITURE
    )


def unfinished(dates: Sequence[Dated]) -> Iterator[Clue]:
    """Days named without their year: the latest of them lies shortly before the day of writing."""
    plain = [
        d
        for d in dates
        if d.mark is not None
        and not d.ahead
        and d.timex.anchor is Anchor.NONE
        and d.block is not Block.FURNITURE
    ]
    month_days = [d for d in plain if d.mark is not None and d.mark.month]
    weekdays = [d for d in plain if d.mark is not None and d.mark.weekday]
    numbers = [d for d in plain if d.mark is not None and d.mark.day and not d.mark.month]
    if month_days:
        latest = _latest(month_days, lambda m: (m.month or 1) * 31 + (m.day or 1), 12 * 31)
        yield _clue(
            latest,
            f"{latest.exact} is the last day named without its year: written within days of it",
            4,
            mark=latest.mark,
            within=7,
        )
    if weekdays and not any(_today(d) for d in dates):
        latest = _latest(weekdays, lambda m: m.weekday or 1, 7)
        yield _clue(
            latest,
            f"{latest.exact} without a date is a day of the week of writing, and the last one named",
            3,
            mark=latest.mark,
            within=0,
            after=True,
        )
    if numbers:
        latest = _latest(numbers, lambda m: m.day or 1, 31)
        yield _clue(
            latest,
            f"{latest.exact} without its month lies shortly before the writing",
            3,
            mark=latest.mark,
            within=8,
        )


def _latest(dates: Sequence[Dated], place: Callable[[Mark], int], cycle: int) -> Dated:
    """Return the last of some days that recur: the one before the widest gap of the cycle."""
    spots = sorted({place(d.mark or Mark()) for d in dates})
    gaps = [((spots[(i + 1) % len(spots)] - spot) % cycle or cycle, spot) for i, spot in enumerate(spots)]
    _, last = max(gaps)
    return next(d for d in dates if place(d.mark or Mark()) == last)


def copyrights(dates: Sequence[Dated]) -> Iterator[Clue]:
    """The year beside a copyright sign."""
    for dated in dates:
        interval = dated.timex.interval
        if (
            interval.earliest is None
            or len(dated.timex.value) != 4
            or not cues().copyright.search(dated.line)
        ):
            continue
        yield _clue(dated, f"the copyright line says {dated.exact}", 3, near=interval, fixes_year=True)


def stamps(text: str) -> Iterator[Clue]:
    """Digits in addresses that are a date or the seconds of a Unix clock: when a picture or page was put there."""
    for address in _ADDRESS.finditer(text):
        for found in _STAMP.finditer(address.group()):
            when = _real(int(found[1]), int(found[2]), int(found[3]))
            if when is not None and (found[4] is not None or len(found.group()) == 8):
                yield _stamp(address, found, when, "a date")
        for found in _EPOCH.finditer(address.group()):
            yield _stamp(
                address, found, datetime.fromtimestamp(int(found[1]), UTC).date(), "the seconds of a clock"
            )
        path = _PATH.search(address.group())
        if path is not None:
            yield from _in_path(
                path,
                Span(address.start() + path.start(), address.start() + path.end()),
                "an address in the text",
                2,
            )


def _stamp(address: re.Match[str], found: re.Match[str], when: date, what: str) -> Clue:
    span = Span(address.start() + found.start(), address.start() + found.end())
    says = f"{found.group()} in an address is {what}, {when.isoformat()}: something on the page was put there then"
    return Clue(span, found.group(), says, 4, near=Interval(when, when + timedelta(days=10)), fixes_year=True)


def address(url: str | None) -> Iterator[Clue]:
    """The document's own address, where it holds the day: /2025/mar/11/."""
    found = _PATH.search(url or "")
    if found is not None:
        yield from _in_path(found, Span(0, 0), "the address of the page", 9)


def _in_path(found: re.Match[str], span: Span, where: str, weight: float) -> Iterator[Clue]:
    month = int(found[2]) if found[2].isdigit() else cues().months.get(found[2].lower(), 0)
    exact = found.group() if len(span) else ""
    if found[3] is not None and (when := _real(int(found[1]), month, int(found[3]))):
        bounds = Interval.day(when) if weight > 8 else Interval()
        yield Clue(
            span,
            exact,
            f"{where} holds {found.group()}",
            weight,
            bounds=bounds,
            near=Interval(when, when + timedelta(days=2)),
        )
    elif 1 <= month <= 12:
        interval = Interval.month(int(found[1]), month)
        yield Clue(
            span,
            exact,
            f"{where} holds {found.group()}",
            weight,
            bounds=interval if weight > 8 else Interval(),
            near=interval,
        )


def _real(year: int, month: int, day: int) -> date | None:
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    return when if when >= FIRST_WEB_DAY else None


def elapsed(dates: Sequence[Dated]) -> Iterator[Clue]:
    """Now, less than thirty years later: counted from a year of the text up to the day of writing."""
    for dated in dates:
        timex = dated.timex
        if (
            timex.anchor is not Anchor.TEXT
            or timex.interval.latest is None
            or not cues().present.search(dated.before)
        ):
            continue
        last = timex.interval.latest
        if timex.mod == "LESS_THAN" and timex.interval.earliest is not None:
            years = max(1, (last.year - timex.interval.earliest.year) // 5)
            bounds = Interval(date(last.year - years, 1, 1), last)
            yield _clue(
                dated,
                f"\u201c{dated.exact}\u201d with \u201cnow\u201d: written before the end of {last.year}, not long before",
                2,
                bounds=bounds,
            )
        else:
            yield _clue(
                dated,
                f"\u201c{dated.exact}\u201d with \u201cnow\u201d counts up to the writing",
                2,
                bounds=timex.interval,
            )


def _clue(
    dated: Dated, says: str, weight: float, *, bounds: Interval = Interval(), mark: Mark | None = None, within: int = 0,
    near: Interval = Interval(),
) -> Clue:  # fmt: skip
    return Clue(dated.timex.span, dated.exact, says, weight, bounds, mark, within, near)


def _spoken(mark: Mark) -> str:
    days = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    if mark.month:
        return f"day {mark.day} of month {mark.month}"
    return days[mark.weekday or 0]


def _short(line: str) -> str:
    return line if len(line) <= 60 else line[:57] + "..."


def gather(text: str, url: str | None, dates: Sequence[Dated]) -> list[Clue]:
    """Return all clues, the strongest first; equals in text order."""
    found: Iterable[Clue] = (
        *address(url),
        *stated(dates),
        *told(dates),
        *unfinished(dates),
        *copyrights(dates),
        *stamps(text),
        *elapsed(dates),
    )
    return sorted(found, key=lambda clue: (-clue.weight, clue.span))
