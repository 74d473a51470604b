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
from osintcli.text.stems import stem, stop_words

if TYPE_CHECKING:
    from osintcli.comparisons.copies import Copies
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


def corroboration(readings: Iterable[Reading], copies: Copies) -> tuple[Corroboration, tuple[str, ...]]:
    """Count who stands behind a group, and say why two are one. A text counts once, whoever else prints it."""
    held = list(readings)
    texts: dict[str, str] = {}
    ids: defaultdict[str, list[str]] = defaultdict(list)
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    speakers: defaultdict[str, set[str]] = defaultdict(set)
    for reading in held:
        name = reading.said.document
        texts[copies.text(name)] = min(name, texts.get(copies.text(name), name))
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
        documents=len(texts),
        publishers=len({copies.publisher(name) or f"\0{text}" for text, name in texts.items()}),
        origins=len(ids),
        by_origin=tuple(sorted(by_origin)),
    )
    notes = [_one_voice(name, who, speakers) for (name, _), who in zip(by_origin, ids, strict=True)]
    notes += _sentences(held, copies)
    notes += copies.notes(reading.said.document for reading in held)
    return found, tuple(note for note in notes if note)


def _one_voice(name: str, who: str, speakers: Mapping[str, set[str]]) -> str | None:
    count = len(speakers[who])
    return f"{count} documents rest on one origin: {name}." if count > 1 else None


COPY = 92
"""Of 100: sentences this alike are one sentence printed twice."""


def _sentences(held: list[Reading], copies: Copies) -> list[str]:
    """Name sentences that two texts print (nearly) alike. Each is compared with the one before it in sorted order."""
    from rapidfuzz import fuzz

    seen: dict[str, tuple[str, str]] = {}
    for reading in held:
        text, name = reading.said.sentence_text, reading.said.document
        seen.setdefault(name + text, (text, name))
    found = []
    for (text, one), (after, other) in pairwise(sorted(seen.values())):
        if copies.text(one) != copies.text(other) and fuzz.ratio(text, after) >= COPY:
            found.append(f"{copies.title(other)} prints the sentence of {copies.title(one)}.")
    return sorted(set(found))


def is_authority(name: str) -> bool:
    """Say whether a name is no more than who is in charge ("the government"), so that it tells nobody apart."""
    return tokens(name) <= lexicon().authorities
