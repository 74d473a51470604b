"""What a kept result is known by: a hash of all that it depends on."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from osintcli import __version__
from osintcli.lexicons import own
from osintcli.model.dating import Dating
from osintcli.model.document import Document
from osintcli.model.options import Options

READING = ("assertions", "dating", "lexicons", "mentions", "model", "sentences", "text")
"""Packages that decide what is read from a document."""
COMPARING = (*READING, "comparisons")
"""Packages that decide how readings are compared."""


def of_reading(document: Document, model: str, dating: Dating | None = None) -> str:
    """Return the key of what is read from a document; `dating` is how its day was found where it had none."""
    published = document.published
    return _hashed(
        (
            rules_version(READING),
            model,
            document.id,
            document.sha256 or document.text,
            document.title or "",
            document.publisher or "",
            document.url or "",
            f"{published.interval.edtf} {published.basis} {published.best}",
            repr(dating),
        )
    )


def of_document(document: Document, at: str) -> str:
    """Return the key of all that is known of a document and of its place in line, whatever reads it."""
    known = (repr(getattr(document, name)) for name in _KNOWN)
    return _hashed((document.id, document.sha256, at, *known))[:32]


_KNOWN = (
    *("title", "publisher", "author", "url", "language", "published"),
    *("reliability", "origin_of", "retrieved", "bytes_sha256"),
)


def of_comparison(
    readings: Iterable[str], documents: Iterable[Document], topic: str | None, options: Options
) -> str:
    """Return the key of a comparison: of the readings it is made of, what the manifest says of them, and the question."""
    said = (f"{d.id} {d.path} {d.publisher} {d.origin_of}" for d in documents)
    return _hashed((rules_version(COMPARING), *readings, *said, topic or "", repr(options)))


def _hashed(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def rules_version(stages: tuple[str, ...]) -> str:
    """Return the version of the program and of every rule and lexicon file of some packages: name, size, time of
    change; of the user's own words too.
    """
    return _hashed((__version__, own.digest(), *map(_stage_version, stages)))


@cache
def _stage_version(stage: str) -> str:
    return _hashed(sorted(_states(os.fspath(Path(__file__).parent.parent / stage))))


def _states(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _states(entry.path)
            elif entry.name.endswith((".py", ".yaml")):
                state = entry.stat()
                yield f"{entry.path} {state.st_size} {state.st_mtime_ns}"
