"""Claims with a leading phrase: "according to X", "citing X", "by the union's count"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from osintcli.assertions.attribution.claims import Claim, Frame
from osintcli.assertions.attribution.lexicon import Group, forms, speakers, verbs
from osintcli.assertions.attribution.papers import behind
from osintcli.assertions.attribution.phrases import Noun, noun
from osintcli.assertions.attribution.site import Site
from osintcli.model.span import Span

_CITED = frozenset({Group.CITE})
_REACH = 9


def claims(site: Site) -> Iterator[Claim]:
    """Yield the claims of the phrases that lead to a source."""
    phrases, heading = _phrases(), verbs().heading
    for at, word in enumerate(site.lower):
        for words in phrases.get(word, ()):
            if site.lower[at : at + len(words)] == words:
                yield from _phrase(site, at, at + len(words) - 1)
        if word == "by" or (at == 0 and word in heading):
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
    if site.lower[first] in verbs().per and not _is_source(site, first, named):
        return
    participle = first == last and site.lower[first] in forms()
    if participle and not (site.is_speaker(named) or site.is_document(named)):
        return
    cue = site.span([first, last])
    speaker = noun(site.parse, named)
    whole = _whole(site, speaker)
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


def _is_source(site: Site, first: int, named: int) -> bool:
    """Whether "per" leads to who says it and not to what is counted by: "per the board", but not "per household"."""
    known = speakers().bodies | speakers().offices | speakers().classes | speakers().documents
    listed = bool(site.names(named) & known) or (site.named(named) and first > 0)
    return (
        listed
        and (site.definite(named) or site.named(named))
        and site.parse.tag[first - 1] not in {"CD", "NN$"}
    )


def _whole(site: Site, speaker: Noun) -> Span:
    """The speaker with all that is hung on it but a clause that takes the figure up again: ", of which 74 …"."""
    parse = site.parse
    cut = len(parse)
    for child in parse.children[speaker.head]:
        inside = [t for t in parse.subtree(child) if parse.dep[t] != "punct"]
        if parse.dep[child] == "relcl" and _goes_on(site, inside):
            cut = min(cut, inside[0])
    kept = [t for t in parse.subtree(speaker.head) if t < cut]
    while len(kept) > 1 and cut < len(parse) and parse.dep[kept[-1]] == "punct":
        kept.pop()
    return site.span(kept).joined(speaker.span)


def _goes_on(site: Site, clause: list[int]) -> bool:
    """Whether a relative clause takes up the figure or the speaker's own: ", of which 9 …", ", whose toll rose to 4"."""
    if not any(site.parse.tag[t] == "CD" for t in clause):
        return False
    own = site.parse.tag[clause[0]] == "WP$" and any(site.names(t) & verbs().totals for t in clause[1:3])
    return own or site.lower[clause[0]] in verbs().parted


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
