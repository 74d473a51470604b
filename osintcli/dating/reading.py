"""Time expressions as a reader of dates sees them: their fields, their line, what the sentence does with them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from osintcli.dating.clues import Clue, Mark
from osintcli.dating.lexicon import cues
from osintcli.model.interval import Interval
from osintcli.model.mention import Mentions
from osintcli.model.sentence import Block, Sentence
from osintcli.model.timex import Anchor, TimexMention, TimexType

NEARBY, CLOSE_BY, SHORT_LEAD = 60, 30, 12
"""Code points before a date in which its verb is looked for."""
AHEAD = 80
"""Code points kept behind a date."""

_FULL = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)(?:T.*)?")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)(?:T.*)?")
_DAY = re.compile(r"XXXX-XX-(\d\d)(?:T.*)?")


class Dated(Struct, frozen=True):
    """A time expression with its words, its sentence, what stands before it there and behind it, its line and block."""

    timex: TimexMention
    exact: str
    sentence: str
    before: str
    after: str
    line: str
    line_number: int
    block: Block

    def clue(
        self,
        says: str,
        weight: float,
        *,
        bounds: Interval = Interval(),
        mark: Mark | None = None,
        within: int = 0,
        near: Interval = Interval(),
        fixes_year: bool = False,
        since: date | None = None,
    ) -> Clue:
        """Return a clue that these words are the evidence of."""
        return Clue(self.timex.span, self.exact, says, weight, bounds, mark, within, near, fixes_year, since)

    @property
    def full(self) -> date | None:
        """The day that it names outright, from its words alone; `None` too where the calendar has no such day."""
        found = _FULL.fullmatch(self.timex.value)
        if found is None or self.timex.anchor is not Anchor.NONE:
            return None
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:  # 30 February
            return None

    @property
    def mark(self) -> Mark | None:
        """What it says of a day without its year: 9 March, Tuesday, the 19th."""
        value = self.timex.value
        if found := _MONTH_DAY.fullmatch(value):
            return Mark(month=int(found[1]), day=int(found[2]))
        if found := _WEEKDAY.fullmatch(value):
            return Mark(weekday=int(found[1]))
        if found := _DAY.fullmatch(value):
            return Mark(day=int(found[1]))
        return None

    @property
    def ahead(self) -> bool:
        """Whether its sentence looks ahead at it: a deadline not yet past, a plan."""
        return self.deadline or bool(cues().ahead.search(self.before[-NEARBY:]))

    @property
    def deadline(self) -> bool:
        """Whether it is a day surely still to come: "by the end of May" with a plan, "will be held on 3 June"."""
        if self.timex.preposition in cues().deadlines:
            return bool(cues().ahead.search(self.sentence))
        if self.timex.preposition == "for" and cues().fixed.search(self.before[-NEARBY:]):
            return True
        return bool(cues().coming.search(self.before[-CLOSE_BY:]))

    @property
    def told_as_past(self) -> bool:
        """Whether the words beside it speak of what has been."""
        if self.ahead:
            return False
        leads = len(self.before.strip()) < SHORT_LEAD  # "In 2024 they signed", "A 2019 survey had warned"
        return bool(cues().been.search(self.before[-NEARBY:]) or (leads and cues().been.search(self.after)))


def read(text: str, sentences: Sequence[Sentence], mentions: Mentions) -> list[Dated]:
    """Return the dates and times of a document in text order; durations and sets are no days."""
    return _read(text, sentences, mentions, frozenset((TimexType.DATE, TimexType.TIME)))


def stretches(text: str, sentences: Sequence[Sentence], mentions: Mentions) -> list[Dated]:
    """Return the durations of a document in text order."""
    return _read(text, sentences, mentions, frozenset((TimexType.DURATION,)))


def _read(
    text: str, sentences: Sequence[Sentence], mentions: Mentions, types: frozenset[TimexType]
) -> list[Dated]:
    starts = [sentence.span.start for sentence in sentences]
    lines = [match.end() for match in re.finditer(r"\n+", text)]
    made = []
    for timex in mentions.timexes:
        if timex.type not in types or timex.value.endswith("_REF"):
            continue
        at = bisect_right(starts, timex.span.start) - 1
        sentence = sentences[at] if at >= 0 else Sentence(timex.span)
        first = text.rfind("\n", 0, timex.span.start) + 1
        last = text.find("\n", timex.span.end)
        made.append(
            Dated(
                timex,
                timex.span.of(text),
                sentence.span.of(text),
                text[sentence.span.start : timex.span.start],
                text[timex.span.end : timex.span.end + AHEAD],
                text[first : last if last >= 0 else len(text)].strip(),
                bisect_right(lines, timex.span.start),
                sentence.block,
            )
        )
    return made
