"""English words to stems, so that forms and derivations of one word meet: "ratified", "ratification" -> "ratify".

A light suffix stripper in the manner of Porter (1980), its tables in `lexicons/en/stems.yaml`. A stem is a key to compare
by, not a word to show.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from osintcli.lexicons.inflection import irregular
from osintcli.lexicons.load import load

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SHORT, _LONG = 3, 5  # letters: roots no longer than these keep their ending
_KEEP_DOUBLE = frozenset("lsz")
_VOWELS = frozenset("aeiouy")


class _Stems(msgspec.Struct, frozen=True):
    stop: list[str]
    homographs: frozenset[str]
    apart: dict[str, list[str]]
    irregular: dict[str, str]
    endings: list[tuple[str, str, int]]


@cache
def _lexicon() -> _Stems:
    return load("stems", _Stems)


@cache
def stop_words() -> frozenset[str]:
    """Return the words that carry no meaning of their own."""
    return frozenset(_lexicon().stop)


@cache
def _apart() -> dict[str, str]:
    """Map words that a rule would bring to another's stem, and their forms, to what they are."""
    return {form: word for word, forms in _lexicon().apart.items() for form in (word, *forms)}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of one word, lower case."""
    folded = word.lower().replace("’", "'").removesuffix("'s")
    if (own := _apart().get(folded)) is not None:
        return own
    lexicon = _lexicon()
    known = lexicon.irregular.get(folded) or next(
        (lexicon.irregular[base] for base in _bases(folded) if base in lexicon.irregular), None
    )
    if known is not None:
        return _tidy(known)
    if folded not in lexicon.homographs and (base := irregular(folded)) is not None and base != folded:
        return stem(base)
    for ending, instead, left in lexicon.endings:
        if folded.endswith(ending) and not (ending == "s" and folded.endswith(("ss", "us", "is"))):
            rest = len(folded) - len(ending)
            if rest >= left and not _VOWELS.isdisjoint(folded[:rest]):
                return _tidy(folded[:rest] + instead)
    return _tidy(folded)


def _bases(folded: str) -> tuple[str, ...]:
    """Return what a form may be the past or the participle of, by its ending: "measure" of "measured"."""
    if folded.endswith("ed"):
        return (folded[:-1], folded[:-2])
    return (f"{folded[:-3]}e", folded[:-3]) if folded.endswith("ing") else ()


def _tidy(root: str) -> str:
    """Bring "stopp", "move" and "evacuat" to the root that their other forms come to."""
    if len(root) > _SHORT and root[-1] == root[-2] and root[-1] not in _KEEP_DOUBLE | _VOWELS:
        root = root[:-1]
    if len(root) > _SHORT and root.endswith("e"):
        root = root[:-1]
    if len(root) > _LONG and root.endswith("at"):
        root = root[:-2]
    return root


def words(text: str) -> list[str]:
    """Return the words of a text, lower case, as they stand."""
    return [found.lower() for found in _WORD.findall(text)]


@lru_cache(maxsize=16384)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words that carry meaning, in text order."""
    return tuple(stem(word) for word in words(text) if word not in stop_words())


@lru_cache(maxsize=8192)
def positions(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return start, end and stem of every word of a text, those without a meaning of their own too."""
    return tuple((found.start(), found.end(), stem(found.group())) for found in _WORD.finditer(text))
