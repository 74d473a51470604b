"""What the user named on the command line, to the files behind it."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from osintcli.documents import manifest
from osintcli.documents.manifest import Manifest
from osintcli.documents.metadata import Metadata
from osintcli.documents.source import Fetch, Source
from osintcli.errors import InputError, UnreadableDocument
from osintcli.model.document import Skipped
from osintcli.model.interval import Interval

STDIN = "-"

_MAGIC = re.compile(r"[*?\[]")


class Found(NamedTuple):
    """A file, the folder that its id counts from, and whether it was named itself."""

    root: Path
    path: Path
    explicit: bool


def sources(
    named: str, stdin: BinaryIO | None, fetch: Fetch | None = None, *, lenient: bool = False
) -> Iterator[Source | Skipped]:
    """Yield what stands behind one PATH: a file, a folder, a glob, an address of the web, or `-`.

    Raises `InputError` when nothing is there, `ManifestError` when a manifest cannot be used; `lenient` skips what a
    manifest names and is not there.
    """
    if named == STDIN:
        yield _standard_input(stdin)
        return
    if is_address(named):
        yield _address(named, fetch)
        return
    shown = named.rstrip("/") or "/"
    for found in _find(named, lenient=lenient):
        yield found if isinstance(found, Skipped) else _source(found, shown)


def _standard_input(stdin: BinaryIO | None) -> Source:
    if stdin is None:
        raise InputError("no standard input to read", "Name a file or a folder instead of `-`.")
    return Source("stdin", STDIN, lambda: stdin, explicit=True)


def is_address(named: str) -> bool:
    """Say whether a PATH is an address of the web."""
    return named.lower().startswith(("http://", "https://"))


def no_file(source: Source) -> bool:
    """Say whether a source is no file on this machine."""
    return source.path == STDIN or source.fetched is not None


def _address(named: str, fetch: Fetch | None) -> Source | Skipped:
    if fetch is None:
        raise InputError(f"addresses are not fetched here: {named}", "Save the page, and name its file.")
    try:
        found = fetch(named)
    except UnreadableDocument as error:
        return Skipped(named, error.message)
    known = Metadata(retrieved=Interval.day(found.day))
    return Source(named, named, lambda: BytesIO(found.raw), known, explicit=True, fetched=found)


def _find(named: str, *, lenient: bool) -> Iterator[Found | Skipped]:
    path = Path(named).expanduser()
    if path.is_dir():
        yield from _folder(path, lenient=lenient)
    elif os.path.lexists(path):
        yield Found(path.parent, path, explicit=True)
    elif _MAGIC.search(named):
        yield from _glob(named)
    else:
        raise InputError(f"no such file or folder: {named}", _near(path))


def _folder(root: Path, *, lenient: bool) -> Iterator[Found | Skipped]:
    said = _manifest(root)
    if said and lenient:
        why = f"{said.name} names it, and it is not there"
        yield from (Skipped((root / entry.path).as_posix(), why, absent=True) for entry in said.missing())
    elif said:
        said.check()
    refused: list[OSError] = []
    for folder, below, names in os.walk(root, onerror=refused.append):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield from _file(root, Path(folder, name), said)
    for error in refused:
        yield Skipped(str(error.filename), error.strerror or "cannot be read")


def _file(root: Path, path: Path, said: Manifest | None) -> Iterator[Found | Skipped]:
    if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
        yield Skipped(path.as_posix(), "a link out of the folder")
    elif stat.S_ISREG(path.stat().st_mode if path.exists() else 0):
        yield Found(
            root, path, explicit=said is not None and path.relative_to(root).as_posix() in said.entries
        )


def _glob(named: str) -> Iterator[Found]:
    pattern = str(Path(named).expanduser())
    fixed = Path(*_before_magic(pattern))
    import glob

    matches = glob.glob(pattern, recursive=True)  # noqa: PTH207  Path.glob takes no absolute pattern
    files = sorted(p for p in matches if Path(p).is_file())
    if not files:
        raise InputError(
            f"no file matches {named}", "Quote the pattern, and write ** for folders inside folders."
        )
    yield from (Found(fixed, Path(p), explicit=False) for p in files)


def _before_magic(pattern: str) -> list[str]:
    parts = Path(pattern).parts[:-1]
    at = next((i for i, part in enumerate(parts) if _MAGIC.search(part)), len(parts))
    return list(parts[:at])


def _source(found: Found, named: str) -> Source:
    inside = found.path.relative_to(found.root).as_posix()
    shown = named if found.explicit and found.path == Path(named).expanduser() else found.path.as_posix()
    known = _known(found)
    return Source(
        inside,
        shown,
        lambda: found.path.open("rb"),
        known,
        found.explicit,
        of_part=lambda part: _known(found, f":{part}"),
    )


def _known(found: Found, part: str = "") -> Metadata:
    """What the manifests of the folders from the root down to the file say of it, or a part; the nearest one wins."""
    known = Metadata()
    folders = [
        found.root,
        *(found.root / p for p in reversed(found.path.parent.relative_to(found.root).parents)),
    ]
    for folder in dict.fromkeys([*folders, found.path.parent]):
        said = _manifest(folder)
        if said:
            known = said.of(f"{found.path.relative_to(folder).as_posix()}{part}").over(known)
    return known


def _manifest(folder: Path) -> Manifest | None:
    try:
        state = (folder / manifest.NAME).stat()
    except OSError:
        return None
    return _as_it_stands(folder, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=256)
def _as_it_stands(folder: Path, changed: int, size: int) -> Manifest | None:  # noqa: ARG001  they make the key
    return manifest.read(folder)


def _near(path: Path) -> str:
    there = [p.name for p in path.parent.iterdir()] if path.parent.is_dir() else []
    from difflib import get_close_matches

    near = get_close_matches(path.name, there, n=1)
    if near:
        return f"Did you mean {(path.parent / near[0]).as_posix()}?"
    return "Name a file, a folder, a quoted glob, or `-` for standard input."
