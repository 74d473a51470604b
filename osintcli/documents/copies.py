"""Documents that are one text: letter by letter, in most of its words, or because the manifest says so.

Texts are compared by their runs of eight words (shingles; Broder 1997), a sample of them by hash, so that all is linear
in the size of the corpus. Two are copies when most of the shorter one's runs stand in the other.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from zlib import crc32

from osintcli.model.document import Document

RUN = 8
"""Words in a row that two writers hardly ever choose alike."""
SAMPLE = 4
"""One run in so many is looked at."""
SHARED = 0.5
"""Share of the shorter text's runs that makes a copy."""
FEWEST = 3
"""Runs in common below which nothing is said."""
COMMON = 100
"""Documents with one run from which on it is a page's furniture, no sign of copying."""

_WORD = re.compile(r"\w+")


def copies(documents: Mapping[str, Document]) -> dict[str, tuple[str, ...]]:
    """Return for each document the ids of the others that are its copy, its origin, or of its origin too; in order."""
    kin: dict[str, set[str]] = {name: {name} for name in documents}
    same: dict[str, str] = {}
    for name, document in documents.items():
        _join(kin, same.setdefault(document.sha256, name), name)
        if document.origin_of:
            _join(kin, name, _called(documents, document.origin_of))
    for one, other in _alike(documents):
        _join(kin, one, other)
    return {name: tuple(one for one in documents if one in kin[name] and one != name) for name in documents}


def _join(kin: dict[str, set[str]], one: str, other: str | None) -> None:
    if other is not None and kin[one] is not kin[other]:
        kin[one] |= kin[other]
        for name in kin[one]:
            kin[name] = kin[one]


def _called(documents: Mapping[str, Document], named: str) -> str | None:
    """Return the document that `origin_of` means: by its id, path, address, or the only one of that outlet."""
    found = [name for name, one in documents.items() if named in (name, one.path, one.url, one.publisher)]
    return found[0] if len(found) == 1 else None


def _alike(documents: Mapping[str, Document]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of which most of the shorter one stands in the other."""
    runs = {name: _runs(document.text) for name, document in documents.items()}
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for name, found in runs.items():
        for run in found:
            holders[run].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        if 1 < len(names) < COMMON:
            shared.update(combinations(names, 2))
    for (one, other), count in shared.items():
        if count >= max(FEWEST, SHARED * min(len(runs[one]), len(runs[other]))):
            yield one, other


def _runs(text: str) -> set[int]:
    words = _WORD.findall(text.casefold())
    runs = (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    return {code for run in runs if (code := crc32(run.encode("utf-8", "surrogatepass"))) % SAMPLE == 0}
