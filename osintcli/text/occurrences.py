"""Of one occurrence or of several: "three died in the crash" is of one, "three died in two crashes", "this year" are not."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from osintcli.lexicons.load import load
from osintcli.text.stems import words


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    several: list[str]
    occurrences: frozenset[str]
    each: frozenset[str]
    many: frozenset[str]
    between: frozenset[str]


@cache
def _file() -> _File:
    return load("occurrences", _File)


@cache
def _phrases() -> re.Pattern[str]:
    longest_first = sorted(_file().several, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(
        r"\b(?:" + "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first) + r")\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8192)
def of_several(sentence: str) -> bool:
    """Say whether the figures of a sentence are of several occurrences. Linear in its length."""
    if _phrases().search(sentence) is not None:
        return True
    held, known = words(sentence), _file()
    for at, word in enumerate(held):
        if word in known.occurrences:
            before = at - 1
            while before >= 0 and held[before] in known.between:
                before -= 1
            if before >= 0 and _is_many(held[before]):
                return True
    return False


def _is_many(word: str) -> bool:
    return word in _file().many or (word.isdigit() and 1 < int(word) < YEARS)


YEARS = 1000
"""A bare number of this size before such a noun may be a year: "the 2015 shootings"."""


def is_each(noun: str) -> bool:
    """Say whether a counted noun is an occurrence itself: two murders are two occurrences."""
    return noun.lower() in _file().each
