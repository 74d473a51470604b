"""Claims with a leading phrase: "according to X", "citing X", "by the union's count"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from osintcli.assertions.attribution.claims import Claim, Frame
from osintcli.assertions.attribution.lexicon import Group, forms, verbs
from osintcli.assertions.attribution.papers import behind
from osintcli.assertions.attribution.phrases import noun
from osintcli.assertions.attribution.site import Site

_CITED = frozenset({Group.CITE})
_REACH = 9


def claims(site: Site) -> Iterator[Claim]:
    """Yield the claims of the phrases that lead to a source."""
    for at, word in enumerate(site.lower):
        for words in _phrases().get(word, ()):
            if site.lower[at : at + len(words)] == words:
                yield from _phrase(site, at, at + len(words) - 1)
        if word == "by" or (word in verbs().heading and at == 0):
            yield from _by_estimate(site, at)


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """The phrases by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in verbs().phrases:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return found


def _phrase(site: Site, first: int, last: int) -> Iterator[Claim]:
    named = _named(site, last)
    if named is None:
        return
    participle = first == last and site.lower[first] in forms()
    if participle and not (site.is_speaker(named) or site.is_document(named)):
        return
    cue = site.span([first, last])
    speaker = noun(site.parse, named)
    whole = site.span(site.parse.subtree(speaker.head)).joined(speaker.span)
    tag = cue.joined(speaker.span if whole.start < cue.start else whole)
    yield Claim(
        tag=tag,
        cue=cue,
        content=(site.sentence.span,),
        frame=Frame.AROUND,
        source=speaker.span,
        owner=behind(site, speaker.head),
        groups=_CITED,
        deeper=participle,
        name=site.named(speaker.head),
    )


def _named(site: Site, last: int) -> int | None:
    """The noun that the phrase leads to; where the tree does not say, the end of the first noun phrase after it."""
    parse = site.parse
    for child in parse.children[last]:
        if child > last and parse.dep[child] in {"pobj", "dobj"}:
            return child
    for token in range(last + 1, min(len(parse), last + _REACH)):
        ends = token + 1 >= len(parse) or not parse.tag[token + 1].startswith(("NN", "POS"))
        if parse.tag[token].startswith(("NN", "PRP")) and ends:
            return token
    return None


def _by_estimate(site: Site, at: int) -> Iterator[Claim]:
    """ "by one estimate", "by the union's count", "In a poll in May,"."""
    named = site.object_of(at)
    known = verbs().estimates | verbs().totals | verbs().within if site.lower[at] == "by" else verbs().within
    if named is not None and site.names(named) & known:
        yield from _phrase(site, at, at)
