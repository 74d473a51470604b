"""Claims of papers and figures that somebody made: "the ministry's estimate of 38", "its claim that …"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from osintcli.assertions.attribution.claims import Claim, Frame
from osintcli.assertions.attribution.lexicon import Group, correcting, revising, speakers, verbs
from osintcli.assertions.attribution.phrases import Noun, noun, proper, subject, whose
from osintcli.assertions.attribution.site import Site
from osintcli.model.span import Span

_FIGURE = frozenset({Group.FIGURE})
_SAYING = frozenset({Group.OBJECT})
_ONE = frozenset({"one"})
"""What stands for a figure told before: "published a new one"."""


def claims(site: Site) -> Iterator[Claim]:
    """Yield the claims that hang on a noun."""
    headed = _headed(site)
    if headed is not None:
        yield headed
    for token in range(len(site.parse)):
        if not (site.parse.tag[token].startswith("NN") or site.parse.dep[token] == "dobj"):
            continue
        names = site.names(token)
        anew = _renewed(site, token)
        if anew is not None:
            yield anew
        elif not names.isdisjoint(_listed()):
            yield from _on(site, token, names)
        elif _toll(site, token):
            yield from _figure(site, token)


def _on(site: Site, token: int, names: set[str]) -> Iterator[Claim]:
    """Yield what a listed noun claims."""
    owned = names & verbs().owned and any(site.parse.dep[c] == "poss" for c in site.parse.children[token])
    if owned or names & (verbs().estimates | verbs().totals) or _toll(site, token):
        yield from _figure(site, token)
    elif names & (verbs().offers | verbs().given):
        changed = _changed(site, token, names)
        if changed is not None:
            yield changed
    if names & (verbs().totals | verbs().estimates | verbs().owned):
        yield from _sourced(site, token)
    if names & verbs().registers:
        yield from _published(site, token)
    if names & verbs().sayings:
        yield from _saying(site, token)
    aim = _aimed(site, token) if names & verbs().offers else None
    if aim is not None:
        yield aim


@cache
def _listed() -> frozenset[str]:
    """The nouns that a claim may hang on; most nouns are none of them."""
    known = verbs()
    figures = known.owned | known.estimates | known.totals
    return figures | known.offers | known.given | known.registers | known.sayings


def _headed(site: Site) -> Claim | None:
    """ "The bulletin in figures:": a paper told of before stands over a list, and no verb."""
    parse = site.parse
    if not site.sentence.span.of(site.text).rstrip().endswith(":"):
        return None
    root = next((t for t in range(len(parse)) if parse.dep[t] == "ROOT"), None)
    if root is None or parse.tag[root] != "NN" or not (site.is_document(root) and site.definite(root)):
        return None
    if any(parse.tag[t].startswith(("VB", "MD")) for t in range(len(parse))):
        return None
    cue = parse.span(root)
    return Claim(
        tag=cue,
        cue=cue,
        content=(),
        frame=Frame.AFTER,
        source=Span(noun(parse, root).span.start, cue.end),
        owner=behind(site, root),
        groups=_SAYING,
        opens=True,
        name=False,
    )


def _toll(site: Site, token: int) -> bool:
    """ "the number of injured", which a body may raise."""
    if site.lower[site.parse.head[token]] not in revising():
        return False
    of = next((c for c in site.parse.children[token] if site.lower[c] == "of"), None)
    victim = site.object_of(of) if of is not None else None
    return victim is not None and site.lower[victim] in verbs().victims


def behind(site: Site, head: int) -> Span | None:
    """Return the words for who is behind a paper: whose it is, who issued it; `None` where the head is no paper."""
    if not site.is_document(head) or (site.named(head) and site.is_body(head)):
        return None
    by = whose(site.parse, head)
    if by is None or site.lower[by] in speakers().here or not site.is_speaker(by):
        by = _issuer(site, head)
    return None if by is None else noun(site.parse, by).span


def _issuer(site: Site, head: int) -> int | None:
    """ "The ministry issued a statement saying"."""
    parse = site.parse
    above = parse.head[head]
    if parse.dep[head] != "dobj" or parse.lemma[above] not in verbs().issuing:
        return None
    by = subject(parse, above)
    return by if by is not None and site.is_speaker(by) else None


def _figure(site: Site, token: int) -> Iterator[Claim]:
    revised = _revised(site, token)
    if revised is not None:
        yield revised
        return
    content = _predicated(site, token)
    by, said = content if content is not None else (whose(site.parse, token), _of_figure(site, token))
    own = by is not None and _own_estimate(site, by, token)
    if (
        by is None
        or not (own or _owns(site, by, token))
        or not any(site.parse.tag[t] == "CD" for t in _tokens(site, said))
    ):
        return
    yield replace(_claim(site, token, noun(site.parse, by), said, _FIGURE), backed=own)


def _own_estimate(site: Site, by: int, token: int) -> bool:
    """ "Its first estimate was 55": a pronoun before what is put at a figure."""
    put = site.parse.dep[token] == "nsubj" and site.parse.lemma[site.parse.head[token]] in verbs().equal
    return put and site.lower[by] in verbs().own and bool(site.names(token) & verbs().estimates)


def _owns(site: Site, by: int, token: int) -> bool:
    if site.lower[by] in speakers().first_person or site.lower[by] in speakers().here:
        return False
    if site.names(token) & (verbs().totals | verbs().owned):
        short = site.parse.words[by].isupper() and len(site.parse.words[by]) > 1
        return short or bool(site.names(by) & (speakers().bodies | speakers().classes | speakers().offices))
    return site.is_speaker(by)


def _revised(site: Site, token: int) -> Claim | None:
    """ "The board raised its forecast for the crop to 3.4 million"."""
    parse, above = site.parse, site.parse.head[token]
    if parse.dep[token] != "dobj" or site.lower[above] not in revising():
        return None
    by = subject(parse, above)
    if by is None or not site.is_speaker(by) or (proper(parse, by) and parse.tag[by] == "NNP" and token < by):
        return None
    return _claim(site, above, noun(parse, by), site.span([token, *parse.subtree(above)[-1:]]), _FIGURE)


def _changed(site: Site, token: int, names: set[str]) -> Claim | None:
    """ "The owners lifted their offer to 6 percent", "The institute corrected the depth to 14 km"."""
    verb = site.lower[site.parse.head[token]]
    if not names & verbs().offers and verb not in correcting():
        return None
    found = _revised(site, token)
    numbered = found is not None and any(site.parse.tag[t] == "CD" for t in _tokens(site, found.content[0]))
    return found if numbered else None


def _predicated(site: Site, token: int) -> tuple[int, Span] | None:
    """ "The finance ministry's €900 million is a first guess": the owner of the figure, and the figure."""
    parse = site.parse
    if parse.dep[token] != "attr":
        return None
    of = subject(parse, parse.head[token])
    if of is None or not site.numbered(of):
        return None
    by = next((t for t in parse.subtree(of) if parse.dep[t] == "poss"), None)
    return None if by is None else (by, site.span(parse.subtree(of)))


def _of_figure(site: Site, token: int) -> Span:
    """The estimate with what it is put at: its own phrase, or the clause that it is the subject of."""
    parse = site.parse
    top = parse.head[token] if parse.dep[token] in {"nsubj", "nsubjpass"} else token
    if parse.dep[token] == "dobj" or (
        parse.dep[token] == "nsubj" and not site.parse.tag[top].startswith("VB")
    ):
        return site.span([min(parse.subtree(token)), max(parse.subtree(parse.head[token]))])
    return site.span(parse.subtree(top))


def _tokens(site: Site, span: Span) -> list[int]:
    return site.parse.within(span)


def _saying(site: Site, token: int) -> Iterator[Claim]:
    """ "the union's claim that 300 jobs would go", "a Daily Ledger report that …"."""
    parse = site.parse
    said = [
        c
        for c in parse.children[token]
        if c > token and parse.dep[c] in {"acl", "ccomp", "relcl"} and site.marked(c)
    ]
    content = site.span(parse.subtree(said[0])) if said else _issued(site, token) or _of(site, token)
    if content is None:
        opened = _opened(site, token)
        if opened is not None:
            yield opened
        return
    by = whose(parse, token)
    by = _issuer(site, token) if by is None else by
    if by is not None and site.lower[by] not in speakers().first_person and site.is_speaker(by):
        yield _claim(site, token, noun(parse, by), content, _SAYING)
    elif site.names(token) & speakers().anonymous_documents:
        cue = parse.span(token)
        yield Claim(tag=cue, cue=cue, content=(content,), frame=Frame.INSIDE)


def _of(site: Site, token: int) -> Span | None:
    """ "took back its claim of five deaths": the figure that a claim is of."""
    of = next((c for c in site.parse.children[token] if c > token and site.lower[c] == "of"), None)
    inner = site.object_of(of) if of is not None else None
    return (
        None if of is None or inner is None or not site.numbered(inner) else site.span(site.parse.subtree(of))
    )


def _renewed(site: Site, token: int) -> Claim | None:
    """ "It published a new one, 160,000 gallons": a figure put out anew, in apposition."""
    parse, above = site.parse, site.parse.head[token]
    if parse.dep[token] != "dobj" or parse.lemma[above] not in verbs().publishing:
        return None
    told = parse.subtree(token)
    figures = verbs().totals | verbs().estimates | _ONE
    called = next((t for t in told if site.lower[t] in figures), None)
    by = subject(parse, above)
    if called is None or by is None or not site.is_speaker(by):
        return None
    apart = any(parse.words[t] == "," for t in told if t > called)
    numbered = any(parse.tag[t] == "CD" and t > called for t in told)
    return _claim(site, above, noun(parse, by), site.span(told), _FIGURE) if apart and numbered else None


def _aimed(site: Site, token: int) -> Claim | None:
    """ "set a new goal on Tuesday: 1.4 million doses": an aim put up, with the figure behind a colon."""
    parse, above = site.parse, site.parse.head[token]
    if parse.dep[token] != "dobj" or parse.lemma[above] not in verbs().aiming:
        return None
    colon = next((t for t in range(token + 1, len(parse) - 1) if parse.words[t] == ":"), None)
    by = subject(parse, above)
    if colon is None or by is None or not site.is_speaker(by):
        return None
    content = Span(parse.starts[colon + 1], site.sentence.span.end)
    return _claim(site, above, noun(parse, by), content, _SAYING)


def _sourced(site: Site, token: int) -> Iterator[Claim]:
    """ "The figure of 31 comes from the water board"."""
    parse, above = site.parse, site.parse.head[token]
    if parse.dep[token] != "nsubj" or parse.lemma[above] not in verbs().sourced:
        return
    for tie in parse.children[above]:
        by = site.object_of(tie) if site.lower[tie] in speakers().authors else None
        if by is not None and (site.is_body(by) or site.names(by) & speakers().classes):
            yield _claim(site, above, noun(parse, by), site.span(parse.subtree(token)), _FIGURE)


def _published(site: Site, token: int) -> Iterator[Claim]:
    """ "The board announced its results": what the next sentences tell of them is the board's."""
    parse, above = site.parse, site.parse.head[token]
    if parse.dep[token] != "dobj" or parse.lemma[above] not in verbs().publishing or site.numbered(above):
        return
    by = subject(parse, above)
    if by is not None and site.is_speaker(by):
        speaker, cue = noun(parse, by), parse.span(above)
        yield Claim(
            tag=cue,
            cue=cue,
            content=(site.span(parse.subtree(token)),),
            frame=Frame.INSIDE,
            source=speaker.span,
            groups=_SAYING,
            name=site.named(speaker.head),
            carries=True,
        )


def _opened(site: Site, token: int) -> Claim | None:
    """ "made the following comment:", with the words in the next paragraph."""
    if not site.sentence.span.of(site.text).endswith(":"):
        return None
    by = _issuer(site, token)
    if by is None:
        return None
    speaker, cue = noun(site.parse, by), site.parse.span(token)
    return Claim(
        tag=cue,
        cue=cue,
        content=(),
        frame=Frame.AFTER,
        source=speaker.span,
        groups=_SAYING,
        opens=True,
        name=site.named(speaker.head),
    )


def _issued(site: Site, token: int) -> Span | None:
    """ "ran a report on Tuesday that …": what follows "that", though the tree hangs it elsewhere."""
    parse = site.parse
    if parse.dep[token] != "dobj" or parse.lemma[parse.head[token]] not in verbs().issuing:
        return None
    that = next(
        (t for t in range(token + 1, len(parse)) if site.lower[t] == "that" and parse.dep[t] == "mark"), None
    )
    return None if that is None else Span(parse.starts[that], site.sentence.span.end)


def _claim(site: Site, token: int, speaker: Noun, content: Span, groups: frozenset[Group]) -> Claim:
    cue = site.parse.span(token)
    return Claim(
        tag=cue,
        cue=cue,
        content=(content,),
        frame=Frame.INSIDE,
        source=speaker.span,
        owner=behind(site, speaker.head),
        groups=groups,
        name=site.named(speaker.head),
    )
