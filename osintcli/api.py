"""The Python face: documents as plain objects in, the objects that the commands print out.

A document is a mapping with `text` and, where known, `id`, `title`, `publisher`, `published`, `url`, `author`, `language`.
Every function raises `OsintError` for what is no document at all; a document that cannot be read is told in `skipped`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from osintcli.model.document import Document, Skipped
from osintcli.pipeline import Extraction, Pipeline
from osintcli.renderers import answers
from osintcli.renderers.json import envelope, lines, to_object

Docs = Iterable[Mapping[str, object]]
Object = dict[str, Any]


def mentions(docs: Docs) -> list[Object]:
    """Return every quantity and time expression, as `osint mentions --format jsonl` prints them."""
    found = [f for f in _pipeline().search(_documents(docs)) if not isinstance(f, Skipped)]
    return _objects(
        answers.Mentioned(
            documents={f.document.id: f.document for f in found},
            mentions={f.document.id: f.mentions for f in found},
        )
    )


def extract(docs: Docs) -> list[Object]:
    """Return every assertion, as `osint extract --format jsonl` prints them."""
    found = _extraction(docs)
    return _objects(answers.Extracted(documents=found.documents, assertions=found.assertions))


def compare(docs: Docs, topic: str | None = None) -> Object:
    """Return the envelope of `osint compare TOPIC --json`; without a topic that of every measure."""
    found = _pipeline().compare(_documents(docs), topic)
    answer = answers.Compared(documents=found.documents, skipped=found.skipped, comparison=found.comparison)
    return to_object(envelope(answer))


def timeline(docs: Docs) -> Object:
    """Return the envelope of `osint timeline --json`."""
    found = _extraction(docs)
    line = _pipeline().timeline(found)
    return to_object(
        envelope(answers.Ordered(documents=found.documents, skipped=found.skipped, timeline=line))
    )


def date(docs: Docs) -> Object:
    """Return the envelope of `osint date --json`: when each document was written, with the words that say so."""
    found = list(_pipeline().search(_documents(docs)))
    skipped = tuple(f for f in found if isinstance(f, Skipped))
    datings = tuple(f.dating for f in found if not isinstance(f, Skipped))
    return to_object(envelope(answers.Dated(skipped=skipped, datings=datings)))


def diff(old: Docs, new: Docs, topic: str | None = None) -> Object:
    """Return the envelope of `osint diff --json`: what changed from the old documents to the new ones."""
    pipeline = _pipeline()
    (before, _), (after, skipped) = (
        pipeline.state(_documents(docs), name, topic) for docs, name in ((old, "old"), (new, "new"))
    )
    made = pipeline.differ(before, after)
    answer = answers.Differed(
        difference=made, old=before, new=after, topic=topic, documents=after.documents, skipped=skipped
    )
    return to_object(envelope(answer))


def verify(output: Object | Iterable[Object], docs: Docs) -> Object:
    """Return the envelope of `osint verify --json`: how the quotes of an answer, or of its lines, stand in documents."""
    from osintcli.renderers.json.reading import quotes
    from osintcli.standings import verify as check

    found = quotes([output] if isinstance(output, dict) else list(output), "output")
    read = list(_documents(docs))
    documents = {one.id: one for one in read if isinstance(one, Document)}
    skipped = tuple(one for one in read if isinstance(one, Skipped))
    made = check(found.documents, found.claims, documents)
    answer = answers.Verified(verification=made, file="output", documents=documents, skipped=skipped)
    return to_object(envelope(answer))


@cache
def _pipeline() -> Pipeline:
    return Pipeline()


def _documents(docs: Docs) -> Iterable[Document | Skipped]:
    from osintcli.documents import from_objects

    return from_objects(docs)


def _extraction(docs: Docs) -> Extraction:
    return _pipeline().extract(_documents(docs))


def _objects(answer: answers.Answer) -> list[Object]:
    return [to_object(shape) for shape in lines(answer)]
