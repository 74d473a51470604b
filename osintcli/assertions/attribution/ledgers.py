"""Claims of those who keep lists: "the union's register has 71 names", "the club had 40 names on its list"."""

from __future__ import annotations

from collections.abc import Iterator

from osintcli.assertions.attribution import surface
from osintcli.assertions.attribution.claims import Claim, Frame
from osintcli.assertions.attribution.lexicon import Group, holding, speakers, verbs
from osintcli.assertions.attribution.papers import behind
from osintcli.assertions.attribution.phrases import Noun, noun, subject
from osintcli.assertions.attribution.site import Site

_FIGURE = frozenset({Group.FIGURE})


def claims(site: Site) -> Iterator[Claim]:
    """Yield a claim for each verb of having whose object is what stands on a list."""
    parse = site.parse
    if holding().isdisjoint(site.lower):
        return
    for token in range(len(parse)):
        if site.lower[token] not in holding() or not parse.tag[token].startswith("VB"):
            continue
        held = next((c for c in parse.children[token] if parse.dep[c] == "dobj" and site.counts(c)), None)
        speaker = _speaker(site, token)
        if held is None or speaker is None or not _keeps(site, token, speaker.head, held):
            continue
        cue = parse.span(token)
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


def _speaker(site: Site, token: int) -> Noun | None:
    """Who has the list; a name right before the verb where the tree hung it on a date: "As of Friday Open Hands had"."""
    by = surface.relative_subject(site, token)
    by = subject(site.parse, token) if by is None else by
    return noun(site.parse, by) if by is not None else surface.named_before(site, token)


def _keeps(site: Site, verb: int, by: int, held: int) -> bool:
    """Whether a list has entries, or a body has some on a list of its own."""
    if _notes(site, verb):
        return bool(site.names(held) & (verbs().entries | verbs().noted)) and site.is_speaker(by)
    entries = bool(site.names(held) & verbs().entries)
    if site.names(by) & verbs().registers or site.lower[by] in speakers().absolute:
        return entries
    if not site.is_speaker(by):
        return False
    inside = [t for t in site.parse.subtree(verb) if t > held]
    listed = any(site.names(t) & verbs().registers and _own(site, t) for t in inside)
    return (entries and (site.is_body(by) or site.named(by))) or listed


def _notes(site: Site, verb: int) -> bool:
    """Whether somebody writes down what others bring: "took down 40 complaints"."""
    after = site.lower[verb + 1] if verb + 1 < len(site.parse) else ""
    return after in verbs().noting


def _own(site: Site, token: int) -> bool:
    return any(site.parse.dep[c] == "poss" for c in site.parse.children[token])
