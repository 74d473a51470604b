"""What the shell may complete: topics and document names of the corpora that were read, kept from run to run.

A Tab must answer at once, so nothing is read or parsed for it: what the last run over the same paths found is what there is.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from osintcli import cache

MOST = 2_000
"""Names of one sort that are kept."""
_PLAIN = re.compile(r"[^\W_](?:[\w .:/-]*\w)?")
"""What may be handed to a shell: letters, digits and a few signs; a document may be called anything."""
_SHELL = "_OSINT_COMPLETE"


def keep(paths: Sequence[str], topics: Iterable[str], documents: Iterable[str]) -> None:
    """Keep what a run over `paths` found; topics are added to those known while the documents are the same."""
    held = _read(paths)
    names = sorted(set(documents))[:MOST]
    before = held["topics"] if held["documents"] == names else []
    found = sorted({*topics, *before})[:MOST]
    if (found, names) != (held["topics"], held["documents"]):
        cache.keep(
            "\x00".join(["\n".join(found), "\n".join(names)]).encode("utf-8", "replace"), *_place(paths)
        )


def topics(paths: Sequence[str]) -> list[str]:
    """Return the topics that are known of a corpus, as the shell takes them."""
    return _shown(_read(paths)["topics"])


def documents(paths: Sequence[str]) -> list[str]:
    """Return the ids of the documents that are known of a corpus."""
    return _shown(_read(paths)["documents"])


def _shown(names: Iterable[str]) -> list[str]:
    bash = os.environ.get(_SHELL, "").endswith("bash")
    plain = (name for name in names if _PLAIN.fullmatch(name))
    return [name.replace(" ", "\\ ") if bash else name for name in plain]


def _read(paths: Sequence[str]) -> dict[str, list[str]]:
    raw = cache.read(*_place(paths)) or b"\x00"
    first, _, second = raw.decode("utf-8", "replace").partition("\x00")
    return {"topics": first.split("\n") if first else [], "documents": second.split("\n") if second else []}


def _place(paths: Sequence[str]) -> tuple[str, str]:
    named = "\x00".join(os.fspath(Path(path).absolute()) for path in paths)
    return "completions", hashlib.sha256(named.encode("utf-8", "surrogateescape")).hexdigest()[:32]
