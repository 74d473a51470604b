"""What changed, as shapes of the contract."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from osintcli.model.assertion import Assertion
from osintcli.model.change import Change, DocumentChange, FigureChange, GroupChange, SentenceChange, State
from osintcli.model.comparison import Group
from osintcli.model.document import Document
from osintcli.model.span import Span
from osintcli.renderers import changed
from osintcli.renderers.answers import Differed
from osintcli.renderers.json import checks, envelopes, objects, shapes


def envelope(answer: Differed) -> envelopes.Diff:
    """Return the envelope of a difference."""
    made = answer.difference
    return envelopes.Diff(
        topic=answer.topic,
        old=_side(answer.old),
        new=_side(answer.new),
        documents=[_document(one) for one in made.documents],
        groups=[_group(one) for one in made.groups],
        figures=[_figure(one, answer) for one in made.figures],
        sentences=[_sentence(one) for one in made.sentences],
        skipped=objects.skipped(answer.skipped),
    )


def lines(answer: Differed) -> Iterator[msgspec.Struct]:
    """Yield every change: of documents, groups, figures, sentences."""
    whole = envelope(answer)
    yield from (*whole.documents, *whole.groups, *whole.figures, *whole.sentences)


def _side(one: State) -> checks.Side:
    groups = None if one.groups is None else len(one.groups)
    return checks.Side(one.name, len(one.documents), len(one.assertions), groups)


def _fields(found: list[changed.Field]) -> list[checks.Field]:
    return [checks.Field(*one) for one in found]


def _document(one: DocumentChange) -> checks.DocumentChange:
    old, new = (objects.document(side) if side else None for side in (one.old, one.new))
    known = new or old
    return checks.DocumentChange(
        list(one.kinds), known.id if known else "", _fields(changed.of_document(one)), old, new
    )


def _figure(one: FigureChange, answer: Differed) -> checks.FigureChange:
    old, new = (_said(side, state) for side, state in ((one.old, answer.old), (one.new, answer.new)))
    known = new or old
    return checks.FigureChange(
        list(one.kinds), known.document if known else "", _fields(changed.of_figure(one)), old, new
    )


def _said(one: Assertion | None, state: State) -> shapes.Assertion | None:
    if one is None:
        return None
    return objects.assertion(
        one, state.documents.get(one.document) or Document(one.document, "", one.document, "")
    )


def _group(one: GroupChange) -> checks.GroupChange:
    known = one.new or one.old
    sides = (_state(one.old), _state(one.new))
    return checks.GroupChange(
        list(one.kinds), known.label if known else "", _fields(changed.of_group(one)), *sides
    )


def _state(one: Group | None) -> checks.GroupState | None:
    if one is None:
        return None
    estimate = objects.estimate(one.estimate) if one.estimate else None
    return checks.GroupState(one.id, one.label, one.verdict, one.why, estimate, [a.id for a in one.members])


def _sentence(one: SentenceChange) -> checks.SentenceChange:
    return checks.SentenceChange([Change.SENTENCE], one.document, _words(one.old), _words(one.new))


def _words(side: tuple[Span, str] | None) -> shapes.Sentence | None:
    return shapes.Sentence(side[0].start, side[0].end, side[1]) if side else None
