"""Speakers whose verb is left out: "the union counted 57 and the company 38", "spoke of 300 marchers and police of 90"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from osintcli.assertions.attribution.claims import Claim, Frame
from osintcli.assertions.attribution.lexicon import Group, speakers, verbs
from osintcli.assertions.attribution.site import Site
from osintcli.model.span import Span

_HEADS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INSIDE = frozenset({*_HEADS, "JJ", "DT", "POS", "PRP$", "VBG", "VBN"})
_BEFORE_FIGURE = frozenset({"RB", "RBR", "RBS", "JJR", "JJS", "IN", "$"})
_TELLS = frozenset({Group.CLAUSE, Group.OBJECT, Group.FIGURE, Group.FORECAST})
_LONGEST = 7


def claims(site: Site, spoken: list[Claim]) -> list[Claim]:
    """Return the claims with those added whose speaker stands right before a figure behind another's."""
    added: list[Claim] = []
    for claim in spoken:
        if claim.source is None or claim.frame is not Frame.AFTER or not claim.groups & _TELLS:
            continue
        if claim.content:
            added += _following(site, claim)
    return [*spoken, *added]


def _following(site: Site, claim: Claim) -> Iterator[Claim]:
    """The speakers with a figure after the claim's first figure, each up to the next."""
    end = claim.content[-1].end
    first = next((t for t in site.parse.within(claim.content[-1]) if site.parse.tag[t] == "CD"), None)
    if first is None:
        return
    token = first + 1
    while token < len(site.parse) and site.parse.starts[token] < site.sentence.span.end:
        found = _speaker(site, token, claim)
        if found is not None:
            source, figure = found
            stop = max(end, site.parse.span(figure).end)
            tag = site.span(source)
            yield replace(
                claim,
                tag=tag,
                content=(Span(tag.end, max(stop, _phrase_end(site, figure))),),
                frame=Frame.INSIDE,
                source=tag,
                owner=None,
                name=site.named(source[-1]),
                direct=True,
            )
            token = figure
        token += 1


def _speaker(site: Site, joint: int, claim: Claim) -> tuple[list[int], int] | None:
    """The words of a speaker between a joint and a figure, with the figure."""
    parse = site.parse
    if not (site.lower[joint] in verbs().joints or parse.words[joint] in {",", ";"}):
        return None
    first = joint + 1
    if first < len(parse) and site.lower[first] in verbs().joints:
        first += 1
    last = first
    while last < len(parse) and last - first < _LONGEST and parse.tag[last] in _INSIDE:
        last += 1
    named = list(range(first, last))
    if not named or parse.tag[last - 1] not in _HEADS or not _is_voice(site, last - 1):
        return None
    tie = last < len(parse) and site.lower[last] in _ties(site, claim)
    figure = last + 1 if tie else last
    while figure < len(parse) and figure - last < 4 and parse.tag[figure] in _BEFORE_FIGURE:
        figure += 1
    counted = figure < len(parse) and parse.tag[figure] == "CD"
    return (named, figure) if counted else None


def _is_voice(site: Site, token: int) -> bool:
    known = speakers()
    return bool(site.names(token) & (known.bodies | known.offices | known.classes))


def _ties(site: Site, claim: Claim) -> frozenset[str]:
    """The preposition that the claim's own verb has before its figure."""
    cue = site.parse.at(claim.cue.start)
    return verbs().oblique.get(site.verb(cue), frozenset()) if cue is not None else frozenset()


def _phrase_end(site: Site, figure: int) -> int:
    """Where the figure's own phrase ends: its noun and what hangs on it before the next comma."""
    parse = site.parse
    head = max(figure, parse.head[figure])
    return parse.span(head).end
