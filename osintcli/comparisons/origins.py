"""Who first said it. Corroboration counts origins, not the outlets that printed them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from osintcli.comparisons.lexicon import lexicon
from osintcli.model.assertion import Assertion
from osintcli.model.attribution import Level
from osintcli.model.comparison import Corroboration
from osintcli.model.document import Document
from osintcli.text.likeness import called
from osintcli.text.stems import stem, stop_words

if TYPE_CHECKING:
    from osintcli.comparisons.readings import Reading

_SPELLED = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_CAPITALS = re.compile(r"^[A-Z]{2,6}$")


@lru_cache(maxsize=8192)
def tokens(name: str) -> frozenset[str]:
    """Return the stems of a name's words: "the National Intelligence Service" and "national intelligence service" meet."""
    spelled = _SPELLED.findall(name.replace(".", ""))
    kept = [word for word in spelled if word.lower() not in stop_words() or _CAPITALS.match(word)]
    return frozenset(stem(word) for word in kept)


@lru_cache(maxsize=8192)
def initials(name: str) -> str:
    """Return the initials of a name, lower case: "nis"."""
    return "".join(
        word[0] for word in re.findall(r"[^\W_]+", name) if word.lower() not in stop_words()
    ).lower()


def same_name(a: str, b: str) -> bool:
    """Say whether two names are one: one's words are in the other's, or it is its initials."""
    x, y = tokens(a), tokens(b)
    if not x or not y:
        return False
    if x <= y or y <= x:
        return True
    short, long = sorted((a.replace(".", "").strip(), b.replace(".", "").strip()), key=len)
    return bool(_CAPITALS.match(short)) and short.lower() == initials(long)


def key(said: Assertion) -> str | None:
    """Return what stands for the origin of an assertion, or `None` where nobody is named."""
    given = said.attribution
    name = given.origin or (given.source if given.level is not Level.HEARSAY else None)
    if not name:
        return None
    return " ".join(sorted(tokens(name))) or None


def corroboration(
    readings: Iterable[Reading], documents: Mapping[str, Document]
) -> tuple[Corroboration, tuple[str, ...]]:
    """Count who stands behind a group, and say why two are one. A text that is there twice counts once."""
    held = list(readings)
    texts: dict[str, str] = {}
    publishers: set[str] = set()
    ids: defaultdict[str, list[str]] = defaultdict(list)
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    speakers: defaultdict[str, set[str]] = defaultdict(set)
    for reading in held:
        document = documents.get(reading.said.document)
        texts.setdefault(reading.said.document, document.sha256 if document else reading.said.document)
        publishers.add((document.publisher if document else None) or f"\0{texts[reading.said.document]}")
        if reading.origin is not None and not reading.refused:
            ids[reading.origin].append(reading.id)
            names[reading.origin][
                reading.said.attribution.origin or reading.said.attribution.source or ""
            ] += 1
            speakers[reading.origin].add(reading.said.document)
    by_origin = tuple(
        (min(names[who], key=lambda name: (-names[who][name], name)), tuple(dict.fromkeys(ids[who])))
        for who in ids
    )
    found = Corroboration(
        documents=len(set(texts.values())),
        publishers=len(publishers),
        origins=len(ids),
        by_origin=tuple(sorted(by_origin)),
    )
    notes = [_one_voice(name, who, speakers) for (name, _), who in zip(by_origin, ids, strict=True)]
    notes += _copies(held, documents)
    return found, tuple(note for note in notes if note)


def _one_voice(name: str, who: str, speakers: Mapping[str, set[str]]) -> str | None:
    count = len(speakers[who])
    return f"{count} documents rest on one origin: {name}." if count > 1 else None


COPY = 92
"""Of 100: sentences this alike are one sentence printed twice."""


def _copies(held: list[Reading], documents: Mapping[str, Document]) -> list[str]:
    """Name sentences that two documents print (nearly) alike. Each is compared with the one before it in sorted order."""
    from rapidfuzz import fuzz

    seen: dict[str, tuple[str, str]] = {}
    for reading in held:
        text, name = reading.said.sentence_text, reading.said.document
        seen.setdefault(name + text, (text, name))
    ordered = sorted(seen.values())
    found = []
    for (text, one), (after, other) in pairwise(ordered):
        if one != other and fuzz.ratio(text, after) >= COPY:
            found.append(f"{_title(other, documents)} prints the sentence of {_title(one, documents)}.")
    republished = [_republished(name, documents) for name in dict.fromkeys(r.said.document for r in held)]
    return sorted(set(found)) + [note for note in republished if note]


def _republished(name: str, documents: Mapping[str, Document]) -> str | None:
    """Say whom a document republishes, and where it names one that is not here."""
    document = documents.get(name)
    named = document.origin_of if document is not None else None
    if named is None:
        return None
    first = called(documents, named)
    if first is None:
        return f"{_title(name, documents)} is said to republish “{named}”, and no one document here is that."
    return f"{_title(name, documents)} republishes {_title(first, documents)}."


def _title(name: str, documents: Mapping[str, Document]) -> str:
    document = documents.get(name)
    return (document.publisher if document else None) or name


def is_authority(name: str) -> bool:
    """Say whether a name is no more than who is in charge ("the government"), so that it tells nobody apart."""
    return tokens(name) <= lexicon().authorities
