"""A question for what was given, sent or delivered of a thing: all stations of its way answer, told with whatever verb."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from osintcli.comparisons.lexicon import TopicKind, lexicon
from osintcli.comparisons.questions import Word
from osintcli.comparisons.readings import Reading
from osintcli.text.stems import stem

Way = Callable[[Reading], bool]


def counted_only(found: list[Reading], ways: Sequence[Way | None]) -> list[Reading]:
    """Leave the measures out where most of what was given or delivered is counted: no degrees among the doses."""
    if all(one is None for one in ways):
        return found
    figures = [reading.facets.dimension for reading in found if reading.range is not None]
    if 2 * figures.count("count") <= len(figures):
        return found
    return [reading for reading in found if reading.range is None or reading.facets.dimension == "count"]


def way(word: Word) -> Way | None:
    """Return what a figure must do where a question asks for what came or was handed over: "doses delivered".

    Stations of one thing on its way are told with many verbs: those of its kin, of any station where one is asked for,
    and verbs that tell nothing. Not of figures of a known happening. `None` for a word that asks for something else.
    """
    known = lexicon()
    of_figures = any(known.by_name[name].kind is not TopicKind.EVENT for name in word.topics)
    if of_figures or not (word.root in known.conveying or word.root in known.light):
        return None
    conveying = known.conveying if word.root not in known.light else frozenset[str]()

    def goes(reading: Reading) -> bool:
        verb = stem(reading.said.predicate or "")
        if reading.facets.happening is not None or reading.facets.dimension != "count":
            return False
        return (
            not verb
            or verb in word.roots
            or verb in conveying
            or (verb not in known.conveying and (verb in known.light or verb not in known.by_word))
        )

    return goes
