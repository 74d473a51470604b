"""JSON of the contract: an envelope a command, or an object a line; both from the same shapes.

`envelope` makes the answer of a command, `lines` the objects of its `jsonl`; `to_object` makes any of them plain dicts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from osintcli.renderers import answers
from osintcli.renderers.answers import Answer
from osintcli.renderers.forms import Look
from osintcli.renderers.json import differences, envelopes, objects, shapes

_ENCODER = msgspec.json.Encoder()
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
"""Control characters that JSON lets stand as they are and a terminal would obey; in JSON they can be escaped."""


def render(answer: Answer, look: Look | None = None) -> Iterator[str]:  # noqa: ARG001  every renderer is called so
    """Yield one envelope, indented."""
    yield safe(msgspec.json.format(_ENCODER.encode(envelope(answer)), indent=2)) + "\n"


def to_object(shape: msgspec.Struct) -> dict[str, Any]:
    """Return plain dicts, lists, text and numbers: what a JSON reader would give."""
    plain: dict[str, Any] = msgspec.to_builtins(shape)
    return plain


def line(shape: msgspec.Struct | dict[str, object]) -> str:
    """Return JSON on one line, without its end."""
    return safe(_ENCODER.encode(shape))


def safe(encoded: bytes) -> str:
    """Return JSON text with every character escaped that a terminal would obey."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", encoded.decode())


def envelope(answer: Answer) -> envelopes.Envelope:
    """Return the envelope of an answer."""
    skipped = objects.skipped(answer.skipped)
    if isinstance(answer, answers.Indexed):
        return envelopes.Index(store=objects.store(answer), skipped=skipped)
    if isinstance(answer, answers.Queried):
        return envelopes.Sql(columns=list(answer.columns), rows=[list(row) for row in answer.rows])  # type: ignore[arg-type]  # checked where they are read
    found: list[Any] = list(lines(answer))
    if isinstance(answer, answers.Dated):
        return envelopes.Date(documents=found, skipped=skipped)
    if isinstance(answer, answers.Listed):
        return envelopes.Sources(documents=found, skipped=skipped)
    if isinstance(answer, answers.Shown):
        return _show(answer)
    if isinstance(answer, answers.Verified):
        states = [objects.found(one) for one in answer.verification.documents]
        return envelopes.Verify(
            file=answer.file, documents=states, counts=answer.counts(), quotes=found, skipped=skipped
        )
    if isinstance(answer, answers.Differed):
        return differences.envelope(answer)
    if isinstance(answer, answers.Reported):
        return _report(answer)
    documents = [objects.document(one) for one in answer.documents.values()]
    if isinstance(answer, answers.Compared):
        return envelopes.Compare(
            command="conflicts" if answer.conflicts else "compare",
            topic=answer.comparison.topic,
            documents=documents,
            groups=found,
            near=list(answer.comparison.near),
            skipped=skipped,
        )
    return _listing(answer, documents, found, skipped)


def _listing(
    answer: Answer, documents: list[shapes.Document], found: list[Any], skipped: list[shapes.Skipped]
) -> envelopes.Envelope:
    if isinstance(answer, answers.Mentioned):
        return envelopes.Mentions(documents=documents, mentions=found, skipped=skipped)
    if isinstance(answer, answers.Extracted):
        return envelopes.Extract(documents=documents, assertions=found, skipped=skipped)
    if isinstance(answer, answers.Ordered):
        return envelopes.Timeline(documents=documents, entries=found, skipped=skipped)
    return envelopes.Topics(documents=documents, topics=found, skipped=skipped)


def _show(answer: answers.Shown) -> envelopes.Show:
    of = answer.documents[answer.assertion.document]
    around = answer.around
    return envelopes.Show(
        assertion=objects.assertion(answer.assertion, of, evidence=True),
        context=shapes.Sentence(around.start, around.end, around.of(of.text)),
        document=objects.document(of),
        selectors=objects.selectors(answer.assertion.quote),
        skipped=objects.skipped(answer.skipped),
    )


def _report(answer: answers.Reported) -> envelopes.Report:
    documents = answer.documents
    grouped = {one.id for group in answer.groups for one in group.members}
    return envelopes.Report(
        title=answer.title,
        topics=[comparison.topic for comparison in answer.comparisons if comparison.topic is not None],
        documents=[objects.document(one) for one in documents.values()],
        groups=[objects.group(one, documents) for one in answer.groups],
        assertions=[
            objects.assertion(one, documents[one.document])
            for one in answer.assertions
            if one.id not in grouped
        ],
        skipped=objects.skipped(answer.skipped),
    )


def lines(answer: Answer) -> Iterator[msgspec.Struct]:
    """Yield the objects that an answer is a list of."""
    documents = answer.documents
    match answer:
        case answers.Mentioned():
            for name, nouns in answer.mentions.items():
                yield from objects.mentions(documents[name], nouns, explain=answer.explain)
        case answers.Extracted():
            yield from (objects.assertion(one, documents[one.document]) for one in answer.assertions)
        case answers.Compared() | answers.Reported():
            yield from (objects.group(one, documents) for one in answer.groups)
        case answers.Ordered():
            yield from (objects.entry(one, documents) for one in answer.timeline.entries)
        case answers.Dated():
            yield from (objects.dating(one) for one in answer.datings)
        case answers.Counted():
            yield from (objects.topic(one) for one in answer.topics)
        case answers.Listed():
            kin = answer.kin()
            yield from (
                objects.source(one, answer.copies.get(one.id, ()), kin.get(one.id, answers.NO_KIN))
                for one in documents.values()
            )
        case _:
            yield from _others(answer)


def _others(answer: Answer) -> Iterator[msgspec.Struct]:
    match answer:
        case answers.Verified():
            yield from (objects.standing(one) for one in answer.verification.standings)
        case answers.Differed():
            yield from differences.lines(answer)
        case answers.Indexed():
            yield objects.store(answer)
        case answers.Shown():
            of = answer.documents[answer.assertion.document]
            yield objects.assertion(answer.assertion, of, evidence=True)
