"""Denial without "not": "has yet to pay 12 million", "nobody confirmed that 12 boats sank", "ruled out"."""

from __future__ import annotations

from osintcli.assertions import plans
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
