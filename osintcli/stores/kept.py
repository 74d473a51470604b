"""What is kept between runs in the user's cache folder: readings of documents, their own datings, finished comparisons.

A reading is the dear part (the parse). A comparison asked for again over the same documents is not made again, so that
the answer costs hardly more than starting the program.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec
from msgspec import Struct, field

from osintcli import cache
from osintcli.model.assertion import Assertion
from osintcli.model.comparison import Comparison
from osintcli.model.dating import Dating, Telling
from osintcli.model.document import Published, Skipped


class Reading(Struct, frozen=True):
    """What one document says, and when it was written."""

    dating: Dating
    assertions: tuple[Assertion, ...]


class Answered(Struct, frozen=True):
    """A finished comparison, when each document was written, by id, and what was not read."""

    comparison: Comparison
    published: dict[str, Published] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()


class Told(Struct, frozen=True):
    """What a document tells for days that it names, for undated ones to be dated by."""

    tellings: tuple[Telling, ...]


T = TypeVar("T", Reading, Dating, Answered, Told)

_FOLDERS: dict[type[Reading | Dating | Answered | Told], str] = {
    Reading: "readings",
    Dating: "datings",
    Answered: "comparisons",
    Told: "tellings",
}


def get(key: str, shape: type[T]) -> T | None:
    """Return what is kept under a key, or `None`."""
    raw = cache.read(_FOLDERS[shape], key[:2], f"{key}.msgpack")
    try:
        return None if raw is None else msgspec.msgpack.decode(raw, type=shape)
    except msgspec.DecodeError:
        return None


def put(key: str, kept: Reading | Dating | Answered | Told) -> None:
    """Keep something under its key."""
    cache.keep(msgspec.msgpack.encode(kept), _FOLDERS[type(kept)], key[:2], f"{key}.msgpack")
