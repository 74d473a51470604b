"""Whether a text tells history, and which of its dates move the story on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from osintcli.mentions.dates.items import Item, Items
from osintcli.mentions.dates.readings import Reading, Shift, When
from osintcli.mentions.dates.spot import places

FEWEST_YEARS = 5
"""Dates with a year that a text needs to be read as history."""
MOST = 0.7
"""The share of them that must lie before the year of writing."""
SPAN, MODERN = 60, 1990
"""Without a day of writing: the years told span no more than this, and end before that."""
YEARLY = frozenset({"FULL", "MY", "YEAR", "WHOLE", "TIMED", "SEASON"})
NEWSY = frozenset({"WD", "DAY"})


def is_narrative(sentences: Sequence[Items], anchor: date | None) -> bool:
    """Say whether most dates with a year lie years before the day of writing, and few count from that day."""
    years = [
        year
        for sentence in sentences
        for at in places(sentence.letters, YEARLY)
        if (year := _year(sentence.items[at])) is not None
    ]
    if len(years) < FEWEST_YEARS:
        return False
    if anchor is None:
        return len(years) >= 8 and max(years) - min(years) <= SPAN and max(years) < MODERN
    newsy = sum(len(places(sentence.letters, NEWSY)) for sentence in sentences)
    if newsy * 4 > len(years):
        return False
    if sum(1 for year in years if year < anchor.year - 1) > MOST * len(years):
        return True
    past = sum(1 for year in years if year < anchor.year)
    return len(years) >= 2 * FEWEST_YEARS and past > MOST * len(years) and newsy * 6 <= len(years)


def _year(item: Item) -> int | None:
    if not isinstance(item.value, Reading):
        return None
    expression = item.value.expression
    return expression.year if isinstance(expression, When) else None


def moves_on(reading: Reading, leading: str) -> bool:
    """Say whether the story goes on from a date: "the previous year" and "since 1955" only look aside."""
    expression = reading.expression
    if isinstance(expression, Shift):
        return expression.count >= 0
    if isinstance(expression, When) and expression.month is None and expression.year is not None:
        return leading not in {"since", "of", "until", "from"}
    return True
