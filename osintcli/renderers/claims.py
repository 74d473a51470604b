"""Assertions as claims of schema.org: what was said, by whom, in which article, about how many, when and where.

No ClaimReview: `osint` does not rate.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from osintcli.model.assertion import Assertion
from osintcli.model.attribution import Level
from osintcli.model.document import Document
from osintcli.model.quantity import Quantity, UnitKind
from osintcli.renderers import exported
from osintcli.renderers.answers import Answer
from osintcli.renderers.forms import Look
from osintcli.renderers.json import objects, safe

CONTEXT = "https://schema.org"


def render(answer: Answer, look: Look | None = None) -> Iterator[str]:  # noqa: ARG001  every renderer is called so
    """Return a graph of claims. Raises `InputError` for an answer without assertions."""
    found = exported.assertions(answer, "claims")
    whole = {"@context": CONTEXT, "@graph": [_claim(one, answer.documents[one.document]) for one in found]}
    return iter([safe(msgspec.json.format(msgspec.json.encode(whole), indent=2)) + "\n"])


def _claim(said: Assertion, of: Document) -> dict[str, Any]:
    time = (said.event.date if said.event else said.as_of).interval
    article = _article(of)
    claim = {
        "@type": "Claim",
        "@id": exported.urn("assertion", said.id),
        "name": exported.summary(said),
        "text": said.sentence_text,
        "author": _author(said, of),
        "datePublished": _day(of),
        "appearance": article,
        "about": [{"@type": "Thing", "name": topic} for topic in said.topics],
        "mainEntity": _figure(said.quantity, said) if said.quantity else None,
        "temporalCoverage": time.edtf,
        "spatialCoverage": {"@type": "Place", "name": said.place.name} if said.place else None,
    }
    return {name: value for name, value in claim.items() if value}


def _author(said: Assertion, of: Document) -> dict[str, Any] | None:
    """Return who says it; whether that is a person or a body is not known, so no type is claimed."""
    if said.attribution.level is Level.OUTLET:
        return _publisher(of)
    who = said.attribution.origin or said.attribution.source
    return {"name": who} if who else None


def _publisher(of: Document) -> dict[str, Any] | None:
    return {"@type": "Organization", "name": of.publisher} if of.publisher else None


def _article(of: Document) -> dict[str, Any]:
    article = {
        "@type": "NewsArticle",
        "@id": exported.address(of),
        "identifier": of.id,
        "headline": of.title,
        "url": exported.web(of),
        "datePublished": _day(of),
        "publisher": _publisher(of),
        "author": {"name": of.author} if of.author else None,
        "inLanguage": of.language,
    }
    return {name: value for name, value in article.items() if value}


def _day(of: Document) -> str | None:
    """Return the day of publication, as far as it is one day."""
    day = of.published.anchor
    return day.isoformat() if day else None


def _figure(figure: Quantity, said: Assertion) -> dict[str, Any]:
    value, low, high = (objects.number(one) for one in (figure.value, figure.low, figure.high))
    noun = said.counted.noun if said.counted else None
    unit = noun or figure.unit if figure.unit_kind is UnitKind.COUNT else figure.unit
    found = {
        "@type": "QuantitativeValue",
        "value": value,
        "minValue": low,
        "maxValue": high,
        "unitText": unit or None,
    }
    return {name: one for name, one in found.items() if one is not None}
