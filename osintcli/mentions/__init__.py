"""Mentions: spans of text read as one value, before any context. `find` reads quantities and time expressions."""

from __future__ import annotations

from collections.abc import Sequence

from osintcli.mentions import overlap, quantities
from osintcli.mentions.lines import Lines
from osintcli.model.document import Published
from osintcli.model.mention import Mentions
from osintcli.model.sentence import Sentence


def find(text: str, sentences: Sequence[Sentence], published: Published) -> Mentions:
    """Read all mentions of a document's sentences; `published` is what relative dates are counted from."""
    from osintcli.mentions import dates

    lines = Lines(text, sentences)
    timexes = dates.find(text, sentences, published, lines)
    return Mentions(
        quantities=overlap.resolve(quantities.find(text, sentences, lines), timexes), timexes=timexes
    )


__all__ = ["find"]
