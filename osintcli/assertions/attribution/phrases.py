"""Noun phrases of a tree: the words that name a speaker, without what is hung on them."""

from __future__ import annotations

import re

from msgspec import Struct

from osintcli.assertions.attribution.lexicon import speakers, verbs
from osintcli.model.sentence import Parse
from osintcli.model.span import Span

_BEFORE = frozenset(
    {"det", "poss", "compound", "amod", "nmod", "nummod", "case", "quantmod", "predet", "neg", "advmod"}
)
_TIES = frozenset({"of", "for", "in", "at", "from", "on", "&"})
_CAPITAL = frozenset({"NN", "NNS", "JJ", "RB", "VBN", "VBG", "FW"})
"""Tags that a capital word inside a sentence may have got, though it belongs to a name ("Doctors Abroad")."""
_DASHES = frozenset({"--", "–", "—"})
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}$")
"""A time of day at the head of a line: "14:30 The ministry said"."""
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_LONGEST = 14
"""Tokens after which a phrase is cut back to its head and what stands before it: no name is that long."""


class Noun(Struct, frozen=True):
    """A noun phrase as a speaker: the token that heads it, its words, and the phrase that tells the office or the body.

    Of "the service's director, Mira Castell" `head` is Castell, `role` is director.
    """

    head: int
    span: Span
    role: int | None = None


def proper(parse: Parse, token: int) -> bool:
    """Say whether a token is (part of) a name."""
    return parse.tag[token].startswith("NNP") or (
        parse.words[token][:1].isupper() and parse.tag[token] in _CAPITAL and token > 0
    )


def noun(parse: Parse, head: int) -> Noun:
    """Return the speaker that a noun phrase names: of a name and an office in apposition the name."""
    called = None if proper(parse, head) else _called(parse, head)
    if called is not None:
        return Noun(called, core(parse, called), role=head)
    for other in parse.children[head]:
        if parse.dep[other] != "appos" or parse.tag[other][:2] not in {"NN", "CD"} or _numbers(parse, other):
            continue
        if proper(parse, other) and not proper(parse, head):
            return Noun(other, core(parse, other), role=head)
        if proper(parse, head) and not proper(parse, other):
            return Noun(head, core(parse, head), role=other)
    last = None if proper(parse, head) else _last_apposition(parse, head) or _name_behind(parse, head)
    return Noun(head, core(parse, head)) if last is None else Noun(last, core(parse, last), role=head)


def _called(parse: Parse, head: int) -> int | None:
    """ "a group that calls itself Gray Lantern", "a gang known as Red Fox": the name that a clause gives."""
    for clause in parse.children[head]:
        if parse.dep[clause] not in {"relcl", "acl"} or parse.lemma[clause] not in verbs().naming:
            continue
        for c in parse.children[clause]:
            inner = [c] if parse.dep[c] in {"oprd", "attr", "dobj"} else []
            inner += [
                t for t in parse.children[c] if parse.dep[t] == "pobj" and parse.words[c].lower() == "as"
            ]
            named = next((t for t in inner if parse.tag[t].startswith("NNP")), None)
            if named is not None:
                return named
    return None


def _numbers(parse: Parse, token: int) -> bool:
    """Say whether an apposition is a number of a series: "the bulletin (No. 44)"."""
    after = [i for i in range(token + 1, min(token + 3, len(parse))) if parse.words[i] != "."]
    return bool(after) and parse.tag[after[0]] == "CD"


def _name_behind(parse: Parse, head: int) -> int | None:
    """ "according to its officer there, Marta Ilves.": the name between a comma and a sign, though it hangs elsewhere."""
    at = head + 1
    while at < len(parse) and parse.tag[at] == "RB":
        at += 1
    if at == head + 1 or at >= len(parse) or parse.words[at] != ",":
        return None
    last = at
    while last + 1 < len(parse) and parse.tag[last + 1] == "NNP":
        last += 1
    ends = last + 1 == len(parse) or parse.words[last + 1] in {",", ".", ";", ")"}
    return last if last - at > 1 and ends else None


def _last_apposition(parse: Parse, head: int) -> int | None:
    """ "the newspaper of the ruling party, the Daily Voice, said": the name, though the tree hangs it on the party."""
    inside = parse.subtree(head)
    found = [
        t
        for t in inside
        if t > head and parse.dep[t] == "appos" and proper(parse, t) and parse.head[t] != head
    ]
    if len(found) != 1 or proper(parse, parse.head[found[0]]):
        return None
    last = max(parse.subtree(found[0]))
    return found[0] if all(parse.dep[t] == "punct" for t in inside if t > last) else None


def core(parse: Parse, head: int) -> Span:
    """Return the words of a noun phrase without relative clauses, appositions and remarks."""
    first = _left_edge(parse, head)
    last = head
    for child in parse.children[head]:
        if child == last + 1 and parse.dep[child] in {"prep", "case", "cc"}:
            last = _tie_end(parse, child, last)
        elif child > head and parse.dep[child] == "conj" and child - head <= 6:
            last = max(last, child)
    while last + 1 < len(parse) and proper(parse, head) and _goes_on(parse, head, last + 1):
        last += 1
    if last - first > _LONGEST:
        first, last = max(first, head - _LONGEST), head
    while (
        last + 2 < len(parse)
        and parse.words[last + 1] == "-"
        and parse.starts[last + 1] == parse.span(last).end
    ):
        last += 2  # "co-operative" in three tokens
    if last + 1 < len(parse) and parse.tag[last + 1] == "POS" and parse.head[last + 1] != last:
        last = head
    return Span(parse.starts[first], parse.span(last).end)


def is_dash(parse: Parse, token: int) -> bool:
    """Say whether a token is a dash between words, not a hyphen inside one."""
    apart = token > 0 and parse.span(token - 1).end < parse.starts[token]
    return parse.words[token] in _DASHES or (parse.words[token] == "-" and apart)


def _goes_on(parse: Parse, head: int, token: int) -> bool:
    """Whether a capital word is the end of a name that the tree took for something else: "Arne Just"."""
    return parse.words[token][:1].isupper() and parse.head[token] == head and parse.tag[token] in _CAPITAL


def _left_edge(parse: Parse, head: int) -> int:
    first = head
    for child in reversed(parse.children[head]):
        if child < head and parse.dep[child] in _BEFORE:
            first = min(first, *parse.subtree(child))
    dash = next((t for t in range(head - 1, first - 1, -1) if is_dash(parse, t)), first - 1)
    first = dash + 1  # "LISSE, June 3 (Wire) - Valtor Motors"
    while first < head and (not parse.words[first][:1].isalnum() or _CLOCK.match(parse.words[first])):
        first += 1
    return first


def _tie_end(parse: Parse, child: int, last: int) -> int:
    if parse.words[child].lower() not in _TIES and not parse.words[child][:1].isupper():
        return last
    inside = [t for t in parse.children[child] if parse.dep[t] == "pobj"]
    if not inside or parse.tag[inside[0]] == "CD":
        return last
    end = inside[0]
    if parse.words[child].lower() != "of" and any(parse.dep[c] == "poss" for c in parse.children[end]):
        return last  # "the safety board in Norland's capital"
    for deeper in parse.children[end]:
        if parse.dep[deeper] == "conj" and deeper == end + 2 and parse.words[end + 1] == "&":
            end = deeper
            break
    for deeper in parse.children[end]:
        if deeper == end + 1 and parse.dep[deeper] == "prep":
            return _tie_end(parse, deeper, end)
    return end


def subject(parse: Parse, verb: int) -> int | None:
    """Return the token that does what a verb says: its own subject, or that of the verb it hangs on."""
    at: int
    at, seen = verb, 0
    while seen < 6:
        own = [c for c in parse.children[at] if parse.dep[c] in _SUBJECTS]
        if own:
            return _antecedent(parse, own[0], at)
        if parse.dep[at] in {"acl", "relcl"}:
            return parse.head[at]
        if _past_aside(parse, at):
            at, seen = parse.head[parse.head[at]], seen + 1
            while parse.dep[at] == "ccomp" and parse.head[at] != at:
                at = parse.head[at]
            continue
        if (
            parse.dep[at] in {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep"}
            and parse.head[at] != at
        ):
            at, seen = parse.head[at], seen + 1
            continue
        return None
    return None


def _past_aside(parse: Parse, verb: int) -> bool:
    """ "She denied it, as the union had said on Monday, and spoke of 22": the second verb goes on with the first clause."""
    aside = parse.head[verb]
    if parse.dep[verb] != "conj" or parse.dep[aside] != "advcl" or verb < aside:
        return False
    comma = next((i for i in range(verb - 1, aside, -1) if parse.words[i] == ","), None)
    joined = comma is not None and all(parse.tag[i] in {"CC", "RB"} for i in range(comma + 1, verb))
    return joined and any(parse.words[c].lower() == "as" for c in parse.children[aside])


def _antecedent(parse: Parse, token: int, verb: int) -> int:
    kind = speakers().pronouns.get(parse.words[token].lower())
    if kind != "antecedent":
        return token
    at = verb
    while parse.dep[at] == "conj":
        at = parse.head[at]
    return parse.head[at] if parse.dep[at] == "relcl" and parse.head[at] != at else token


def whose(parse: Parse, head: int) -> int | None:
    """Return who is behind a paper or a figure, hung on it or right before it."""
    by = owner(parse, head)
    return compound_owner(parse, head) if by is None else by


def compound_owner(parse: Parse, head: int) -> int | None:
    """Return the body or name right before a paper: "police figures", "a Northwire tally"."""
    known = speakers().bodies
    named = [c for c in parse.children[head] if parse.dep[c] in {"compound", "nmod"} and c < head]
    named = [c for c in named if proper(parse, c) or parse.words[c].lower() in known]
    return named[-1] if named else None


def owner(parse: Parse, head: int) -> int | None:
    """Return who is behind a paper or a figure: "the ministry's figures", "a report by X", "data released by X"."""
    for child in parse.children[head]:
        if parse.dep[child] == "poss":
            return child
        if parse.dep[child] in {"prep", "agent"} and parse.words[child].lower() in speakers().authors | {
            "of",
            "at",
        }:
            named = [t for t in parse.children[child] if parse.dep[t] == "pobj"]
            if named and not _is_counted(parse, named[0]):
                return named[0]
        if parse.dep[child] in {"relcl", "acl"} and parse.lemma[child] in verbs().issuing:
            issuer = _issued_by(parse, head, child)
            if issuer is not None:
                return issuer
        if parse.dep[child] == "acl" and parse.lemma[child] in verbs().issuing:
            for by in parse.children[child]:
                named = [t for t in parse.children[by] if parse.dep[t] == "pobj"]
                if parse.words[by].lower() in speakers().authors and named:
                    return named[0]
    return None


def _is_counted(parse: Parse, token: int) -> bool:
    """Whether a paper's "of" tells its figure or whom it asked: "a count of 412", "a poll of 1,000 voters"."""
    return parse.tag[token] == "CD" or any(parse.tag[c] in {"CD", "$"} for c in parse.children[token])


def _issued_by(parse: Parse, paper: int, verb: int) -> int | None:
    """ "the list that the ministry published": the subject of a relative clause whose object is the paper."""
    for child in parse.children[verb]:
        if parse.dep[child] == "nsubj" and paper < child < verb and parse.tag[child].startswith("NN"):
            return child
    return None
