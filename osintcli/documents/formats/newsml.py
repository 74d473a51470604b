"""Agencies' exports in NewsML-G2 (IPTC) and NITF: a document a news item."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from osintcli.documents import markup, written
from osintcli.documents.formats.html_page import under
from osintcli.documents.metadata import Metadata
from osintcli.documents.source import Draft, Refused

if TYPE_CHECKING:
    from lxml.etree import _Element

    from osintcli.model.interval import Interval

ROOTS = frozenset({"newsMessage", "newsItem", "packageItem", "nitf"})

_WITHDRAWN = ("canceled", "withheld")
"""What `pubStatus` says of a text that its agency took back."""

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def drafts(root: _Element) -> Iterator[Draft | Refused]:
    """Yield the items of a message, counted from 1; an item by itself has no part."""
    items = [one for one in root.iter("{*}newsItem", "{*}nitf") if not _within(one, root)]
    for number, item in enumerate(items, 1):
        yield _draft(item, None if item is root else number)
    if not items:
        yield Refused(None, "no news item in it")


def _within(item: _Element, root: _Element) -> bool:
    """Say whether an item stands inside another: NITF is what NewsML carries its text in."""
    return item is not root and any(True for _ in item.iterancestors("{*}newsItem", "{*}nitf"))


def _draft(item: _Element, part: int | None) -> Draft | Refused:
    status = _attribute(item, "itemMeta/pubStatus", "qcode").rpartition(":")[2]
    if status in _WITHDRAWN:
        return Refused(part, f"its agency took it back ({status})")
    title = _text(item, "contentMeta/headline") or _text(item, "body.head/hedline/hl1")
    text = under(title, _body(item)) or title
    return Draft(text, _known(item, title), part) if text else Refused(part, "a news item without text")


def _body(item: _Element) -> str:
    for path in ("body.content", "contentSet/inlineXML//{*}body", "contentSet/inlineXML"):
        found = _first(item, path)
        if found is not None:
            return markup.lines(found)
    plain = _first(item, "contentSet/inlineData")
    return markup.lines(plain) if plain is not None else ""


def _known(item: _Element, title: str) -> Metadata:
    outlet = (
        _text(item, "itemMeta/provider/name")
        or _attribute(item, "itemMeta/provider", "literal")
        or _text(item, "rightsInfo/copyrightHolder/name")
        or _attribute(item, "docdata/doc.copyright", "holder")
    )
    day = (
        _text(item, "itemMeta/versionCreated")
        or _text(item, "contentMeta/contentCreated")
        or _attribute(item, "docdata/date.issue", "norm")
    )
    return Metadata(
        title=title or None,
        publisher=outlet or None,
        author=_text(item, "contentMeta/by") or _text(item, "contentMeta/creator/name") or None,
        published=_day(day),
        language=_attribute(item, "contentMeta/language", "tag") or item.get(_LANGUAGE),
    )


def _first(item: _Element, path: str) -> _Element | None:
    steps = "/".join(step if step.startswith("{") or not step else f"{{*}}{step}" for step in path.split("/"))
    return item.find(f".//{steps}")


def _text(item: _Element, path: str) -> str:
    found = _first(item, path)
    return markup.lines(found).replace("\n\n", " ") if found is not None else ""


def _attribute(item: _Element, path: str, name: str) -> str:
    found = _first(item, path)
    return (found.get(name) or "").strip() if found is not None else ""


def _day(text: str) -> Interval | None:
    with suppress(ValueError):
        return written.parse(text) if text else None
    return None
