"""Claims with a reporting verb: "X said that …", "…, said X", "was put at 38 by X", "is said to"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from osintcli.assertions.attribution import surface
from osintcli.assertions.attribution.claims import Claim, Frame
from osintcli.assertions.attribution.lexicon import Group, forms, verbs
from osintcli.assertions.attribution.papers import behind
from osintcli.assertions.attribution.phrases import Noun, core, noun, subject
from osintcli.assertions.attribution.site import Site
from osintcli.model.span import Span

_QUOTE_ENDS = (',"', ",”", ",’", ",'", "?”", '?"', "!”", '!"', "”", '"', "''", ".’")
_OBJECTS = frozenset({"dobj", "attr", "oprd", "npadvmod", "dep", "nummod", "appos", "acomp"})
_WISHES = frozenset({Group.PROMISE, Group.INTENT, Group.FORECAST, Group.THOUGHT, Group.OBJECT})
_BENT = frozenset({"amod", "compound", "aux", "auxpass"})
_TELLS = frozenset({Group.CLAUSE, Group.OBJECT})
_HANDED = frozenset({Group.OBJECT, Group.FIGURE, Group.FORECAST, Group.PROMISE, Group.DENIAL})


def claims(site: Site) -> Iterator[Claim]:
    """Yield the claims of the reporting verbs of a sentence."""
    for token in range(len(site.parse)):
        cue = _cue(site, token)
        if cue is None:
            continue
        last, groups = cue
        found = (
            _passive(site, token, groups) if _is_passive(site, token) else _active(site, token, last, groups)
        )
        if found is not None:
            yield found
    yield from _hearsay(site)


def _cue(site: Site, token: int) -> tuple[int, frozenset[Group]] | None:
    """The last token and the groups of a reporting verb, or `None` where the token is none or says nothing."""
    parse = site.parse
    if not (parse.tag[token].startswith("VB") or _misread(site, token)):
        return None
    if _unsaid(site, token) or (parse.dep[token] in _BENT and not (parse.tag[token] == "VBZ" and token == 1)):
        return None
    word = site.lower[token]
    pair = forms().get(f"{word} {site.lower[token + 1]}") if token + 1 < len(parse) else None
    if pair is not None:
        return token + 1, pair[1]
    single = forms().get(word)
    return None if single is None else (token, single[1])


def _misread(site: Site, token: int) -> bool:
    """Whether a verb was read as a noun: "Obel charges that …", "Police reports" as a whole headline."""
    parse = site.parse
    if parse.tag[token] not in {"NNS", "NN"} or token == 0:
        return False
    if (
        Group.SHOW in forms().get(site.lower[token], ("", frozenset()))[1]
        and surface.showing_paper(site, token) is not None
    ):
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
        if by is not None and told and site.can_speak(by, groups, clause=site.definite(by)) and site.known(by):
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
    inside = parse.subtree(parse.head[token] if parse.dep[token] == "acl" else token)
    for child in parse.children[token]:
        if parse.dep[child] == "conj" and site.has_subject(child):
            inside = [t for t in inside if t < child] or [token]
    return site.span(inside)


def _active(site: Site, token: int, last: int, groups: frozenset[Group]) -> Claim | None:
    speaker = _speaker(site, token)
    if speaker is not None:
        speaker = surface.apposed_name(site, token, speaker) or speaker
    if speaker is None or (Group.CITE in groups and site.parse.tag[token] == "VBG"):
        return None
    found = _content(site, token, last, groups, speaker)
    if found is None:
        return None
    content, frame, clause = found
    if (
        site.parse.tag[token] == "VBG"
        and site.parse.dep[token] in {"acl", "relcl"}
        and not clause
        and (not site.is_document(speaker.head))
    ):
        return None  # "people reporting losses" say nothing here
    if not site.can_speak(speaker.head, groups, clause=clause):
        return None
    return _claim(site, token, last, groups, speaker, content, frame)


def _speaker(site: Site, token: int) -> Noun | None:
    """Who says it: the tree's subject, or the words beside the verb where they show that the tree is wrong."""
    if not site.parse.tag[token].startswith("VB"):
        return surface.showing_paper(site, token) or surface.preceding_subject(site, token)
    relative = surface.relative_subject(site, token)
    if relative is not None:
        return noun(site.parse, relative)
    found = subject(site.parse, token)
    fresh = surface.fresh_subject(site, token)
    if fresh is not None and (found is None or _elsewhere(site, found, fresh)):
        return fresh
    if found is not None and site.parse.head[found] == token:
        return noun(site.parse, found)
    if site.parse.dep[token] in _BENT:
        return surface.preceding_subject(site, token)
    told = (
        Group.CLAUSE in forms().get(site.lower[token], ("", frozenset()))[1]
        and site.parse.tag[token] != "VBG"
    )
    if told and site.before(token).endswith((",", *_QUOTE_ENDS, "?", "!")):
        for child in site.parse.children[token]:
            if child > token and site.parse.dep[child] in {"nsubj", "dobj", "attr", "oprd", "dep"}:
                return noun(site.parse, child)
        behind_it = surface.following_subject(site, token)
        if behind_it is not None:
            return behind_it
    return surface.preceding_subject(site, token) if found is None else noun(site.parse, found)


Content = tuple[tuple[Span, ...], Frame, bool]


def _elsewhere(site: Site, found: int, fresh: Noun) -> bool:
    """Whether the words beside the verb are another speaker than the tree's, not the second of "A and B"."""
    if fresh.span.contains(site.parse.span(found)):
        return False
    return site.parse.tag[found] == "CD" or fresh.head not in site.parse.subtree(found)


def _content(site: Site, token: int, last: int, groups: frozenset[Group], speaker: Noun) -> Content | None:
    """Where the words said stand and whether they are a clause, or `None` where the verb says nothing here."""
    if not site.parse.tag[token].startswith("VB") or site.parse.dep[token] in _BENT:
        return _beside_noun(site, last)
    colon = surface.after_colon(site, last) if groups & _TELLS else None
    if colon is not None:
        return (colon,), Frame.AFTER, True
    clause = _clause_after(site, token)
    leading = _leads(site, token, speaker, clause=clause) and not _told_nobody(site, token)
    after = _after(site, token, last, groups, speaker)
    counted = after is not None and groups == {Group.FIGURE}
    apart = not clause or _led(site, token) or surface.in_parenthesis(site, token, speaker)
    if leading and (after is None or (apart and not counted)):
        return (site.sentence.span,), Frame.AROUND, True
    if after is not None:
        gap = _gap(site, token, speaker)
        return ((gap, after) if gap else (after,)), Frame.AFTER, clause or leading
    return _loose(site, token, last, groups) if groups & _TELLS else None


def _told_nobody(site: Site, token: int) -> bool:
    """Whether a verb that needs a hearer has none: "court told"."""
    return site.verb(token) in verbs().hearers and token + 1 >= len(site.parse) - 1


def _loose(site: Site, token: int, last: int, groups: frozenset[Group]) -> Content | None:
    """What follows a verb that the tree gives nothing: "that …", a figure, a colon at the end of the sentence."""
    rest = Span(site.parse.span(last).end, site.sentence.span.end)
    that = site.lower[last + 1 : last + 2] == ("that",)
    plain = Group.OBJECT in groups or site.verb(token) in verbs().plain
    if that or (plain and surface.figure_follows(site, last)):
        return (rest,), Frame.AFTER, True
    return ((), Frame.AFTER, True) if rest.of(site.text).rstrip().endswith(":") else None


def _beside_noun(site: Site, last: int) -> Content:
    """The words said by a verb that the tree took for a noun: all that follows it, or all around it at the end."""
    rest = Span(site.parse.span(last).end, site.sentence.span.end)
    if rest.of(site.text).strip(" ."):
        return (rest,), Frame.AFTER, True
    return (site.sentence.span,), Frame.AROUND, True


def _led(site: Site, token: int) -> bool:
    """Whether a whole clause before the verb is what it says, whatever comes behind."""
    parse = site.parse
    clauses = [c for c in parse.children[token] if parse.dep[c] == "ccomp" and site.has_subject(c)]
    marked = any(c > token and site.marked(c) for c in clauses)
    return not marked and any(c < token for c in clauses)


def _leads(site: Site, token: int, speaker: Noun, *, clause: bool) -> bool:
    """Whether the words said come first: "…, the ministry said"."""
    parse = site.parse
    start = min(speaker.span.start, parse.starts[token])
    first = max(site.sentence.span.start, site.text.rfind(";", site.sentence.span.start, start) + 1)
    lead = site.text[first:start].strip()
    if not lead:
        before = site.text[max(0, start - 6) : start].rstrip()
        return not clause and before.endswith(("”", '"', "''")) and _closes(site, token)
    if any(parse.dep[c] == "ccomp" and c < token and parse.starts[c] >= first for c in parse.children[token]):
        return True
    if parse.dep[token] == "parataxis" or surface.in_parenthesis(site, token, speaker):
        return True
    if surface.closing_tag(site, token, speaker):
        return True
    if lead.endswith(_QUOTE_ENDS):
        return True
    return (
        lead.endswith((",", "—", "–", "-"))
        and not clause
        and _tagged(site, token, speaker, Span(first, start))
    )


def _closes(site: Site, token: int) -> bool:
    """Whether a quotation ended just before the sentence and its first verb is this one."""
    return Group.CLAUSE in forms().get(site.lower[token], ("", frozenset()))[1] and not any(
        site.parse.tag[t].startswith("VB") for t in range(token)
    )


def _tagged(site: Site, token: int, speaker: Noun, lead: Span) -> bool:
    """Whether a whole clause stands before the comma, so that the verb is a tag behind it."""
    parse = site.parse
    if parse.dep[token] in {"relcl", "acl", "advcl", "conj"}:
        return False
    return any(
        lead.start <= parse.starts[t] < lead.end and parse.tag[t] in surface.FINITE
        for t in range(min(token, speaker.head))
    )


def _clause_after(site: Site, token: int) -> bool:
    parse = site.parse
    return any(
        c > token
        and parse.dep[c] in {"ccomp", "xcomp"}
        and parse.tag[c][:2] in {"VB", "MD", "NN", "JJ", "CD", "RB", "IN"}
        for c in parse.children[token]
    )


def _after(site: Site, token: int, last: int, groups: frozenset[Group], speaker: Noun) -> Span | None:
    parse = site.parse
    governed = [c for c in parse.children[token] if c > token and c != speaker.head]
    wanted = [c for c in governed if _takes(site, token, c, groups)]
    if not wanted and last != token:
        wanted = [c for c in parse.children[last] if parse.dep[c] in {"pobj", "pcomp"}]
    if not wanted:
        return None
    start, end = max(last + 1, min(parse.subtree(wanted[0]))), wanted[-1]
    for child in wanted if groups == {Group.CITE} else governed:
        if parse.dep[child] == "conj" and site.has_subject(child):
            break
        if parse.dep[child] == "punct" or (parse.dep[child] == "advcl" and Group.DENIAL in groups):
            continue
        said = _known_apart(site, child, groups)
        end = max(end, *said)
        if len(said) < len(parse.subtree(child)):
            break
    return site.span([start, max(start, end)])


def _known_apart(site: Site, child: int, groups: frozenset[Group]) -> list[int]:
    """The words under a child; of what is denied, not the clause that is taken as known ("when the dam failed")."""
    inside = site.parse.subtree(child)
    if Group.DENIAL not in groups:
        return inside
    known = [t for t in inside if site.parse.dep[t] == "advcl" and t > child]
    cut = min((min(site.parse.subtree(t)) for t in known), default=None)
    return inside if cut is None else [t for t in inside if t < cut] or [child]


def _gap(site: Site, token: int, speaker: Noun) -> Span | None:
    """ "the 600 jobs the union said would go": the noun before is said too."""
    parse = site.parse
    if parse.dep[token] != "relcl" or parse.head[token] >= token or speaker.head == parse.head[token]:
        return None
    return core(parse, parse.head[token])


def _takes(site: Site, token: int, child: int, groups: frozenset[Group]) -> bool:
    """Whether a child of the verb is what it says."""
    dep, verb = site.parse.dep[child], site.verb(token)
    if verb in verbs().oblique_only and dep != "prep":
        return False
    if dep == "ccomp":
        return groups != {Group.FIGURE} or site.numbered(child)
    if dep == "xcomp":
        return bool(groups & _WISHES) or (groups != {Group.SHOW} and site.numbered(child))
    if dep == "prep":
        ties = verbs().oblique.get(verb, frozenset())
        return site.lower[child] in ties and (Group.FIGURE not in groups or site.numbered(child))
    return dep in _OBJECTS and _takes_object(site, token, child, groups)


def _takes_object(site: Site, token: int, child: int, groups: frozenset[Group]) -> bool:
    verb, dep = site.verb(token), site.parse.dep[child]
    if groups == {Group.CLAUSE}:
        return site.quoted(child) or (verb in verbs().plain and site.numbered(child))
    if Group.SHOW in groups and groups <= {Group.SHOW, Group.CLAUSE}:
        by = subject(site.parse, token)
        return dep == "dobj" and by is not None and (site.is_document(by) or site.share(child))
    if groups & {Group.THOUGHT, Group.INTENT}:
        return False
    if groups == {Group.FIGURE}:
        return _figure_object(site, verb, token, child)
    return dep in {"dobj", "dep", "npadvmod", "nummod", "oprd"}


def _figure_object(site: Site, verb: str, token: int, child: int) -> bool:
    if verb == "give":
        by = subject(site.parse, token)
        paper = by is not None and site.is_document(by) and site.share(child)
        return paper or (site.parse.lemma[child] in verbs().given and site.numbered(child))
    return verb != "put" and site.numbered(child)


def _claim(
    site: Site,
    token: int,
    last: int,
    groups: frozenset[Group],
    speaker: Noun | None,
    content: Span | tuple[Span, ...],
    frame: Frame,
) -> Claim:
    cue = site.span([token, last])
    said = (content,) if isinstance(content, Span) else content
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
