"""`osint compare --plot`: figures over time in letters, one for each speaker; bounds as bars, open ones with an arrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from string import ascii_uppercase
from typing import NamedTuple

from osintcli.model.assertion import AsOfBasis, Assertion, Measure
from osintcli.model.comparison import Group, gravest
from osintcli.model.factuality import Factuality
from osintcli.model.quantity import Quantity
from osintcli.renderers import wording
from osintcli.renderers.answers import Compared, Documents
from osintcli.renderers.safe import plain
from osintcli.renderers.table import axes
from osintcli.renderers.table.paper import Cell, Ink, Paper, cells
from osintcli.renderers.table.signs import verdict

_ROWS = 14
_INDENT = 2
_MARGIN = 1
"""Columns left free on either side of the plot, so that a mark and its neighbour fit."""
_OTHERS = "*"
_AHEAD = (Factuality.PLANNED, Factuality.POSSIBLE)


class Point(NamedTuple):
    """A figure to draw: who says it, from when to when, from how much to how much (`None`: open)."""

    letter: str
    first: date
    last: date
    at: Decimal
    low: Decimal | None
    high: Decimal | None
    ahead: bool
    more: bool


def render(answer: Compared, paper: Paper) -> Iterator[str]:
    """Yield a plot for each group that has two figures with a date; say what was not drawn."""
    groups = gravest(answer.comparison.groups)
    drawn = [group for group in groups if len(_dated(group)) > 1]
    for group in drawn:
        yield from _group(group, answer.documents, paper)
    if len(groups) > len(drawn):
        rest = wording.several(len(groups) - len(drawn), "group")
        yield from paper.line(Ink(f"{rest} without two dated figures not drawn", "dim"))


def _dated(group: Group) -> list[Assertion]:
    """Return the members that have a figure and a day, in one unit."""
    unit = group.unit or next((m.quantity.unit for m in group.members if m.quantity), None)
    return [
        m
        for m in group.members
        if m.quantity and m.quantity.unit == unit and _days(m) and _middle(m.quantity)
    ]


def _days(said: Assertion) -> tuple[date, date] | None:
    when = said.as_of.interval
    first, last = when.earliest or when.latest, when.latest or when.earliest
    return (first, last) if first is not None and last is not None else None


def _middle(figure: Quantity) -> Decimal | None:
    """Return where the letter of a figure stands: at its value, in the middle of a range, at the end that is known."""
    if figure.value is not None:
        return figure.value
    if figure.low is not None and figure.high is not None:
        return (figure.low + figure.high) / 2
    return figure.low if figure.low is not None else figure.high


def _group(group: Group, documents: Documents, paper: Paper) -> Iterator[str]:
    sign = verdict(group.verdict)
    size = cells(paper.sign(sign.text))
    yield from paper.row(Cell([sign], size), Cell([Ink(group.label, "bold")], paper.width - size - 2))
    yield from paper.line(group.why, indent=_INDENT)
    yield "\n"
    said = _dated(group)
    names = dict.fromkeys(_name(one, documents) for one in said)
    letters = {
        name: ascii_uppercase[n] if n < len(ascii_uppercase) else _OTHERS for n, name in enumerate(names)
    }
    points = [_point(one, letters[_name(one, documents)]) for one in said]
    drawn = [p for p in points if p is not None]
    figures = [one for p in drawn for one in (p.at, p.low, p.high) if one is not None]
    scale = axes.values(figures, _ROWS)
    yield from _plot(drawn, scale, wording.unit_of(group), paper)
    yield "\n"
    yield from _legend(letters, drawn, said, scale, paper)
    missing = len(group.members) - len(said)
    if missing:
        rest = f"{wording.several(missing, 'figure')} without a date or in another unit not drawn"
        yield from paper.line(Ink(rest, "dim"), indent=_INDENT)
    yield "\n"


def _name(said: Assertion, documents: Documents) -> str:
    return wording.speaker(said) or f"{wording.outlet(documents[said.document])}, own voice"


def _point(said: Assertion, letter: str) -> Point | None:
    days, figure = _days(said), said.quantity
    at = _middle(figure) if figure else None
    if days is None or figure is None or at is None:
        return None
    return Point(
        letter,
        *days,
        at,
        figure.low,
        figure.high,
        said.factuality in _AHEAD,
        said.measure is Measure.INCREMENT,
    )


class _Grid:
    """Signs on rows and columns; a letter is never written over, a bar only by a letter."""

    def __init__(self, rows: int, columns: int) -> None:
        self.rows, self.columns = rows, columns
        self.letters: dict[tuple[int, int], Ink] = {}
        self.bars: dict[tuple[int, int], str] = {}

    def free(self, column: int, rows: Sequence[int]) -> bool:
        """Say whether nothing stands in some rows of a column."""
        spots = [(row, column) for row in rows]
        return 0 <= column < self.columns and not any(s in self.letters or s in self.bars for s in spots)

    def line(self, row: int) -> Iterator[Ink]:
        """Yield the signs of a row."""
        for column in range(self.columns):
            spot = (row, column)
            yield self.letters.get(spot) or Ink(self.bars.get(spot, " "), "dim")


def _plot(points: Sequence[Point], scale: axes.Values, unit: str, paper: Paper) -> Iterator[str]:
    labels = {scale.row(tick): plain(f"{wording.number(tick)}{unit}") for tick in scale.ticks()}
    width = max(map(cells, labels.values()), default=0)
    columns = paper.width - _INDENT - width - 3
    days = axes.Days(min(p.first for p in points), max(p.last for p in points), columns - 2 * _MARGIN)
    grid = _Grid(_ROWS, columns)
    for point in sorted(points, key=lambda p: (p.first, p.last, p.at)):
        _draw(point, grid, scale, days)
    for row in range(_ROWS):
        label = labels.get(row, "")
        inks = [Ink(f"{' ' * (_INDENT + width - cells(label))}{label} ", "dim", whole=True)]
        yield paper.drawn([*inks, Ink("┤" if row in labels else "│", "dim"), *grid.line(row)])
    yield from _foot(days, width, columns, paper)


def _draw(point: Point, grid: _Grid, scale: axes.Values, days: axes.Days) -> None:
    first, last = (days.column(day) + _MARGIN for day in (point.first, point.last))
    row = scale.row(point.at)
    top = scale.row(point.high) if point.high is not None else max(0, row - 1)
    bottom = scale.row(point.low) if point.low is not None else min(grid.rows - 1, row + 1)
    rows = range(min(top, row), max(bottom, row) + 1)
    middle = (first + last) // 2
    near = sorted(range(middle - 2, middle + 3), key=lambda column: (abs(column - middle), column))
    column = next((one for one in near if grid.free(one, rows)), None)
    for at in range(first, last + 1):
        if grid.free(at, [row]):
            grid.bars[row, at] = "─"
    letter = point.letter.lower() if point.ahead else point.letter
    if column is None:
        column = next((one for one in near if (row, one) not in grid.letters), None)
    if column is None or not 0 <= column < grid.columns:
        grid.letters[row, min(max(middle, 0), grid.columns - 1)] = Ink(_OTHERS, "bold")
        return
    for at in rows:
        if (at, column) not in grid.letters:
            grid.bars[at, column] = "│"
    if point.high is None and top < row:
        grid.bars[top, column] = "▲"
    if point.low is None and bottom > row:
        grid.bars[bottom, column] = "▼"
    if point.more and (row, column - 1) not in grid.letters and column:
        grid.bars[row, column - 1] = "+"
    grid.letters[row, column] = Ink(letter, "magenta" if point.ahead else "bold")


def _foot(days: axes.Days, width: int, columns: int, paper: Paper) -> Iterator[str]:
    ticks = days.ticks()
    ends = {at + _MARGIN for at, _ in ticks}
    axis = "".join("┬" if column in ends else "─" for column in range(columns))
    margin = " " * (_INDENT + width + 1)
    yield paper.drawn([Ink(f"{margin}└{axis}", "dim")])
    line = ""
    for at, label in ticks:
        start = axes.left(at + _MARGIN, label, columns)
        line = f"{line:<{start}}{label}"
    yield paper.drawn([Ink(f"{margin} {line}", "dim")])


def _legend(
    letters: dict[str, str],
    drawn: Sequence[Point],
    said: Sequence[Assertion],
    scale: axes.Values,
    paper: Paper,
) -> Iterator[str]:
    words: list[Ink | str] = []
    for name, letter in letters.items():
        words += [Ink("   ")] if words else []
        words += [Ink(f"{letter} {name}", whole=True)]
    yield from paper.line(*words, indent=_INDENT)
    notes = [
        ("lower case: planned or possible", any(p.ahead for p in drawn)),
        ("+: on top of what there is", any(p.more for p in drawn)),
        ("bars: from the least to the most that the words allow", any(p.low != p.high for p in drawn)),
        ("▲ or more", any(p.high is None for p in drawn)),
        ("▼ or fewer", any(p.low is None for p in drawn)),
        ("─ some day of these", any(p.first != p.last for p in drawn)),
    ]
    told = [words for words, used in notes if used]
    if scale.log:
        told.append("logarithmic: as far up is as many times more")
    stand_in = sum(one.as_of.basis is AsOfBasis.DOCUMENT for one in said)
    if stand_in:
        told.append(f"the day of publication stands in for {wording.several(stand_in, 'figure')}")
    if told:
        yield from paper.line(Ink("; ".join(told), "dim"), indent=_INDENT)
