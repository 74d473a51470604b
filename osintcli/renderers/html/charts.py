"""What is drawn of a group: figures over time with their bounds, or the days that are told of one event.

Across, everything is a share of the width, in percent: so a chart fits any window while its letters keep their size. Up and
down it is pixels.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from osintcli.comparisons import ranges
from osintcli.model.assertion import Assertion, Measure
from osintcli.model.comparison import Group
from osintcli.model.document import Document
from osintcli.model.factuality import Factuality
from osintcli.model.interval import Interval
from osintcli.renderers import wording
from osintcli.renderers.html import labels, scales
from osintcli.renderers.html.palette import Key, Palette

_HEIGHT = 220
"""Pixels of the plot of figures."""
_MARGIN = 4.0
"""Percent of the width that is left free at both ends."""
_OPEN = 26
"""Pixels of the bar of a figure whose bound is open: "more than"."""
_APART = 14
"""Pixels between marks that would hide each other."""
_LINE = 24
"""Pixels from one telling of an event's day to the next."""
_HUGE = Decimal(10) ** 18
"""A figure from here on is no figure of the news, and no float has its digits."""
STYLES = {
    Factuality.PLANNED: "planned",
    Factuality.POSSIBLE: "maybe",
    Factuality.UNCONFIRMED: "maybe",
    Factuality.DENIED: "denied",
}
"""How a mark is drawn that is no plain telling: hollow, dashed, struck."""


class Mark(Struct, frozen=True):
    """One assertion: where it stands, its bounds (pixels) and its stretch of days (percent), its shape and colour.

    `style` is `planned`, `maybe`, `denied` or nothing; `up` and `down` say that a bound is open.
    """

    id: str
    title: str
    x: float
    y: float
    dx: float
    shape: int
    colour: int
    style: str = ""
    top: float | None = None
    foot: float | None = None
    up: bool = False
    down: bool = False
    since: float | None = None
    until: float | None = None


class Line(Struct, frozen=True):
    """From one figure of a voice to its next."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: int


class Chart(Struct, frozen=True):
    """A drawing. `rows` are places of the upright line (pixels, words), `columns` of the other (percent, words)."""

    height: int
    rows: tuple[tuple[float, str], ...]
    columns: tuple[tuple[float, str], ...]
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    labels: tuple[labels.Label, ...]
    key: Key
    styles: tuple[str, ...]
    breaks: tuple[float, ...] = ()
    notes: tuple[str, ...] = ()


class Point(Struct, frozen=True):
    """A member with what is drawn of it: its days, its place in time, its figure in the unit of the group."""

    said: Assertion
    when: Interval
    day: date
    range: ranges.Range | None = None


def draw(group: Group, documents: Mapping[str, Document], palette: Palette) -> Chart | None:
    """Return the chart of a group, in the unit of its estimate; `None` where fewer than two members have a place in time."""
    leading = wording.leading(group)
    unit, words = (leading.unit, wording.unit_words(leading).strip()) if leading else ("", "")
    unit = "percent" if words == "%" else unit
    points = [point for one in group.members if (point := _point(one, documents, unit)) is not None]
    figures = [point for point in points if point.range is not None]
    key = palette.key(group.members)
    if len(figures) > 1:
        return _figures(
            figures, key, palette, frozenset(group.estimate.sources if group.estimate else ()), words
        )
    events = [point for point in points if point.said.event is not None]
    return _days(events, key, palette) if len(events) > 1 else None


def _point(one: Assertion, documents: Mapping[str, Document], unit: str) -> Point | None:
    when = one.event.date.interval if one.event else one.as_of.interval
    if not when.known:
        when = documents[one.document].published.interval
    ends = [day for day in (when.earliest, when.latest) if day is not None]
    if not ends:
        return None
    found = ranges.read(one.quantity) if one.quantity else None
    if found is not None and abs(found.point) >= _HUGE:
        found = None
    return Point(one, when, ends[0] + (ends[-1] - ends[0]) / 2, _in_unit(found, unit) if found else None)


def _in_unit(found: ranges.Range, unit: str) -> ranges.Range:
    low, high = (None if end is None else ranges.to_unit(end, unit) for end in (found.low, found.high))
    return ranges.Range(low, high, ranges.to_unit(found.point, unit), found.slack, found.bounded)


def _percent(share: float) -> float:
    return round(_MARGIN + share * (100 - 2 * _MARGIN), 2)


def _columns(across: scales.Level) -> tuple[tuple[float, str], ...]:
    return tuple((_percent(tick.at), tick.label) for tick in across.ticks)


def _figures(points: Sequence[Point], key: Key, palette: Palette, chosen: frozenset[str], unit: str) -> Chart:
    known = [(p, p.range) for p in points if p.range is not None]
    ends = [end for _, r in known for end in (r.low, r.high, r.point) if end is not None]
    up = scales.upright(ends)
    across = scales.level([p.day for p in points])

    def y(value: Decimal) -> float:
        return round((1 - up.at(value)) * _HEIGHT, 1)

    def x(day: date) -> float:
        return _percent(across.at(day))

    marks = _apart([_figure(p, r, key, palette, x, y) for p, r in known])
    return Chart(
        height=_HEIGHT,
        rows=tuple((round((1 - tick.at) * _HEIGHT, 1), tick.label) for tick in up.ticks),
        columns=_columns(across),
        breaks=tuple(map(_percent, across.breaks)),
        marks=marks,
        lines=tuple(_lines(known, key, x, y)),
        labels=labels.place(
            [
                labels.Wanted(m.x, m.dx, m.y, _short(p), p.said.id in chosen)
                for m, p in zip(marks, points, strict=True)
            ],
            _HEIGHT,
        ),
        key=key,
        styles=_styles(marks),
        notes=tuple(_notes(unit, logarithmic=up.log)),
    )


def _notes(unit: str, *, logarithmic: bool) -> Iterator[str]:
    if unit:
        yield f"figures in {unit}"
    if logarithmic:
        yield "equal steps up are equal ratios"


def _figure(
    point: Point,
    of: ranges.Range,
    key: Key,
    palette: Palette,
    x: Callable[[date], float],
    y: Callable[[Decimal], float],
) -> Mark:
    at = y(of.point)
    top = at - _OPEN if of.high is None else y(of.high)
    foot = at + _OPEN if of.low is None else y(of.low)
    return Mark(
        **_common(point, key, palette, x),  # type: ignore[arg-type]  # the fields that both sorts of chart share
        y=at,
        top=top if abs(top - at) > 1 else None,
        foot=foot if abs(foot - at) > 1 else None,
        up=of.high is None,
        down=of.low is None,
    )


def _common(point: Point, key: Key, palette: Palette, x: Callable[[date], float]) -> dict[str, object]:
    said = point.said
    since, until = (None if day is None else x(day) for day in (point.when.earliest, point.when.latest))
    wide = since is not None and until is not None and until - since > 1
    who = wording.voice(said)
    return {
        "id": said.id,
        "title": f"{wording.figure(said)} · {wording.moment(said)} · {who} · {palette.outlet(said)}",
        "x": x(point.day),
        "dx": 0.0,
        "shape": key.shapes[palette.outlet(said)],
        "colour": key.colour(said),
        "style": STYLES.get(said.factuality, ""),
        "since": since if wide else None,
        "until": until if wide else None,
    }


def _apart(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Move marks that would hide each other sideways, as little as it takes."""
    from msgspec.structs import replace

    places: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for at, mark in enumerate(marks):
        places[round(mark.x / 2), round(mark.y / 10)].append(at)
    moved = list(marks)
    for some in places.values():
        step = min(_APART, 90 / len(some))
        for number, at in enumerate(some):
            moved[at] = replace(marks[at], dx=round((number - (len(some) - 1) / 2) * step, 1))
    return tuple(moved)


def _lines(
    known: Sequence[tuple[Point, ranges.Range]],
    key: Key,
    x: Callable[[date], float],
    y: Callable[[Decimal], float],
) -> Iterator[Line]:
    """Yield the way of each voice from figure to figure; plans, denials and additions are no part of it."""
    last: dict[int, tuple[float, float]] = {}
    for point, of in sorted(known, key=lambda pair: (pair[0].day, pair[1].point)):
        said = point.said
        colour = key.colour(said)
        if said.factuality in STYLES or said.measure is Measure.INCREMENT or not colour:
            continue
        here = (x(point.day), y(of.point))
        if colour in last and last[colour] != here:
            yield Line(*last[colour], *here, colour)
        last[colour] = here


def _short(point: Point) -> str:
    said = point.said
    if point.range is None or said.quantity is None:
        return ""
    words = wording.bounded(said.quantity).replace("more than ", ">").replace("about ", "~")
    return f"+{words}" if said.measure is Measure.INCREMENT else words


def _days(points: Sequence[Point], key: Key, palette: Palette) -> Chart:
    """Draw one line a telling, each with the days that it gives."""
    across = scales.level([p.day for p in points])

    def x(day: date) -> float:
        return _percent(across.at(day))

    marks = tuple(
        Mark(**_common(point, key, palette, x), y=_LINE / 2 + at * _LINE)  # type: ignore[arg-type]  # as above
        for at, point in enumerate(points)
    )
    return Chart(
        height=_LINE * len(points),
        rows=(),
        columns=_columns(across),
        breaks=tuple(map(_percent, across.breaks)),
        marks=marks,
        lines=(),
        labels=(),
        key=key,
        styles=_styles(marks),
    )


def _styles(marks: Iterable[Mark]) -> tuple[str, ...]:
    """Return what of the drawing wants a word: hollow marks and open bounds."""
    some = list(marks)
    used = {mark.style for mark in some} - {""}
    if any(mark.top is not None or mark.foot is not None for mark in some):
        used.add("bounds")
    if any(mark.since is not None for mark in some):
        used.add("days")
    return tuple(sorted(used))
