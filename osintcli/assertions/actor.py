"""Who did it, or whose people they are: in normal form, a country for its troops, its government and its seat."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from osintcli.assertions import tree, vocabulary
from osintcli.assertions.predicate import Predicate
from osintcli.lexicons.gazetteer import gazetteer, words
from osintcli.model.sentence import Parse
from osintcli.model.span import Span

Actor = tuple[str, Span]


def read(
    parse: Parse, head: int, noun: str, predicate: Predicate | None, figures: Collection[int] = ()
) -> Actor | None:
    """Return the actor of a figure and where the words stand; `head` is its token, `noun` what it counts.

    `figures` are the tokens of all figures of the sentence, none of which can do anything.
    """
    nation = nationality(parse, head)
    if nation is not None and noun in vocabulary.people().sent:
        return nation
    if predicate is None or predicate.verb is None:
        return nation
    verbal = tree.is_verb(parse, predicate.token)
    if not verbal and predicate.of is not None and predicate.of.people:
        return nation  # "recorded 57 deaths": who counts them did not do it
    for verb in (predicate.verb, *_above(parse, predicate.verb)):
        found = of_verb(parse, verb, besides={head, predicate.token, *figures}, noun=noun)
        if found is not None:
            return found
    return nation


def of_rival(parse: Parse, token: int) -> Actor | None:
    """Return whose figure stands beside another's, with no verb of its own: "… and the Front 63"."""
    name = normal(parse, token)
    return (name, tree.phrase(parse, token)) if name else None


def _above(parse: Parse, verb: int) -> Iterator[int]:
    """Yield the verbs above one whose subject does it too: "…, killing", "aiming to deploy"."""
    while parse.dep[verb] in {"advcl", "acl", "xcomp", "pcomp", "conj", "prep"}:
        above = next(tree.governors(parse, verb), None)
        if above is None:
            return
        verb = _told(parse, above) or above
        yield verb


def _told(parse: Parse, verb: int) -> int | None:
    """What a verb of speech tells: in "troops raided houses, residents said, arresting hundreds" the troops arrest."""
    if parse.lemma[verb] not in vocabulary.clauses().telling:
        return None
    return next((c for c in parse.children[verb] if parse.dep[c] == "ccomp" and tree.is_verb(parse, c)), None)


def of_verb(parse: Parse, verb: int, besides: Collection[int] = (), noun: str = "") -> Actor | None:
    """Return who does what a verb says: its agent, or its subject where it is active."""
    if parse.lemma[verb] == "be":
        return None
    doer = tree.agent(parse, verb)
    if doer is None and not tree.passive(parse, verb):
        doer = tree.subject(parse, verb)
    if doer is None and tree.passive(parse, verb):
        doer = _known_to(parse, verb)
    if (
        doer is None
        or doer in besides
        or parse.words[doer].lower() in vocabulary.clauses().blank
        or not tree.is_noun(parse, doer)
    ):
        return None
    if parse.lemma[doer] in {noun, *vocabulary.measures().tallies, *vocabulary.measures().told_tallies}:
        return None
    name = normal(parse, doer)
    return (name, tree.phrase(parse, doer)) if name else None


def _known_to(parse: Parse, verb: int) -> int | None:
    """ "Chile is known to have sent": the subject of a passive verb of knowing does what hangs on it."""
    if any(parse.dep[c] == "xcomp" for c in parse.children[verb]):
        return tree.own_subject(parse, verb)
    return None


def nationality(parse: Parse, noun: int) -> Actor | None:
    """Return the country of the adjective before a noun: "Chilean special forces"."""
    before = list(range(max(0, noun - 6), noun))
    for at in reversed(before):
        for width in (2, 1):
            if at - width + 1 < before[0]:
                continue
            words_ = " ".join(parse.words[at - width + 1 : at + 1])
            country = gazetteer().country_of(words_) if words_[:1].isupper() else None
            if country is not None:
                return country, Span(parse.starts[at - width + 1], parse.span(at).end)
        if parse.tag[at] in {"IN", "VBD", "VBZ", "VBP", "CC", ","} or parse.words[at] in {",", ";"}:
            return None
    return None


def normal(parse: Parse, token: int) -> str | None:
    """Return a doer's name in normal form; `None` of common nouns that name nobody."""
    span = tree.phrase(parse, token)
    name = _spelled(parse, _past_stamp(parse, parse.within(span)))
    seat = words().seat_of.get(name)
    if seat is not None:
        return seat
    path = gazetteer().find(name, strong=True)
    if path is not None and parse.tag[token].startswith("NNP"):
        return path[0] if len(path) == 1 or name in words().seats else name
    if parse.lemma[token] in vocabulary.people().states:
        nation = nationality(parse, token) or _owner(parse, token)
        if nation is not None:
            return nation[0]
    return name or None


_DASHES = frozenset({"-", "--", "\u2013", "\u2014"})


def _past_stamp(parse: Parse, tokens: list[int]) -> list[int]:
    """Leave articles out, and what the parser takes for a part of the name: the time of a live report ("14:30 The board"),
    a dateline ("OSTREL, March 9 (Wire) - The board").
    """
    if tokens and parse.words[tokens[0]].isupper():
        tokens = tokens[_behind_dash(parse, tokens) :]
    first = 1 if tokens and parse.tag[tokens[0]] == "CD" and ":" in parse.words[tokens[0]] else 0
    return [i for i in tokens[first:] if parse.tag[i] not in {"DT", "PRP$"}]


def _behind_dash(parse: Parse, tokens: list[int]) -> int:
    """Return how many tokens stand up to the last dash with room before it, none where nothing follows."""
    dashes = (
        n
        for n in range(len(tokens) - 2, 0, -1)
        if parse.words[tokens[n]] in _DASHES and parse.span(tokens[n] - 1).end < parse.starts[tokens[n]]
    )
    return next(dashes, -1) + 1


def _spelled(parse: Parse, tokens: list[int]) -> str:
    """Return tokens as the text has them, one space where it has any."""
    found: list[str] = []
    for before, token in zip([-1, *tokens], tokens, strict=False):
        glued = before >= 0 and parse.span(before).end == parse.starts[token]
        found.append(parse.words[token] if glued or not found else f" {parse.words[token]}")
    return "".join(found).removesuffix("'s").removesuffix("’s").strip(" -*•")


def _owner(parse: Parse, token: int) -> Actor | None:
    """ "Russia's government": the owner's country."""
    owner = tree.child(parse, token, "poss")
    if owner is None:
        return None
    span = tree.phrase(parse, owner)
    path = gazetteer().find(" ".join(parse.words[i] for i in parse.within(span)), strong=True)
    return (path[0], span) if path else None
