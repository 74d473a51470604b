"""Where the words stand that a reporting verb hands on: behind it, around it, or nowhere."""

from __future__ import annotations

from osintcli.assertions.attribution import surface
from osintcli.assertions.attribution.claims import Frame
from osintcli.assertions.attribution.lexicon import Group, speakers, verbs
from osintcli.assertions.attribution.phrases import Noun, core, subject
from osintcli.assertions.attribution.site import Site
from osintcli.assertions.stance_words import words
from osintcli.model.span import Span

QUOTE_ENDS = (',"', ",”", ",’", ",'", "?”", '?"', "!”", '!"', "”", '"', "''", ".’")
"""How a text ends after which "said X" hands a quotation on."""
BENT = frozenset({"amod", "compound", "aux", "auxpass"})
"""What a tree calls a verb that it took for something else."""
_OBJECTS = frozenset({"dobj", "attr", "oprd", "npadvmod", "dep", "nummod", "appos", "acomp"})
_WISHES = frozenset({Group.PROMISE, Group.INTENT, Group.FORECAST, Group.THOUGHT, Group.OBJECT})
_TELLS = frozenset({Group.CLAUSE, Group.OBJECT})
_HANDED = frozenset({Group.PROMISE, Group.FORECAST, Group.FIGURE})

Content = tuple[tuple[Span, ...], Frame, bool]


def find(site: Site, token: int, last: int, groups: frozenset[Group], speaker: Noun) -> Content | None:
    """Where the words said stand and whether they are a clause, or `None` where the verb says nothing here."""
    if not site.parse.tag[token].startswith("VB") or site.parse.dep[token] in BENT:
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
    if after is None and not clause and groups & _HANDED and _object_before(site, token):
        gap = _gap(site, token, speaker)
        if gap is not None:
            return (gap,), Frame.INSIDE, False
    if after is None and not clause and _as_said(site, token):
        return (site.sentence.span,), Frame.AROUND, True
    if after is not None:
        gap = _gap(site, token, speaker)
        return ((gap, after) if gap else (after,)), Frame.AFTER, clause or leading
    return _loose(site, token, last, groups) if groups & _TELLS else None


def _as_said(site: Site, token: int) -> bool:
    """Whether all is said by way of "as the police say"; not where another denies it."""
    parse = site.parse
    if parse.dep[token] != "advcl" or not site.groups(token) & _TELLS:
        return False
    if site.verb(token) in verbs().oblique_only:
        return False
    above = parse.children[parse.head[token]]
    if any(parse.dep[c] == "neg" for c in above) or site.lower[0] in words().inverting:
        return False  # "Nor has the firm paid 40 million, as the union claims"
    marked = any(parse.dep[c] == "mark" and site.lower[c] == "as" for c in parse.children[token])
    return marked and not any(Group.DENIAL in site.groups(t) for t in parse.ancestors(token))


def _told_nobody(site: Site, token: int) -> bool:
    """Whether a verb that needs a hearer has none: "court told"."""
    return site.verb(token) in verbs().hearers and token + 1 >= len(site.parse) - 1


def _loose(site: Site, token: int, last: int, groups: frozenset[Group]) -> Content | None:
    """What follows a verb that the tree gives nothing: "that …", a figure, a colon at the end of the sentence."""
    rest = Span(site.parse.span(last).end, site.sentence.span.end)
    if site.lower[0] == verbs().so and Group.CLAUSE in groups:
        return (), Frame.AFTER, True
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
    if lead.endswith(QUOTE_ENDS):
        return True
    return (
        lead.endswith((",", "—", "–", "-"))
        and not clause
        and _tagged(site, token, speaker, Span(first, start))
    )


def _closes(site: Site, token: int) -> bool:
    """Whether a quotation ended just before the sentence and its first verb is this one."""
    return Group.CLAUSE in site.groups(token) and not any(
        site.parse.tag[t].startswith("VB") for t in range(token)
    )


def _tagged(site: Site, token: int, speaker: Noun, lead: Span) -> bool:
    """Whether a whole clause stands before the comma, so that the verb is a tag behind it."""
    parse = site.parse
    if parse.dep[token] in {"relcl", "acl", "advcl"} or surface.joined_on(site, token):
        return False
    if parse.tag[0] in {"CD", "$"} and speaker.head > token and lead.start == site.sentence.span.start:
        return True  # "900, up from 800, says the agency"
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
        wanted = [c for c in wanted if groups != {Group.FIGURE} or site.counts(c)]
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
    if any(parse.tag[c] == "WRB" for c in parse.children[token]):
        return None  # "Lisse, where the union counted 57": a place is not said
    return core(parse, parse.head[token])


def _object_before(site: Site, token: int) -> bool:
    """Whether what is said stands before its relative clause: "the 12 million that the state pledged"."""
    objects = [c for c in site.parse.children[token] if site.parse.dep[c] in {"dobj", "ccomp"}]
    return all(site.parse.tag[c] in {"WDT", "WP"} or site.lower[c] == "that" for c in objects)


def _takes(site: Site, token: int, child: int, groups: frozenset[Group]) -> bool:
    """Whether a child of the verb is what it says."""
    dep, verb = site.parse.dep[child], site.verb(token)
    if verb in verbs().oblique_only and dep != "prep":
        return False
    if verb in verbs().bare and groups == {Group.FIGURE} and dep != "prep":
        return dep in _OBJECTS and site.parse.tag[child] == "CD"
    if dep == "ccomp":
        return groups != {Group.FIGURE} or site.numbered(child)
    if dep == "xcomp":
        return bool(groups & _WISHES) or (groups != {Group.SHOW} and site.numbered(child))
    if dep == "prep":
        ties = verbs().oblique.get(verb, frozenset())
        if site.lower[child] == "on" and verb in verbs().puts:
            return site.share(child)  # "puts Ms Finch on 48 percent", but not "put pressure on 3 firms"
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
        return verb in verbs().wants and site.numbered(child) and _wishing(site, token)
    if groups == {Group.FIGURE}:
        return _figure_object(site, verb, token, child)
    return dep in {"dobj", "dep", "npadvmod", "nummod", "oprd"}


def _wishing(site: Site, token: int) -> bool:
    """Whether a body or a class is out for something: what "wants 6 percent" says is its demand."""
    by = subject(site.parse, token)
    if by is None:
        return False
    person = (
        speakers().pronouns.get(site.lower[by]) == "person" and site.lower[by] not in speakers().first_person
    )
    return person or site.is_body(by) or bool(site.names(by) & speakers().classes)


def _figure_object(site: Site, verb: str, token: int, child: int) -> bool:
    if verb in verbs().calls:
        return child > token + 1 and site.parse.dep[child] == "oprd" and site.numbered(child)
    if verb in verbs().gives:
        by = subject(site.parse, token)
        paper = by is not None and site.is_document(by) and site.share(child)
        itself = by is not None and site.lower[by] in speakers().single
        dead = (itself or (by is not None and site.is_document(by))) and site.lower[child] in verbs().victims
        alone = site.parse.words[child].isdigit() and by is not None and site.definite(by)
        return paper or alone or ((dead or site.parse.lemma[child] in verbs().given) and site.numbered(child))
    if verb in verbs().puts:
        return verb not in verbs().bare and _put_at(site, child)
    return site.numbered(child)


def _put_at(site: Site, child: int) -> bool:
    """Whether what a figure is put at hangs on what is put: "maps the damage at 40 homes"."""
    ties = [c for c in site.parse.children[child] if site.lower[c] == "at"]
    put = site.object_of(ties[-1]) if ties else None
    return put is not None and site.counts(put) and site.definite(child)
