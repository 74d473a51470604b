"""RSS and Atom: a document an entry, with what the entry says of itself; `<source>` names the outlet it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any

from osintcli.documents import markup, written
from osintcli.documents.formats.html_page import under
from osintcli.documents.metadata import Metadata
from osintcli.documents.source import Draft, Refused
from osintcli.errors import UnreadableDocument

if TYPE_CHECKING:
    from osintcli.model.interval import Interval


def drafts(raw: bytes) -> Iterator[Draft | Refused]:
    """Yield the entries of a feed, counted from 1. Raises `UnreadableDocument` for a feed without any."""
    import feedparser

    found = feedparser.parse(BytesIO(raw))  # a stream: of bytes or text it would take the name of a file
    if not found.entries:
        raise UnreadableDocument("a feed without entries")
    for part, entry in enumerate(found.entries, 1):
        try:
            yield _draft(entry, found.feed, part)
        except ValueError as error:  # half a surrogate pair, a character that no text has
            yield Refused(part, f"a damaged entry ({type(error).__name__})")


def _draft(entry: Any, feed: Any, part: int) -> Draft | Refused:  # noqa: ANN401  feedparser has no types
    title = _words(entry.get("title"))
    body = _words(_longest(entry))
    text = under(title, body) or title
    if not text:
        return Refused(part, "an entry without text")
    return Draft(text, _known(entry, feed, title), part)


def _longest(entry: Any) -> str:  # noqa: ANN401  same
    """Return the text of an entry: the content where the feed has it, else the summary."""
    given = [one.get("value") for one in entry.get("content", ())] + [entry.get("summary")]
    return max((one for one in given if isinstance(one, str)), key=len, default="")


def _words(html: object) -> str:
    if not isinstance(html, str) or not html.strip():
        return ""
    if "<" not in html and "&" not in html:
        return "\n\n".join(" ".join(line.split()) for line in html.split("\n") if line.strip())
    return markup.lines(markup.page(f"<div>{html}</div>"))


def _known(entry: Any, feed: Any, title: str) -> Metadata:  # noqa: ANN401  same
    source = entry.get("source") or {}
    outlet = source.get("title") or feed.get("title")
    language = (entry.get("title_detail") or {}).get("language") or feed.get("language")
    return Metadata(
        title=title or None,
        publisher=_words(outlet) or None,
        author=entry.get("author") or None,
        published=_day(entry.get("published") or entry.get("updated")),
        url=entry.get("link") or None,
        language=language or None,
    )


def _day(text: object) -> Interval | None:
    with suppress(ValueError):
        return written.parse(text) if text else None
    return None
