"""Colour says who first said it, shape says which outlet prints it.

The colours are those of Okabe and Ito ("Color Universal Design", 2008), which people told apart whichever cones they lack;
their yellow is left out, since it fades on white paper. A name keeps its colour and its shape over the whole page as far as
a chart has them free; what finds none is grey, or a small dot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from osintcli.model.assertion import Assertion
from osintcli.model.attribution import Level
from osintcli.model.document import Document
from osintcli.renderers import wording

COLOURS = 6
"""Besides ink for an outlet's own voice (0), and grey for the rest (`COLOURS + 1`)."""
SHAPES = 8
"""Shapes for outlets, from 1 on; 0 is the dot for the rest."""


class Key(Struct, frozen=True):
    """What the colours and shapes of a group's chart and table stand for, in the order of their frequency on the page.

    It holds every member of the group: the table shows those too that have no day and so no place in the chart.
    """

    colours: Mapping[str, int]
    shapes: Mapping[str, int]

    def colour(self, one: Assertion) -> int:
        """Return the number of the colour of an assertion."""
        name = voice(one)
        return 0 if name is None else self.colours[name]


class Palette:
    """The voices and outlets of a page, the most frequent first."""

    def __init__(self, assertions: Sequence[Assertion], documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self.voices = _ranked(name for name in map(voice, assertions) if name is not None)
        self.outlets = _ranked(self.outlet(one) for one in assertions)

    def outlet(self, one: Assertion) -> str:
        """Return who prints an assertion."""
        return wording.outlet(self._documents[one.document])

    def numbers(self, one: Assertion) -> str:
        """Return the numbers of the outlet and of the voice of an assertion, as "2:0"; -1 is the outlet's own voice."""
        name = voice(one)
        return f"{self.outlets[self.outlet(one)]}:{-1 if name is None else self.voices[name]}"

    def key(self, members: Iterable[Assertion]) -> Key:
        """Return the colours and shapes for some assertions."""
        some = list(members)
        voices = {name for name in map(voice, some) if name is not None}
        outlets = {self.outlet(one) for one in some}
        return Key(
            colours=_dealt([n for n in self.voices if n in voices], self.voices, COLOURS, COLOURS + 1),
            shapes=_dealt([n for n in self.outlets if n in outlets], self.outlets, SHAPES, 0),
        )


def voice(one: Assertion) -> str | None:
    """Return who first said it, as one name; `None` in the outlet's own voice."""
    return "hearsay" if one.attribution.level is Level.HEARSAY else wording.speaker(one)


def _ranked(names: Iterable[str]) -> dict[str, int]:
    counts = Counter(names)
    return {name: at for at, name in enumerate(sorted(counts, key=lambda name: (-counts[name], name)))}


def _dealt(names: Sequence[str], ranks: Mapping[str, int], count: int, rest: int) -> dict[str, int]:
    """Give each name its own number, from 1 to `count`, or the next one free; `rest` where none is left."""
    free = list(range(1, count + 1))
    dealt: dict[str, int] = {}
    for name in names:
        own = ranks[name] % count + 1
        dealt[name] = own if own in free else free[0] if free else rest
        if dealt[name] in free:
            free.remove(dealt[name])
    return dealt
