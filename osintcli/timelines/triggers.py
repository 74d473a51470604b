"""Which words tell one sort of event, from `lexicons/en/topics.yaml`, and which words name what it happened to."""

from __future__ import annotations

from functools import cache

import msgspec
from msgspec import Struct

from osintcli.lexicons.load import load
from osintcli.model.assertion import Assertion
from osintcli.text.stems import stem, stems

_ACTS = frozenset({"event", "happening"})
_SHORT = 3


class _Entry(msgspec.Struct, frozen=True):
    name: str
    kind: str
    words: list[str] = msgspec.field(default_factory=list)
    weak: list[str] = msgspec.field(default_factory=list)
    beside: list[str] = msgspec.field(default_factory=list)
    speech: bool = False


class _File(msgspec.Struct, frozen=True):
    topics: list[_Entry]


class _Acts(Struct, frozen=True):
    by_word: dict[str, str]
    by_weak: dict[str, tuple[tuple[str, frozenset[str]], ...]]
    speech: frozenset[str]


@cache
def _acts() -> _Acts:
    by_word: dict[str, str] = {}
    by_weak: dict[str, list[tuple[str, frozenset[str]]]] = {}
    entries = [entry for entry in load("topics", _File).topics if entry.kind in _ACTS]
    for entry in sorted(entries, key=lambda entry: entry.kind):  # an event's own name before a happening's
        for word in entry.words:
            by_word.setdefault(stem(word), entry.name)
        beside = frozenset(stem(word) for word in entry.beside)
        for word in entry.weak:
            by_weak.setdefault(stem(word), []).append((entry.name, beside))
    speech = frozenset(entry.name for entry in entries if entry.speech)
    return _Acts(by_word, {word: tuple(found) for word, found in by_weak.items()}, speech)


def act(said: Assertion) -> str:
    """Return what an assertion tells: a topic's name, else the stem of its trigger or predicate."""
    word = said.event.trigger if said.event is not None else (said.predicate or "")
    if not word and said.counted is not None:
        word = said.counted.noun
    root = stem(word.split()[-1]) if word else ""
    known = _acts()
    if root in known.by_word:
        return known.by_word[root]
    around = frozenset(stems(said.sentence_text))
    fit = (name for name, beside in known.by_weak.get(root, ()) if not (beside - {root}).isdisjoint(around))
    return next(fit, root)


def is_speech(name: str) -> bool:
    """Say whether an act is words said or written, so that what they say matters more than that they were said."""
    return name in _acts().speech


def names(said: Assertion) -> frozenset[str]:
    """Return the stems that may name what it happened to and who did it; what happens is left out."""
    parts = [said.actor, said.place.name if said.place is not None else None]
    if said.event is not None:
        parts += [said.event.label, said.event.object]
    if said.counted is not None:
        parts += [said.counted.surface]
    found = {root for part in parts if part for root in stems(part)}
    return frozenset(
        root for root in found if root not in _acts().by_word and not root.isdigit() and len(root) >= _SHORT
    )


class _Noun(msgspec.Struct, frozen=True):
    pronouns: list[str]


@cache
def pronouns() -> frozenset[str]:
    """Return words that name somebody only by what stands before them."""
    return frozenset(load("timeline", _Noun).pronouns)
