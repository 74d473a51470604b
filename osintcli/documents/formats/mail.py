"""A letter (.eml): its text under its subject, and each attachment of a kind that is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from osintcli.documents import decode, markup, opened, senders, written
from osintcli.documents.formats.html_page import under
from osintcli.documents.metadata import Metadata
from osintcli.documents.source import Draft, Refused, Source
from osintcli.errors import UnreadableDocument

if TYPE_CHECKING:
    from email.message import Message

    from osintcli.model.interval import Interval

MAX_PARTS = 200
"""Parts of a letter that are looked at."""

_BULK = frozenset(("bulk", "list"))
_READ = ("pdf", "docx", "html", "htm", "eml", "txt", "md", "csv", "zip")
"""Kinds of attachments that are documents of their own."""


class Part(NamedTuple):
    """A part of a letter: its bytes, and its name if it is attached."""

    message: Message
    name: str | None


def read(source: Source) -> Iterator[Draft | Refused]:
    """Yield the letter and its attachments. Raises `UnreadableDocument`."""
    yield from letter(source.bytes(), source)


def letter(raw: bytes, source: Source) -> Iterator[Draft | Refused]:
    """Yield a letter's own text and its attachments. Raises `UnreadableDocument` for what is no letter."""
    from email.parser import BytesParser
    from email.policy import compat32

    message = BytesParser(policy=compat32).parsebytes(raw)
    if not message.keys():
        raise UnreadableDocument("no letter: it has no header")
    known = _known(message)
    parts = list(_parts(message))
    text = under(known.title, _body(parts))
    if text:
        yield Draft(text, known)
    attached = [one for one in parts if one.name and one.name.lower().rpartition(".")[2] in _READ]
    for part in attached:
        yield from opened.member(source, part.name or "", partial(BytesIO, _bytes(part.message)), known)
    if not text and not attached:
        raise UnreadableDocument("a letter without text")


def _parts(message: Message) -> Iterator[Part]:
    """Yield the parts that are no container, in order, without recursion; a letter inside is attached as a whole."""
    waiting: list[Message] = [message]
    seen = 0
    while waiting and seen < MAX_PARTS:
        one = waiting.pop()
        seen += 1
        inside = one.get_payload()
        if one.get_content_maintype() == "multipart" and isinstance(inside, list):
            waiting.extend(reversed([part for part in inside if not isinstance(part, str)]))
            continue
        yield Part(one, _name(one) if one is not message else None)


def _name(part: Message) -> str | None:
    name = decoded(part.get_filename())
    if name:
        return name.replace("\\", "/").rpartition("/")[2] or None
    return "letter.eml" if part.get_content_type() == "message/rfc822" else None


def _body(parts: list[Part]) -> str:
    """Return the text of a letter: as it is written in plain, else that of its HTML."""
    own = [part.message for part in parts if part.name is None]
    for kind in ("text/plain", "text/html"):
        found = [_text(one) for one in own if one.get_content_type() == kind]
        text = "\n\n".join(one for one in found if one.strip())
        if text:
            return text
    return ""


def _text(part: Message) -> str:
    raw, charset = _bytes(part), part.get_content_charset()
    if part.get_content_type() == "text/html":
        return markup.lines(markup.page(raw, charset)) if raw.strip() else ""
    return decode.text(raw, charset).replace("\r\n", "\n").strip()


def _bytes(part: Message) -> bytes:
    inside = part.get_payload()
    if part.get_content_type() == "message/rfc822" and isinstance(inside, list) and inside:
        return b"\n".join(one.as_bytes() for one in inside if not isinstance(one, str))
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def _known(message: Message) -> Metadata:
    from email.utils import parseaddr

    name, address = parseaddr(decoded(message.get("From")))
    listed = message.get("List-Unsubscribe") is not None
    bulk = decoded(message.get("Precedence")).lower() in _BULK
    sender = senders.read(name, address, bulk=listed or bulk)
    return Metadata(
        title=decoded(message.get("Subject")) or None,
        author=sender.author,
        publisher=sender.publisher,
        published=_day(decoded(message.get("Date"))),
        language=decoded(message.get("Content-Language")).partition(",")[0].strip() or None,
    )


def decoded(header: object) -> str:
    """Return a header's words, whatever encoding they were sent in; on one line."""
    from email.header import decode_header, make_header

    words = str(header) if header is not None else ""
    with suppress(ValueError, LookupError, UnicodeError):
        words = str(make_header(decode_header(words)))
    return " ".join(words.encode("utf-8", "replace").decode().split())


def _day(text: str) -> Interval | None:
    with suppress(ValueError):
        return written.parse(text) if text else None
    return None
