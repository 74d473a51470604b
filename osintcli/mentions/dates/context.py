"""What a time expression is counted from: the day of writing, the dates the text named before, and the sentence's tense."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache

from osintcli.mentions.dates.items import Item
from osintcli.mentions.dates.periods import Period
from osintcli.mentions.dates.vocabulary import vocabulary

BE = frozenset({"is", "are", "was", "were"})
"""With "to" behind, these look ahead: "if she were to win in November"."""
REACH = 25
"""Words on each side in which a tense is looked for."""
NEAR = timedelta(days=45)
"""In news a date further from the day of writing is background, and "the previous day" is not counted from it."""
FINENESS = {"D": 0, "WE": 1, "W": 2, "F": 2, "M": 3, "S": 4, "Q": 4, "HY": 5, "Y": 6, "DE": 7, "CE": 8}


@dataclass(slots=True)
class Context:
    """The state of one document while its expressions are placed in order. `narrative` tells a history from news;
    `before` is the end of the range whose start is being placed; `order` what stands first in its dates of figures.
    """

    anchor: date | None
    narrative: bool = False
    sentence: int = 0
    direction: int = 0
    before: Period | None = None
    order: str = ""
    named: list[tuple[int, Period]] = field(default_factory=list)
    told: list[Period] = field(default_factory=list)

    def name(self, period: Period, *, tells: bool = True) -> None:
        """Remember a date that the text has named; `tells` when the story goes on from it."""
        self.named.append((self.sentence, period))
        if tells:
            self.told.append(period)

    def reference(self, unit: str, *, here: bool = False) -> Period | None:
        """Return the last date named that "the following `unit`" can be counted from.

        In the same sentence any date will do (with `here`, for months and longer, no other); further back, in news, one
        near the day of writing for days and weeks.
        """
        wanted = FINENESS.get(unit, 0)
        for sentence, period in reversed(self.named[-8:]):
            if FINENESS[period.grain] > wanted:
                continue
            if sentence == self.sentence or self.narrative or self.anchor is None:
                return period
            if here and wanted >= FINENESS["M"]:
                break
            if wanted >= FINENESS["M"] and self.sentence - sentence <= 2:
                return period
            if wanted < FINENESS["M"] and abs(period.first - self.anchor) <= NEAR:
                return period
        return None

    def last(self) -> Period | None:
        """Return the last date named; where that is the year of a finer one named just before, the finer one."""
        if not self.told:
            return None
        last = self.told[-1]
        for period in reversed(self.told[-3:-1]):
            if FINENESS[period.grain] < FINENESS[last.grain] and last.first <= period.first <= last.last:
                return period
        return last


@cache
def _cues() -> dict[str, int]:
    words = vocabulary().words
    return dict.fromkeys(words.past, -1) | dict.fromkeys(words.future, 1)


def direction(items: Sequence[Item], first: int, *, behind: bool = True) -> int:
    """Return 1 where the sentence looks ahead at items[first], -1 where it looks back, 0 where nothing tells.

    The nearest cue before decides, else (if `behind`) the first one after. A date that names a thing ("the ban of 9 July
    stays until October") has nothing to do with what comes after it.
    """
    last = first + 1
    for at in range(first - 1, max(0, first - REACH) - 1, -1):
        if not _may_tell(items[at].word):
            continue
        if _moves(items, at, first):
            return 0
        found = 1 if _invites(items, at, first) else _tense(items, at)
        if found:
            habit = any(item.word in vocabulary().words.habits for item in items[max(0, at - 3) : at])
            return -1 if habit else found
    for at in range(last, min(len(items), last + REACH)) if behind else ():
        found = _tense(items, at) if _may_tell(items[at].word) else 0
        if found:
            return found
    return 0


@lru_cache(maxsize=1 << 14)
def _may_tell(word: str) -> bool:
    """Say whether a word may tell a tense at all; most words of a sentence do not."""
    words = vocabulary().words
    return (
        word in _cues()
        or word in BE
        or word in words.inviting
        or word in words.moving
        or (len(word) > 4 and word.endswith(tuple(words.past_endings)))
    )


def _invites(items: Sequence[Item], at: int, last: int) -> bool:
    """Say whether one word asks somebody to what is still to come: "has invited both sides to talks on Thursday"."""
    inviting = items[at].word in vocabulary().words.inviting
    return inviting and any(item.word in {"to", "for"} for item in items[at + 1 : last])


def _moves(items: Sequence[Item], at: int, last: int) -> bool:
    """Say whether one word gives an event another day, past or to come: "has been put off from 31 May to 12 June"."""
    words = vocabulary().words
    return items[at].word in words.moving and any(i.word in words.moving_links for i in items[at + 1 : last])


def _tense(items: Sequence[Item], at: int) -> int:
    """Return what one word tells; in "be signed" the participle tells nothing, nor "have" in "will have"."""
    item = items[at]
    if at and (items[at - 1].word == "be" or (item.word == "have" and _cues().get(items[at - 1].word) == 1)):
        return 0
    if item.word in BE and at + 1 < len(items) and items[at + 1].kind == "to":
        return 1
    cue = _cues().get(item.word)
    if cue is not None:
        return cue
    if (
        len(item.word) > 4
        and item.kind == "other_word"
        and item.word.endswith(tuple(vocabulary().words.past_endings))
    ):
        return -1
    return 0
