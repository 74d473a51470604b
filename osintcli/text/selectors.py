"""Spans to quotes and back: the W3C text quote selector."""

from __future__ import annotations

from osintcli.model.assertion import Quote
from osintcli.model.span import Span

CONTEXT = 32
"""Code points kept before and after a quote, as Hypothesis and the W3C examples have it."""


def quote(text: str, span: Span) -> Quote:
    """Return the words of `span` with what stands around them."""
    return Quote(
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        span=span,
    )
