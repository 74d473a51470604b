"""Which rules a store was read by: told by what stands in their files, so that a store may move to another machine."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from osintcli import __version__, cache
from osintcli.lexicons import own
from osintcli.stores import keys


def version() -> str:
    """Return a digest of every rule and lexicon that a store depends on, the user's own words and the model."""
    from osintcli.sentences.model import model_version

    known = f"{keys.rules_version(keys.COMPARING)}.txt"
    kept = cache.read("rules", known)
    content = kept.decode() if kept else ""
    if not content:
        content = _digest()
        cache.keep(content.encode(), "rules", known)
    parts = (__version__, own.digest(), model_version(), content)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _digest() -> str:
    package = Path(__file__).parent.parent
    found = hashlib.sha256()
    for stage in keys.COMPARING:
        for path in sorted(_files(package / stage)):
            found.update(path.relative_to(package).as_posix().encode())
            found.update(path.read_bytes())
    return found.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(Path(entry.path))
            elif entry.name.endswith((".py", ".yaml")):
                yield Path(entry.path)
