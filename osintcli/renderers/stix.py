"""Documents and assertions as STIX 2.1, which platforms of threat analysts read: a report a document, a note an assertion.

Written from the OASIS standard (docs.oasis-open.org/cti/stix/v2.1): outlets and speakers are identities, a report refers to
its notes, a note to who says it. Objects need a time of making; a document's day stands for it: there is no clock here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

import msgspec

from osintcli.model.assertion import Assertion
from osintcli.model.document import Document
from osintcli.renderers import exported, wording
from osintcli.renderers.answers import Answer
from osintcli.renderers.forms import Look
from osintcli.renderers.json import safe

NO_DAY = date(1970, 1, 1)
"""Stands for a day that nobody knows, where the standard wants one."""


def render(answer: Answer, look: Look | None = None) -> Iterator[str]:  # noqa: ARG001  every renderer is called so
    """Return a bundle. Raises `InputError` for an answer without assertions."""
    found = exported.assertions(answer, "stix")
    made: dict[str, dict[str, Any]] = {}
    by_document: dict[str, list[Assertion]] = {}
    for one in found:
        by_document.setdefault(one.document, []).append(one)
    for name, said in by_document.items():
        for thing in _document(answer.documents[name], said):
            made.setdefault(thing["id"], thing)
    key = " ".join(one.id for one in found)
    whole = {
        "type": "bundle",
        "id": f"bundle--{exported.name('bundle', key)}",
        "objects": list(made.values()),
    }
    if not made:
        del whole["objects"]
    return iter([safe(msgspec.json.format(msgspec.json.encode(whole), indent=2)) + "\n"])


def _document(of: Document, said: list[Assertion]) -> Iterator[dict[str, Any]]:
    when = _when(of)
    outlet = _identity(wording.outlet(of))
    yield outlet
    notes = []
    for one in said:
        who = _identity(wording.speaker(one) or wording.outlet(of))
        yield who
        notes.append(_note(one, who["id"], outlet["id"], when))
        yield notes[-1]
    report = {
        **_common("report", of.id, when),
        "created_by_ref": outlet["id"],
        "name": of.title or of.id,
        "report_types": ["observed-data"],
        "published": when,
        "object_refs": [outlet["id"], *(note["id"] for note in notes)],
        "external_references": [_reference(of)],
    }
    yield report


def _common(kind: str, key: str, when: str) -> dict[str, Any]:
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": f"{kind}--{exported.name(kind, key)}",
        "created": when,
        "modified": when,
    }


def _identity(who: str) -> dict[str, Any]:
    """Return a speaker or an outlet; whether it is a person or a body is not known."""
    return {**_common("identity", who, _stamp(NO_DAY)), "name": who, "identity_class": "unknown"}


def _note(said: Assertion, who: str, outlet: str, when: str) -> dict[str, Any]:
    note = {
        **_common("note", said.id, when),
        "created_by_ref": outlet,
        "abstract": exported.summary(said),
        "content": said.sentence_text,
        "authors": [said.attribution.origin or said.attribution.source or ""],
        "labels": list(said.topics),
        "lang": "en",
        "object_refs": [who],
    }
    return {name: value for name, value in note.items() if value not in ([], [""])}


def _reference(of: Document) -> dict[str, Any]:
    found = {
        "source_name": wording.outlet(of),
        "external_id": of.id,
        "description": f"SHA-256 of the text: {of.sha256}",
        "url": exported.web(of),
    }
    return {name: value for name, value in found.items() if value}


def _when(of: Document) -> str:
    return _stamp(of.published.anchor or of.published.interval.latest or NO_DAY)


def _stamp(day: date) -> str:
    return datetime.combine(day, time(), UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
