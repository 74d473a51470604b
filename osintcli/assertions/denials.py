"""Denial without "not": "has yet to pay 12 million", "nobody confirmed that 12 boats sank", "ruled out"."""

from __future__ import annotations

from osintcli.assertions import plans
from osintcli.assertions.attribution.lexicon import reaching
from osintcli.assertions.stance_words import words
from osintcli.model.factuality import Factuality, Stance
from osintcli.model.sentence import Parse

_AUXILIARY = frozenset({"have", "be", "remain"})


def not_yet(parse: Parse, step: plans.Step) -> Stance | None:
    """Return the stance of "has yet to" over what follows: not confirmed where proof is missing, else not done."""
    if parse.dep[step.below] != "xcomp" or parse.lemma[step.at] not in _AUXILIARY:
        return None
    yet = next((c for c in parse.children[step.at] if parse.words[c].lower() == words().yet), None)
    if yet is None or yet > step.below:
        return None
    proof = parse.lemma[step.below] in words().proof
    return plans.stance(parse, Factuality.UNCONFIRMED if proof else Factuality.DENIED, yet)


def unproven(parse: Parse, step: plans.Step) -> Stance | None:
    """Return the stance of a verb of proof that nobody is the subject of."""
    if step.at == step.below or parse.lemma[step.at] not in words().proof:
        return None
    for child in parse.children[step.at]:
        if (
            parse.dep[child] == "nsubj"
            and child != step.below
            and parse.words[child].lower() in words().nobody
        ):
            return plans.stance(parse, Factuality.UNCONFIRMED, child)
    return None


def with_particle(parse: Parse, at: int) -> tuple[str, ...]:
    """Return the verb with its particle: "rule out"."""
    return tuple(
        f"{parse.lemma[at]} {parse.words[c].lower()}" for c in parse.children[at] if parse.dep[c] == "prt"
    )


def contrasts(parse: Parse, stance: Stance) -> bool:
    """Say whether a denial is a figure put right: "38, not 45"."""
    at = parse.at(stance.span.start) if stance.span is not None else None
    if stance.factuality is not Factuality.DENIED or at is None or not 0 < at < len(parse) - 1:
        return False
    return parse.words[at - 1] == "," and parse.tag[at + 1] in {"CD", "$"}


def pointed(parse: Parse, below: int) -> bool:
    """Say whether the verb above a clause behind a colon has something else to govern: "disputed that: 40 came"."""
    between = range(parse.head[below] + 1, below)
    return any(
        parse.words[t] == ":"
        and (parse.dep[t - 1] == "dobj" or parse.words[t - 1].lower() in words().pointers)
        for t in between
    )


def kept(parse: Parse, step: plans.Step) -> bool:
    """Say whether a figure is what its speaker stays with: "has not moved from 240"."""
    ways = reaching().get(parse.words[step.at].lower(), ())
    return any(way == (parse.words[step.below].lower(),) and negated for way, _, negated in ways)


def nothing(parse: Parse, step: plans.Step) -> Stance | None:
    """Return the stance of "nothing" as a subject: "nothing of the kind happened in 340 places"."""
    for child in parse.children[step.at]:
        plain = parse.words[child].lower() == words().nothing and child != step.below
        if plain and parse.dep[child].startswith("nsubj") and child + 1 < len(parse):
            if (
                parse.words[child + 1].lower() in words().no_negation | words().terminators
                or step.at == step.below
            ):
                return None
            return plans.stance(parse, Factuality.DENIED, child)
    return None


def bounded(parse: Parse, step: plans.Step) -> bool:
    """Say whether the figure below a verb is one that "not" makes the most: "not more than 90"."""
    if step.at == step.below or not parse.tag[step.at].startswith(("VB", "MD")):
        return False
    inside = parse.subtree(step.below)
    return any(
        parse.words[t].lower() in words().excess and parse.tag[t + 1] in {"IN", "CD", "$"}
        for t in inside
        if step.at < t < len(parse) - 1
    )


def sets_apart(parse: Parse, negation: int) -> bool:
    """Say whether "not" stands behind a comma and before a figure: it denies that figure alone."""
    behind = parse.tag[negation + 1 : negation + 3]
    return negation > 0 and parse.words[negation - 1] == "," and ("CD" in behind or "$" in behind)
