"""Which words belong to whom where several speak in one sentence, and where a speaker's own tag stands in the middle."""

from __future__ import annotations

import re

from msgspec.structs import replace

from osintcli.assertions.attribution.claims import Claim, Frame
from osintcli.assertions.attribution.lexicon import Group, verbs
from osintcli.assertions.attribution.site import Site
from osintcli.model.span import Span

_RESUMES = re.compile(r"[,;:—–“\"]|\s-\s|''")

_REACH = 12


def apart(site: Site, claims: list[Claim]) -> list[Claim]:
    """Cut the content of each claim that stands around its tag where the next speaker's begins, and take out the tag."""
    return [replace(c, content=_content(site, c, claims)) for c in claims]


def _content(site: Site, claim: Claim, claims: list[Claim]) -> tuple[Span, ...]:
    if claim.frame is Frame.AROUND:
        return _around(site, claim, claims)
    if claim.frame is Frame.AFTER:
        return tuple(_until_next(site, part, claim, claims) for part in claim.content)
    return claim.content


def _until_next(site: Site, part: Span, claim: Claim, claims: list[Claim]) -> Span:
    """Cut what comes after a cue where another speaker begins a clause of his own: "said 38 and the union said 57"."""
    end = part.end
    for other in claims:
        begins = other.content[0].start if other.frame is Frame.INSIDE and other.content else other.tag.start
        if other.source is None or other is claim or not part.start < begins < end:
            continue
        first = site.parse.at(begins)
        if other.frame is Frame.AROUND and not site.text[min(end, other.tag.end) : end].strip(' .,”"'):
            end = other.tag.start
        elif first is not None and first > 0 and site.lower[first - 1] in (verbs().joints | {";"}):
            end = site.parse.starts[first - 1]
    return Span(part.start, max(part.start, end))


def _around(site: Site, claim: Claim, claims: list[Claim]) -> tuple[Span, ...]:
    start, end = _segment(site, claim.tag)
    for other in claims:
        if other is claim or other.source is None or claim.tag.overlaps(other.tag):
            continue
        if other.tag.end <= claim.tag.start and other.tag.end > start:
            start = _left(site, start, other, claim)
        elif other.tag.start >= claim.tag.end and other.tag.start < end:
            end = _right(site, end, other, claim)
    leading = not site.text[start : claim.tag.start].strip(" \"“'‘-—•*")
    resume = claim.tag.end if leading and Group.CITE in claim.groups else _resume(site, claim.tag.end, end)
    parts = (Span(start, max(start, min(end, claim.tag.start))), Span(min(resume, end), end))
    return tuple(p for p in parts if p.start < p.end)


def _segment(site: Site, tag: Span) -> tuple[int, int]:
    """The part of the sentence between semicolons."""
    whole = site.sentence.span
    left = site.text.rfind(";", whole.start, tag.start)
    right = site.text.find(";", tag.end, whole.end)
    return (left + 1 if left >= 0 else whole.start), (right if right >= 0 else whole.end)


def _resume(site: Site, start: int, end: int) -> int:
    """Where the words said go on behind the tag: "said on Tuesday, with 29 missing" goes on at the comma."""
    found = _RESUMES.search(site.text, start, end)
    return found.start() if found else end


def _left(site: Site, start: int, other: Claim, claim: Claim) -> int:
    """Where the words of `claim` begin when `other` speaks before it."""
    if other.frame is Frame.AROUND and not other.deeper and not claim.deeper:
        return max(start, other.tag.end)
    if other.frame is Frame.INSIDE:
        return start
    joint = _joint(site, other.tag.end, claim.tag.start)
    return start if joint is None else max(start, joint)


def _right(site: Site, end: int, other: Claim, claim: Claim) -> int:
    """Where the words of `claim` end when `other` speaks after it."""
    joint = _joint(site, claim.tag.end, other.tag.start, first=True)
    return end if joint is None else min(end, joint)


def _joint(site: Site, start: int, end: int, *, first: bool = False) -> int | None:
    """The last (or first) ", and" or "while" between two offsets: there a clause begins that may be another's."""
    parse = site.parse
    found = None
    for token in range(1, len(parse)):
        if not start <= parse.starts[token] < end or site.lower[token] not in verbs().joints:
            continue
        plain = site.lower[token] in verbs().plain_joints
        if (parse.words[token - 1] == "," or not plain) and _begins_clause(site, token):
            found = parse.starts[token]
            if first:
                return found
    return found


def _begins_clause(site: Site, joint: int) -> bool:
    """Whether a subject comes before the first verb after a joint."""
    for token in range(joint + 1, min(len(site.parse), joint + _REACH)):
        if site.parse.dep[token].startswith("nsubj"):
            return True
        if site.parse.tag[token].startswith(("VB", "MD", "TO")):
            return False
    return False
