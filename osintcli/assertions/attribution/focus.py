"""What a sentence is about: pronouns and "the company" in the next one go back to it, though it has not spoken."""

from __future__ import annotations

from osintcli.assertions.attribution.lexicon import speakers
from osintcli.assertions.attribution.papers import behind
from osintcli.assertions.attribution.phrases import is_dash, noun, proper
from osintcli.assertions.attribution.recall import Topic
from osintcli.assertions.attribution.site import Site

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ASKED = 5
_DATELINE = 16
"""Tokens among which a dateline ends."""


def find(site: Site) -> Topic | None:
    """Return the first subject of a sentence that is a name, a body or a paper, or `None`."""
    parse = site.parse
    dash = _dateline(site)
    asked = len(parse) <= _ASKED and parse.words[-1] == "?"
    for token in range(len(parse)):
        placed = token > dash and parse.dep[token] == "appos" and parse.head[token] < dash
        placed = placed or (asked and parse.dep[token] == "ROOT")  # "The employers? They counted 40"
        if not (placed or (token > dash and parse.dep[token] in _SUBJECTS)) or not parse.tag[
            token
        ].startswith("NN"):
            continue
        named = noun(parse, token)
        apposed = named.head != token and proper(parse, named.head) and site.is_speaker(named.head)
        paper, many = site.is_document(token), bool(site.names(token) & speakers().classes)
        many = many or (parse.tag[token] == "NNS" and site.is_speaker(token) and not paper)
        own = site.is_body(token) or (proper(parse, token) and site.is_speaker(token))
        if not (paper or many or own or apposed):  # "Its owner, Sable Line, disputed the count"
            return None
        if site.lower[named.head] in speakers().starters:
            return None
        owner = behind(site, named.head) if paper else None
        words = " ".join(named.span.of(site.text).split())
        by = owner.of(site.text) if owner else None
        return Topic(
            words,
            site.lower[named.head],
            named.span.start,
            site.sentence.index,
            site.sentence.span.start,
            paper=paper,
            many=many,
            owner=by,
        )
    return None


def _dateline(site: Site) -> int:
    """The dash behind a dateline, -1 where there is none: "LISSE, June 3 (Wire) - "."""
    if not site.parse.words[0].isupper():
        return -1
    first = range(1, min(len(site.parse), _DATELINE))
    return next((t for t in first if is_dash(site.parse, t)), -1)
