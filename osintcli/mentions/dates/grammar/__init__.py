"""The rules of time expressions in the order of three passes, each pass reading what the one before made."""

from __future__ import annotations

from functools import cache

from osintcli.mentions.dates.grammar import (
    amounts,
    calendar_dates,
    clock,
    foreign,
    joined,
    phases,
    range_ends,
    relative,
    sets,
    years,
)
from osintcli.mentions.dates.notation import Grammar

SINGLE = (calendar_dates, years, foreign, clock, relative, sets, amounts)


@cache
def passes() -> tuple[Grammar, ...]:
    """Return the grammars, compiled once: single expressions, then what is built from them."""
    return (
        Grammar(rule for module in SINGLE for rule in module.RULES),
        Grammar((*joined.RULES, *range_ends.RULES)),
        Grammar(phases.RULES),
        Grammar(phases.LAST),
    )
