"""Weekdays told of a story: none lies before the event that the text says it all began with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from osintcli.dating.clues import Clue
from osintcli.dating.lexicon import cues
from osintcli.dating.reading import Dated
from osintcli.model.sentence import Block
from osintcli.model.timex import Anchor

WEIGHT = 2
"""What a weekday after the event counts: less than a weekday of the writing, more than one day nearer the event."""


def onset(dates: Sequence[Dated]) -> Iterator[Clue]:
    """Read "since the fire broke out on 4 May 2031": the days of the week told as past come after that day."""
    begun = next((d for d in dates if d.full is not None and _since(d)), None)
    if begun is None or begun.full is None:
        return
    told: set[tuple[int, int]] = set()
    for dated in dates:
        mark = dated.mark
        if mark is None or mark.weekday is None or dated.ahead or dated.block is Block.FURNITURE:
            continue
        if dated.timex.anchor is not Anchor.NONE or dated.timex.span.start < begun.timex.span.start:
            continue
        back = 1 if dated.exact.lower().split()[0] in cues().before_today else 0
        if (mark.weekday, back) in told or dated.timex.preposition in cues().open_ended:
            continue
        told.add((mark.weekday, back))
        says = f"{dated.exact} is told as past, after {begun.exact}"
        yield dated.clue(says, WEIGHT, mark=mark, within=back, since=begun.full)


def _since(dated: Dated) -> bool:
    words = {*dated.before.lower().split(), dated.timex.preposition}
    return not words.isdisjoint(cues().begun)
