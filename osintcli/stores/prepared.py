"""Answers that `osint index` made ahead, beside the tables of a store, so that a topic is answered from what is there.

A file of an answer is named by all that the answer rests on, and never changed; one list, written last and whole, says
which of them answer the store at its version. At any other version nothing is found here.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from osintcli.model.comparison import Comparison
from osintcli.model.document import Document
from osintcli.stores.prints import Outcome

FOLDER = "answers"
_LIST = "list.msgpack"
_ANSWER, _PRINT, _DOCUMENTS = ".answer", ".print", ".documents"
_FAST = 1
"""How hard to press: a store is read more often than sent."""

T = TypeVar("T")


class Shelf(Struct, frozen=True):
    """What a store has answers to.

    `key` is that of the store at the version that they are of, `answers` maps topics to what their files are called,
    `documents` is what the file of all documents is called, `counted` how a page counts them.
    """

    key: str
    answers: dict[str, str]
    documents: str
    count: int
    counted: str
    skipped: tuple[tuple[str, str], ...] = ()


class Print(Struct, frozen=True):
    """A page as it is printed for a pipe, behind the words that count the documents, which took `first` signs."""

    look: tuple[object, ...]
    verdicts: frozenset[str]
    first: int
    text: str


def shelf(folder: Path) -> Shelf | None:
    """Return the list of a store's answers, of whatever version, or `None`."""
    return _read(folder / FOLDER / _LIST, Shelf)


@lru_cache(maxsize=1)
def _of(folder: Path, key: str) -> Shelf | None:
    found = shelf(folder)
    return found if found is not None and found.key == key else None


def comparison(folder: Path, key: str, topic: str) -> Comparison | None:
    """Return the comparison of a topic that was made for a store with this key, or `None`."""
    found = _of(folder, key)
    name = found.answers.get(topic) if found is not None else None
    made = _read(folder / FOLDER / f"{name}{_ANSWER}", Comparison) if name is not None else None
    return made if made is not None and made.groups else None  # what is near is known of all topics alone


def documents(folder: Path, key: str) -> tuple[dict[str, Document], tuple[tuple[str, str], ...]] | None:
    """Return all documents of a store, dated and without their texts, and what could not be read."""
    found = _of(folder, key)
    if found is None:
        return None
    held = _read(folder / FOLDER / f"{found.documents}{_DOCUMENTS}", list[Document])
    return None if held is None else ({one.id: one for one in held}, found.skipped)


def printed(folder: Path, key: str, topic: str, look: Sequence[object]) -> tuple[Outcome, str] | None:
    """Return the page of a topic as it was printed for a pipe of this look, and what it came to, or `None`."""
    found = _of(folder, key)
    name = found.answers.get(topic) if found is not None else None
    page = _read(folder / FOLDER / f"{name}{_PRINT}", Print) if name is not None else None
    if (
        found is None
        or page is None
        or page.look != tuple(look)
        or page.first != len(found.counted)
        or not page.verdicts
    ):
        return None
    outcome = Outcome(topic, page.verdicts, (), found.count, found.skipped)
    return outcome, found.counted + page.text


def is_there(folder: Path, name: str) -> bool:
    """Say whether an answer of that name is kept, with its page."""
    return all((folder / FOLDER / f"{name}{kind}").is_file() for kind in (_ANSWER, _PRINT))


def keep(folder: Path, name: str, made: Comparison, page: Print) -> None:
    """Keep an answer and its page."""
    _write(folder / FOLDER / f"{name}{_PRINT}", page)
    _write(folder / FOLDER / f"{name}{_ANSWER}", made)


def finish(folder: Path, made: Shelf, held: Iterable[Document]) -> None:
    """Let answers count from now on, and let go of those that no topic has any more."""
    _write(folder / FOLDER / f"{made.documents}{_DOCUMENTS}", list(held))
    _write(folder / FOLDER / _LIST, made)
    _of.cache_clear()
    kept = {*made.answers.values(), made.documents}
    for path in (folder / FOLDER).iterdir():
        if path.name != _LIST and path.name.partition(".")[0] not in kept:
            path.unlink(missing_ok=True)


def _write(path: Path, noun: object) -> None:
    path.parent.mkdir(exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    partial.write_bytes(zlib.compress(msgspec.msgpack.encode(noun), _FAST))
    partial.replace(path)


def _read(path: Path, shape: type[T]) -> T | None:
    try:
        return msgspec.msgpack.decode(zlib.decompress(path.read_bytes()), type=shape)
    except (OSError, zlib.error, msgspec.DecodeError):
        return None
