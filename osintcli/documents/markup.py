"""HTML and XML to trees and to text, under limits: no entity is expanded, no address opened, no depth without end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from osintcli.documents import decode
from osintcli.errors import UnreadableDocument

if TYPE_CHECKING:
    from lxml.etree import _Element, _ElementTree

MAX_BYTES = 16 * 2**20
"""Most bytes of a page; the largest live blogs have three million."""
MAX_ELEMENTS = 200_000
"""Most elements of a page."""

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hl1", "hl2", "hr",
    "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr",
    "ul",
})  # fmt: skip
"""Elements that begin and end a line."""
_CONTROLS = dict.fromkeys([*range(9), 11, *range(14, 32), 0xFFFE, 0xFFFF], "\ufffd")
"""Characters that no markup may hold, and what stands for them."""
_SILENT = frozenset(
    ["head", "iframe", "math", "noscript", "object", "script", "select", "style", "svg", "template"]
)
"""Elements whose text no reader of the page sees."""


def page(raw: bytes | str, declared: str | None = None) -> _Element:
    """Return the tree of an HTML page; an encoding is `declared` by the wire, the page, or guessed.

    Letters that a page writes in parts (a "u" and the dots above) are made whole, as nearly all pages write them: else one
    name would be two. Raises `UnreadableDocument` for what is too large, nested without end, or no text.
    """
    import unicodedata

    import lxml.html
    from lxml import etree

    text = raw if isinstance(raw, str) else decode.text(raw, declared or _declared(raw))
    if len(text) > MAX_BYTES:
        raise UnreadableDocument(f"a page of more than {MAX_BYTES // 2**20} MB")
    if not text.strip():
        raise UnreadableDocument("an empty file")
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    whole = unicodedata.normalize("NFC", text.translate(_CONTROLS))
    try:
        root = lxml.html.document_fromstring(whole.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        _limits(parser.error_log)
        raise UnreadableDocument("a page without text") from error
    _limits(parser.error_log)
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        raise UnreadableDocument(f"a page of more than {MAX_ELEMENTS:,} elements")
    return root


def _declared(raw: bytes) -> str | None:
    """Return the encoding that a page says of itself in its first lines."""
    import re

    found = re.search(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", raw[:4096], re.IGNORECASE)
    found = found or re.match(rb"\s*<\?xml[^>]{0,200}?encoding=[\"']([A-Za-z0-9_:.-]{2,40})", raw[:512])
    return found[1].decode("ascii") if found else None


def xml(raw: bytes) -> _ElementTree:
    """Return the tree of an XML document. Raises `UnreadableDocument`, for a document that defines entities as well."""
    from lxml import etree

    if len(raw) > MAX_BYTES:
        raise UnreadableDocument(f"an XML document of more than {MAX_BYTES // 2**20} MB")
    if b"<!ENTITY" in raw or "<!ENTITY".encode("utf-16-le") in raw or "<!ENTITY".encode("utf-16-be") in raw:
        raise UnreadableDocument("XML that defines entities of its own: they may unpack without end")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        _limits(parser.error_log)
        raise UnreadableDocument(f"not XML: {str(error).partition(' (<string>')[0]}") from error
    return root.getroottree()


def _limits(log: object) -> None:
    """Raise `UnreadableDocument` where the parser gave up: what it has then is not the whole document."""
    for entry in log:  # type: ignore[attr-defined]  # lxml's log is a sequence of entries
        if (
            entry.type_name in ("ERR_RESOURCE_LIMIT", "ERR_INTERNAL_ERROR")
            and "depth" in entry.message.lower()
        ):
            raise UnreadableDocument("nested too deep: more than 256 elements inside each other")


def lines(root: _Element, blocks: frozenset[str] = _BLOCKS) -> str:
    """Return all the words of a tree that a reader sees, a blank line between what stands in blocks of its own."""
    found: list[str] = []
    line: list[str] = []
    for words in _pieces(root, blocks):
        if words is None:
            found.append(" ".join("".join(line).split()))
            line = []
        else:
            line.append(words)
    found.append(" ".join("".join(line).split()))
    return "\n\n".join(one for one in found if one)


def _pieces(root: _Element, blocks: frozenset[str]) -> Iterator[str | None]:
    """Yield the pieces of text in order, `None` where a block begins or ends. Written without recursion."""
    from lxml import etree

    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if not silent and element is not root:
                yield element.tail or ""
            continue
        name = element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
        starts = event == "start"
        if name in _SILENT:
            silent += 1 if starts else -1
        if name in blocks:
            yield None
        words = element.text if starts else element.tail if element is not root else None
        if words and not silent:
            yield words
