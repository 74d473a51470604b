"""Documents that are themselves the statement of a body: a situation report, a press release."""

from __future__ import annotations

import re

from osintcli.assertions.attribution.lexicon import speakers
from osintcli.model.document import Document
from osintcli.model.span import Span
from osintcli.text.speaker_names import normal

HEAD = 600
"""Code points at the top of a document in which a letterhead stands."""
LINES = 5
_WORD = re.compile(r"[^\W_]+")


def body(document: Document) -> tuple[str, Span | None] | None:
    """Return the body whose statement the document is, with the place of its name at the top, or `None`.

    Its publisher's name stands at the top and is a body's, or the top calls the document a statement of a body.
    """
    top = document.text[:HEAD]
    said = _is_statement(document.text)
    lines = [m for m in re.finditer(r"[^\n]+", top) if m.group().strip()][:LINES]
    publisher = document.publisher
    if (
        publisher
        and not _is_newsroom(publisher)
        and (_is_body(publisher) or _in_form(publisher, lines, document.text))
    ):
        for line in lines:
            at = line.group().lower().find(publisher.lower())
            if at >= 0:
                start = line.start() + at
                return normal(publisher), Span(start, start + len(publisher))
        return (normal(publisher), None) if said else None
    if publisher and not said:
        return None
    return _heading(lines) if said else None


def _in_form(publisher: str, lines: list[re.Match[str]], text: str) -> bool:
    """Whether the publisher's name is a line of its own at the top, and top or end have the form of a statement."""
    named = any(line.group().strip().lower() == publisher.lower() for line in lines)
    opens = any(line.group().strip().lower().startswith(speakers().statement_lines) for line in lines)
    return named and (opens or any(w in text[-HEAD:].lower() for w in speakers().statement_ends))


def _heading(lines: list[re.Match[str]]) -> tuple[str, Span] | None:
    for line in lines:
        words = line.group().strip()
        if (
            _is_body(words)
            and not _is_newsroom(words)
            and len(words.split()) < 9
            and (
                words.istitle()
                or words.isupper()
                or all(w[:1].isupper() for w in words.split() if len(w) > 3)
            )
            and not words.endswith(".")
        ):
            start = line.start() + line.group().index(words)
            return normal(words), Span(start, start + len(words))
    return None


def _is_statement(text: str) -> bool:
    top = text[:HEAD].lower()
    tail = text[-HEAD:].lower()
    return any(w in top for w in speakers().statements) or any(w in tail for w in speakers().statement_ends)


def _is_body(name: str) -> bool:
    return any(w.lower() in speakers().bodies for w in _WORD.findall(name))


def _is_newsroom(name: str) -> bool:
    return any(w.lower() in speakers().newsrooms for w in _WORD.findall(name))
