"""Where a document comes from: what tells it from all others whatever run finds it, and its place in line.

In line documents stand as a walk through their folders meets them: the files of a folder by name, then its folders.
"""

from __future__ import annotations

import re
from collections import Counter
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from osintcli.model.document import Document, Skipped

_SECOND = re.compile(r"(?:~\d+)+$")
_MAGIC = re.compile(r"[*?\[]")
_FOLDER, _FILE = "1", "0"
_BELOW, _WITHIN = "\x01", "\x02"


class Place(Struct, frozen=True):
    """`name` is one over all runs; `at` sorts as documents stand in line; `source` is the file, address or stream."""

    name: str
    at: str
    source: str


class Places:
    """Gives the places of one run, whose documents come source by source."""

    def __init__(self) -> None:
        self._source: str | None = None
        self._named: Counter[str] = Counter()

    def of(self, item: Document | Skipped) -> Place:
        """Return the place of what was found, or of what could not be read."""
        source = _absolute(item.path) if isinstance(item, Document) else _absolute(_file_of(item.path))
        own = _SECOND.sub("", item.id) if isinstance(item, Document) else f"\0{item.path.rpartition('/')[2]}"
        if source != self._source:
            self._source = source
            self._named.clear()
        self._named[own] += 1
        at = f"{in_line(source)}{_WITHIN}{self._named.total():09d}"
        return Place(f"{source}\0{own}\0{self._named[own]}", at, source)


def source_of(name: str) -> str:
    """Return the file, address or stream that a place lies in."""
    return name.partition("\0")[0]


def is_skipped(name: str) -> bool:
    """Say whether a place is that of something that could not be read."""
    return name.partition("\0")[2].startswith("\0")


@lru_cache(maxsize=4096)
def in_line(source: str) -> str:
    """Return what sorts sources as a walk through their folders meets them."""
    *folders, file = source.split("/")
    return _BELOW.join([*(_FOLDER + one for one in folders), _FILE + file])


@lru_cache(maxsize=4096)
def _absolute(path: str) -> str:
    if path == "-" or path.lower().startswith(("http://", "https://")):
        return path
    return Path(path).resolve().as_posix()


def _file_of(path: str) -> str:
    """Return the file of "articles.jsonl:7"."""
    while path and not Path(path).exists() and ":" in path and "://" not in path:
        path = path.rpartition(":")[0]
    return path


def gone(source: str, named: list[str]) -> bool:
    """Say whether a source that a run did not meet is gone: its file is, or the run was to meet it."""
    if "://" in source or source == "-":
        return source in named
    return not Path(source).exists() or any(_under(source, one) for one in named)


def _under(source: str, named: str) -> bool:
    if _MAGIC.search(named) and not Path(named).exists():
        return fnmatchcase(source, Path(named).absolute().as_posix())
    root = _absolute(named)
    return source == root or source.startswith(root.rstrip("/") + "/")
