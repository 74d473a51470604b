"""The number words of `en/numbers.yaml`, ready for looking up."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import msgspec
from msgspec import Struct

from osintcli.lexicons.load import load


class Suffix(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A letter that scales a figure: "20k", "€900m". See the comment in the lexicon for its conditions."""

    factor: Decimal
    glued: bool
    money: bool = False
    upper: bool = False
    counted: bool = False


class _Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ones: dict[str, Decimal]
    teens: dict[str, Decimal]
    tens: dict[str, Decimal]
    scales: dict[str, Decimal]
    suffixes: dict[str, Suffix]
    dozens: dict[str, Decimal]
    halves: frozenset[str]
    fractions: dict[str, Decimal]
    compound_parts: dict[str, Decimal]
    vague: dict[str, Decimal]
    vague_of_scale: frozenset[str]
    vague_only_with_of: frozenset[str]
    vague_factors: dict[str, Decimal]
    handfuls: tuple[str, ...]
    whole: frozenset[str]
    halved: frozenset[str]
    not_before_half: frozenset[str]
    bound_ends: frozenset[str]
    stretches: frozenset[str]
    befallen: frozenset[str]
    people_states: frozenset[str]
    signs: frozenset[str]
    decimal_points: frozenset[str]
    figure_links: frozenset[str]


class NumberWords(Struct, frozen=True):
    """Tables from a folded word to what it is worth; phrases are tuples of words."""

    ones: dict[str, Decimal]
    teens: dict[str, Decimal]
    tens: dict[str, Decimal]
    scales: dict[str, Decimal]
    suffixes: dict[str, Suffix]
    dozens: dict[str, Decimal]
    fractions: dict[str, Decimal]
    vague: dict[str, Decimal]
    vague_of_scale: frozenset[str]
    vague_only_with_of: frozenset[str]
    vague_factors: dict[tuple[str, ...], Decimal]
    handfuls: frozenset[tuple[str, ...]]
    whole: frozenset[str]
    halved: frozenset[str]
    not_before_half: frozenset[str]
    bound_ends: frozenset[str]
    stretches: frozenset[str]
    befallen: frozenset[str]
    people_states: frozenset[str]
    signs: frozenset[str]
    decimal_points: frozenset[str]
    compound_parts: dict[str, Decimal]
    """The last word of a part below a hundredth: the "first" of a twenty-first."""
    folds: dict[str, Decimal]
    after_figure: frozenset[str]
    """Every word and sign that can make more of a figure in digits than its own value."""
    going_on: frozenset[str]
    """Every word and sign that can lengthen a number in words."""
    alone: frozenset[str]
    """Number words that begin no other kind of number, unless one of `going_on` or `after_figure` follows."""
    after_article: frozenset[str]
    """Every word that may follow "a" where "a" begins a number."""
    starts: frozenset[str]
    """Every word that a number in words can begin with."""


@cache
def number_words() -> NumberWords:
    """Load the lexicon once."""
    raw = load("numbers", _Numbers)
    fractions = raw.fractions | {_plural(w): v for w, v in raw.fractions.items()}
    factors = {tuple(p.split()): v for p, v in raw.vague_factors.items()}
    handfuls = frozenset(tuple(p.split()) for p in raw.handfuls)
    folds = {f"{w}fold": v for w, v in {**raw.ones, **raw.teens, **raw.tens, **raw.scales}.items() if v > 1}
    small = {*raw.ones, *raw.teens, *raw.tens}
    starts = {*folds, *raw.ones, *raw.teens, *raw.tens, *raw.dozens, *raw.halves, *raw.vague, "a", "an"}
    return NumberWords(
        ones=raw.ones,
        teens=raw.teens,
        tens=raw.tens,
        scales=raw.scales,
        suffixes=raw.suffixes,
        dozens=raw.dozens,
        fractions=fractions,
        vague=raw.vague,
        vague_of_scale=raw.vague_of_scale,
        vague_only_with_of=raw.vague_only_with_of,
        vague_factors=factors,
        handfuls=handfuls,
        whole=raw.whole,
        halved=raw.halved,
        not_before_half=raw.not_before_half,
        bound_ends=raw.bound_ends,
        stretches=frozenset({form for w in raw.stretches for form in (w, w + "s", "-")}),
        befallen=raw.befallen,
        people_states=raw.people_states,
        signs=raw.signs,
        decimal_points=raw.decimal_points,
        compound_parts={form: v for w, v in raw.compound_parts.items() for form in (w, w + "s")},
        folds=folds,
        after_figure=frozenset({*raw.figure_links, *raw.scales, *raw.dozens, *fractions, *raw.vague}),
        going_on=frozenset({*small, *raw.scales, *raw.vague, "and", "-", "\u2010", "\u2011"}),
        alone=frozenset(small - {p[0] for p in (*factors, *handfuls)} - set(raw.vague) - set(raw.dozens)),
        after_article=frozenset(
            {*raw.scales, *raw.dozens, *fractions, *(p[1] for p in (*factors, *handfuls) if p[1:])}
        ),
        starts=frozenset(starts | raw.signs | {p[0] for p in (*factors, *handfuls)} | set(raw.scales)),
    )


def _plural(word: str) -> str:
    return "halves" if word == "half" else word + "s"
