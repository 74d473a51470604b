"""Whom an event happened to: whether two tellings name two persons or things, and whether one names any."""

from __future__ import annotations

import re
from functools import lru_cache

from osintcli.comparisons.lexicon import lexicon
from osintcli.comparisons.readings import Reading
from osintcli.model.assertion import AsOfBasis
from osintcli.text.stems import stem, stop_words, words

_PROPER = re.compile(r"\b[A-Z][\w’'-]*\w")


@lru_cache(maxsize=4096)
def proper(text: str) -> frozenset[str]:
    """Return the names in a text, lower case: words with a capital that are no common words."""
    found = {match.group().lower() for match in _PROPER.finditer(text)}
    known = lexicon()
    common = stop_words() | known.capitals | known.calendar
    return frozenset(name for name in found if name not in common and stem(name) not in known.by_word)


def proper_names(reading: Reading) -> frozenset[str]:
    """Return the names in an event's sentence."""
    return proper(reading.said.sentence_text) | proper(reading.said.actor or "")


def subject(reading: Reading) -> str:
    """Return the words of whom it happened to, `""` where they name nobody."""
    event = reading.said.event
    whose = event.subject if event is not None else None
    return whose if whose and proper(whose) else ""


def unnamed(reading: Reading) -> bool:
    """Say whether it goes without saying whom an event happened to: "the film was released in May" opens its text."""
    event = reading.said.event
    if not reading.opens or event is None or not event.subject or event.date.basis is not AsOfBasis.STATED:
        return False
    first = next(iter(words(event.subject)), "")
    return first in lexicon().referring and not proper(event.subject)


def of_one(a: Reading, b: Reading) -> bool:
    """Say whether one of two tellings names whom it happened to, and the other names somebody or nobody."""
    named = bool(subject(a)), bool(subject(b))
    return all(named) or (any(named) and (unnamed(a) or unnamed(b)))


def two_subjects(a: Reading, b: Reading) -> bool:
    """Say whether two tellings name two persons or things: "Ada Marr was born", "Tom Marr was born"."""
    one, other = subject(a), subject(b)
    if not one or not other:
        return False
    x, y = proper(one), proper(other)
    if x <= y or y <= x:
        return False
    if x & y:
        return _differ(one, other)
    return not (x & proper_names(b) or y & proper_names(a))


def _differ(one: str, other: str) -> bool:
    """Say whether two names that share a word are two: "Tom Marr" and "Tom Orlik", "Ada Marr" and "Tom Marr"; not "Chris"
    and "Christopher Marr".
    """
    x, y = words(one), words(other)
    if x[-1] != y[-1]:
        return x[-1] not in y and y[-1] not in x
    return not any(_forms(first, then) for first in x[:-1] for then in y[:-1])


def _forms(a: str, b: str) -> bool:
    short, long = sorted((a.strip("."), b.strip(".")), key=len)
    return long.startswith(short) and (len(short) == 1 or len(short) >= SHORT)


SHORT = 3
"""Letters of a short form that begins as the long one does: "Chris", "Max", "Tim"."""
