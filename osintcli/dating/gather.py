"""All clues of a text."""

from __future__ import annotations

from collections.abc import Sequence

from osintcli.dating.clues import Clue
from osintcli.dating.holders import holders
from osintcli.dating.lengths import ago, days_back, passed
from osintcli.dating.onset import onset
from osintcli.dating.reading import read, stretches
from osintcli.dating.stamps import address, stamps
from osintcli.dating.stated import stated
from osintcli.dating.told import bounding, copyrights, elapsed, unfinished
from osintcli.model.mention import Mentions
from osintcli.model.sentence import Sentence


def gather(text: str, url: str | None, sentences: Sequence[Sentence], mentions: Mentions) -> list[Clue]:
    """Return all clues, the strongest first; equals in text order."""
    dates, lengths = read(text, sentences, mentions), stretches(text, sentences, mentions)
    found = [
        *address(url),
        *stated(dates),
        *bounding(dates),
        *unfinished(dates),
        *copyrights(dates),
        *stamps(text),
        *elapsed(dates),
        *passed(dates, lengths),
        *ago(dates, days_back(text, mentions)),
        *onset(dates),
        *holders(text),
    ]
    return sorted(found, key=lambda clue: (-clue.weight, clue.span))
