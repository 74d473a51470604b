"""An agency's export in ninjs (IPTC, versions 1 and 2): a JSON object with a headline and a body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from osintcli.documents import markup, metadata
from osintcli.documents.formats.html_page import under
from osintcli.documents.source import Draft, Refused

_WITHDRAWN = ("canceled", "withheld")


def draft(item: Mapping[str, object], part: int | None) -> Draft | Refused:
    """Make a document of a ninjs object, or say why it is none."""
    status = str(item.get("pubstatus", "")).rpartition(":")[2]
    if status in _WITHDRAWN:
        return Refused(part, f"its agency took it back ({status})")
    title = _first(item, "headline", "headlines", "title")
    text = under(title, _body(item)) or title
    if not text:
        return Refused(part, "a news item without text")
    known, notes = metadata.of(
        {
            "title": title,
            "publisher": _first(item, "copyrightholder", "infosources", "source"),
            "author": _first(item, "byline", "by"),
            "published": _first(item, "versioncreated", "contentcreated", "firstcreated"),
            "language": _first(item, "language"),
            "url": uri if (uri := _first(item, "uri", "id")).startswith("http") else None,
        }
    )
    return Draft(text, known, part, notes)


def _body(item: Mapping[str, object]) -> str:
    plain = item.get("body_text")
    if isinstance(plain, str) and plain.strip():
        return plain.strip()
    for words, kind in _bodies(item):
        if words.strip():
            return markup.lines(markup.page(f"<div>{words}</div>")) if "html" in kind else words.strip()
    return ""


def _bodies(item: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    if isinstance(item.get("body_xhtml"), str):
        yield str(item["body_xhtml"]), "html"
    given = item.get("bodies")
    for one in given if isinstance(given, list) else []:
        if isinstance(one, Mapping) and isinstance(one.get("value"), str):
            yield str(one["value"]), str(one.get("contenttype", one.get("role", "")))


def _first(item: Mapping[str, object], *names: str) -> str:
    """Return the first of some fields that says something; a list of versions says it in `value`, a body in `name`."""
    for name in names:
        value = item.get(name)
        for one in value if isinstance(value, list) else [value]:
            given = (one.get("value") or one.get("name")) if isinstance(one, Mapping) else one
            if isinstance(given, str) and given.strip():
                return given.strip()
    return ""
