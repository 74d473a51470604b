"""Assertions as annotations of the W3C model (Web Annotation Data Model, JSON-LD), which readers such as Hypothesis take.

Each points into its document by the quote with what stands around it, and by its place in code points.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from osintcli.model.assertion import Assertion
from osintcli.model.document import Document
from osintcli.renderers import exported
from osintcli.renderers.answers import Answer
from osintcli.renderers.forms import Look
from osintcli.renderers.json import objects, safe

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def render(answer: Answer, look: Look | None = None) -> Iterator[str]:  # noqa: ARG001  every renderer is called so
    """Return a collection with one page of annotations. Raises `InputError` for an answer without assertions."""
    found = exported.assertions(answer, "annotations")
    items = [_annotation(one, answer.documents[one.document]) for one in found]
    key = " ".join(one.id for one in found)
    page = {"id": exported.urn("page", key), "type": "AnnotationPage", "startIndex": 0, "items": items}
    whole = {
        "@context": CONTEXT,
        "id": exported.urn("collection", key),
        "type": "AnnotationCollection",
        "label": "Assertions found by osint",
        "total": len(items),
        **({"first": page, "last": page["id"]} if items else {}),
    }
    return iter([safe(msgspec.json.format(msgspec.json.encode(whole), indent=2)) + "\n"])


def _annotation(said: Assertion, of: Document) -> dict[str, Any]:
    bodies = [{"type": "TextualBody", "value": exported.summary(said), "format": "text/plain", "language": "en",
               "purpose": "describing"}]  # fmt: skip
    bodies += [{"type": "TextualBody", "value": topic, "purpose": "tagging"} for topic in said.topics]
    return {
        "id": exported.urn("assertion", said.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": {
            "type": "SpecificResource",
            "source": exported.address(of),
            "selector": objects.selectors(said.quote),
        },
    }
