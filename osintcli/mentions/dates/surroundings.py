"""What stands beside a time expression: its preposition, "about" and "more than", names that are no dates."""

from __future__ import annotations

import re
from functools import cache

from osintcli.mentions.dates.spot import Spot
from osintcli.mentions.dates.vocabulary import vocabulary
from osintcli.model.timex import TimexType

LONGEST_MOD = 4
LONGEST_PREPOSITION = 4
ABOUT_ONLY = frozenset({"YEAR", "CLOCK", "MY", "MONTH"})
"""Classes that "about" and "around" widen, and no other word does."""
LEADS_TO_FIGURES = frozenset({"on", "by", "since", "until", "before", "after", "from", "between"})


@cache
def _mods() -> dict[str, str]:
    return dict(vocabulary().words.amount_mods)


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(vocabulary().words.prepositions)


@cache
def _stop() -> tuple[re.Pattern[str], int]:
    phrases = sorted(vocabulary().words.stop_phrases, key=lambda phrase: (-len(phrase), phrase))
    joined = "|".join(re.escape(phrase) for phrase in phrases)
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE), len(phrases[0])


def stopped(text: str, start: int, end: int) -> bool:
    """Say whether words of time are part of a name or phrase that is no time expression."""
    pattern, longest = _stop()
    around = pattern.finditer(text, max(0, start - longest), end + longest)
    return any(match.start() < end and start < match.end() for match in around)


def supported(spot: Spot) -> bool:
    """Say whether a weak reading has what makes it a time."""
    kind = spot.item.kind
    if kind == "MDAY":
        ranged = spot.kind(1) == "dash" and spot.kind(2) in {"FULL", "MDAY"}
        behind = spot.kind(-1) in {"comma", "or", "dash"} and spot.kind(-2) in {"FULL", "MDAY"}
        return ranged or behind or spot.leading in LEADS_TO_FIGURES
    if kind in {"DUR", "DONE"}:
        return True
    return kind == "DOM" and spot.leading in {"from", "to", "after", "before", "between"}


def widened(spot: Spot) -> tuple[int, str | None]:
    """Return where an amount begins with its "about" or "more than", and the TIMEX3 mod that it makes."""
    item, about = spot.item, spot.item.kind in ABOUT_ONLY
    amount = item.kind in {"DUR", "DAYAGO"} or item.word == "apart"
    if spot.reading.definite or not (amount or about) or (about and spot.reading.type is TimexType.SET):
        return item.start, None
    for count in range(min(LONGEST_MOD, spot.at), 0, -1):
        words = _words(spot, spot.at - count, spot.at)
        mod = _mods().get(words)
        if mod is None or (about and (mod != "APPROX" or words == "some")):
            continue
        return spot.items[spot.at - count].start, mod or None
    return item.start, None


def preposition(spot: Spot) -> str:
    """Return the preposition that leads to a spot, "" for none."""
    last = spot.at
    while last and spot.start and spot.items[last - 1].start >= spot.start:
        last -= 1
    if last and spot.items[last - 1].kind in {"the", "a"} and spot.item.kind != "CLOCK":
        last -= 1
    for count in range(min(LONGEST_PREPOSITION, last), 0, -1):
        words = _words(spot, last - count, last)
        if words in _prepositions():
            return words
    return ""


def _words(spot: Spot, first: int, last: int) -> str:
    return " ".join(item.word for item in spot.items[first:last])
