"""What a sentence is about: pronouns and "the company" in the next one go back to it, though it has not spoken."""

from __future__ import annotations

from osintcli.assertions.attribution.lexicon import speakers
from osintcli.assertions.attribution.papers import behind
from osintcli.assertions.attribution.phrases import noun, proper
from osintcli.assertions.attribution.recall import Topic
from osintcli.assertions.attribution.site import Site

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def find(site: Site) -> Topic | None:
    """Return the first subject of a sentence that is a name, a body or a paper, or `None`."""
    parse = site.parse
    for token in range(len(parse)):
        if parse.dep[token] not in _SUBJECTS or not parse.tag[token].startswith("NN"):
            continue
        paper, many = site.is_document(token), bool(site.names(token) & speakers().classes)
        if not (paper or many or site.is_body(token) or (proper(parse, token) and site.is_speaker(token))):
            return None
        named = noun(parse, token)
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
