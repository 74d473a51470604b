"""What stands beside a time expression: its preposition, "about" and "more than", names that are no dates."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import compress

from msgspec import Struct

from osintcli.mentions.dates.spot import Spot
from osintcli.mentions.dates.vocabulary import vocabulary
from osintcli.mentions.line import Line
from osintcli.mentions.phrases import Phrases
from osintcli.mentions.tokens import folded, tokenize
from osintcli.model.span import Span
from osintcli.model.timex import TimexType

ABOUT_ONLY = frozenset({"YEAR", "CLOCK", "MY", "MONTH"})
"""Classes that "about" and "around" widen, and no other word does."""
LEADS_TO_FIGURES = frozenset({"on", "by", "since", "until", "before", "after", "from", "between"})


@cache
def _mods() -> Phrases[str]:
    return Phrases(vocabulary().words.amount_mods)


@cache
def _prepositions() -> Phrases[str]:
    return Phrases((words, words) for words in vocabulary().words.prepositions)


@cache
def _stop() -> Phrases[bool]:
    phrases = vocabulary().words.stop_phrases
    return Phrases((tuple(tokenize(p, folded(p), 0, len(p)).lower), True) for p in phrases)


@cache
def _openings() -> frozenset[tuple[str, ...]]:
    """The first two words of each of these phrases; none has one alone."""
    return frozenset(phrase[:2] for phrase in _stop().phrases)


@lru_cache(maxsize=1 << 14)
def _begins(word: str) -> bool:
    return word.removesuffix("'s") in _stop().firsts


def _goes_on(line: Line, at: int) -> bool:
    return (line.lower[at].removesuffix("'s"), line.word(at + 1).removesuffix("'s")) in _openings()


class _Bare(Struct, frozen=True):
    """Words without the 's of a possessive: "USA Today's report" names the paper too."""

    lower: Sequence[str]


def stops(line: Line) -> list[Span]:
    """Return where names and phrases stand that hold a word of time but are no time expression."""
    phrases = _stop()
    if phrases.firsts.isdisjoint(line.lower):
        return []
    begun = [at for at in compress(range(line.size), map(_begins, line.lower)) if _goes_on(line, at)]
    if not begun:
        return []
    words = _Bare([word.removesuffix("'s") for word in line.lower])
    found: list[Span] = []
    last = 0
    for at in begun:
        named = phrases.at(words, at) if at >= last else None
        if named is not None:
            last = named[0]
            found.append(line.span(at, last))
    return found


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
    found = _mods().before(spot, spot.at)
    if found is None:
        return item.start, None
    first, mod = found
    if about and (mod != "APPROX" or spot.items[first].word == "some"):
        return item.start, None
    return spot.items[first].start, mod or None


def preposition(spot: Spot) -> str:
    """Return the preposition that leads to a spot, "" for none."""
    last = spot.at
    while last and spot.start and spot.items[last - 1].start >= spot.start:
        last -= 1
    if last and spot.items[last - 1].kind in {"the", "a"} and spot.item.kind != "CLOCK":
        last -= 1
    found = _prepositions().before(spot, last)
    return "" if found is None else found[1]
