"""Time expressions as a reader of dates sees them: their fields, their line, what the sentence does with them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from osintcli.dating.clues import Mark
from osintcli.dating.lexicon import cues
from osintcli.model.mention import Mentions
from osintcli.model.sentence import Block, Sentence
from osintcli.model.timex import Anchor, TimexMention, TimexType

_FULL = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)(?:T.*)?")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)(?:T.*)?")
_DAY = re.compile(r"XXXX-XX-(\d\d)(?:T.*)?")


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression with the sentence and line it stands in."""

    timex: TimexMention
    exact: str
    sentence: str
    before: str
    line: str
    line_number: int
    block: Block

    @property
    def full(self) -> date | None:
        """The day that it names outright, from its words alone."""
        found = _FULL.fullmatch(self.timex.value)
        if found is None or self.timex.anchor is not Anchor.NONE:
            return None
        return date(int(found[1]), int(found[2]), int(found[3]))

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
        looks = cues().ahead
        if self.timex.preposition in cues().deadlines:
            return bool(looks.search(self.sentence))
        return bool(looks.search(self.before[-60:]))


def read(text: str, sentences: Sequence[Sentence], mentions: Mentions) -> list[Dated]:
    """Return the dates and times of a document in text order; durations and sets are no days."""
    starts = [sentence.span.start for sentence in sentences]
    lines = [match.end() for match in re.finditer(r"\n+", text)]
    made = []
    for timex in mentions.timexes:
        if timex.type not in {TimexType.DATE, TimexType.TIME} or timex.value.endswith("_REF"):
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
                text[first : last if last >= 0 else len(text)].strip(),
                bisect_right(lines, timex.span.start),
                sentence.block,
            )
        )
    return made
