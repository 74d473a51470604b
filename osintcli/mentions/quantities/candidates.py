"""Which sentences can hold a number at all: one look, so that the rest of a text costs nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from osintcli.mentions.line import Line
from osintcli.mentions.lines import Lines
from osintcli.mentions.numbers.lexicon import number_words


@cache
def _words() -> frozenset[str]:
    table = number_words()
    words = {
        *table.ones,
        *table.teens,
        *table.tens,
        *table.scales,
        *table.dozens,
        *table.vague,
        "half",
        *table.fractions,
        *table.folds,
    }
    return frozenset(words | {w for phrase in table.handfuls for w in phrase if len(w) > 2})


def promising(lines: Lines) -> Iterator[Line]:
    """Yield the lines in which a number can stand, in order."""
    words = _words()
    for at in range(len(lines.spans)):
        if lines.figured(at) or not words.isdisjoint(lines.words(at)):
            yield lines.line(at)
