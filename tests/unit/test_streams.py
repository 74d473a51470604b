"""Reading a long file takes the memory of one document, not of all."""

from __future__ import annotations

import gc
import gzip
import io
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO, cast

import pytest

from osintcli.documents import opened
from osintcli.documents.source import Draft, Source
from tests import kinds

MANY, FEW = 200, 20


class Endless(io.RawIOBase):
    """Pieces one after the other, made when they are asked for."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._held = b""

    def readable(self) -> bool:
        return True

    def readinto(self, into: bytearray) -> int:  # type: ignore[override]  # what BufferedReader gives
        while not self._held:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._held = piece
        got, self._held = self._held[: len(into)], self._held[len(into) :]
        into[: len(got)] = got
        return len(got)


def letters(count: int) -> Iterator[bytes]:
    one = kinds.mailbox() + b"x" * 20_000 + b"\n\n"
    return (one for _ in range(count))


def records(count: int) -> Iterator[bytes]:
    one = kinds.warc()
    return (one for _ in range(count))


def packed(count: int) -> Iterator[bytes]:
    one = gzip.compress(kinds.warc() + kinds.record_of("metadata", "x:y", b"x" * 50_000), mtime=0)
    return (one for _ in range(count))


def rows(count: int) -> Iterator[bytes]:
    head, _, one = kinds.table().partition(b"\n")
    yield head + b"\n"
    yield from (one for _ in range(count))


def lines(count: int) -> Iterator[bytes]:
    one = b'{"text": "' + b"Some words. " * 2_000 + b'"}\n'
    return (one for _ in range(count))


def peak(name: str, pieces: Callable[[], Iterator[bytes]]) -> tuple[int, int]:
    """Return how many documents were read, and the most bytes that were held at a time."""
    source = Source(name, name, lambda: cast("BinaryIO", io.BufferedReader(Endless(pieces()))))
    gc.collect()  # what other tests left to be collected is not this reader's
    tracemalloc.start()
    count = sum(1 for one in opened.drafts(source) if isinstance(one, Draft))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return count, most


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "pieces"),
    [("a.mbox", letters), ("a.warc", records), ("a.warc.gz", packed), ("a.csv", rows), ("a.jsonl", lines)],
)
def test_memory_does_not_grow_with_the_number_of_documents(
    name: str, pieces: Callable[[int], Iterator[bytes]]
) -> None:
    peak(name, partial(pieces, FEW))  # what is imported and kept the first time
    few, less = peak(name, partial(pieces, FEW))
    many, more = peak(name, partial(pieces, MANY))
    assert (few, many) == (FEW, MANY)
    assert more < 1.2 * less + 300_000
