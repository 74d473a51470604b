"""Which sentences can hold a number at all: one scan, so that the rest of a text costs nothing more."""

from __future__ import annotations

import re
from functools import cache

from osintcli.mentions.numbers.lexicon import number_words
from osintcli.model.span import Span

_SIGNS = "\u00bc-\u00be\u2150-\u215e"


@cache
def _pattern() -> re.Pattern[str]:
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
    words |= {w for phrase in table.handfuls for w in phrase if len(w) > 2}
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    heads = "|".join(f"{letter}(?:{'|'.join(tails)})" for letter, tails in by_letter.items())
    return re.compile(rf"[\d{_SIGNS}]|\b(?:{heads})\b", re.IGNORECASE)


def promising(text: str, span: Span) -> bool:
    """Say whether a number can stand in the span."""
    return _pattern().search(text, span.start, span.end) is not None
