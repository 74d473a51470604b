"""Which figures are written beside their marks: the chosen one and the ends first, and none over another.

A chart is drawn for any width, so each is tried for a narrow one and for a wide one; what only the wide one has room for is
marked so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

_NARROW, _WIDE = 270, 560
"""Pixels of a plot on a telephone and on a desk."""
_LETTER, _HIGH = 6.6, 14
_REACH = 7
"""Pixels from the middle of a mark to its edge."""


class Wanted(Struct, frozen=True):
    """A mark (percent, pixels) with the words that might stand beside it; `first` before others."""

    x: float
    dx: float
    y: float
    words: str
    first: bool


class Label(Struct, frozen=True):
    """Words at a place; `anchor` is as in SVG, `wide` says that a narrow chart has no room for them."""

    x: float
    dx: float
    y: float
    words: str
    anchor: str
    wide: bool


Box = tuple[float, float, float, float]
Way = tuple[float, float, str]

_WAYS: tuple[Way, ...] = (
    (_REACH + 3, 4, "start"),
    (-_REACH - 3, 4, "end"),
    (0, -_REACH - 4, "middle"),
    (0, _REACH + 12, "middle"),
)
"""Where words may stand: right of the mark, left, above, below."""


def place(wanted: Sequence[Wanted], height: float) -> tuple[Label, ...]:
    """Return the labels that find room, in the order in which they count."""
    order = sorted(range(len(wanted)), key=lambda at: _weight(wanted, at))
    wide = dict(_placed(wanted, dict.fromkeys(order, _WAYS), _WIDE, height))
    narrow = dict(_placed(wanted, {at: (way,) for at, way in wide.items()}, _NARROW, height))
    return tuple(
        Label(one.x, round(one.dx + dx, 1), round(one.y + dy, 1), one.words, anchor, wide=at not in narrow)
        for at, (dx, dy, anchor) in wide.items()
        for one in [wanted[at]]
    )


def _weight(wanted: Sequence[Wanted], at: int) -> tuple[object, ...]:
    ys = [one.y for one in wanted]
    one = wanted[at]
    return (not one.first, one.y not in (min(ys), max(ys)), at)


def _placed(
    wanted: Sequence[Wanted], ways: Mapping[int, tuple[Way, ...]], width: int, height: float
) -> Iterator[tuple[int, Way]]:
    taken = [_mark(one, width) for one in wanted]
    said: set[tuple[float, float, str]] = set()
    for at, tried in ways.items():
        one = wanted[at]
        if not one.words or (round(one.x, 1), one.y, one.words) in said:
            continue
        for way in tried:
            box = _box(one, way, width)
            if _inside(box, width, height) and not any(_meet(box, other) for other in taken):
                taken.append(box)
                said.add((round(one.x, 1), one.y, one.words))
                yield at, way
                break


def _mark(one: Wanted, width: int) -> Box:
    x = one.x / 100 * width + one.dx
    return (x - _REACH, one.y - _REACH, x + _REACH, one.y + _REACH)


def _box(one: Wanted, way: Way, width: int) -> Box:
    dx, dy, anchor = way
    size = len(one.words) * _LETTER
    x = one.x / 100 * width + one.dx + dx
    left = x if anchor == "start" else x - size if anchor == "end" else x - size / 2
    foot = one.y + dy + 3
    return (left, foot - _HIGH, left + size, foot)


def _inside(box: Box, width: int, height: float) -> bool:
    return box[0] >= 0 and box[2] <= width and box[1] >= -_HIGH and box[3] <= height + 2


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
