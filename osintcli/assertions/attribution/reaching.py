"""Claims of those who come to a figure, or stay with one, in words of other things: "came up with 71", "stops at 69"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from osintcli.assertions.attribution import surface
from osintcli.assertions.attribution.claims import Claim, Frame
from osintcli.assertions.attribution.lexicon import Group, reaching, speakers, verbs
from osintcli.assertions.attribution.papers import behind
from osintcli.assertions.attribution.phrases import Noun, noun, subject
from osintcli.assertions.attribution.site import Site
from osintcli.model.span import Span

_FIGURE = frozenset({Group.FIGURE})
_BESIDE = frozenset({"RB", "IN", "RBR", "RBS", "JJR", "JJS", "$"})
_NEAR = 3
"""Words that may stand between the verb's last one and its figure: "just over"."""
_ENDS = frozenset({",", ";", ":", ".", "-", "–", "—"})


def claims(site: Site) -> Iterator[Claim]:
    """Yield a claim for each such verb that leads from a speaker to a figure."""
    for token in range(len(site.parse) - 1):
        if not site.parse.tag[token].startswith("VB"):
            continue
        for way, bare, negated in reaching().get(site.lower[token], ()):
            last = token + len(way)
            if site.lower[token + 1 : last + 1] != way or negated != _negated(site, token):
                continue
            figure = _figure(site, last, bare=bare)
            speaker = _speaker(site, token) if figure is not None else None
            if figure is not None and speaker is not None:
                yield _claim(site, (token, last), figure, speaker)
                break


def _claim(site: Site, cue: tuple[int, int], figure: int, speaker: Noun) -> Claim:
    said = takewhile(lambda t: site.parse.words[t] not in _ENDS, range(figure, len(site.parse)))
    whole = site.span(list(cue))
    return Claim(
        tag=whole,
        cue=whole,
        content=(Span(site.parse.starts[cue[0] + 1], site.span(list(said)).end),),
        frame=Frame.INSIDE,
        source=speaker.span,
        owner=behind(site, speaker.head),
        groups=_FIGURE,
        name=site.named(speaker.head),
        backed=True,
    )


def _speaker(site: Site, token: int) -> Noun | None:
    """Who does it, where that can speak."""
    by = subject(site.parse, token)
    found = noun(site.parse, by) if by is not None else surface.named_before(site, token)
    if found is None or site.lower[found.head] in speakers().first_person:
        return None
    return found if site.is_speaker(found.head) else None


def _figure(site: Site, last: int, *, bare: bool) -> int | None:
    """The number right behind the verb's words; what is its speaker's own needs not stand bare."""
    parse, at = site.parse, last + 1
    owned = at < len(parse) and site.lower[at] in verbs().own
    at += owned
    while at < len(parse) and at - last <= _NEAR and parse.tag[at] in _BESIDE:
        at += 1
    if at >= len(parse) or parse.tag[at] != "CD":
        return None
    return at if owned or not bare or _alone(site, at) else None


def _alone(site: Site, number: int) -> bool:
    """Whether nothing but money or a share is counted: "7,500", "240 million dollars"."""
    head = number
    while site.parse.dep[head] in {"nummod", "compound", "nmod", "quantmod"}:
        head = site.parse.head[head]
    paid = any(site.parse.tag[c] == "$" for t in (number, head) for c in site.parse.children[t])
    measured = paid or site.lower[head] in verbs().money | verbs().shares
    return head == number or measured or site.parse.tag[head] in {"CD", "$"}


def _negated(site: Site, token: int) -> bool:
    return any(site.parse.dep[c] == "neg" for c in site.parse.children[token])
