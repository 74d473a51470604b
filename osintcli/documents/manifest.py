"""`sources.yaml`: what the user knows of the documents of a folder. It wins over what a file says of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

import msgspec

from osintcli.documents import decode, edtf
from osintcli.documents.marked import Marked, closest, load
from osintcli.documents.metadata import FIELDS, Metadata, reliability
from osintcli.errors import ManifestError, UnreadableDocument

NAME = "sources.yaml"
KEYS = ("path", *FIELDS)
_EXAMPLE = "Write `documents:` and under it a list, each item with `path:`, `publisher:`, `published:`."
_VALUES: dict[str, Callable[[str], object]] = {
    "published": edtf.parse,
    "retrieved": edtf.parse,
    "reliability": reliability,
}


class Entry(msgspec.Struct, frozen=True):
    """What a manifest says of one path, and the line where it begins."""

    path: str
    line: int
    known: Metadata


class Manifest(msgspec.Struct, frozen=True):
    """The entries of one folder's manifest by path inside that folder, as POSIX."""

    folder: Path
    name: str
    entries: dict[str, Entry]

    def of(self, relative: str) -> Metadata:
        """Return what is said of a path inside the folder."""
        entry = self.entries.get(relative)
        return entry.known if entry else Metadata()

    def check(self) -> None:
        """Raise `ManifestError` for the first entry whose file is not there."""
        for entry in self.missing():
            raise ManifestError(
                f"{self.name}, line {entry.line}: no file {entry.path!r}", self._near(entry.path)
            )

    def missing(self) -> Iterator[Entry]:
        """Yield the entries whose file is not there."""
        for entry in self.entries.values():
            if not (self.folder / entry.path).exists() and not self._part(entry.path):
                yield entry

    def _part(self, path: str) -> bool:
        """Say whether a path names a part of a file that is there: `box.mbox:3`, `many.zip:in/page.html`."""
        file, sign, _ = path.partition(":")
        return bool(sign) and (self.folder / file).is_file()

    def _near(self, path: str) -> str:
        there = sorted(p.relative_to(self.folder).as_posix() for p in (self.folder / path).parent.glob("*"))
        return closest(
            path,
            there,
            f"Paths are relative to {self.folder.as_posix()}/; remove the entry or mend its path.",
        )


def read(folder: Path) -> Manifest | None:
    """Read the folder's manifest, `None` where it has none. Raises `ManifestError` with file and line."""
    path = folder / NAME
    if not path.is_file():
        return None
    name = path.as_posix()
    try:
        root = load(decode.text(path.read_bytes()), name)
    except (OSError, UnreadableDocument) as error:
        raise ManifestError(
            f"{name}: cannot be read: {error}", "Save it as UTF-8 text that you may read."
        ) from error
    return Manifest(folder, name, _entries(root, name))


def _entries(root: Marked, name: str) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for item in _items(root, name):
        entry = _entry(item, name)
        if entry.path in found:
            first = found[entry.path].line
            raise ManifestError(
                f"{name}, line {entry.line}: {entry.path!r} is already on line {first}",
                "Keep one of the two.",
            )
        found[entry.path] = entry
    return found


def _items(root: Marked, name: str) -> list[Marked]:
    if root.value is None:
        return []
    if not isinstance(root.value, dict):
        raise ManifestError(f"{name}, line {root.line}: {root.word} where `documents:` should be", _EXAMPLE)
    for key, value in root.value.items():
        if key != "documents":
            raise ManifestError(
                f"{name}, line {value.line}: unknown key `{key}`", closest(key, ["documents"], _EXAMPLE)
            )
    items = root.value.get("documents", Marked(None, root.line))
    if items.value is None:
        return []
    if not isinstance(items.value, list):
        raise ManifestError(f"{name}, line {items.line}: `documents` is {items.word}, not a list", _EXAMPLE)
    return items.value


def _entry(item: Marked, name: str) -> Entry:
    if not isinstance(item.value, dict):
        raise ManifestError(f"{name}, line {item.line}: {item.word} where a document should be", _EXAMPLE)
    path = item.value.get("path")
    if path is None or not path.text:
        raise ManifestError(
            f"{name}, line {item.line}: a document without `path`", "Write `path: FILE` first."
        )
    inside = PurePosixPath(path.text.replace("\\", "/"))
    if inside.is_absolute() or ".." in inside.parts:
        raise ManifestError(
            f"{name}, line {path.line}: {path.text!r} leaves the folder", "Name files inside the folder only."
        )
    return Entry(inside.as_posix(), item.line, metadata(item.value, name, KEYS))


def metadata(given: Mapping[str, Marked], name: str, keys: tuple[str, ...] | None = None) -> Metadata:
    """Read the fields of an entry. Raises `ManifestError`; a key outside `keys` is one (`None`: others are not read)."""
    found: dict[str, object] = {}
    for key, value in given.items():
        if keys is not None and key not in keys:
            known = ", ".join(keys)
            raise ManifestError(
                f"{name}, line {value.line}: unknown key `{key}`", closest(key, keys, f"Known keys: {known}.")
            )
        if key in FIELDS and value.value is not None:
            found[key] = _value(key, value, name)
    return Metadata(**found)  # type: ignore[arg-type]  # each value was made for its field


def _value(key: str, value: Marked, name: str) -> object:
    if value.text is None:
        raise ManifestError(
            f"{name}, line {value.line}: `{key}` is {value.word}, not text", f"Write `{key}:` and one value."
        )
    text = value.text.strip()
    try:
        return _VALUES.get(key, str)(text) if text else None
    except ValueError as error:
        message, _, how = str(error).partition(": ")
        hint = f"{how[:1].upper()}{how[1:]}." if how else f"{edtf.HOW[:1].upper()}{edtf.HOW[1:]}."
        raise ManifestError(f"{name}, line {value.line}: `{key}`: {message}", hint) from error
