"""What relative dates come to when the day of writing is known to lie between two days only.

"October of last year" is one month whichever day of 2031 it was written; "Tuesday" may be any: it stays unknown.
"""

from __future__ import annotations

from msgspec.structs import replace

from osintcli.model.interval import Interval
from osintcli.model.mention import Mentions
from osintcli.model.timex import TimexMention

WIDEST = 366
"""Days between the first and the last reading that still tell when: "earlier this year"."""


def between(unknown: Mentions, early: Mentions, late: Mentions) -> Mentions:
    """Return the mentions of a document written between two days, from those read as of either day and as of none."""
    first = {timex.span: timex for timex in early.timexes}
    last = {timex.span: timex for timex in late.timexes}
    timexes = tuple(_between(t, first.get(t.span), last.get(t.span)) for t in unknown.timexes)
    return Mentions(unknown.quantities, timexes)


def _between(unknown: TimexMention, early: TimexMention | None, late: TimexMention | None) -> TimexMention:
    if early is None or late is None or unknown.interval.known:
        return unknown
    if early.interval == late.interval:
        return early
    start, end = early.interval.earliest, late.interval.latest
    if start is None or end is None or not 0 <= (end - start).days <= WIDEST:
        return unknown
    if unknown.value.startswith("XXXX-"):  # a weekday, a day without its month: any of the year
        return unknown
    return replace(unknown, interval=Interval(start, end), anchor=early.anchor)
