"""Runs of capital words: where a name of several words ends."""

from __future__ import annotations

from typing import NamedTuple

from osintcli.assertions.attribution.lexicon import speakers

LONGEST = 9
"""Words that a name has at most."""


class Word(NamedTuple):
    """A word of the document with its offset."""

    text: str
    lower: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    @property
    def capital(self) -> bool:
        """Whether it begins as a name does."""
        return self.text[0].isupper()


def run_end(words: list[Word], start: int) -> int:
    """Return the index after the last word of the name that begins at `start`."""
    end = start + 1
    while end < len(words) and end - start < LONGEST:
        if words[end].capital and _touch(words[end - 1], words[end]):
            end += 1
            continue
        if (
            words[end].text == "."
            and words[end - 1].lower in speakers().titles
            and words[end].start == words[end - 1].end
        ):
            end += 1  # "Sen. Ada Finch"
            continue
        if (
            words[end].text in {"'", "’"}
            and end + 1 < len(words)
            and words[end + 1].capital
            and (words[end - 1].text.endswith("s") and words[end].start == words[end - 1].end)
        ):
            end += 1  # "Workers' Union"
            continue
        if _double(words, start, end):
            end += 2  # "the Transport and General Workers' Union"
            continue
        ahead = end
        while ahead < len(words) and ahead - end < 2 and words[ahead].lower in speakers().links:
            ahead += 1
        if ahead == end or ahead >= len(words) or not words[ahead].capital:
            break
        end = ahead + 1
    return end


def _double(words: list[Word], start: int, end: int) -> bool:
    """Whether "and" joins two words of one body's name, whose noun comes after both."""
    if end - start > 2 or start == 0 or words[start - 1].lower != "the" or end + 2 >= len(words):
        return False
    if words[end].text != "and" or any(w.lower in speakers().bodies for w in words[start:end]):
        return False
    after = end + 1
    while (
        after < len(words) and after - end < LONGEST and (words[after].capital or words[after].text in "'’")
    ):
        if words[after].lower in speakers().bodies:
            return True
        after += 1
    return False


def _touch(a: Word, b: Word) -> bool:
    return b.start - a.end <= 1 or (b.start - a.end == 2 and len(a.text) == 1)
