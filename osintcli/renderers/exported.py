"""What the forms for other tools have in common: the assertions of an answer, and names that are the same each time."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from osintcli.errors import InputError
from osintcli.model.assertion import Assertion
from osintcli.model.document import Document
from osintcli.renderers import answers, wording
from osintcli.renderers.answers import Answer

NAMES = uuid5(NAMESPACE_URL, "urn:osint:v1")
"""The space that our names are made in (RFC 9562, version 5): one thing has one name, whenever it is written."""


def assertions(answer: Answer, form: str) -> list[Assertion]:
    """Return the assertions of an answer, each once. Raises `InputError` for an answer that has none by its kind."""
    return list({one.id: one for one in _assertions(answer, form)}.values())


def _assertions(answer: Answer, form: str) -> Iterator[Assertion]:
    match answer:
        case answers.Extracted():
            yield from answer.assertions
        case answers.Compared():
            yield from (one for group in answer.comparison.groups for one in group.members)
        case answers.Reported():
            yield from (one for group in answer.groups for one in group.members)
            yield from answer.assertions
        case answers.Ordered():
            yield from (one for entry in answer.timeline.entries for one in entry.members)
        case answers.Shown():
            yield answer.assertion
        case _:
            raise InputError(
                f"{form} is a form of extract, compare, conflicts, timeline and show", "Say --format json."
            )


def name(kind: str, key: str) -> UUID:
    """Return the name of a thing of some kind."""
    return uuid5(NAMES, f"{kind}\x1f{key}")


def urn(kind: str, key: str) -> str:
    """Return the name as an address that any program may use."""
    return f"urn:uuid:{name(kind, key)}"


def address(document: Document) -> str:
    """Return where a document is: its address on the web, else the name that the hash of its text gives (RFC 6920)."""
    url = web(document)
    if url is not None:
        return url
    digest = base64.urlsafe_b64encode(bytes.fromhex(document.sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def web(document: Document) -> str | None:
    """Return the address of a document where it is one of the web and holds nothing but an address's signs."""
    url = document.url or ""
    good = (
        urlsplit(url).scheme in {"http", "https"} and url.isprintable() and not set(url) & set(' <>"{}|\\^`')
    )
    return url if good else None


def summary(said: Assertion) -> str:
    """Return an assertion in a line: the figure, as of when, who says so, how sure."""
    time = said.event.date if said.event else said.as_of
    parts = [wording.figure(said, counted=True)]
    parts += [f"{'' if said.event else 'as of '}{wording.when(time)}"] if time.interval.known else []
    parts += [f"said by {wording.speaker(said) or 'the article itself'}", said.factuality.value]
    return "; ".join(parts)
