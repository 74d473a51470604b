"""Documents that are gone through more than once: in memory while they are few, else in a file that goes with the run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

import msgspec
from msgspec import Struct

from osintcli.model.document import Document, Skipped

HELD = 8_000_000
"""Code points of text that are held in memory."""


class _Item(Struct, frozen=True, array_like=True):
    document: Document | None = None
    skipped: Skipped | None = None


class Held:
    """What was found, to be gone through again and again; it is read to its end at once."""

    def __init__(self, found: Iterable[Document | Skipped]) -> None:
        self._few: list[Document | Skipped] = []
        self._many: IO[bytes] | None = None
        self.documents = 0
        size = 0
        for item in found:
            self._few.append(item)
            if isinstance(item, Document):
                self.documents += 1
                size += len(item.text)
            if size > HELD:
                self._spill()
                size = 0
        if self._spilled:
            self._spill()

    @property
    def _spilled(self) -> bool:
        return self._many is not None

    def _spill(self) -> None:
        import tempfile

        if self._many is None:
            self._many = tempfile.TemporaryFile()  # noqa: SIM115  it goes when this object does
        for item in self._few:
            one = _Item(document=item) if isinstance(item, Document) else _Item(skipped=item)
            written = msgspec.msgpack.encode(one)
            self._many.write(len(written).to_bytes(4, "big") + written)
        self._few.clear()

    def __iter__(self) -> Iterator[Document | Skipped]:
        if self._many is None:
            yield from self._few
            return
        decoder = msgspec.msgpack.Decoder(_Item)
        self._many.flush()
        at = 0
        while True:
            self._many.seek(at)  # another pass may be under way
            head = self._many.read(4)
            if not head:
                return
            size = int.from_bytes(head, "big")
            item = decoder.decode(self._many.read(size))
            at += 4 + size
            if item.document is not None:
                yield item.document
            elif item.skipped is not None:
                yield item.skipped
