"""Reading what an earlier pass made."""

from __future__ import annotations

from msgspec.structs import replace

from osintcli.mentions.dates.grammar.calendar_dates import number_of
from osintcli.mentions.dates.items import Item
from osintcli.mentions.dates.readings import Expression, Reading, When


def reading_of(item: Item) -> Reading:
    """Return the reading that an earlier pass made of an item."""
    if isinstance(item.value, Reading):
        return item.value
    return Reading(expression=When(holiday=item.value))  # type: ignore[arg-type]


def expression_of(item: Item | None) -> Expression | None:
    """Return what an item is to be placed by, `None` for none."""
    return reading_of(item).expression if item is not None else None


def rank_of(item: Item) -> int | None:
    """Return which one "second", "20th" or "last" means; -1 for the last."""
    if item.kind in {"final", "last"}:
        return -1
    return number_of(item)


def only_year(when: When) -> bool:
    """Say whether nothing but the year is known."""
    return when == When(year=when.year)


def merged(a: Reading, b: Reading) -> Reading | None:
    """Return one day told twice as one: Friday night, 7 March."""
    if not isinstance(a.expression, When) or not isinstance(b.expression, When):
        return None
    return replace(b, expression=replace(b.expression, weekday=a.expression.weekday or b.expression.weekday))
