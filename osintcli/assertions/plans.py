"""Figures that are only promised: moved offers, money put up, people being sent, what a clause calls a promise."""

from __future__ import annotations

from msgspec import Struct

from osintcli.assertions.attribution.lexicon import revising, verbs
from osintcli.assertions.stance_words import table, words
from osintcli.model.factuality import Factuality, Stance
from osintcli.model.sentence import Parse


class Step(Struct, frozen=True):
    """One station of the way up: the token, and the one below it that we came from (itself at the start)."""

    at: int
    below: int


def stance(parse: Parse, category: Factuality, token: int) -> Stance:
    """Return a stance with the token that shows it."""
    return Stance(category, parse.words[token], parse.span(token))


def passive(parse: Parse, at: int) -> bool:
    """Say whether a verb is in the passive."""
    return any(parse.dep[c] in {"auxpass", "nsubjpass"} for c in parse.children[at])


def moved(parse: Parse, step: Step) -> Stance | None:
    """ "lifted its offer to 6 percent", "left the forecast at 40": the figure is what the object is put at."""
    if parse.dep[step.below] != "prep" or parse.words[step.below].lower() not in words().moves:
        return None
    if parse.words[step.at].lower() not in revising():
        return None
    for child in parse.children[step.at]:
        if parse.dep[child] == "dobj" and table("governs").get(parse.lemma[child]) is Factuality.PLANNED:
            return stance(parse, Factuality.PLANNED, child)
    return None


def pledged(parse: Parse, step: Step) -> Stance | None:
    """Money put up, people being sent: "put up 18 million", "is sending 40 engineers"; and "is seen at 40"."""
    at, below = step.at, step.below
    forms = [
        parse.lemma[at],
        *(f"{parse.lemma[at]} {parse.words[c]}" for c in parse.children[at] if c == at + 1),
    ]
    if parse.dep[below] in {"dobj", "nsubjpass"} and any(f in verbs().funds for f in forms):
        money = any(parse.words[t].lower() in verbs().money for t in parse.subtree(below))
        return stance(parse, Factuality.PLANNED, at) if money else None
    now = any(parse.words[c].lower() in verbs().present for c in parse.children[at])
    if parse.dep[below] == "dobj" and parse.tag[at] == "VBG" and now and parse.lemma[at] in verbs().sends:
        return stance(parse, Factuality.PLANNED, at)
    if parse.words[below].lower() == "at" and passive(parse, at):
        category = table("at").get(parse.lemma[at])
        return None if category is None else stance(parse, category, at)
    return None


def aimed(parse: Parse, step: Step) -> Stance | None:
    """ "set a new goal on Tuesday: 1.4 million doses": what stands behind the colon of an aim is the aim."""
    if step.below < step.at or ":" not in parse.words[step.at : step.below]:
        return None
    for child in parse.children[step.at]:
        aim = parse.dep[child] == "dobj" and child != step.below
        if aim and table("governs").get(parse.lemma[child]) is Factuality.PLANNED:
            return stance(parse, Factuality.PLANNED, child)
    return None


def drafted(parse: Parse, step: Step) -> Stance | None:
    """ "The draft puts spending at 41 billion", "Under the plan, schools get 2 billion": what a paper means to do."""
    if parse.tag[step.at] not in {"VBZ", "VBP"}:
        return None
    for child in parse.children[step.at]:
        by = child if parse.dep[child] == "nsubj" and child != step.below else None
        if parse.dep[child] == "prep" and parse.words[child].lower() in words().under:
            by = next((c for c in parse.children[child] if parse.dep[c] == "pobj"), None)
        elif by is not None and parse.lemma[step.at] not in words().drafting:
            continue
        if by is not None and parse.lemma[by] in words().drafts:
            return stance(parse, Factuality.PLANNED, by)
    return None


def promised(parse: Parse, at: int) -> Stance | None:
    """ "the 18 million that the state promised": a clause hung on the figure that has it for its object."""
    for child in parse.children[at]:
        if parse.dep[child] != "relcl" or not any(
            parse.dep[c] == "nsubj" and parse.tag[c] not in {"WDT", "WP"} for c in parse.children[child]
        ):
            continue
        if any(parse.dep[c] == "dobj" and parse.tag[c] not in {"WDT", "WP"} for c in parse.children[child]):
            continue
        forms = [
            parse.lemma[child],
            f"{parse.lemma[child]} {parse.words[min(child + 1, len(parse) - 1)].lower()}",
        ]
        plan = table("governs").get(parse.lemma[child]) is Factuality.PLANNED
        if plan or any(f in verbs().funds for f in forms):
            return stance(parse, Factuality.PLANNED, child)
    return None


def closing(parse: Parse, number: int) -> Stance | None:
    """Return the stance of a participle right behind a bare number, with nothing after it: "40 of the 60 promised"."""
    after = number + 1
    if after >= len(parse) or parse.tag[after] not in {"VBN", "VBD"}:
        return None
    ends = after + 1 == len(parse) or not parse.words[after + 1][:1].isalnum()
    if ends and table("governs").get(parse.lemma[after]) is Factuality.PLANNED:
        return stance(parse, Factuality.PLANNED, after)
    return None


def standing(parse: Parse, step: Step) -> bool:
    """Say whether those who will do something are there already: "Its 40 clinics will need 300 nurses", but no new ones."""
    if parse.dep[step.below] != "nsubj" or not any(parse.dep[c] == "dobj" for c in parse.children[step.at]):
        return False
    beside = [c for c in parse.children[step.below] if c < step.below]
    known = any(parse.dep[c] == "poss" or parse.words[c].lower() in words().definite for c in beside)
    counted = any(parse.dep[c] == "nummod" for c in beside)
    fresh = any(parse.words[c].lower() in words().fresh for c in beside)
    return known and counted and not fresh


def sent_away(parse: Parse, step: Step) -> bool:
    """Say whether people are under an order, which is more than a plan: "ordered 900 people out of the valley"."""
    if parse.dep[step.below] != "dobj" or parse.lemma[step.at] not in words().orders:
        return False
    after = range(step.below + 1, min(step.below + 3, len(parse)))
    return any(parse.words[t].lower() in words().away for t in after)
