"""Ranges: each end is an expression of its own, and one may lack what the other says."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from osintcli.mentions.dates.context import Context
from osintcli.mentions.dates.items import Item
from osintcli.mentions.dates.normalize import place
from osintcli.mentions.dates.periods import Period
from osintcli.mentions.dates.readings import Reading, When
from osintcli.mentions.dates.spot import MADE, Spot, reading_at

JOINTS = frozenset({"dash", "to", "and", "or", "joint", "slash", "through", "until"})
MAY_JOIN = JOINTS | {"comma"}
RANGED = frozenset({"MONTH", "MDAY", "WD", "TIMED"})


def lend(items: list[Item], made: Sequence[int]) -> None:
    """Give one end of a range what only the other names: "April to June 1968", "6-7 January", "March 5-9, 1918".

    `made` are the places of the items that are times.
    """
    joined = [at + 1 for at in made if at + 2 < len(items) and items[at + 1].kind in MAY_JOIN]
    for at in joined:
        if items[at].kind in JOINTS and items[at + 1].kind == "DOM":
            items[at + 1] = _after(items[at + 1], items[at - 1])
    for at in reversed(joined):
        joins = items[at].kind in JOINTS or items[at - 1].kind == "DOM"
        if joins and items[at + 1].kind in MADE:
            items[at - 1] = _before(items[at - 1], items[at + 1])


def _fields(item: Item) -> tuple[Reading, When] | None:
    if isinstance(item.value, Reading) and isinstance(item.value.expression, When):
        return item.value, item.value.expression
    return None


def _after(poor: Item, rich: Item) -> Item:
    """Give a lone day behind a range its month: the 7 of April 6-7, the 9 of March 5-9, 1918."""
    mine, other = _fields(poor), _fields(rich)
    if (
        mine is None
        or other is None
        or mine[1].day is None
        or mine[1].month is not None
        or other[1].month is None
    ):
        return poor
    if mine[1].year is None:
        return _as_month_day(poor, mine, other[1])
    when = replace(mine[1], month=other[1].month)
    return replace(poor, kind="FULL", value=replace(mine[0], weak=False, expression=when))


def _before(poor: Item, rich: Item) -> Item:
    """Give the first end of a range the month and year of the second."""
    mine, other = _fields(poor), _fields(rich)
    if mine is None or other is None:
        return poor
    reading, when = mine
    if _bare_weekday(when) and _bare_weekday(other[1]) and other[1].inside is not None:
        return replace(poor, value=replace(reading, expression=replace(when, inside=other[1].inside)))
    if when.year is not None or when.inside is not None or when.direction or (when.weekday and not when.day):
        return poor
    if when.month is None and when.day is not None and other[1].month is not None:
        return _as_month_day(poor, mine, other[1])
    if other[1].year is None and other[1].inside is None:
        return poor
    both_months = when.month is not None and other[1].month is not None
    if not both_months and not (when.season and other[1].season):
        return poor
    year = other[1].year
    if year is not None and (when.month or 0) > (other[1].month or 12):
        year -= 1  # November to February 2017
    return replace(poor, value=replace(reading, expression=replace(when, year=year, inside=other[1].inside)))


def _bare_weekday(when: When) -> bool:
    """Say whether a weekday is all that is named, but for the week around it: both of "Monday to Thursday last week"."""
    return when == When(weekday=when.weekday, inside=when.inside) and when.weekday is not None


def _as_month_day(poor: Item, mine: tuple[Reading, When], other: When) -> Item:
    when = replace(mine[1], month=other.month, year=other.year, inside=other.inside)
    return replace(poor, kind="MDAY", value=replace(mine[0], weak=False, expression=when))


def end_of(spot: Spot, context: Context) -> Period | None:
    """Return the end of a range that begins at a spot, where neither end says its year: its start lies before it."""
    joint = spot.kind(1)
    if (
        joint not in {"dash", "to", "through", "until", "and"}
        or spot.item.kind not in RANGED
        or spot.kind(2) not in RANGED
    ):
        return None
    if joint == "and" and spot.leading != "between":
        return None
    other = reading_at(spot.items, spot.at + 2)
    context.before = None
    placed = place(other.expression, context) if other is not None and other.expression is not None else None
    return placed.period if placed is not None else None
