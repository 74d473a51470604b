"""The fast look over a whole text, before any token is made: where may a time expression be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from osintcli.mentions.dates.holidays import holiday_words, longest_name, names_from
from osintcli.mentions.dates.vocabulary import vocabulary

_WORDS = re.compile(
    r"""[^\W\d_]{2,}                                       # a word
      | (?<![\d.,])(?:\d{4}|\d{8})(?![\d])                  # a year, or a day in eight figures
      | (?<!\w)\d+(?=[:/\u2013~-]\d|\.\d\d?\.\d)           # 18:00, 7/8, 16.10.2016
      | \d(?=(?i:st|nd|rd|th|s|[ap]m|d|w)\b|\s?(?i:[ap]\.?m)\b)  # 19th, 80s, 9 a.m., 10D
    """,
    re.VERBOSE,
)


def triggers(text: str) -> Iterator[int]:
    """Yield where words and figures of time stand, in order. One pass; a word costs one look into a set."""
    words = vocabulary()
    strong, capital, feasts = words.triggers, words.capital_triggers, holiday_words()
    for found in _WORDS.finditer(text):
        word = found.group()
        if word[0].isdigit():
            yield found.start()
            continue
        lower = word.lower()
        if (
            lower in strong
            or (lower in capital and (word[0].isupper() or _beside_figure(text, found)))
            or (lower in feasts and _feast(text, found.start()))
        ):
            yield found.start()


def _feast(text: str, start: int) -> bool:
    """Say whether a holiday's name begins here."""
    ahead = text[start : start + longest_name()].lower().replace("\u2019", "'")
    return any(ahead.startswith(name) for name in names_from(ahead.split(" ", 1)[0]))


def _beside_figure(text: str, found: re.Match[str]) -> bool:
    """Say whether a short month's name in small letters stands beside a figure or after "in"."""
    if text[max(0, found.start() - 3) : found.start()].lower() == "in ":
        return True
    around = text[max(0, found.start() - 3) : found.start()] + text[found.end() : found.end() + 2]
    return any(sign.isdigit() for sign in around)
