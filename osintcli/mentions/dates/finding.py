"""Text to time expressions: scan, read, rewrite, place."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from osintcli.mentions.dates import fiscal, occasions, ranges
from osintcli.mentions.dates.context import Context, direction
from osintcli.mentions.dates.grammar import passes
from osintcli.mentions.dates.items import Items, read
from osintcli.mentions.dates.mention import free_mention, placed_mention
from osintcli.mentions.dates.normalize import place
from osintcli.mentions.dates.notation import encode
from osintcli.mentions.dates.order import order_of, settled
from osintcli.mentions.dates.readings import Offset, Reading, Run, Shift, When
from osintcli.mentions.dates.scanning import promising
from osintcli.mentions.dates.spot import MADE, Spot, places, reading_at
from osintcli.mentions.dates.story import is_narrative
from osintcli.mentions.dates.surroundings import preposition, stops, supported, widened
from osintcli.mentions.line import Line
from osintcli.mentions.lines import Lines
from osintcli.model.document import Published
from osintcli.model.sentence import Sentence
from osintcli.model.timex import TimexMention, TimexType

CLOCK_UNITS = frozenset({"H", "MI", "S"})


def find(
    text: str, sentences: Sequence[Sentence], published: Published, lines: Lines | None = None
) -> tuple[TimexMention, ...]:
    """Return the time expressions of the sentences in text order; no two overlap.

    Dates are days of the proleptic Gregorian calendar. Relative ones are counted from `published.anchor`; without it
    their value has X where the context would have to say more, and their interval is open. Linear in the text's length.
    `lines` are those of the sentences, where other grammars have read them.
    """
    lines = lines or Lines(text, sentences)
    parsed = [_parsed(lines, at) for at in promising(lines)]
    context = Context(
        published.anchor,
        narrative=is_narrative(parsed, published.anchor),
        order=order_of(parsed, published.anchor),
    )
    told: list[tuple[Line, list[TimexMention]]] = []
    for sentence in parsed:
        context.sentence = sentence.number
        told.append((sentence.line, _sentence(sentence, context)))
    return tuple(occasions.anchor(fiscal.dated(told)))


def _parsed(lines: Lines, at: int) -> Items:
    line = lines.line(at)
    items = read(line)
    letters = encode(items)
    for grammar in passes():
        items, letters = grammar.rewrite(items, letters)
    return Items(lines.spans[at][0], line, items, letters)


def _sentence(sentence: Items, context: Context) -> list[TimexMention]:
    made = places(sentence.letters, MADE)
    if not made:
        return []
    items = sentence.items.copy()
    ranges.lend(items, made)
    lower = [item.word for item in items]
    stopped = stops(sentence.line)
    found = []
    for at in made:
        item, reading = items[at], reading_at(items, at)
        if reading is None or any(x.start < item.end and item.start < x.end for x in stopped):
            continue
        try:
            mention = _mention(Spot(items, lower, at, reading), context)
        except (OverflowError, ValueError):  # a day before year 1 or after 9999
            continue
        if mention is not None:
            found.append(mention)
    return found


def _mention(spot: Spot, context: Context) -> TimexMention | None:
    spot.reading = settled(spot.reading, context.order)
    spot.leading = preposition(spot)
    if spot.reading.weak and not supported(spot):
        return None
    tensed = _tensed(spot.reading)
    context.direction = direction(spot.items, spot.at, behind=spot.leading != "of") if tensed else 0
    if _labels(spot):
        context.direction = 0
    context.before = ranges.end_of(spot, context)
    spot.start, mod = widened(spot)
    if spot.start != spot.item.start:
        spot.leading = preposition(spot)
    spot.mod = mod or spot.reading.mod
    spot.reading = _ahead(spot, context)
    if spot.reading.expression is None:
        return free_mention(spot, context)
    placed = place(spot.reading.expression, context)
    return None if placed is None else placed_mention(spot, placed, context)


def _labels(spot: Spot) -> bool:
    """Say whether a time is the label of a figure, which no tense around it moves: "is now 1.3 (July: 1.9)"."""
    after = spot.ahead(2)
    return len(after) == BOTH and after[0].kind == "colon" and after[1].word[:1].isdigit()


BOTH = 2
"""The colon and the figure."""


def _tensed(reading: Reading) -> bool:
    """Say whether the tense of the sentence has a say in where a time lies: not where its year is named."""
    expression = reading.expression
    if expression is None:
        return bool(reading.amounts)
    return not (isinstance(expression, When) and expression.year is not None) and not isinstance(
        expression, Shift | Run
    )


def _ahead(spot: Spot, context: Context) -> Reading:
    """Read "in two weeks", with a verb that looks ahead, as the day two weeks on."""
    reading = spot.reading
    length = reading.type is TimexType.DURATION and reading.amounts and reading.expression is None
    if not length or spot.leading != "in" or context.direction <= 0 or context.anchor is None:
        return reading
    if any(unit in CLOCK_UNITS for _, unit in reading.amounts):
        return reading
    return replace(reading, type=TimexType.DATE, value="", expression=Offset(reading.amounts, 1, exact=True))
