"""Documents that are one text: letter by letter, in most of its words, or because the manifest says so.

Texts are compared by their runs of eight words (shingles; Broder 1997), a sample of them by hash, so that all is linear
in the size of the corpus. Two are alike when most of the shorter one's runs stand in the other. What `osint sources`
shows and what a comparison counts once is the same: it is decided here.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, combinations
from zlib import crc32

from osintcli.model.document import Document
from osintcli.model.family import Alike, Family, How

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


def families(documents: Mapping[str, Document]) -> tuple[Family, ...]:
    """Return the families of a corpus that have two members or more, in the order of their first ones."""
    ties = _ties(documents)
    kin: dict[str, set[str]] = {name: {name} for name in documents}
    for tie in ties:
        _join(kin, tie.one, tie.other)
    members: dict[int, list[str]] = {}
    for name in documents:
        if len(kin[name]) > 1:
            members.setdefault(id(kin[name]), []).append(name)
    own: defaultdict[int, list[Alike]] = defaultdict(list)
    for tie in ties:
        own[id(kin[tie.one])].append(tie)
    return tuple(Family(tuple(some), tuple(own[at])) for at, some in members.items())


def copies(documents: Mapping[str, Document]) -> dict[str, tuple[str, ...]]:
    """Return for each document the ids of the others of its family, in order."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(documents, ())
    for family in families(documents):
        found |= {name: tuple(one for one in family.members if one != name) for name in family.members}
    return found


def _join(kin: dict[str, set[str]], one: str, other: str) -> None:
    small, large = sorted((kin[one], kin[other]), key=len)
    if small is not large:
        large |= small
        for name in small:
            kin[name] = large


def _ties(documents: Mapping[str, Document]) -> tuple[Alike, ...]:
    """Return what joins documents, one tie a pair: the plainest that holds."""
    place = {name: n for n, name in enumerate(documents)}
    found: dict[tuple[str, str], Alike] = {}
    first: dict[str, str] = {}
    for name, document in documents.items():
        twin = first.setdefault(document.sha256, name)
        if twin != name:
            found[twin, name] = Alike(twin, name, How.SAME, 100)
    meant = {
        name: called(documents, one.origin_of, by=name) for name, one in documents.items() if one.origin_of
    }
    for name, origins in meant.items():
        if len(origins) == 1:
            one, other = sorted((name, origins[0]), key=place.__getitem__)
            found.setdefault((one, other), Alike(one, other, How.REPUBLISHED, None))
    for one, other, share in _alike({first[d.sha256]: d for d in documents.values()}):
        how = How.VERSION if _one_outlet(documents[one], documents[other]) else How.COPY
        held = found.get((one, other))
        found[one, other] = Alike(one, other, held.how if held else how, min(99, round(100 * share)))
    for name, origins in meant.items():
        if (tie := likeliest(name, origins, found.values())) is not None and tie.how is not How.SAME:
            found[tie.one, tie.other] = Alike(tie.one, tie.other, How.REPUBLISHED, tie.percent)
    return tuple(sorted(found.values(), key=lambda tie: (place[tie.one], place[tie.other])))


def _one_outlet(one: Document, other: Document) -> bool:
    by_name = one.publisher is not None and one.publisher == other.publisher
    return by_name or (one.url is not None and one.url == other.url)


def called(documents: Mapping[str, Document], named: str, *, by: str) -> tuple[str, ...]:
    """Return the documents that the `origin_of` of document `by` may mean: of its id, path or address, or of that outlet."""
    return tuple(
        name
        for name, one in documents.items()
        if name != by and named in (name, one.path, one.url, one.publisher)
    )


def likeliest(name: str, origins: Iterable[str], ties: Iterable[Alike]) -> Alike | None:
    """Return the tie of a document to the most alike of some others, the first of equals; `None` where none is alike."""
    place = {origin: at for at, origin in enumerate(origins)}
    found = [
        (-(tie.percent or 0), place[other], tie)
        for tie in ties
        for one, other in ((tie.one, tie.other), (tie.other, tie.one))
        if one == name and other in place
    ]
    return min(found, key=lambda ranked: ranked[:2])[2] if found else None


def _alike(documents: Mapping[str, Document]) -> Iterator[tuple[str, str, float]]:
    """Yield the pairs of which most of the shorter one stands in the other, with the share that does."""
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
        fewer = min(len(runs[one]), len(runs[other]))
        if count >= max(FEWEST, SHARED * fewer):
            yield one, other, count / fewer


@lru_cache(maxsize=20_000)
def _runs(text: str) -> array[int]:
    """Return the codes of a sample of a text's runs, each once."""
    words = [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(text.casefold())]
    line = memoryview(b" ".join(words))
    ends = list(accumulate((len(word) + 1 for word in words), initial=0))
    runs = (line[first : last - 1] for first, last in zip(ends, ends[RUN:], strict=False))
    return array("I", {code for run in runs if (code := crc32(run)) % SAMPLE == 0})
