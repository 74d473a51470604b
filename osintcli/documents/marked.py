"""YAML with the line of every value: `sources.yaml` and front matter name the line that is wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from osintcli import cache
from osintcli.errors import ManifestError

if TYPE_CHECKING:
    from yaml.nodes import Node


DEEPEST = 5
"""Levels that are read: what lies deeper (or refers to itself) no manifest needs."""


class Marked(msgspec.Struct, frozen=True, array_like=True):
    """A YAML value: text, a list or a mapping of others, or `None`; `line` counts from 1."""

    value: str | list[Marked] | dict[str, Marked] | None
    line: int

    @property
    def text(self) -> str | None:
        """The value, where it is text."""
        return self.value if isinstance(self.value, str) else None

    @property
    def word(self) -> str:
        """What sort of value it is, for an error."""
        if isinstance(self.value, str):
            return "text"
        if isinstance(self.value, list):
            return "a list"
        return "nothing" if self.value is None else "a mapping"


def load(text: str, name: str, first_line: int = 1) -> Marked:
    """Read YAML. `name` is how errors call the file, `first_line` the line it begins on. Raises `ManifestError`.

    What was read once is kept under the text's hash: importing YAML alone takes longer than all else here.
    """
    key = hashlib.sha256(f"1 {first_line} {text}".encode("utf-8", "surrogatepass")).hexdigest()
    kept = cache.read("manifests", f"{key}.msgpack")
    try:
        return msgspec.msgpack.decode(kept or b"", type=Marked)
    except msgspec.DecodeError:
        found = _read(text, name, first_line)
        cache.keep(msgspec.msgpack.encode(found), "manifests", f"{key}.msgpack")
        return found


def _read(text: str, name: str, first_line: int) -> Marked:
    import yaml

    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + first_line}" if mark else ""
        problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
        raise ManifestError(
            f"{name}{where}: not YAML: {problem}", "Check the indentation and the quotes there."
        ) from error
    return _marked(root, first_line) if root else Marked(None, first_line)


def _marked(node: Node, first_line: int, depth: int = 1) -> Marked:
    import yaml

    line = node.start_mark.line + first_line
    if depth > DEEPEST:
        return Marked(None, line)
    if isinstance(node, yaml.MappingNode):
        return Marked({str(k.value): _marked(v, first_line, depth + 1) for k, v in node.value}, line)
    if isinstance(node, yaml.SequenceNode):
        return Marked([_marked(v, first_line, depth + 1) for v in node.value], line)
    return Marked(None if node.tag == "tag:yaml.org,2002:null" else str(node.value), line)


def closest(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return "Did you mean …?" where a known word is close, else the hint `otherwise`."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"Did you mean `{near[0]}`?" if near else otherwise
