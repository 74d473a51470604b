"""Questions that the readers put to a parse: who governs, who does it, to whom, when."""

from __future__ import annotations

from collections.abc import Iterator

from osintcli.model.sentence import Parse
from osintcli.model.span import Span

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
OBJECTS = frozenset(("dobj", "attr", "oprd", "dative"))
CLAUSES = frozenset(
    ("ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "pcomp", "xcomp", "csubj", "dep")
)
MODIFIERS = frozenset(
    ("amod", "compound", "nummod", "nmod", "det", "poss", "quantmod", "advmod", "npadvmod", "punct")
)


def is_verb(parse: Parse, token: int) -> bool:
    """Say whether a token is a verb by its tag; a participle before its noun is an adjective."""
    return parse.tag[token].startswith(("VB", "MD")) and parse.dep[token] not in {
        "amod",
        "compound",
        "aux",
        "auxpass",
    }


def is_noun(parse: Parse, token: int) -> bool:
    """Say whether a token is a noun or a name by its tag."""
    return parse.tag[token].startswith("NN")


def top(parse: Parse, span: Span) -> int | None:
    """Return the token of a span that governs the others: the one whose own governor lies outside, the last of several."""
    inside = set(parse.within(span))
    heads = [i for i in sorted(inside) if parse.head[i] not in inside or parse.head[i] == i]
    return heads[-1] if heads else None


def first_top(parse: Parse, span: Span) -> int | None:
    """Return the same, but of several the first that is more than a modifier of a word behind the span.

    "By the end of May Corvex had": the parser makes "May" a part of the name.
    """
    inside = set(parse.within(span))
    heads = [i for i in sorted(inside) if parse.head[i] not in inside or parse.head[i] == i]
    plain = [i for i in heads if parse.dep[i] not in {"compound", "nmod"}]
    return next(reversed(plain or heads), None)


def verb_of(parse: Parse, token: int) -> int | None:
    """Return the nearest verb at or above a token."""
    for at in (token, *parse.ancestors(token)):
        if is_verb(parse, at):
            return at
    return None


def governors(parse: Parse, token: int) -> Iterator[int]:
    """Yield the verbs above a token, the nearest first."""
    for at in parse.ancestors(token):
        if is_verb(parse, at):
            yield at


def child(parse: Parse, token: int, *deps: str) -> int | None:
    """Return the first child with one of these labels."""
    return next((c for c in parse.children[token] if parse.dep[c] in deps), None)


def passive(parse: Parse, verb: int) -> bool:
    """Say whether a verb is passive: "were killed", "people killed in"."""
    if any(parse.dep[c] in {"auxpass", "nsubjpass"} for c in parse.children[verb]):
        return True
    return parse.tag[verb] == "VBN" and parse.dep[verb] in {"acl", "amod"}


def own_subject(parse: Parse, verb: int) -> int | None:
    """Return the subject that stands at the verb itself."""
    return child(parse, verb, "nsubj", "nsubjpass", "csubj")


def subject(parse: Parse, verb: int) -> int | None:
    """Return who does it, through control and coordination: "Russia promised to send", "rose and killed".

    A relative or participle clause has the noun it hangs on.
    """
    seen: set[int] = set()
    while verb not in seen:
        seen.add(verb)
        found = own_subject(parse, verb)
        if found is not None:
            return _led_back(parse, verb, found)
        above = parse.head[verb]
        hangs = parse.dep[verb] in {"relcl", "acl"} and not is_verb(parse, above)
        if hangs and (parse.tag[verb] in {"VBG", "VBZ", "VBP", "VBD"} or passive(parse, verb)):
            return above
        if parse.dep[verb] not in {"conj", "xcomp", "advcl", "pcomp", "ccomp", "acl"} or above == verb:
            return None
        step = verb_of(parse, above)
        if step is None:
            return None
        verb = step
    return None


def _led_back(parse: Parse, verb: int, found: int) -> int:
    """Lead "who" and "which" back to the noun that their clause hangs on."""
    if parse.tag[found] in {"WDT", "WP"} and parse.dep[verb] == "relcl":
        return parse.head[verb]
    return found


def objects(parse: Parse, verb: int) -> list[int]:
    """Return what it is done to, in order."""
    return [c for c in parse.children[verb] if parse.dep[c] in OBJECTS]


def agent(parse: Parse, verb: int) -> int | None:
    """Return the noun after "by" of a passive."""
    for c in parse.children[verb]:
        if parse.dep[c] == "agent":
            return child(parse, c, "pobj")
    return None


def prepositions(parse: Parse, token: int) -> Iterator[tuple[str, int, int]]:
    """Yield (preposition, its token, its noun) of all that hang on a token, through stacked ones ("out of")."""
    for c in parse.children[token]:
        if parse.dep[c] in {"prep", "agent", "dative"}:
            noun = child(parse, c, "pobj", "pcomp")
            if noun is not None:
                yield parse.words[c].lower(), c, noun
            yield from prepositions(parse, c)


def coordinated(parse: Parse, token: int) -> int:
    """Return the first of a coordination that a token is a part of."""
    while parse.dep[token] == "conj" and parse.head[token] != token:
        token = parse.head[token]
    return token


def phrase(parse: Parse, token: int, *, full: bool = False) -> Span:
    """Return the span of a noun with its modifiers before it; `full` takes in what follows it too."""
    members = parse.subtree(token) if full else [token, *_before(parse, token)]
    first, last = min(members), max(members)
    return Span(parse.starts[first], parse.span(last).end)


def _before(parse: Parse, token: int) -> list[int]:
    found: list[int] = []
    for c in parse.children[token]:
        if c < token and parse.dep[c] in MODIFIERS and parse.dep[c] != "punct":
            found.extend(i for i in parse.subtree(c) if i < token)
    return found


def negated(parse: Parse, verb: int) -> bool:
    """Say whether a verb has a "not" of its own."""
    return any(parse.dep[c] == "neg" for c in parse.children[verb])


def lemmas(parse: Parse, tokens: list[int]) -> list[str]:
    """Return the lemmas of tokens."""
    return [parse.lemma[t] for t in tokens]
