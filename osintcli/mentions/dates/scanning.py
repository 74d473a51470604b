"""The fast look over a text, before any token is made: which sentences may hold a time expression."""

from __future__ import annotations

import re
from functools import cache

from osintcli.mentions.dates.holidays import names_by_word
from osintcli.mentions.dates.vocabulary import vocabulary
from osintcli.mentions.lines import Lines
from osintcli.mentions.phrases import first_word
from osintcli.mentions.tokens import WORD
from osintcli.model.span import Span

_FIGURES = re.compile(
    r"""\d (?: (?<![\d.,].) (?:\d{3}|\d{7}) (?!\d)             # a year, or a day in eight figures
          | (?<!\w.) \d* (?=[:/\u2013~-]\d|\.\d\d?\.\d)      # 18:00, 7/8, 16.10.2016
          | (?=(?i:st|nd|rd|th|s|[ap]m|d|w)\b|\s?(?i:[ap]\.?m)\b)  # 19th, 80s, 9 a.m., 10D
        )
    """,
    re.VERBOSE,
)


def promising(lines: Lines) -> list[int]:
    """Return the lines that hold a word or figure of time, in order. Most cost one look of their words into a set."""
    strong, capital, feasts = vocabulary().triggers, vocabulary().capital_triggers, names_by_word().keys()
    found = []
    for at, (_, span) in enumerate(lines.spans):
        words = lines.words(at)
        if (
            (not strong.isdisjoint(words) and not _aged(lines, words, span))
            or (lines.figured(at) and _FIGURES.search(lines.text, span.start, span.end) is not None)
            or (not capital.isdisjoint(words) and _capital(lines.text, span))
            or (not feasts.isdisjoint(words) and _feast(lines, words, span))
        ):
            found.append(at)
    return found


@cache
def _ages() -> tuple[str, ...]:
    """The longest first: "year-olds" holds "year-old"."""
    return tuple(sorted(vocabulary().words.ages, key=len, reverse=True))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(first_word(age) for age in vocabulary().words.ages)


def _aged(lines: Lines, words: list[str], span: Span) -> bool:
    """Say whether the words of time are those of ages alone, as in most stories of crime: "a 44-year-old"."""
    if _first_words().isdisjoint(words):
        return False
    small = span.of(lines.small)
    for age in _ages():
        small = small.replace(age, "")
    return vocabulary().triggers.isdisjoint(WORD.findall(small))


def _capital(text: str, span: Span) -> bool:
    """Say whether a short month's name or the like stands there with a capital, or beside a figure."""
    weak = vocabulary().capital_triggers
    return any(
        found.group().lower() in weak and (found.group()[0].isupper() or _beside_figure(text, found))
        for found in WORD.finditer(text, span.start, span.end)
    )


def _feast(lines: Lines, words: list[str], span: Span) -> bool:
    """Say whether the name of a holiday stands there."""
    names, small = names_by_word(), span.of(lines.small)
    return any(name in small for word in words for name in names.get(word, ()))


def _beside_figure(text: str, found: re.Match[str]) -> bool:
    """Say whether a short month's name in small letters stands beside a figure or after "in"."""
    if text[max(0, found.start() - 3) : found.start()].lower() == "in ":
        return True
    around = text[max(0, found.start() - 3) : found.start()] + text[found.end() : found.end() + 2]
    return any(sign.isdigit() for sign in around)
