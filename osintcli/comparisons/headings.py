"""What a title counts in all: "Two dead, five hurt in bus crash" tells of two deaths, whatever its text goes on to tell.

Nothing is quoted from a title, since quotes stand in the text; but a source signed it, so an estimate may not pass it by.
Only plain counts are taken: a figure with its people or with what happened to them, and a row of such figures as their sum.
Ages, addresses, channels, parts ("three children among five dead") and titles of several occurrences tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from osintcli.comparisons.hits import Hit, hits
from osintcli.comparisons.lexicon import TopicKind, lexicon
from osintcli.comparisons.ranges import Range
from osintcli.comparisons.titles import counts, number_words
from osintcli.lexicons.load import load
from osintcli.text.occurrences import of_several
from osintcli.text.stems import stem, stems


class _People(msgspec.Struct, frozen=True):
    nouns: frozenset[str]


class _Titles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    joining: frozenset[str]
    ending: frozenset[str]
    including: frozenset[str]
    among: frozenset[str]
    others: frozenset[str]
    people: frozenset[str]
    uncounted: frozenset[str]
    families: frozenset[str]
    pairs: frozenset[str]
    last: dict[str, int]
    units: frozenset[str]
    singular: frozenset[str]
    multiples: dict[str, int]
    nominal: tuple[str, ...]


class _Piece(Struct, frozen=True):
    """A stretch of a title with at most one figure: whether it names people, what happened to them, told before the figure
    or not; whether they are others than those told beside them, or all of whom those before are a part; whether a row ends
    here. `implied` counts people without a figure.
    """

    figure: int | None = None
    implied: int = 0
    happening: str | None = None
    people: bool = False
    before: bool = False
    others: bool = False
    whole: bool = False
    ends: bool = False


class _Total(Struct, frozen=True):
    """How many, and whether they are others than those told beside them."""

    value: Decimal
    others: bool


def of(title: str | None, happening: str | None) -> Range | None:
    """Return what a title counts in all of a happening, or of one that answers for it: of the shot, the dead were not
    injured.
    """
    topic = lexicon().by_name.get(happening or "")
    if not title or topic is None:
        return None
    told = totals(title)
    if (own := told.get(topic.name)) is not None:
        return _exactly(own.value)
    instead = [told[name] for name in sorted(topic.or_else) if name in told]
    off = told.get(topic.less or "")
    if not instead or off is None:
        return None
    if instead[0].others or off.others:
        return _exactly(instead[0].value)
    return less(_exactly(instead[0].value), off.value)


def names(title: str | None, happening: str | None, thing: str | None) -> bool:
    """Say whether what a title counts is of a thing: the title names it, and has one figure of what happened."""
    if not title or thing is None:
        return thing is None
    named = thing in stems(title) or any(hit.topic.name == thing for hit in hits(title))
    return named and len(counts(title).get(happening or "", ())) <= 1


def less(total: Range, off: Decimal) -> Range | None:
    """Return a total less those who died, who may be others: all of them at most; `None` where nobody is left."""
    if total.point <= off or total.low is None:
        return None
    return replace(total, low=total.low - off, point=total.point - off)


def _exactly(value: Decimal) -> Range:
    return Range(value, value, value, Decimal(0), bounded=False)


@lru_cache(maxsize=4096)
def totals(title: str) -> dict[str, _Total]:
    """Return what a title counts in all, by what happened to those it counts. Linear in its length."""
    if of_several(title):
        return {}
    last = _last(title)
    found: dict[str, _Total | None] = (
        {} if last is None else {last[0]: _Total(Decimal(last[1]), others=False)}
    )
    for row in _rows(_pieces(title)):
        told = next((piece for piece in row if piece.happening is not None), None)
        if told is None or told.happening is None:
            continue
        name = told.happening
        if last is not None and name == last[0]:
            continue
        figures = [piece.figure for piece in row if piece.figure is not None]
        if len(row) > 1 and not told.before:  # "parents, 2 children dead", "toddler, man killed"
            figures = [piece.figure or piece.implied for piece in row if piece.figure or piece.implied]
        plain = len(figures) == len(row) and name not in found
        others = any(piece.others for piece in row)
        found[name] = _Total(Decimal(sum(figures)), others) if plain else None
    return {name: total for name, total in found.items() if total is not None}


def _rows(pieces: Iterator[_Piece]) -> Iterator[list[_Piece]]:
    """Yield the pieces that share what happened: "2 adults, 1 child dead", "killed 2 adults, 2 children"."""
    row: list[_Piece] = []
    for piece in pieces:
        told = [one for one in row if one.happening is not None]
        another = piece.happening is not None or piece.figure is None or not all(one.before for one in told)
        if row and (not piece.people or piece.whole or (told and another)):
            if not piece.whole:
                yield row
            row = []
        if piece.people:
            row.append(piece)
        if row and piece.ends:
            yield row
            row = []
    if row:
        yield row


_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[,;:|&–—-]")


PEOPLE = frozenset({"person", "any"})


def _told_of_people(title: str) -> list[Hit]:
    return [h for h in hits(title) if h.topic.kind is TopicKind.HAPPENING and h.topic.counts & PEOPLE]


def _pieces(title: str) -> Iterator[_Piece]:
    told = _told_of_people(title)
    words = list(_WORD.finditer(title))
    start = 0
    for at in range(len(words) + 1):
        mark = words[at].group().lower() if at < len(words) else ";"
        if mark in _cues().joining or mark in _cues().ending:
            yield _piece(words[start:at], told, ends=mark in _cues().ending)
            start = at + 1


@cache
def _cues() -> _Titles:
    return load("titles", _Titles)


def _piece(words: Sequence[re.Match[str]], told: Sequence[Hit], *, ends: bool) -> _Piece:
    line = [word.group().lower() for word in words]
    cut = next((at for at, word in enumerate(line) if word in _cues().including), len(line))
    whole = max((at + 1 for at, word in enumerate(line) if word in _cues().among), default=0)
    words, line = words[whole:cut], line[whole:cut]
    people = any(_is_person(word) or word in _cues().uncounted for word in line)
    figures = [(at, value) for at, word in enumerate(line) if (value := _value(word)) is not None]
    if not figures and (multiple := _multiple(words, told)) is not None:
        return _Piece(multiple[0], happening=multiple[1], people=True, ends=ends)
    if len(figures) != 1:
        implied = 0 if figures else _implied(words, told)
        happening = _happened(words, told)
        return _Piece(None, implied, happening, people=people or len(figures) > 1, ends=ends)
    at, value = figures[0]
    after = [word for word in words[at + 1 :] if not word.group().lower().endswith(_cues().nominal)]
    behind, before = _happened(after, told), _happened(words[:at][::-1], told)
    if not _counts(words, at, told) or not _cues().uncounted.isdisjoint(line):
        return _Piece(None, 0, behind or before, people=people, ends=ends)
    others = not _cues().others.isdisjoint(line)
    return _Piece(
        value,
        0,
        behind or before,
        people=True,
        before=behind is None,
        others=others,
        whole=whole > 0,
        ends=ends,
    )


def _multiple(words: Sequence[re.Match[str]], told: Sequence[Hit]) -> tuple[int, str] | None:
    """Return how many are dead or shot in a "triple homicide", a "double shooting"; not in a murder-suicide."""
    for word, after in pairwise(words):
        value = _cues().multiples.get(word.group().lower())
        name = _happened([after], told) if value is not None and "-" not in after.group() else None
        if value is not None and name is not None:
            return value, name
    return None


def _last(title: str) -> tuple[str, int] | None:
    """Return how many are dead where "third victim of crash dies"."""
    words, told = list(_WORD.finditer(title)), _told_of_people(title)
    for at, (word, after) in enumerate(pairwise(words)):
        value = _cues().last.get(word.group().lower())
        if value is not None and _is_person(after.group().lower()):
            rest = [w for w in words[at + 2 :] if not w.group().lower().endswith(_cues().nominal)]
            name = _happened(rest, told)
            return (name, value) if name is not None and lexicon().by_name[name].deadly else None
    return None


def _implied(words: Sequence[re.Match[str]], told: Sequence[Hit]) -> int:
    """Return how many people a piece without a figure names, who did nothing: "father", "man killed", "parents"; else 0."""
    line = [word.group().lower() for word in words]
    starts = {hit.start for hit in told}
    acts = any(word.start() in starts and text.endswith("s") for word, text in zip(words, line, strict=True))
    people = [word for word in line if _is_person(word)]
    if acts or len(people) != 1 or not _cues().uncounted.isdisjoint(line):
        return 0
    if people[0] in _cues().pairs:
        return 2
    return 0 if people[0].endswith("s") or people[0] in _cues().others else 1


def _counts(words: Sequence[re.Match[str]], at: int, told: Sequence[Hit]) -> bool:
    """Say whether the figure at a place counts people: not their age, nor how many others they have or are of."""
    line = [word.group().lower() for word in words]
    behind = line[at + 1 :]
    if behind and (behind[0].partition("-")[0] in _cues().units or behind[0] == "of"):
        return False
    if at >= LEAST and line[at - 1] == "of" and line[at - 2] in _cues().families:
        return True
    if "of" in line[max(0, at - 1) : at] and (at < LEAST or _is_person(line[at - 2]) or _value(line[at - 2])):
        return False  # "father of 5", "one of 5"
    if any(_is_person(word) for word in behind[:REACH]):
        return True
    near = [w for w in words[at + 1 : at + 1 + REACH] if w.group().lower() not in _cues().singular]
    return _happened(near, told) is not None or (at > 0 and _happened(words[at - 1 : at], told) is not None)


LEAST, REACH = 2, 3
"""Words that stand before "of 5" at least; words behind a figure in which its people are named, or what became of them."""


def _happened(words: Sequence[re.Match[str]], told: Sequence[Hit]) -> str | None:
    """Return what the first of some words tells that tells anything."""
    starts = {hit.start: hit.topic.name for hit in reversed(told)}
    return next((starts[word.start()] for word in words if word.start() in starts), None)


@cache
def _persons() -> frozenset[str]:
    return frozenset(stem(noun) for noun in load("people", _People).nouns)


def _is_person(word: str) -> bool:
    if word in _cues().people or word in _cues().others:
        return True
    return stem(word) in _persons() and word not in _cues().singular and not word.endswith(("ed", "ing"))


def _value(word: str) -> int | None:
    return (
        int(word) if word.isascii() and word.isdigit() and len(word) <= DIGITS else number_words().get(word)
    )


DIGITS = 4
"""Digits of a figure in a title, at most."""
