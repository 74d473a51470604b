"""All clues of a text."""

from __future__ import annotations

from collections.abc import Sequence

from osintcli.dating.clues import Clue
from osintcli.dating.holders import holders
from osintcli.dating.lengths import passed
from osintcli.dating.onset import onset
from osintcli.dating.reading import Dated
from osintcli.dating.stamps import address, stamps
from osintcli.dating.stated import stated
from osintcli.dating.told import bounding, copyrights, elapsed, unfinished


def gather(text: str, url: str | None, dates: Sequence[Dated], lengths: Sequence[Dated] = ()) -> list[Clue]:
    """Return all clues of a text's dates and of its lengths of time, the strongest first; equals in text order."""
    found = [
        *address(url),
        *stated(dates),
        *bounding(dates),
        *unfinished(dates),
        *copyrights(dates),
        *stamps(text),
        *elapsed(dates),
        *passed(dates, lengths),
        *onset(dates),
        *holders(text),
    ]
    return sorted(found, key=lambda clue: (-clue.weight, clue.span))
