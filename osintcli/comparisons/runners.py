"""Whose share it is, where shares stand in a row: "Ines Marr 46.8 percent and Otto Lund 42.9", "41 percent for Lund"."""

from __future__ import annotations

import re

from osintcli.comparisons.facets import Facets
from osintcli.comparisons.lexicon import lexicon
from osintcli.model.assertion import Assertion
from osintcli.text.stems import words

_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}"
_BEFORE = re.compile(rf"({_NAME})(?: [a-z]\w*){{0,2}} $")
_AFTER = re.compile(rf"^(?: of (?:the )?\w+)? for ({_NAME})")
_FULL = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}")
AROUND = 60
"""Code points on either side of a figure in which its runner is looked for."""


def actor(said: Assertion, about: Facets, earlier: str) -> str | None:
    """Return the name beside a figure whose topic tells runners apart; `None` elsewhere and where there is none.

    "He" and "she" are who was named last in `earlier`, the text of the paragraph before the sentence.
    """
    topic = lexicon().by_name.get(about.measured or about.thing or "")
    if topic is None or not topic.actor:
        return None
    start = said.quote.span.start - said.sentence.start
    end = start + len(said.quote.span)
    after = _AFTER.match(said.sentence_text[end : end + AROUND])
    if after is not None:
        return after.group(1)
    before = _BEFORE.search(said.sentence_text[max(0, start - AROUND) : start])
    if before is not None and before.group(1).lower() in lexicon().calendar:
        before = None  # "on Sunday with 48 percent"
    if before is not None or said.actor is not None:
        return before.group(1) if before is not None else None
    subject = _FULL.search(said.sentence_text[:start])
    if subject is not None:
        return subject.group()
    first = words(said.sentence_text)[:1]
    named = _FULL.findall(earlier) if first and first[0] in lexicon().persons else []
    return named[-1] if named else None
