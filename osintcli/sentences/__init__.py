"""Document to sentences: blocks of lines, what kind of text each is, and where sentences end inside them."""

from __future__ import annotations

from osintcli.model.document import Document
from osintcli.model.sentence import Sentence


def split(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of a document in text order; see `splitting.split`, which is imported when first asked."""
    from osintcli.sentences import splitting

    return splitting.split(document)
