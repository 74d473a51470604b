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
    coming: Sequence[str]
    been: Sequence[str]
    past_endings: Sequence[str]
    fixed: Sequence[str]
    deadlines: Sequence[str]
    today: Sequence[str]
    counted: Mapping[str, int]
    copyright: Sequence[str]
    present: Sequence[str]
    passed: Sequence[str]
    lasting: Sequence[str]
    since: Sequence[str]
    here: Sequence[str]
    was: Sequence[str]
    that: Sequence[str]
    to_day: Sequence[str]
    begun: Sequence[str]
    before_today: Sequence[str]
    open_ended: Sequence[str]
    same_day: Sequence[str]
    months: Mapping[str, int]
    former: Sequence[str]


SHORT = 3
"""Words up to this length ("on", "by") show that a line is a stamp, and nothing in a sentence."""


class Cues(NamedTuple):
    """The lists as patterns."""

    posted: re.Pattern[str]
    posting: re.Pattern[str]
    ahead: re.Pattern[str]
    coming: re.Pattern[str]
    been: re.Pattern[str]
    fixed: re.Pattern[str]
    today: re.Pattern[str]
    counted: Mapping[str, int]
    copyright: re.Pattern[str]
    present: re.Pattern[str]
    passed: re.Pattern[str]
    lasting: re.Pattern[str]
    since: re.Pattern[str]
    here: re.Pattern[str]
    was: re.Pattern[str]
    that: re.Pattern[str]
    to_day: re.Pattern[str]
    begun: frozenset[str]
    before_today: frozenset[str]
    open_ended: frozenset[str]
    same_day: frozenset[str]
    deadlines: frozenset[str]
    months: Mapping[str, int]
    former: re.Pattern[str]


@cache
def cues() -> Cues:
    """Return the patterns, built once in a process."""
    words = load("dating", DatingWords)
    return Cues(
        posted=_pattern(words.posted, r"\b", r"\b"),
        posting=_pattern([word for word in words.posted if len(word) > SHORT], r"\b", r"\W{1,3}(?:on\W)?$"),
        coming=_pattern(words.coming, r"(?<!\w)", r"\b"),
        been=_past(words),
        ahead=_pattern(words.ahead, r"(?<!\w)", r"\b"),
        fixed=_pattern(words.fixed, r"\b", r"\b"),
        counted=words.counted,
        today=_pattern(words.today, r"\b", r"\s*$"),
        copyright=_pattern(words.copyright, "", ""),
        present=_pattern(words.present, r"\b", r"\b"),
        passed=_pattern(words.passed, r"^\s*(?:now )?", r"\b"),
        lasting=_pattern(words.lasting, r"(?<!\w)", r"\s*$"),
        since=_pattern(words.since, r"^\s*", r"\b"),
        here=_pattern(words.here, r"(?<!\w)", r"\b"),
        was=_pattern(words.was, r"(?<![^\W])", r"\s+(?:now )?$"),
        that=_pattern(words.that, r"^\W*", r"\b"),
        to_day=_pattern(words.to_day, r"\b", r"\b"),
        begun=frozenset(words.begun),
        before_today=frozenset(words.before_today),
        open_ended=frozenset(words.open_ended),
        same_day=frozenset(words.same_day),
        deadlines=frozenset(words.deadlines),
        months=words.months,
        former=_pattern(words.former, r"\b", r"[\s-]+$"),
    )


def _past(words: DatingWords) -> re.Pattern[str]:
    verbs, endings = "|".join(map(re.escape, words.been)), "|".join(map(re.escape, words.past_endings))
    return re.compile(rf"\b(?:{verbs}|[a-z]{{3,20}}(?:{endings}))\b", re.IGNORECASE)


def _pattern(words: Sequence[str], before: str, after: str) -> re.Pattern[str]:
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(f"{before}(?:{'|'.join(map(re.escape, longest))}){after}", re.IGNORECASE)
