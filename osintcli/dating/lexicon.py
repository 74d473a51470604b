"""The words of lexicons/en/dating.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from osintcli.lexicons.load import load


class DatingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file, list by list."""

    posted: Sequence[str]
    ahead: Sequence[str]
    deadlines: Sequence[str]
    today: Sequence[str]
    copyright: Sequence[str]
    present: Sequence[str]
    months: Mapping[str, int]


class Cues(NamedTuple):
    """The lists as patterns."""

    posted: re.Pattern[str]
    ahead: re.Pattern[str]
    today: re.Pattern[str]
    copyright: re.Pattern[str]
    present: re.Pattern[str]
    deadlines: frozenset[str]
    months: Mapping[str, int]


@cache
def cues() -> Cues:
    """Return the patterns, built once in a process."""
    words = load("dating", DatingWords)
    return Cues(
        posted=_pattern(words.posted, r"\b", r"\b"),
        ahead=_pattern(words.ahead, r"(?<!\w)", r"\b"),
        today=_pattern(words.today, r"\b", r"\s*$"),
        copyright=_pattern(words.copyright, "", ""),
        present=_pattern(words.present, r"\b", r"\b"),
        deadlines=frozenset(words.deadlines),
        months=words.months,
    )


def _pattern(words: Sequence[str], before: str, after: str) -> re.Pattern[str]:
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(f"{before}(?:{'|'.join(map(re.escape, longest))}){after}", re.IGNORECASE)
