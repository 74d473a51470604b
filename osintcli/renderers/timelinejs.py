"""A line of time for Knight Lab's TimelineJS: the JSON that its page reads.

Written from its documentation of the format (timeline.knightlab.com/docs/json-format.html): a `title`, and `events` with a
`start_date` of year, month and day, an `end_date`, and `text` of `headline` and `text`, both HTML.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

import msgspec

from osintcli.model.assertion import Assertion
from osintcli.model.comparison import Relation
from osintcli.model.document import Document
from osintcli.model.interval import Interval
from osintcli.model.timeline import Entry
from osintcli.renderers import wording
from osintcli.renderers.answers import Answer, Ordered
from osintcli.renderers.forms import Look, only_timelines
from osintcli.renderers.safe import plain

QUOTES = 5
"""Quotes shown of one entry; the rest is counted."""


def render(answer: Answer, look: Look | None = None) -> Iterator[str]:  # noqa: ARG001  every renderer is called so
    """Return the lines of the JSON. Raises `InputError` for what is no timeline."""
    if not isinstance(answer, Ordered):
        raise only_timelines("timelinejs")
    return _lines(answer)


def _lines(answer: Ordered) -> Iterator[str]:
    events = [_slide(entry, answer) for entry in answer.timeline.entries if entry.date.interval.known]
    count = wording.several(len(answer.documents), "document")
    title = {"text": {"headline": "Timeline", "text": f"<p>{len(events)} entries from {count}</p>"}}
    made = msgspec.json.encode({"title": title, "events": events, "scale": "human"})
    yield msgspec.json.format(made, indent=2).decode() + "\n"


def _slide(entry: Entry, answer: Ordered) -> dict[str, object]:
    when = entry.date.interval
    first, last = when.earliest or when.latest, when.latest or when.earliest
    slide: dict[str, object] = {
        "unique_id": entry.members[0].id,
        "start_date": _date(first, when),
        "display_date": wording.days(when),
        "text": {"headline": _safe(entry.label), "text": _text(entry, answer)},
    }
    if first != last and (when.edtf or "").count("-") > 1:  # a month or a year says its end itself
        slide["end_date"] = _date(last, when)
    return slide


def _date(day: date | None, when: Interval) -> dict[str, int]:
    """Return a day as far as it is known: a year, a month of it, a day of that."""
    if day is None:
        return {}
    fine = (when.edtf or "").count("-") if "/" not in (when.edtf or "") else 2
    parts = {"year": day.year, "month": day.month, "day": day.day}
    return dict(list(parts.items())[: fine + 1])


def _text(entry: Entry, answer: Ordered) -> str:
    verdict = (
        "" if entry.verdict is Relation.UNDETERMINED else f"<b>{entry.verdict.value.replace('_', ' ')}</b>. "
    )
    quotes = "".join(_quote(one, answer.documents[one.document]) for one in entry.members[:QUOTES])
    more = len(entry.members) - QUOTES
    rest = f"<p>and {more} more</p>" if more > 0 else ""
    return f"<p>{verdict}{_safe(entry.why)}</p>{quotes}{rest}"


def _quote(said: Assertion, document: Document) -> str:
    name = _safe(wording.outlet(document))
    url = document.url or ""
    if urlsplit(url).scheme in {"http", "https"}:
        name = f'<a href="{_safe(url)}">{name}</a>'
    return f"<blockquote>{_safe(said.sentence_text.strip())}</blockquote><p>{name}</p>"


def _safe(text: str) -> str:
    return html.escape(plain(text))
