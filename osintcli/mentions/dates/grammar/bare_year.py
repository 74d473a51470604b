"""When a figure of four digits alone is a year: a word leads to it, or it looks like one and no counted noun follows."""

from __future__ import annotations

from itertools import pairwise

from osintcli.mentions.dates.items import OTHER
from osintcli.mentions.dates.notation import Found
from osintcli.mentions.dates.readings import Reading, When
from osintcli.mentions.dates.vocabulary import vocabulary

LIKELY = range(1800, 2101)
LIKELY_AFTER_VAGUE_CUE = range(1700, 2101)
YEARISH = frozenset({"n4", "month", "monthsign", "season", "phase", "early", "late"})
"""What may touch a year with a dash: 1915-1917, Nov-2017, mid-1916."""


def bare_year(found: Found) -> Reading | None:
    """Read a figure of four digits alone."""
    year = int(str(found["n4"].value))
    if _named_or_counted(found) or _part_of_figures(found):
        return None
    ahead = found.following(2)
    if [item.kind for item in ahead] == ["dash", "n4"]:
        return Reading(expression=When(year=year)) if year < int(str(ahead[1].value)) else None
    return Reading(expression=When(year=year)) if _likely(found, year) else None


def _named_or_counted(found: Found) -> bool:
    """Say whether it is part of a name, of a sum of money, or counts what follows: Boeing 1990, $2000, 1500 troops."""
    before, after, words = found.before, found.after, vocabulary()
    if before is not None and (before.word in words.words.stop_before or before.word in words.leads["money"]):
        return True
    if after is None:
        return False
    if after.word in words.words.not_year_before or after.word in words.follows["amount_signs"]:
        return True
    counts = after.kind in {"unit", "scale"}
    return counts and not (before is not None and before.word in words.leads["figure_year"])


def _part_of_figures(found: Found) -> bool:
    """Say whether dashes make it part of a longer figure: a telephone number, a reference."""
    before, after = found.before, found.after
    touched_before = (
        before is not None and before.kind in {"dash", "slash"} and before.end == found.items[0].start
    )
    touched_after = after is not None and after.kind == "dash" and after.start == found.items[-1].end
    if touched_before and before is not None and found.first >= 2:
        first = found.preceding(2)[0]
        if (
            before.kind == "slash"
            or (before.start == first.end and first.kind not in YEARISH)
            or touched_after
        ):
            return True
    behind = [found.items[-1], *found.following(3)]
    if len(behind) < 4 or not touched_after or behind[3].kind != "dash" or not behind[2].word[0].isdigit():
        return False
    return all(first.end == second.start for first, second in pairwise(behind))


def _likely(found: Found, year: int) -> bool:
    """Say whether what stands around lets it be a year."""
    before, after, words = found.before, found.after, vocabulary()
    cued = before is not None and (
        before.word in words.words.year_cues or before.kind in {"open", "dash", "the", "last"}
    )
    if cued and before is not None:
        return before.word not in words.leads["vague_year_cues"] or year in LIKELY_AFTER_VAGUE_CUE
    plural = after is not None and after.kind == OTHER and after.word.isalpha() and after.word.endswith("s")
    told = after is not None and after.word in words.words.year_verbs  # "2015 was the year"
    return year in LIKELY and (told or not plural)
