"""Claims of headlines and items, where a colon or a dash stands for "says": "Ministry: 38 dead", "12 hurt - police"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from osintcli.assertions.attribution.claims import Claim, Frame
from osintcli.assertions.attribution.lexicon import Group, speakers
from osintcli.model.sentence import Block, Sentence
from osintcli.model.span import Span

_LEAD = re.compile(r"[\s•*\-–]*([^:,;.?!]{2,50}?)\s?(:)\s+(?=\S)")
_TAIL = re.compile(r"(?:(:)|\s([-–—]))\s+([^:,;.?!\d–—-]{2,40})$")
_BRACKETED = re.compile(r"(\d[^()]{0,40}?)\s\(([^()\d]{2,40})\)")
_BESIDE = re.compile(r"[^():;.?!\d]{2,50}\s\(([^()\d]{2,40})\)\s?:\s+(?=\S)")
_SAID = frozenset({Group.CLAUSE})
_LONGEST = 5
_SHORT = 3


def find(text: str, sentence: Sentence, *, row: bool = False) -> list[Claim]:
    """Return the claims of a headline with a speaker before a colon, or behind a colon or a dash; one a semicolon.

    Of a `row` of a table only those in brackets.
    """
    found: list[Claim] = []
    start, end = sentence.span.start, sentence.span.end
    if sentence.block is Block.BODY and text.find(":", start, end) < 0:
        return found
    while start < end:
        stop = text.find(";", start, end)
        stop = end if stop < 0 else stop
        found += [] if row else _in_part(text, Span(start, stop), sentence.block)
        if sentence.block is not Block.BODY:
            found += _bracketed(text, Span(start, stop))
        start = stop + 1
    return found


def tabled(text: str, sentences: Sequence[Sentence], *, stated: bool) -> frozenset[int]:
    """Return the sentences that are rows of a table, where a label tells of whom a figure is and not who says it.

    Rows stand one below another, each a label, a colon and a figure. In a table one label at least can be no speaker; in the
    statement of a body (`stated`) the body itself says them all.
    """
    found: set[int] = set()
    run: list[tuple[int, bool]] = []
    for sentence in sentences:
        row = _LEAD.match(text, sentence.span.start, sentence.span.end)
        if row and "(" not in row.group(1) and text[row.end()].isdigit():
            run.append((sentence.index, _speaks(row.group(1), Block.HEADLINE)))
            continue
        found |= _rows(run, stated=stated)
        run = []
    return frozenset(found | _rows(run, stated=stated))


def _rows(run: list[tuple[int, bool]], *, stated: bool) -> set[int]:
    table = len(run) > 1 and (stated or not all(speaks for _, speaks in run))
    return {index for index, _ in run} if table else set()


def _in_part(text: str, part: Span, block: Block) -> list[Claim]:
    beside = _BESIDE.match(text, part.start, part.end)
    if beside and (_speaks(beside.group(1), Block.HEADLINE) or _is_name(text, beside)):
        return [labelled(Span(*beside.span(1)), Span(*beside.span(1)), Span(beside.end(), part.end))]
    lead = _LEAD.match(text, part.start, part.end)
    if lead and _speaks(lead.group(1), block):
        return [labelled(Span(*lead.span(1)), Span(*lead.span(2)), Span(lead.end(), part.end))]
    if block is Block.BODY:
        return []
    dashes = (text.rfind(f" {dash} ", part.start, part.end) for dash in "-–—")
    at = max(text.rfind(":", part.start, part.end), *dashes)
    tail = _TAIL.match(text, at, part.end) if at > part.start else None
    if tail and _speaks(tail.group(3), Block.HEADLINE):
        mark = 1 if tail.group(1) else 2
        return [labelled(Span(*tail.span(3)), Span(*tail.span(mark)), Span(part.start, tail.start()))]
    return []


def _is_name(text: str, beside: re.Match[str]) -> bool:
    """Whether words in brackets are capital, with a figure behind the colon: "Homes rebuilt (Open Hands): 190"."""
    return text[beside.end()].isdigit() and all(w[:1].isupper() for w in beside.group(1).split())


def _bracketed(text: str, part: Span) -> list[Claim]:
    """ "Deaths: 6 (ministry), 14 (Doctors Abroad)": a speaker in brackets behind a figure."""
    found, start = [], part.start
    for match in _BRACKETED.finditer(text, part.start, part.end):
        named = match.group(2)
        if _speaks(named, Block.HEADLINE) or all(w[:1].isupper() for w in named.split()):
            source = Span(*match.span(2))
            found.append(labelled(source, source, Span(max(start, match.start()), match.end(1))))
        start = match.end()
    return found


def labelled(source: Span, cue: Span, content: Span) -> Claim:
    """Return the claim of a speaker whose name stands as a label."""
    return Claim(
        tag=cue.joined(source), cue=cue, content=(content,), frame=Frame.INSIDE, source=source, groups=_SAID
    )


def _speaks(words: str, block: Block) -> bool:
    """Whether the last word, or the last before "of", is a body, an office or, in a headline, a class."""
    listed = words.lower().split()
    if not 0 < len(listed) <= (_SHORT if block is Block.BODY else _LONGEST):
        return False
    known = speakers()
    listed = listed[1:] if listed[0] in known.articles and len(listed) > 1 else listed
    ties = [n for n, w in enumerate(listed) if w in known.ties and n]
    head = listed[ties[0] - 1] if ties else listed[-1]
    return bool(
        {head} & (known.bodies | known.offices | (known.classes if block is Block.HEADLINE else frozenset()))
    )
