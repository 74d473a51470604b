"""The cache of readings: what was read from a document, kept by its text, the rules' version and the model's.

A reading is the dear part (the parse); topics, origins over documents and comparisons are made anew each time.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache as once
from pathlib import Path
from typing import TypeVar

import msgspec

from osintcli import __version__, cache
from osintcli.model.assertion import Assertion
from osintcli.model.dating import Dating
from osintcli.model.document import Document
from osintcli.model.interval import Interval


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document says, and when it was written."""

    dating: Dating
    assertions: tuple[Assertion, ...]


T = TypeVar("T", Reading, Dating)


def key(document: Document, model: str, near: Interval | None = None) -> str:
    """Return the name that a reading of `document` is kept under: a hash of all that the reading depends on.

    `near` is what the rest of the corpus told of an undated document's day.
    """
    published = document.published
    parts = (
        rules_version(),
        model,
        document.id,
        document.sha256,
        document.text if not document.sha256 else "",
        document.title or "",
        document.publisher or "",
        document.url or "",
        f"{published.interval.edtf} {published.basis} {published.best}",
        (near.edtf or "") if near is not None else "",
    )
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def get(name: str, shape: type[T]) -> T | None:
    """Return what is kept under a key, or `None`."""
    raw = cache.read(_FOLDERS[shape], name[:2], f"{name}.msgpack")
    try:
        return None if raw is None else msgspec.msgpack.decode(raw, type=shape)
    except msgspec.DecodeError:
        return None


def put(name: str, kept: Reading | Dating) -> None:
    """Keep a reading, or a document's own dating, under its key."""
    cache.keep(msgspec.msgpack.encode(kept), _FOLDERS[type(kept)], name[:2], f"{name}.msgpack")


_FOLDERS: dict[type[Reading | Dating], str] = {Reading: "readings", Dating: "datings"}


@once
def rules_version() -> str:
    """Return the version of the program and of every rule and lexicon file in it: names, sizes and times of change."""
    digest = hashlib.sha256(__version__.encode())
    root = Path(__file__).parent.parent
    for stage in ("assertions", "dating", "lexicons", "mentions", "model", "sentences", "text"):
        for path in sorted((root / stage).rglob("*.[py]*")):
            if path.suffix in {".py", ".yaml"}:
                state = path.stat()
                digest.update(f"{path.name} {state.st_size} {state.st_mtime_ns}".encode())
    return digest.hexdigest()
