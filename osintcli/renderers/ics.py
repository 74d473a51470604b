"""A line of time as an iCalendar file (RFC 5545): all-day events that a calendar shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from osintcli.model.factuality import Factuality
from osintcli.model.timeline import Entry
from osintcli.renderers import wording
from osintcli.renderers.answers import Answer, Ordered
from osintcli.renderers.forms import Look, only_timelines
from osintcli.renderers.safe import plain

if TYPE_CHECKING:
    from icalendar import Event

MAKER = "-//osint//timeline//EN"
DAY = timedelta(days=1)


def render(answer: Answer, look: Look | None = None) -> Iterator[str]:  # noqa: ARG001  every renderer is called so
    """Return the lines of the calendar. Raises `InputError` for what is no timeline."""
    if not isinstance(answer, Ordered):
        raise only_timelines("ics")
    return _lines(answer)


def _lines(answer: Ordered) -> Iterator[str]:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    for entry in answer.timeline.entries:
        first = entry.date.interval.earliest or entry.date.interval.latest
        if first is not None:
            calendar.add_component(_event(entry, first, answer))
    yield calendar.to_ical().decode()


def _event(entry: Entry, first: date, answer: Ordered) -> Event:
    from icalendar import Event

    last = entry.date.interval.latest or first
    documents = [answer.documents[one.document] for one in entry.members]
    event = Event()
    event.add("uid", f"{entry.members[0].id}@osint")
    event.add("dtstamp", _stamp([d.published.anchor for d in documents], last))
    event.add("dtstart", first)
    if last < date.max:
        event.add("dtend", last + DAY)  # a calendar's end is the day after
    event.add("summary", plain(entry.label).strip())
    event.add("description", _told(entry, answer))
    ahead = all(one.factuality in (Factuality.PLANNED, Factuality.POSSIBLE) for one in entry.members)
    event.add("status", "TENTATIVE" if ahead else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    url = documents[0].url or ""
    if urlsplit(url).scheme in {"http", "https"}:
        event.add("url", plain(url))
    return event


def _stamp(written: list[date | None], last: date) -> datetime:
    """Return when it was last told, which stands for the time of making: no clock, so the same input gives the same file."""
    known = [day for day in written if day is not None]
    return datetime.combine(max(known, default=last), time(), UTC)


def _told(entry: Entry, answer: Ordered) -> str:
    names = [wording.outlet(answer.documents[one.document]) for one in entry.members]
    told = (f"{name}: {one.sentence_text.strip()}" for name, one in zip(names, entry.members, strict=True))
    lines = [entry.why, *told] if entry.why else [*told]
    return "\n".join(dict.fromkeys(plain(line) for line in lines))
