"""Base forms of English words by ending rules and a list of exceptions; no parser.

`singular("bodies")` is "body", `base_form("injured")` is "injure". Words the rules do not know come back as well as the
endings tell: good for comparing words, not for printing them as English; only `plural` is for print. Exceptions stand in
`en/inflection.yaml`.
"""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from osintcli.lexicons.load import load

_VOWELS = frozenset("aeiou")
_SHORTEST = 3


class _SilentE(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    add: tuple[str, ...]
    keep: tuple[str, ...]


class _Inflection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    plurals: dict[str, str]
    unchanging: frozenset[str]
    uncounted: frozenset[str]
    mans: frozenset[str]
    singular_s: frozenset[str]
    s_from_oes: frozenset[str]
    e_before_ses: frozenset[str]
    verbs: dict[str, str]
    silent_e: _SilentE


@cache
def _forms() -> _Inflection:
    return load("inflection", _Inflection)


@lru_cache(maxsize=8192)
def singular(noun: str) -> str:
    """Return the singular of a lower-case noun: "soldiers" is "soldier", "people" "person", "lives" "life".

    Of a compound only the last part is looked at ("two-thirds-men"). A singular comes back as it is.
    """
    forms = _forms()
    if noun in forms.plurals:
        return forms.plurals[noun]
    if noun in forms.unchanging or noun in forms.singular_s:
        return noun
    head, dash, tail = noun.rpartition("-")
    if dash and tail:
        return f"{head}-{singular(tail)}"
    if noun.endswith("men") and len(noun) > len("omen") + 1:
        return noun[:-2] + "an"
    return _without_s(noun, forms)


def _without_s(noun: str, forms: _Inflection) -> str:
    if len(noun) <= _SHORTEST or not noun.endswith("s") or noun.endswith(("ss", "us", "is")):
        return noun[:-1] if len(noun) == _SHORTEST and noun.endswith("s") and noun[1] not in "ius" else noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses", "zzes")) or noun in forms.s_from_oes:
        return noun[:-2]
    if noun.endswith("uses") and noun[-5:-4] not in {"", "a", "o", "e"} and noun not in forms.e_before_ses:
        return noun[:-2]
    return noun[:-1]


_SIBILANTS = ("s", "x", "z", "ch", "sh")


@cache
def _plurals() -> dict[str, str]:
    """Map a singular to its plural, the first that is listed: "people" of "person"."""
    found: dict[str, str] = {}
    for many, one in _forms().plurals.items():
        found.setdefault(one, many)
    return found


@lru_cache(maxsize=8192)
def plural(noun: str) -> str:
    """Return the plural of a noun or of a phrase that ends in one: "soldiers", "halves", "police officers".

    What is plural or uncounted already comes back as it is. Good enough to print where the noun is English.
    """
    head, _, last = noun.rpartition(" ")
    before = f"{head} " if head else ""
    forms, folded = _forms(), last.lower()
    if not folded or folded in forms.plurals or folded in forms.unchanging or folded in forms.uncounted:
        return noun
    if folded in _plurals():
        return before + _plurals()[folded]
    if folded.endswith("man") and folded not in forms.mans:
        return f"{before}{last[:-2]}en"
    if folded.endswith("s") and folded not in forms.singular_s and not folded.endswith(("ss", "us", "is")):
        return noun
    if folded.endswith("y") and folded[-2:-1] not in _VOWELS:
        return f"{before}{last[:-1]}ies"
    if folded.endswith("is"):
        return f"{before}{last[:-2]}es"
    return f"{noun}es" if folded.endswith(_SIBILANTS) or f"{folded}es" in forms.s_from_oes else f"{noun}s"


def irregular(word: str) -> str | None:
    """Return the base of a form that no ending tells: "burn" of "burnt", "foot" of "feet"; else `None`."""
    forms = _forms()
    return forms.verbs.get(word) or forms.plurals.get(word)


@lru_cache(maxsize=8192)
def is_plural(noun: str) -> bool:
    """Say whether a lower-case word can be a noun that stands for more than one: "soldiers", "people", "staff"."""
    forms = _forms()
    if noun in forms.unchanging:
        return True
    return noun not in forms.singular_s and singular(noun) != noun


@lru_cache(maxsize=8192)
def base_form(verb: str) -> str:
    """Return the base form of a lower-case verb: "injured" is "injure", "rose" "rise", "denies" "deny"."""
    forms = _forms()
    if verb in forms.verbs:
        return forms.verbs[verb]
    if verb.endswith("ied") and len(verb) > len("died"):
        return verb[:-3] + "y"
    for ending in ("ing", "ed"):
        stem = verb.removesuffix(ending)
        if stem != verb and len(stem) >= _SHORTEST - 1 and not _VOWELS.isdisjoint(stem):
            return _from_stem(stem, forms)
    return _without_s(verb, forms) if len(verb) > _SHORTEST else verb


def _from_stem(stem: str, forms: _Inflection) -> str:
    if stem[-1] == stem[-2] and stem[-1] in "bdgmnprtk":
        return stem[:-1]  # "stopped"; "killed" and "passed" keep both
    for size in (4, 3, 2, 1):
        ending = stem[-size:]
        if len(ending) == size and ending in forms.silent_e.keep:
            return stem
        if len(ending) == size and ending in forms.silent_e.add:
            return stem + "e"
    return stem
