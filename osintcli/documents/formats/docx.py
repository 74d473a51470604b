"""A Word document (.docx): its paragraphs, blank lines between them, and its core properties."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from osintcli.documents import markup, written
from osintcli.documents.formats.zipped import Members, members
from osintcli.documents.metadata import Metadata
from osintcli.documents.source import Draft, Source
from osintcli.errors import UnreadableDocument
from osintcli.model.interval import Interval

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"


def read(source: Source) -> Iterator[Draft]:
    """Yield the one document. Raises `UnreadableDocument`."""
    with members(source) as inside:
        if "word/document.xml" not in inside:
            raise UnreadableDocument("no Word document: it has no word/document.xml")
        text = _text(markup.xml(inside.whole("word/document.xml")).getroot())
        known = _known(inside)
    yield Draft(text, known)


def _text(root: _Element) -> str:
    paragraphs = (_paragraph(one) for one in root.iter(_WORD + "p", _STRICT + "p"))
    return "\n\n".join(one for one in paragraphs if one)


def _paragraph(element: _Element) -> str:
    """Return the words of a paragraph: what was struck out is gone, a tab or a line end is a space."""
    words: list[str] = []
    for one in element.iter():
        name = one.tag.rpartition("}")[2] if isinstance(one.tag, str) else ""
        if name == "t":
            words.append(one.text or "")
        elif name in ("tab", "br", "cr"):
            words.append(" ")
    return " ".join("".join(words).split())


def _known(inside: Members) -> Metadata:
    if "docProps/core.xml" not in inside:
        return Metadata()
    with suppress(UnreadableDocument):
        root = markup.xml(inside.whole("docProps/core.xml")).getroot()
        said = {
            one.tag.rpartition("}")[2]: (one.text or "").strip() for one in root if isinstance(one.tag, str)
        }
        return Metadata(
            title=said.get("title") or None,
            author=said.get("creator") or None,
            published=_written(_day(said.get("created")), _day(said.get("modified"))),
            language=said.get("language") or None,
        )
    return Metadata()


def _written(first: Interval | None, last: Interval | None) -> Interval | None:
    """Return the days from the first keystroke to the last: it was written in between."""
    if first is None or last is None:
        return first or last
    if first.earliest and last.latest and first.earliest <= last.latest:
        return Interval(first.earliest, last.latest)
    return last


def _day(text: str | None) -> Interval | None:
    with suppress(ValueError):
        return written.parse(text) if text else None
    return None
