"""Claims of bodies that stand at a figure or have one of their own: "The ministry is at 17", "the firm with its 250,000"."""

from __future__ import annotations

from collections.abc import Iterator

from osintcli.assertions.attribution.claims import Claim, Frame
from osintcli.assertions.attribution.lexicon import Group, speakers, verbs
from osintcli.assertions.attribution.phrases import Noun, noun, subject
from osintcli.assertions.attribution.site import Site

_FIGURE = frozenset({Group.FIGURE})
_LEAST = 13
"""A smaller figure alone is seldom somebody's count: "his 12", "was at 5"."""


def claims(site: Site) -> Iterator[Claim]:
    """Yield a claim for each figure without a noun that is a body's own."""
    parse = site.parse
    for token in range(len(parse)):
        if parse.tag[token] != "CD" or not _alone(site, token):
            continue
        above = parse.head[token]
        owner = next((c for c in parse.children[token] if parse.dep[c] == "poss"), None)
        if owner is not None:
            yield from _owned(site, token, owner)
        elif parse.dep[token] == "pobj" and _stands(site, above):
            yield from _of(site, token, subject(parse, parse.head[above]), pronoun=True)
        elif parse.dep[token] == "dobj" and site.lower[above] in verbs().having:
            yield from _of(site, token, subject(parse, above))
        elif (
            parse.dep[token] == "pobj" and site.lower[above] in verbs().closing_with and _closes(site, above)
        ):
            yield from _of(site, token, subject(parse, parse.head[above]))


def _alone(site: Site, token: int) -> bool:
    """Whether a figure in digits counts nothing that is told beside it."""
    digits = site.parse.words[token].replace(",", "").replace(".", "")
    large = digits.isdigit() and int(digits) >= _LEAST
    return large and site.parse.dep[token] in {"pobj", "dobj", "attr", "nsubj", "appos", "conj"}


def _stands(site: Site, tie: int) -> bool:
    """ "is at 17", "stood at 40": but nobody is at the age of 60."""
    verb = site.parse.head[tie]
    return site.lower[tie] == "at" and site.parse.lemma[verb] in verbs().equal


def _closes(site: Site, tie: int) -> bool:
    """ "closed its list on Sunday with 2,870"."""
    verb = site.parse.head[tie]
    listed = (c for c in site.parse.children[verb] if site.parse.dep[c] == "dobj")
    return any(site.names(c) & (verbs().registers | verbs().totals | verbs().owned) for c in listed)


def _owned(site: Site, token: int, owner: int) -> Iterator[Claim]:
    """ "the authority with its 605,000", "the ministry's 96,000"."""
    if site.lower[owner] not in verbs().own:
        yield from _of(site, token, owner)
        return
    above = subject(
        site.parse,
        next((a for a in site.parse.ancestors(token) if site.parse.tag[a].startswith("VB")), token),
    )
    if above is not None and (site.is_body(above) or site.is_speaker(above)):
        yield from _of(site, token, above, pronoun=True)


def _of(site: Site, token: int, by: int | None, *, pronoun: bool = False) -> Iterator[Claim]:
    """The claim of a body; `it` counts as one where `pronoun` lets it."""
    if by is None or site.lower[by] in speakers().first_person:
        return
    it = pronoun and speakers().pronouns.get(site.lower[by]) == "body"
    if not (site.is_body(by) or it):
        return
    yield _claim(site, token, noun(site.parse, by), backed=it)


def _claim(site: Site, token: int, speaker: Noun, *, backed: bool) -> Claim:
    cue = site.parse.span(token)
    return Claim(
        tag=cue,
        cue=cue,
        content=(site.span(site.parse.subtree(token)),),
        frame=Frame.INSIDE,
        source=speaker.span,
        groups=_FIGURE,
        name=site.named(speaker.head),
        backed=backed,
    )
