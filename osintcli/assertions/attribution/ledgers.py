"""Claims of those who keep lists: "the union's register has 71 names", "the club had 40 names on its list"."""

from __future__ import annotations

from collections.abc import Iterator

from osintcli.assertions.attribution import surface
from osintcli.assertions.attribution.claims import Claim, Frame
from osintcli.assertions.attribution.lexicon import Group, holding, speakers, verbs
from osintcli.assertions.attribution.papers import behind
from osintcli.assertions.attribution.phrases import noun, subject
from osintcli.assertions.attribution.site import Site

_FIGURE = frozenset({Group.FIGURE})


def claims(site: Site) -> Iterator[Claim]:
    """Yield a claim for each verb of having whose object is what stands on a list."""
    parse = site.parse
    for token in range(len(parse)):
        if site.lower[token] not in holding() or not parse.tag[token].startswith("VB"):
            continue
        held = next((c for c in parse.children[token] if parse.dep[c] == "dobj" and site.counts(c)), None)
        by = surface.relative_subject(site, token)
        by = subject(parse, token) if by is None else by
        if held is None or by is None or not _keeps(site, by, held):
            continue
        speaker, cue = noun(parse, by), parse.span(token)
        yield Claim(
            tag=cue,
            cue=cue,
            content=(site.span(parse.subtree(held)),),
            frame=Frame.INSIDE,
            source=speaker.span,
            owner=behind(site, speaker.head),
            groups=_FIGURE,
            name=site.named(speaker.head),
            backed=True,
        )


def _keeps(site: Site, by: int, held: int) -> bool:
    """Whether a list has entries, or a body has some on a list of its own."""
    entries = bool(site.names(held) & verbs().entries)
    if site.names(by) & verbs().registers or site.lower[by] in speakers().absolute:
        return entries
    if not site.is_speaker(by):
        return False
    inside = site.parse.subtree(held)
    listed = any(site.names(t) & verbs().registers and _own(site, t) for t in inside if t != held)
    return (entries and (site.is_body(by) or site.named(by))) or listed


def _own(site: Site, token: int) -> bool:
    return any(site.parse.dep[c] == "poss" for c in site.parse.children[token])
