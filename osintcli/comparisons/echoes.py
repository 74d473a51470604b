"""What else tells a figure that answers a question: the same figure elsewhere, whose own words say less.

"Prosecutors say he stole 61 million" answers "the stolen sum"; "the indictment put it at 61 million" tells the same
figure and names nothing that would speak against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from osintcli.comparisons import keys
from osintcli.comparisons.facets import Facets
from osintcli.comparisons.lexicon import lexicon
from osintcli.comparisons.readings import Reading
from osintcli.text.stems import stem, stop_words, words

DIGITS = 2
"""Significant digits that a figure must have: 70 and 3 million are equal by chance too often."""

LEAST = Decimal(20)
"""Smaller figures are equal by chance too often."""


def add(chosen: Sequence[Reading], readings: Sequence[Reading], *, series: bool = False) -> list[Reading]:
    """Return the chosen readings and those that tell a figure of theirs again, in the order of `readings`.

    `series`: also the nameless percentages that go on about one.
    """
    told: defaultdict[tuple[str, Decimal], list[Reading]] = defaultdict(list)
    held = {reading.id for reading in chosen}
    for reading in chosen:
        if (figure := _figure(reading)) is not None:
            told[figure].append(reading)
    found = dict.fromkeys(held)
    for reading in readings:
        figure = _figure(reading) if reading.id not in held else None
        if figure is not None and any(_again(reading, one) for one in told.get(figure, ())):
            found[reading.id] = None
    _goes_on(readings, found, series=series)
    return [reading for reading in readings if reading.id in found]


def _goes_on(readings: Sequence[Reading], found: dict[str, None], *, series: bool) -> None:
    """Add what follows a figure found and names nothing of its own.

    A bare number ("61 people were detained. Another 18 were picked up on Sunday"), or the next figure in its unit
    ("Turnout was 61 per cent. It had been 22 per cent at noon").
    """
    held: defaultdict[tuple[str, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.range is not None:
            held[reading.said.document, reading.facets.dimension].append(reading)
    for some in held.values():
        some.sort(key=lambda r: (r.said.quote.span, r.id))
        for before, reading in pairwise(some):
            gap = reading.said.quote.span.start - before.said.quote.span.end
            nameless = barely(reading, before.facets) or (series and _nameless(reading))
            if before.id in found and gap <= NEAR and nameless and _same_paragraph(before, reading):
                found[reading.id] = None


def _nameless(reading: Reading) -> bool:
    """Say whether a percentage names nothing that it is of."""
    own = reading.facets
    return (
        own.dimension in SERIAL and (own.measured is None or own.guessed) and keys.actor_of(reading) is None
    )


SERIAL = frozenset({"percent"})
"""Dimensions whose next figure in a paragraph goes on about the last, where it names nothing."""


NEAR = 240
"""Code points between a figure and the bare number that goes on about it."""


def _same_paragraph(before: Reading, reading: Reading) -> bool:
    """Say whether nothing stands between two figures but what stands in one paragraph."""
    same = before.said.sentence == reading.said.sentence
    return same or before.said.sentence_text[-LAST:].strip() in reading.text


LAST = 40
"""Code points of a sentence's end by which it is known in a paragraph."""


def _figure(reading: Reading) -> tuple[str, Decimal] | None:
    if reading.range is None or reading.said.quantity is None or reading.said.quantity.value is None:
        return None
    point = reading.range.point.normalize()
    if abs(point) < LEAST or len(point.as_tuple().digits) < DIGITS:
        return None
    return (reading.facets.dimension, abs(point))


def _again(reading: Reading, first: Reading) -> bool:
    """Say whether nothing that both name differs; a bare number names nothing, what is guessed is not said."""
    if reading.increment != first.increment:
        return False
    if barely(reading, first.facets):
        return True
    a, b = reading.facets, first.facets
    own = (a.happening, a.thing, a.measured)
    pairs = zip(own, (b.happening, b.thing, b.measured), strict=True)
    known = lexicon().by_name
    return all(
        one is None
        or other is None
        or one == other
        or (a.measured == one and (a.guessed or one not in known))
        for one, other in pairs
    )


def barely(reading: Reading, of: Facets) -> bool:
    """Say whether a number stands alone, and nothing else is told to have happened to what it counts."""
    own = reading.facets.happening
    return bare(reading) and (own is None or own == of.happening or reading.facets.guessed)


def bare(reading: Reading) -> bool:
    """Say whether a quote is a number alone, so that what it counts was read from elsewhere."""
    said = reading.said
    surface = said.surface or ""
    rest = said.quote.exact.replace(surface, "", 1) if surface else said.quote.exact
    telling = [
        word for word in words(rest) if word not in stop_words() and stem(word) not in lexicon().ordering
    ]
    return not telling and reading.facets.dimension in ("count", "number")
