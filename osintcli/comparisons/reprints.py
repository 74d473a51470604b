"""What a copy prints again is of the day that its first print told: "overnight" means what it meant there."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from osintcli.comparisons import times
from osintcli.comparisons.copies import Copies
from osintcli.comparisons.readings import Reading, place_in_line


def as_first_told(readings: Sequence[Reading], copies: Copies) -> list[Reading]:
    """Return the readings, those that stand in a copy letter by letter with the times of the text that had them first."""
    if not copies.kin:
        return list(readings)
    first: dict[tuple[str, ...], Reading] = {}
    for reading in readings:
        held = first.get(_print(reading, copies))
        if held is None or _written(reading) < _written(held):
            first[_print(reading, copies)] = reading
    found = []
    for reading in readings:
        told = first[_print(reading, copies)]
        if told.said.document != reading.said.document and told.told.known:
            found.append(replace(reading, time=told.time, date=told.date))
        else:
            found.append(reading)
    return sorted(found, key=place_in_line)


def _print(reading: Reading, copies: Copies) -> tuple[str, ...]:
    """What makes two readings one print: the text, the sentence and the quote, and for an event what tells it.

    Headlines are often cut or written anew: of an event that one tells the trigger is enough.
    """
    said = reading.said
    if said.headline and said.event is not None:
        return (copies.text(said.document), said.event.trigger)
    sentence = " ".join(said.sentence_text.split())
    return (copies.text(said.document), sentence, said.quote.exact, said.event.trigger if said.event else "")


def _written(reading: Reading) -> tuple[object, ...]:
    return (not reading.told.known, *times.key(reading.told), reading.said.document)
