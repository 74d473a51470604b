"""Small words right beside a figure that say what sort of figure it is."""

from __future__ import annotations

from osintcli.model.assertion import Assertion
from osintcli.text.stems import words

REACH = 24
"""Code points before and behind a figure in which such a word stands."""


def differs(said: Assertion) -> bool:
    """Say whether a figure is by how much something is more or less: "800 euros more than the 1,900 of May"."""
    end = said.quote.span.end - said.sentence.start
    return words(said.sentence_text[end : end + REACH])[1:2] == ["than"]


def alone(said: Assertion) -> bool:
    """Say whether a figure is of one of several: "the exits alone cost 140 million"."""
    start = said.quote.span.start - said.sentence.start
    return "alone" in words(said.sentence_text[max(0, start - REACH) : start])[-3:]
