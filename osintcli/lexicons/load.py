"""YAML to typed lexicons. An error names the file and the entry.

A lexicon is a YAML file in `lexicons/en/`, read into a `msgspec.Struct` that its reader defines. Parsing YAML is slow, so
what was parsed is kept in the user's cache folder under the hash of the file's bytes.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, TypeVar, cast

import msgspec

from osintcli import cache as cached
from osintcli.errors import LexiconError

if TYPE_CHECKING:
    import yaml

T = TypeVar("T")


def load(name: str, shape: type[T], language: str = "en") -> T:
    """Read the built-in lexicon `name` into `shape`, once. Raises `LexiconError` naming file and entry."""
    return cast("T", _loaded(name, shape, language))  # type: ignore[arg-type]  # a class can be hashed


@cache
def _loaded(name: str, shape: type[object], language: str) -> object:
    source = resources.files("osintcli.lexicons").joinpath(language, f"{name}.yaml")
    return parse(source.read_bytes(), shape, f"{language}/{name}.yaml")


def parse(raw: bytes, shape: type[T], name: str) -> T:
    """Read YAML bytes into `shape`; `name` is how errors call the file."""
    kept = ("lexicons", f"{hashlib.sha256(raw).hexdigest()[:32]}.msgpack")
    plain = _kept_plain(kept)
    if plain is None:
        plain = _plain(raw, name)
        cached.keep(msgspec.msgpack.encode(plain), *kept)
    try:
        return msgspec.convert(plain, shape)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{name}: {error}", "Mend the entry that the path after `$` names.") from error


def _kept_plain(kept: tuple[str, str]) -> object:
    raw = cached.read(*kept)
    try:
        return None if raw is None else msgspec.msgpack.decode(raw)
    except msgspec.DecodeError:
        return None


def _plain(raw: bytes, name: str) -> object:
    import yaml

    try:
        return yaml.load(raw, Loader=_word_loader())  # noqa: S506  a safe loader that reads words as words
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark is not None else ""
        what = getattr(error, "problem", None) or "it cannot be read"
        raise LexiconError(f"{name}{line}: not YAML: {what}", "Mend that line.") from error


@cache
def _word_loader() -> type[yaml.SafeLoader]:
    """A safe YAML loader to which `no`, `on` and `y` are words and a date is a word, as in YAML 1.2's core schema."""
    import yaml

    base: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class WordLoader(base):  # type: ignore[misc, valid-type]
        yaml_implicit_resolvers = {  # noqa: RUF012  the class's own name for it
            first: [
                (tag, pattern)
                for tag, pattern in resolvers
                if tag not in {"tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"}
            ]
            for first, resolvers in base.yaml_implicit_resolvers.items()
        }

    WordLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
    return WordLoader
