"""What a store was asked before, as it was printed: asked again it costs hardly more than starting the program.

The list of documents is the same in every answer of one version, and long: it is kept once.
"""

from __future__ import annotations

import hashlib

import msgspec
from msgspec import Struct

from osintcli import cache

_FIRST, _LAST = '\n  "documents": [\n', '\n  ],\n  "groups": '
"""What the list of documents stands between in an envelope; no text in JSON has a line end."""
_FOLDER = "prints"


class Outcome(Struct, frozen=True):
    """What a comparison came to: the verdicts of its groups, what is near its topic, and what was not read."""

    topic: str | None
    verdicts: frozenset[str]
    near: tuple[str, ...]
    documents: int
    skipped: tuple[tuple[str, str], ...]


class _Print(Struct, frozen=True):
    outcome: Outcome
    parts: tuple[str, ...]
    whole: bool


_DECODER = msgspec.msgpack.Decoder(_Print)


def key(store: str, *asked: object) -> str:
    """Return the key of an answer: the store at its version, and all that was asked of it."""
    words = "\0".join(map(repr, asked))
    return f"{store}/{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def get(name: str) -> tuple[Outcome, tuple[str, ...]] | None:
    """Return what an answer came to and how it was printed, or `None` where it was not given yet."""
    store, _, asked = name.partition("/")
    raw = cache.read(_FOLDER, store, f"{asked}.msgpack")
    if raw is None:
        return None
    found = _DECODER.decode(raw)
    if found.whole:
        return found.outcome, found.parts
    documents = cache.read(_FOLDER, store, "documents.json")
    if documents is None:
        return None
    head, tail = found.parts
    return found.outcome, (head, documents.decode(), tail)


def put(name: str, outcome: Outcome, text: str) -> None:
    """Keep an answer as it was printed."""
    store, _, asked = name.partition("/")
    start, end = text.find(_FIRST), text.find(_LAST)
    parts: tuple[str, ...] = (text,)
    if 0 <= start < end:
        first = start + len(_FIRST)
        cache.keep(text[first:end].encode(), _FOLDER, store, "documents.json")
        parts = (text[:first], text[end:])
    made = _Print(outcome, parts, whole=len(parts) == 1)
    cache.keep(msgspec.msgpack.encode(made), _FOLDER, store, f"{asked}.msgpack")
