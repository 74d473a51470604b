"""Claims with a reporting verb: "X said that …", "…, said X", "was put at 38 by X", "is said to"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from osintcli.assertions.attribution import content, surface
from osintcli.assertions.attribution.claims import Claim, Frame
from osintcli.assertions.attribution.content import BENT, QUOTE_ENDS
from osintcli.assertions.attribution.lexicon import Group, forms, speakers, verbs
from osintcli.assertions.attribution.papers import behind
from osintcli.assertions.attribution.phrases import Noun, noun, subject
from osintcli.assertions.attribution.site import Site
from osintcli.model.span import Span

_SAID = frozenset({Group.CLAUSE, Group.OBJECT})
_HANDED = frozenset({Group.OBJECT, Group.FIGURE, Group.FORECAST, Group.PROMISE, Group.DENIAL})


def claims(site: Site) -> Iterator[Claim]:
    """Yield the claims of the reporting verbs of a sentence."""
    for token in range(len(site.parse)):
        cue = _cue(site, token)
        if cue is None:
            continue
        last, groups = cue
        surname = surface.surname(site, token)
        if surname is not None:
            yield from _by_surname(site, (token, *cue), surname)
        found = (
            _passive(site, token, groups) if _is_passive(site, token) else _active(site, token, last, groups)
        )
        if found is not None:
            yield found
    yield from _hearsay(site)


def _by_surname(site: Site, cue: tuple[int, int, frozenset[Group]], speaker: Noun) -> Iterator[Claim]:
    """ "Early said 40 had come": a name at the head of a sentence that the tree took for another word."""
    token, last, groups = cue
    found = content.find(site, token, last, groups, speaker)
    if found is not None:
        yield replace(_claim(site, token, last, groups, speaker, found[0], found[1]), surname=True)


def _cue(site: Site, token: int) -> tuple[int, frozenset[Group]] | None:
    """The last token and the groups of a reporting verb, or `None` where the token is none or says nothing."""
    parse = site.parse
    known, word = forms(), site.lower[token]
    pair = known.get(f"{word} {site.lower[token + 1]}") if token + 1 < len(parse) else None
    if pair is None and word not in known:
        return None
    if not (parse.tag[token].startswith("VB") or _misread(site, token)):
        return None
    if _unsaid(site, token) or (parse.dep[token] in BENT and not (parse.tag[token] == "VBZ" and token == 1)):
        return None
    if pair is not None and _binds(site, token, pair[0]):
        return token + 1, pair[1]
    single = known.get(word)
    return None if single is None or not _binds(site, token, single[0]) else (token, single[1])


def _binds(site: Site, token: int, verb: str) -> bool:
    """Whether a verb that may be a deed is a pledge here: of money, or of what a body is sending now."""
    if verb in verbs().puts and any(site.parse.dep[c] == "prt" for c in site.parse.children[token]):
        return False  # "put off the opening"
    if verb in verbs().funds:
        return any(site.lower[t] in verbs().money for t in site.parse.subtree(token))
    if verb not in verbs().sends:
        return True
    by = subject(site.parse, token)
    now = any(site.lower[c] in verbs().present for c in site.parse.children[token])
    return site.parse.tag[token] == "VBG" and now and by is not None and site.is_body(by)


def _misread(site: Site, token: int) -> bool:
    """Whether a verb was read as a noun: "Obel charges that …", "Police reports" as a whole headline."""
    parse = site.parse
    if parse.tag[token] not in {"NNS", "NN"} or token == 0:
        return False
    if Group.SHOW in site.groups(token) and surface.showing_paper(site, token) is not None:
        return True
    if parse.tag[token] != "NNS" or not parse.tag[token - 1].startswith("NN"):
        return False
    that = token + 1 < len(parse) and site.lower[token + 1] == "that" and parse.dep[token + 1] == "mark"
    return that or parse.dep[token] == "ROOT" or not any(t in surface.FINITE for t in parse.tag)


def _unsaid(site: Site, token: int) -> bool:
    """ "did not say", "declined to say", "will report", "plans to announce"."""
    parse = site.parse
    helped = {site.lower[c] for c in parse.children[token] if parse.dep[c] == "aux"}
    if helped & verbs().unspoken or (parse.dep[token] == "acl" and parse.tag[token] == "VB"):
        return True
    if (
        parse.dep[token] == "xcomp"
        and "to" in helped
        and parse.lemma[parse.head[token]] not in verbs().going_on
    ):
        return True
    return site.verb(token) in verbs().unsaid and any(parse.dep[c] == "neg" for c in parse.children[token])


def _is_passive(site: Site, token: int) -> bool:
    parse = site.parse
    if any(parse.dep[c] in {"nsubjpass", "auxpass"} for c in parse.children[token]):
        return True
    return parse.dep[token] == "acl" and parse.tag[token] == "VBN"


def _passive(site: Site, token: int, groups: frozenset[Group]) -> Claim | None:
    """ "The toll was put at 38 by officials"; "is said to"."""
    parse = site.parse
    for child in parse.children[token]:
        by = (
            site.object_of(child)
            if parse.dep[child] in {"agent", "prep"} and site.lower[child] == "by"
            else None
        )
        told = groups & _HANDED or any(parse.dep[c] == "ccomp" for c in parse.children[token])
        if (
            by is not None
            and told
            and site.can_speak(by, groups, clause=site.definite(by))
            and site.known(by)
        ):
            found = _claim(site, token, token, groups, noun(parse, by), _clause(site, token), Frame.INSIDE)
            return replace(found, direct=parse.dep[token] == "acl")
    charge = [c for c in parse.children[token] if parse.dep[c] == "prep" and c > token]
    if site.lower[token] in verbs().accused and charge:
        return _claim(
            site, token, token, frozenset(), None, site.span(parse.subtree(charge[0])), Frame.INSIDE
        )
    if site.lower[token] not in verbs().impersonal or parse.dep[token] == "acl":
        return None
    if not any(parse.dep[c] in {"xcomp", "ccomp"} for c in parse.children[token]):
        return None
    return _claim(site, token, token, frozenset(), None, _clause(site, token), Frame.INSIDE)


def _hearsay(site: Site) -> Iterator[Claim]:
    """ "reportedly": the clause it stands in."""
    for token, word in enumerate(site.lower):
        if word in verbs().hearsay:
            above = site.parse.head[token]
            yield _claim(site, token, token, frozenset(), None, _clause(site, above), Frame.INSIDE)


def _clause(site: Site, token: int) -> Span:
    parse = site.parse
    if parse.dep[token] == "acl":
        return _handed(site, token)
    inside = parse.subtree(token)
    for child in parse.children[token]:
        if parse.dep[child] == "conj" and site.has_subject(child):
            inside = [t for t in inside if t < child] or [token]
    return site.span(inside)


def _handed(site: Site, token: int) -> Span:
    """The noun that a participle hangs on, without what the tree hung on who acts: "of the 40 promised by X, 12 came"."""
    parse = site.parse
    inside = parse.subtree(parse.head[token])
    comma = next((t for t in inside if t > token and parse.words[t] == ","), len(parse))
    return site.span([t for t in inside if t < comma])


def _active(site: Site, token: int, last: int, groups: frozenset[Group]) -> Claim | None:
    speaker = _speaker(site, token)
    if speaker is not None:
        speaker = (
            surface.behind_dateline(site, token, speaker)
            or surface.apposed_name(site, token, speaker)
            or surface.goes_on_named(site, token, speaker)
            or speaker
        )
    if speaker is None or (Group.CITE in groups and site.parse.tag[token] == "VBG"):
        return None
    found = content.find(site, token, last, groups, speaker)
    if found is None:
        return None
    said, frame, clause = found
    if (
        site.parse.tag[token] == "VBG"
        and site.parse.dep[token] in {"acl", "relcl"}
        and not clause
        and (not site.is_document(speaker.head))
    ):
        return None  # "people reporting losses" say nothing here
    first = speaker.head == 0 or site.lower[speaker.head - 1] == ";"
    verb = forms().get(" ".join(site.lower[token : last + 1]), ("", groups))[0]
    kind = speakers().pronouns.get(site.lower[speaker.head])
    backed = first and (
        (verb in verbs().told and kind in {"body", "person"})
        or (verb in verbs().counts and kind in {"any", "person"})
    )
    counted = first and verb in verbs().counts and site.lower[speaker.head] in speakers().single
    put = verb in verbs().puts and kind in {"body", "person", "any"} and site.lower[0] in verbs().heading
    if not (counted or backed or put) and not site.can_speak(speaker.head, groups, clause=clause):
        return None
    direct = frame is Frame.INSIDE and site.parse.dep[token] == "relcl"
    found_claim = _claim(site, token, last, groups, speaker, said, frame)
    return replace(found_claim, backed=backed, direct=direct, grants=verb in verbs().funds)


def _speaker(site: Site, token: int) -> Noun | None:
    """Who says it: the tree's subject, or the words beside the verb where they show that the tree is wrong."""
    if not site.parse.tag[token].startswith("VB"):
        return surface.showing_paper(site, token) or surface.preceding_subject(site, token)
    relative = surface.relative_subject(site, token)
    if relative is not None:
        return noun(site.parse, relative)
    tag = surface.tag_subject(site, token) if site.groups(token) & _SAID else None
    if tag is not None:
        return tag
    found = subject(site.parse, token)
    fresh = surface.fresh_subject(site, token)
    if fresh is not None and (found is None or _elsewhere(site, found, fresh)):
        return fresh
    if found is not None and site.parse.head[found] == token:
        return noun(site.parse, _inverted(site, token) or found)
    if site.parse.dep[token] in BENT:
        return surface.preceding_subject(site, token)
    told = Group.CLAUSE in site.groups(token) and site.parse.tag[token] != "VBG"
    if (
        told
        and site.verb(token) not in verbs().hearers
        and site.before(token).endswith((",", *QUOTE_ENDS, "?", "!"))
    ):
        for child in site.parse.children[token]:
            if child > token and site.parse.dep[child] in {"nsubj", "dobj", "attr", "oprd", "dep"}:
                return noun(site.parse, child)
        behind_it = surface.following_subject(site, token) or surface.before_apposition(site, token)
        if behind_it is not None:
            return behind_it
    return surface.preceding_subject(site, token) if found is None else noun(site.parse, found)


def _inverted(site: Site, token: int) -> int | None:
    """The subject behind a verb that the tree gives a figure before it too: "900, says the agency"."""
    own = [c for c in site.parse.children[token] if site.parse.dep[c] == "nsubj"]
    figure = len(own) > 1 and site.parse.tag[own[0]] == "CD" and own[1] > token
    return own[1] if figure and site.before(token).endswith((",", *QUOTE_ENDS)) else None


def _elsewhere(site: Site, found: int, fresh: Noun) -> bool:
    """Whether the words beside the verb are another speaker than the tree's, not the second of "A and B"."""
    if fresh.span.contains(site.parse.span(found)):
        return False
    return site.parse.tag[found] == "CD" or fresh.head not in site.parse.subtree(found)


def _claim(
    site: Site,
    token: int,
    last: int,
    groups: frozenset[Group],
    speaker: Noun | None,
    words: Span | tuple[Span, ...],
    frame: Frame,
) -> Claim:
    cue = site.span([token, last])
    said = (words,) if isinstance(words, Span) else words
    if speaker is None:
        return Claim(tag=cue, cue=cue, content=said, frame=frame)
    whole = site.span(site.parse.subtree(speaker.head)) if frame is Frame.AROUND else speaker.span
    whole = speaker.span if whole.overlaps(cue) else whole
    tag = cue if frame is Frame.INSIDE else cue.joined(whole.joined(speaker.span))
    return Claim(
        tag=tag,
        cue=cue,
        content=said,
        frame=frame,
        source=speaker.span,
        owner=behind(site, speaker.head),
        groups=groups,
        opens=not said,
        name=site.named(speaker.head),
    )
