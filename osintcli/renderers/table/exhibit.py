"""`osint show` for people: the words in their context, then each field with the words it was read from."""

from __future__ import annotations

from collections.abc import Iterator

from osintcli.model.assertion import Assertion, Evidence
from osintcli.model.document import Document
from osintcli.renderers import labels, wording
from osintcli.renderers.answers import Shown
from osintcli.renderers.table.paper import Cell, Ink, Paper

_NAMES = 12
_READABLE = 100
"""Columns that a paragraph is easy to read in."""


def render(answer: Shown, paper: Paper) -> Iterator[str]:
    """Yield the lines of an exhibit."""
    noun = answer.assertion
    document = answer.documents[noun.document]
    published = wording.days(document.published.interval)
    yield from paper.line(Ink(f"Exhibit {noun.id}", "bold"))
    yield from paper.line(
        ", ".join(filter(None, (document.publisher, document.title, document.id, published))), indent=2
    )
    if document.url:
        yield from paper.line(Ink(document.url, "dim"), indent=2)
    yield "\n"
    yield from _context(answer, document, paper)
    yield "\n"
    for name, value in labels.fields(noun):
        yield from _field(name, value, noun, document, paper)


def _context(answer: Shown, document: Document, paper: Paper) -> Iterator[str]:
    text, around, span = document.text, answer.around, answer.assertion.quote.span
    marks = ("", "") if paper.colour else ("»", "«")
    before, after = text[around.start : span.start], text[span.end : around.end]
    words = [
        Ink("" if around.start == 0 else "… "),
        Ink(before),
        Ink(f"{marks[0]}{span.of(text)}{marks[1]}", "bold underline"),
        Ink(after),
        Ink("" if around.end >= len(text) else " …"),
    ]
    width = min(paper.width, _READABLE) - 4
    for paragraph in _paragraphs(words):
        for line in paper.row(Cell(paragraph, width)):
            yield "  " + (paper.sign("│ ") + line).rstrip(" ")
    yield from paper.line(Ink(f"characters {span.start} to {span.end} of {len(text)}", "dim"), indent=4)
    yield from paper.line(Ink(f"sha256 {document.sha256}", "dim"), indent=4)


def _paragraphs(words: list[Ink]) -> Iterator[list[Ink]]:
    """Break words where the document has line ends; empty lines are left out."""
    held: list[Ink] = []
    for ink in words:
        first, *others = ink.text.split("\n")
        held.append(Ink(first, ink.style))
        for other in others:
            if any(one.text.strip() for one in held):
                yield held
            held = [Ink(other, ink.style)]
    if any(one.text.strip() for one in held):
        yield held


def _field(name: str, value: str, noun: Assertion, document: Document, paper: Paper) -> Iterator[str]:
    rest = paper.width - _NAMES - 4
    yield from paper.row(
        Cell([Ink(labels.NAMES.get(name, name), "dim")], _NAMES), Cell([value], rest), indent=2
    )
    for one in noun.evidence:
        if one.field.replace(".", " ").startswith(name):
            yield from paper.row(Cell([""], _NAMES), Cell(_words(one, document), rest), indent=2)


def _words(one: Evidence, document: Document) -> list[Ink]:
    exact = one.span.of(document.text)
    why = "" if one.why.casefold() == exact.casefold() else one.why
    return [Ink(f"“{exact}” "), Ink(why, "dim")]
