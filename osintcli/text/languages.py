"""Is a text English? Most say so by their commonest words; only where those are missing a model is asked."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 20_000
"""Code points that are looked at."""
FEWEST = 40
"""Letters below which nothing is said: a name, a label, a line of figures."""
ENGLISH = 0.05
"""Share of the commonest English words that makes a text English; prose has a quarter, tables of English have less."""
COMMONEST = 50
"""One word in so many that is "the" makes a text English: prose has one in sixteen, no other language has the word."""
MOST_WORDS = 0.5
"""Words a code point at most: one letter and what parts it from the next."""
SURE = 0.9
"""Probability from which the model is believed."""

_WORD = re.compile(r"[^\W\d_]+")


class Languages(msgspec.Struct, frozen=True):
    """`lexicons/en/languages.yaml`."""

    english: frozenset[str]
    names: dict[str, str]


@cache
def _known() -> Languages:
    from osintcli.lexicons.load import load

    return load("languages", Languages)


@lru_cache(maxsize=256)
def foreign(text: str) -> str | None:
    """Return the ISO 639-1 code of another language than English, `None` for English and where nothing can be told."""
    begin = text[:SAMPLE]
    if begin.count(" the ") * COMMONEST > begin.count(" "):
        return None  # without a lexicon or a model: most texts leave here
    small, common = begin.lower(), _known().english
    if sum(map(common.__contains__, small.split())) >= ENGLISH * MOST_WORDS * (len(begin) + 1):
        return None  # enough of them between spaces, however many words there are
    words = _WORD.findall(small)
    if sum(map(len, words)) < FEWEST:
        return None
    english = sum(map(common.__contains__, words))
    if english >= ENGLISH * len(words):
        return None
    language, probability = _model().classify(" ".join(words))
    return str(language) if language != "en" and probability >= SURE else None


def name(code: str) -> str:
    """Return what a language is called, its code behind it: "German (de)"."""
    known = _known().names.get(code)
    return f"{known} ({code})" if known else f"another language ({code})"


@cache
def _model() -> LanguageIdentifier:
    """Load the model of py3langid: trained on 97 languages, no network."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
