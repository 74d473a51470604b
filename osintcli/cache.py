"""What the program keeps between runs: files in the user's cache folder, safe to delete at any time."""

from __future__ import annotations

import os
from pathlib import Path


def folder() -> Path:
    """Return `$OSINT_CACHE`, else `osint` in the folder that the platform keeps caches in."""
    named = os.environ.get("OSINT_CACHE")
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(base) / "osint" if base else Path.home() / ".cache" / "osint"


def read(*names: str) -> bytes | None:
    """Return the bytes kept under `names`, or `None` where nothing is kept or can be read."""
    try:
        return folder().joinpath(*names).read_bytes()
    except OSError:
        return None


def keep(content: bytes, *names: str) -> None:
    """Keep bytes under `names`, whole or not at all; where that fails it only costs time later."""
    path = folder().joinpath(*names)
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(content)
        partial.replace(path)
    except OSError:
        return
