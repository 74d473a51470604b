"""Speakers read from the words beside a verb, where the tree goes wrong: short clauses, inverted tags."""

from __future__ import annotations

from osintcli.assertions.attribution.lexicon import speakers, verbs
from osintcli.assertions.attribution.phrases import Noun
from osintcli.assertions.attribution.site import Site
from osintcli.model.span import Span

_INSIDE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "POS", "PRP$", "HYPH", "VBG", "VBN"})
_HEADS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_BESIDE = frozenset({"RB", "MD"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONGEST = 9
_FAR = 14


def fresh_subject(site: Site, verb: int) -> Noun | None:
    """Return the noun phrase between "and", "while" or a semicolon and a verb: "said 38 and Blue Shield said 57"."""
    parse = site.parse
    head = verb - 1
    while head > 0 and (parse.tag[head] in _BESIDE or parse.dep[head] == "aux"):
        head -= 1
    if head < 1 or parse.tag[head] not in _HEADS:
        return None
    first = head
    while first > 0 and head - first < _LONGEST and parse.tag[first - 1] in _INSIDE:
        first -= 1
    if site.lower[first] == "that" and first < head:
        return None
    if first == 0 or not (parse.words[first - 1] == ";" or site.lower[first - 1] in verbs().joints):
        return None
    return Noun(head, site.span([first, head]))


def relative_subject(site: Site, verb: int) -> int | None:
    """Return the noun before "which" or "who" and a verb, however the tree hangs them."""
    parse, at = site.parse, verb - 1
    while at > 0 and (parse.tag[at] in _BESIDE or parse.dep[at] == "aux"):
        at -= 1
    if at < 1 or parse.tag[at] not in {"WDT", "WP"}:
        return None
    at -= 2 if parse.words[at - 1] == "," else 1
    if at > 3 and parse.words[at] == ")" and parse.words[at - 2] == "(":
        at -= 3  # "the Rivers Trust (RT), which counted"
    while at > 0 and parse.dep[at] == "pobj" and parse.words[parse.head[at]][:1].isupper():
        at = parse.head[parse.head[at]]  # "Clinic Without Roads, which"
    return at if at >= 0 and parse.tag[at].startswith("NN") else None


def preceding_subject(site: Site, verb: int) -> Noun | None:
    """Return the noun phrase right before a verb, or before a comma: "its chief, Mara Dunn, told"."""
    parse, head = site.parse, verb - 1
    while head > 0 and (parse.tag[head] in _BESIDE or parse.dep[head] == "aux"):
        head -= 1
    if head > 0 and parse.words[head] == "," and parse.tag[head - 1].startswith("NNP"):
        head -= 1
    if head < 0 or parse.tag[head] not in _HEADS:
        return None
    first = head
    while first > 0 and head - first < _LONGEST and parse.tag[first - 1] in _INSIDE:
        first -= 1
    return Noun(head, site.span([first, head]))


def in_parenthesis(site: Site, verb: int, speaker: Noun) -> bool:
    """Say whether a tag stands between commas, with the sentence's verb behind it: "The men, she said then, were paid"."""
    parse = site.parse
    first = parse.at(min(speaker.span.start, parse.starts[verb]))
    if first is None or first < 1 or parse.words[first - 1] != ",":
        return False
    close = next((t for t in range(verb + 1, len(parse)) if parse.words[t] == ","), None)
    if (
        close is None
        or close + 1 >= len(parse)
        or any(parse.tag[t] in FINITE for t in range(verb + 1, close))
    ):
        return False
    if parse.tag[0] == "IN" and site.lower[0] in verbs().parted:
        return True  # "Of 70 bridges promised, he said on Monday, 12 stand"
    return parse.tag[close + 1] in FINITE and not any(parse.tag[t] in FINITE for t in range(first))


def following_subject(site: Site, verb: int) -> Noun | None:
    """Return the noun phrase behind an inverted verb: "…," said engineer Otto Brink."""
    parse = site.parse
    last = verb
    while (
        last + 1 < len(parse)
        and last - verb < _LONGEST
        and (
            parse.tag[last + 1] in _INSIDE | _HEADS
            or parse.words[last + 1][:1].isupper()
            or (last == verb and parse.words[last + 1].isalpha())
        )
    ):
        last += 1
    while last > verb and not (parse.tag[last] in _HEADS or parse.words[last][:1].isupper()):
        last -= 1
    acts = last + 1 < len(parse) and parse.tag[last + 1] in FINITE and site.lower[last] != "who"
    return None if last == verb or acts else Noun(last, site.span([verb + 1, last]))


def before_apposition(site: Site, verb: int) -> Noun | None:
    """Return the name before an apposition between commas that ends at a verb: "On Monday Vellin, my old firm, said"."""
    parse, close = site.parse, verb - 1
    if close < 3 or parse.words[close] != ",":
        return None
    start = next((t for t in range(close - 1, max(0, close - _LONGEST), -1) if parse.words[t] == ","), 0)
    if start < 1 or not parse.tag[start - 1].startswith("NNP") or site.lower[start - 1] in speakers().silent:
        return None
    if parse.tag[start + 1] not in {"PRP$", "DT", "NNP"} or not site.is_speaker(close - 1):
        return None
    return Noun(start - 1, parse.span(start - 1))


def apposed_name(site: Site, verb: int, speaker: Noun) -> Noun | None:
    """Return the name at the head of a sentence whose apposition the tree took for the subject.

    "Doctors Abroad, a charity with two clinics, put …": a comma before the verb closes the apposition.
    """
    parse = site.parse
    first = parse.at(speaker.span.start)
    before = verb - 1
    while before > 0 and (parse.tag[before] in _BESIDE or parse.dep[before] == "aux"):
        before -= 1
    if first is None or first < 2 or parse.words[first - 1] != "," or parse.words[before] != ",":
        return None
    run = parse.words[: first - 1]
    if site.lower[first] not in speakers().articles or site.lower[0] in speakers().starters:
        return None
    if not all(w[:1].isupper() or w.lower() in speakers().links for w in run):
        return None
    return Noun(first - 2, site.span([0, first - 2]), role=speaker.head)


def goes_on_named(site: Site, verb: int, speaker: Noun) -> Noun | None:
    """Return the body with the name behind its noun where the tree cut them: "The charity Doctors Without Roads said"."""
    parse, first = site.parse, speaker.head + 1
    if not site.names(speaker.head) & speakers().bodies or parse.words[speaker.head][:1].isupper():
        return None
    last = first
    while last < verb and (parse.words[last][:1].isupper() or site.lower[last] in speakers().links):
        last += 1
    if last == first or not parse.words[first][:1].isupper():
        return None
    return Noun(last - 1, site.span([first, last - 1]), role=speaker.head)


def behind_dateline(site: Site, verb: int, speaker: Noun) -> Noun | None:
    """Return the noun before the verb where the tree took a dateline for the subject: "LISSE (Wire) - Ada Finch said"."""
    if speaker.span.start != site.sentence.span.start or speaker.head > verb:
        return None
    between = site.text[speaker.span.end : site.parse.starts[verb]]
    if not any(dash in between for dash in (" - ", " – ", " — ", "— ", "-- ")):
        return None
    beside = preceding_subject(site, verb)
    return beside if beside is not None and beside.span.start > speaker.span.end else None


def surname(site: Site, verb: int) -> Noun | None:
    """Return the word before a verb that the tree took for no name, at the head of a sentence or behind a quotation.

    "Early said 40 came"; "It is 40," Just repeated.
    """
    parse, at = site.parse, verb - 1
    quoted = verb > 1 and parse.words[verb - 2] in {'"', "”", "''", "’"}
    if not (verb == 1 or quoted) or parse.tag[verb] not in {"VBD", "VBN", "VBZ"}:
        return None
    word = parse.words[at]
    named = (
        word.isalpha() and word.istitle() and len(word) > 2 and parse.tag[at] not in {"NNP", "NNPS", "PRP"}
    )
    return Noun(at, parse.span(at)) if named else None


def named_before(site: Site, verb: int) -> Noun | None:
    """Return the capital words before a verb without a subject, but no name of a day: "As of Friday Open Hands had"."""
    parse, first = site.parse, verb
    if site.has_subject(verb) or not site.has_tense(verb):
        return None
    while first > 0 and parse.words[first - 1][:1].isupper() and parse.tag[first - 1] in _INSIDE:
        if site.lower[first - 1] in speakers().silent:
            break
        first -= 1
    found = verb - first > 1 or (verb - first == 1 and parse.words[first].isupper())
    return Noun(verb - 1, site.span([first, verb - 1])) if found and first > 0 else None


def joined_on(site: Site, verb: int) -> bool:
    """Say whether a verb goes on with the one before it by "and"; hung on it by a comma alone it is a tag."""
    parse = site.parse
    between = range(parse.head[verb] + 1, verb)
    return parse.dep[verb] == "conj" and any(
        parse.dep[t] == "cc" and parse.head[t] == parse.head[verb] for t in between
    )


def tag_subject(site: Site, verb: int) -> Noun | None:
    """Return the noun phrase between a comma and a verb that has no subject of its own: "…, the board (WB) said on Friday".

    The tree takes it for an apposition of the last name before it.
    """
    parse, head = site.parse, verb - 1
    if site.has_subject(verb) or joined_on(site, verb) or parse.tag[verb] not in FINITE:
        return None
    while head > 0 and (parse.tag[head] in _BESIDE or parse.dep[head] == "aux"):
        head -= 1
    if head > 3 and parse.words[head] == ")" and parse.words[head - 2] == "(":
        head -= 3
    if head > 3 and parse.words[head] == "," and parse.tag[head - 1] == "CD" and parse.words[head - 2] == ",":
        head -= 2  # "Ida Moss, 54, said"
    if head > 1 and parse.words[head] == "," and parse.tag[head - 1].startswith("NNP"):
        head -= 1  # "its head, Ida Moss, said"
    if head < 1 or parse.tag[head] not in _HEADS:
        return None
    first = head
    while first > 0 and head - first < _LONGEST and parse.tag[first - 1] in _INSIDE:
        first -= 1
    if first == 0 or parse.words[first - 1] != "," or not site.is_speaker(head):
        return None
    return Noun(head, site.span([first, head]))


def closing_tag(site: Site, verb: int, speaker: Noun) -> bool:
    """Say whether a sentence ends with a tag behind a comma: "12 hurt, police say"."""
    parse = site.parse
    first = parse.at(speaker.span.start)
    ends = not site.text[parse.span(verb).end : site.sentence.span.end].strip(" .\"”’'")
    return ends and first is not None and first > 0 and parse.words[first - 1] == "," and speaker.head < verb


def showing_paper(site: Site, verb: int) -> Noun | None:
    """Return the paper before "show" where the tree took the verb for a noun: "figures of the ministry show"."""
    parse = site.parse
    for token in range(verb - 1, max(-1, verb - _FAR), -1):
        if parse.tag[token] in FINITE or parse.words[token] == ";":
            return None
        if site.is_document(token) and parse.tag[token].startswith("NN"):
            last = token
            first = token
            while first > 0 and parse.tag[first - 1] in _INSIDE:
                first -= 1
            return Noun(token, site.span([first, last]))
    return None


def after_colon(site: Site, verb: int) -> Span | None:
    """Return what stands behind a colon in the verb's clause: "replied: "About 40 million"."""
    parse = site.parse
    for token in range(verb + 1, min(len(parse) - 1, verb + _FAR)):
        if parse.tag[token] in FINITE:
            return None
        if parse.words[token] == ":":
            return Span(parse.starts[token + 1], site.sentence.span.end)
    return None


def figure_follows(site: Site, verb: int) -> bool:
    """Say whether a figure stands right behind a verb: "said 57", "said about 57"."""
    following = site.parse.tag[verb + 1 : verb + 4]
    return "CD" in following and not any(t.startswith("VB") for t in following)
