"""Digits in addresses that tell a day: when a page was made, when a picture was put there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from osintcli.dating.clues import Clue
from osintcli.dating.lexicon import cues
from osintcli.model.interval import Interval
from osintcli.model.span import Span

FIRST_WEB_DAY = date(1993, 1, 1)
DATE_FIGURES = 8
OWN, FOREIGN = 9, 2
"""Weights of the page's own address and of one in its text."""

_STAMP = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:([01]\d|2[0-3])([0-5]\d)([0-5]\d))?\d*(?!\d)"
)
_EPOCH = re.compile(r"(?<!\d)(1[0-9]{9})(?:\d{3})?(?!\d)")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+")
_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?|[A-Za-z]{3})(?:[/-](\d\d?))?(?=[/-]|$)")


def stamps(text: str) -> Iterator[Clue]:
    """Read dates and the seconds of Unix clocks in the addresses of a text."""
    for found in _ADDRESS.finditer(text):
        where, start = found.group(), found.start()
        for stamp in _STAMP.finditer(where):
            when = _real(int(stamp[1]), int(stamp[2]), int(stamp[3]))
            if when is not None and (stamp[4] is not None or len(stamp.group()) == DATE_FIGURES):
                yield _stamp(stamp, start, when, "a date")
        for stamp in _EPOCH.finditer(where):
            yield _stamp(
                stamp, start, datetime.fromtimestamp(int(stamp[1]), UTC).date(), "the seconds of a clock"
            )
        path = _PATH.search(where)
        if path is not None:
            yield from _in_path(
                path, Span(start + path.start(), start + path.end()), "an address in the text", FOREIGN
            )


def address(url: str | None) -> Iterator[Clue]:
    """Read the day in the document's own address: /2025/mar/11/."""
    found = _PATH.search(url or "")
    if found is not None:
        yield from _in_path(found, Span(0, 0), "the address of the page", OWN)


def _stamp(stamp: re.Match[str], offset: int, when: date, what: str) -> Clue:
    span = Span(offset + stamp.start(), offset + stamp.end())
    says = f"{stamp.group()} in an address is {what}, {when.isoformat()}: something on the page was put there then"
    return Clue(span, stamp.group(), says, 4, near=Interval(when, when + timedelta(days=10)), fixes_year=True)


def _in_path(found: re.Match[str], span: Span, where: str, weight: float) -> Iterator[Clue]:
    month = int(found[2]) if found[2].isdigit() else cues().months.get(found[2].lower(), 0)
    if not 1 <= month <= 12:
        return
    when = _real(int(found[1]), month, int(found[3])) if found[3] is not None else None
    if when is None:
        days = near = Interval.month(int(found[1]), month)
    else:
        days, near = Interval.day(when), Interval(when, when + timedelta(days=2))
    bounds = days if weight >= OWN else Interval()
    exact = found.group() if len(span) else ""
    yield Clue(
        span, exact, f"{where} holds {found.group()}", weight, bounds=bounds, near=near, fixes_year=True
    )


def _real(year: int, month: int, day: int) -> date | None:
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    return when if when >= FIRST_WEB_DAY else None
