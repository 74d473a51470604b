"""What an earlier run printed, read back: JSON, JSON lines, or the report page that carries JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from osintcli.errors import InputError
from osintcli.model.assertion import Quote
from osintcli.model.span import Span
from osintcli.model.standing import Claim, Held
from osintcli.renderers.json import checks, shapes

Object = dict[str, Any]

HINT = "Name a file that `osint extract`, `compare` or another command wrote with --json, --format jsonl, or a report page."
_CARRIED = re.compile(
    r"""<script\b[^>]*\bid=["']?osint-data\b[^>]*>(.*?)</script\s*>""", re.DOTALL | re.IGNORECASE
)


class Earlier(NamedTuple):
    """What an output holds that can be checked: its documents, and its quotes in order, each once."""

    documents: tuple[Held, ...]
    claims: tuple[Claim, ...]


def objects(raw: bytes, name: str) -> list[Object]:
    """Return the objects that an output is made of: one envelope, or one a line. Raises `InputError` for what is none."""
    text = raw.decode("utf-8", "surrogateescape").lstrip("\ufeff \t\r\n")
    if text[:1] == "<":
        carried = _CARRIED.search(text)
        if carried is None:
            raise InputError(f"{name}: a page that carries no data of osint", HINT)
        text = carried[1]
    try:
        found = [_decoded(text)]
    except ValueError:
        found = _lines(text, name)
    if len(found) == 1 and isinstance(found[0], list):
        found = found[0]
    if not found or not all(isinstance(one, dict) for one in found):
        raise InputError(f"{name}: not an output of osint", HINT)
    return found


def ours(found: list[Object]) -> bool:
    """Say whether objects are an output of `osint`, not documents as JSON."""
    first = found[0]
    line = "text" not in first and any(name in first for name in ("quote", "members", "exact", "sha256"))
    return str(first.get("schema", "")).startswith("osint/") or line


def _decoded(text: str) -> Any:  # noqa: ANN401  whatever stands there
    try:
        return msgspec.json.decode(text.encode("utf-8", "surrogateescape"))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from error


def _lines(text: str, name: str) -> list[Any]:
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(_decoded(line))
        except ValueError as error:
            what = str(error).rpartition(" (")[0] or str(error)
            raise InputError(f"{name}, line {number}: no JSON ({what})", HINT) from error
    return found


def earlier(raw: bytes, name: str) -> Earlier:
    """Return the documents and quotes of an output. Raises `InputError` where it is none, or one of them is broken."""
    return quotes(objects(raw, name), name)


def quotes(found: list[Object], name: str) -> Earlier:
    """Return the documents and quotes of objects. Raises `InputError` where one of them is broken."""
    held: dict[str, Held] = {}
    claims: dict[Claim, None] = {}
    for one in _inside(found):
        try:
            if "sha256" in one and "id" in one:
                document = msgspec.convert(one, Held)
                held[document.id] = document
            claims |= dict.fromkeys(_claims(one))
        except (msgspec.ValidationError, KeyError, TypeError) as error:
            raise InputError(f"{name}: a quote or document that cannot be read ({error})", HINT) from error
    return Earlier(tuple(held.values()), tuple(claims))


def _inside(found: list[Object]) -> Iterator[Object]:
    """Yield every object in objects, in order. Of two states side by side (`osint diff`) only the new one counts."""
    waiting: list[Any] = list(reversed(found))
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            parts = {k: v for k, v in one.items() if k != "old"} if "new" in one else one
            waiting.extend(reversed(parts.values()))
        elif isinstance(one, list):
            waiting.extend(reversed(one))


class _Line(msgspec.Struct, frozen=True):
    """As much of an assertion as says what it quotes."""

    id: str
    document: str
    quote: shapes.Quote
    sentence: shapes.Sentence
    evidence: list[shapes.Evidence] = []


def _claims(one: Mapping[str, Any]) -> Iterator[Claim]:
    """Yield the quotes that an object itself has."""
    if "quote" in one and "document" in one:
        line = msgspec.convert(one, _Line)
        quote, sentence = line.quote, line.sentence
        words = Quote(quote.exact, quote.prefix, quote.suffix, Span(quote.start, quote.end))
        span = Span(sentence.start, sentence.end)
        yield Claim(line.document, "assertion", words, line.id, span, sentence.text)
        for part in line.evidence:
            yield _bare(line.document, "evidence", part, line.id)
    elif {"exact", "start", "end", "document"} <= one.keys():
        yield _bare(one["document"], "mention", msgspec.convert(one, checks.Words), one.get("id"))
    elif "evidence" in one and "published" in one:
        for part in one["evidence"]:
            yield _bare(one["id"], "date", msgspec.convert(part, checks.Words))
    elif "context" in one and "assertion" in one:
        around = msgspec.convert(one["context"], shapes.Sentence)
        named = msgspec.convert(one["assertion"], _Line)
        words = Quote(around.text, "", "", Span(around.start, around.end))
        yield Claim(named.document, "context", words, named.id)


def _bare(
    document: object, what: str, words: checks.Words | shapes.Evidence, name: str | None = None
) -> Claim:
    if not isinstance(document, str):
        raise TypeError("a document's id is text")
    return Claim(document, what, Quote(words.exact, "", "", Span(words.start, words.end)), name)
