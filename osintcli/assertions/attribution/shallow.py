"""Claims of a sentence that has no tree: a reporting verb and the name beside it. Good enough to know who spoke last."""

from __future__ import annotations

import re

from osintcli.assertions.attribution.claims import Claim, Frame
from osintcli.assertions.attribution.lexicon import Group, forms
from osintcli.model.sentence import Sentence
from osintcli.model.span import Span

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_NAME = r"(?:(?:the|The|a|A)\s+)?(?:[A-Z][\w.’'-]*\s+(?:of\s+(?:the\s+)?|for\s+)?){0,5}[A-Z][\w’'-]*"
_DEFINITE = r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s+(?:[a-z-]+\s+){0,2}[a-z]+"
_PRONOUN = r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)"
_SOURCE = re.compile(rf"(?:{_NAME}|{_DEFINITE}|{_PRONOUN})$")
_AFTER = re.compile(rf"\s+({_NAME}|{_DEFINITE}|(?:he|she|it|they)\b)")
_WINDOW = 90


def find(text: str, sentence: Sentence) -> list[Claim]:
    """Return claims whose content is the whole sentence beside source and cue."""
    found: list[Claim] = []
    if forms().keys().isdisjoint(_WORD.findall(text, sentence.span.start, sentence.span.end)):
        return found
    for word in _WORD.finditer(text, sentence.span.start, sentence.span.end):
        known = forms().get(word.group().lower())
        if known is None or not word.group().islower() or not known[1] & {Group.CLAUSE, Group.OBJECT}:
            continue
        source = _before(text, sentence.span, word) or _behind(text, word)
        if source is None:
            continue
        cue = Span(word.start(), word.end())
        tag = cue.joined(source)
        parts = (Span(sentence.span.start, tag.start), Span(tag.end, sentence.span.end))
        found.append(
            Claim(
                tag=tag,
                cue=cue,
                content=tuple(p for p in parts if p.start < p.end),
                frame=Frame.AROUND,
                source=source,
                groups=known[1],
            )
        )
    return found


def _before(text: str, sentence: Span, word: re.Match[str]) -> Span | None:
    start = max(sentence.start, word.start() - _WINDOW)
    lead = text[start : word.start()].rstrip()
    for auxiliary in (" has", " have", " had", " also", " later"):
        lead = lead.removesuffix(auxiliary)
    named = _SOURCE.search(lead)
    return None if named is None else Span(start + named.start(), start + named.end())


def _behind(text: str, word: re.Match[str]) -> Span | None:
    if not text[max(0, word.start() - 3) : word.start()].rstrip().endswith((",", '"', "”", "’", "?", "!")):
        return None
    named = _AFTER.match(text, word.end(), word.end() + _WINDOW)
    return None if named is None else Span(named.start(1), named.end(1))
