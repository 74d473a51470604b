"""A document's parses are its own: to the last bit the same, whatever is read with it or was before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from osintcli.model.document import Document
from osintcli.sentences import split
from osintcli.sentences.embedding import Embedding
from osintcli.sentences.parse import Parser

TEXTS = (
    "The wall gave way on Saturday and 17 boats sank. The port authority said on Sunday that 40 people are missing.",
    "Some 2,400 bakers went on strike. Talks were to begin on 9 March, a spokeswoman of the guild said. None came.",
    "Flour rose by 12 percent.",
    "In 2031 the harbour, which was built in 1974 and mended twice, was to be closed; nobody asked the fishermen.",
)


@pytest.mark.slow
def test_the_same_in_any_company(monkeypatch: pytest.MonkeyPatch) -> None:
    made: dict[str, set[bytes]] = {}
    embed = Embedding.set_tensors

    def watched(self: Embedding, docs: Sequence[Any]) -> None:
        embed(self, docs)
        for doc in docs:
            made.setdefault(doc.text, set()).add(doc.tensor.tobytes())

    monkeypatch.setattr(Embedding, "set_tensors", watched)
    given = [(text, sentence) for text in TEXTS for sentence in split(Document("d", text, "d.txt", ""))]
    together = Parser().parse_many(given)
    parser = Parser()
    backwards = {
        text: parser.parse_many(pair for pair in given if pair[0] == text) for text in reversed(TEXTS)
    }
    assert [tree for text in TEXTS for tree in backwards[text]] == together
    assert len(made) == len(given)
    assert {text: len(bits) for text, bits in made.items() if len(bits) > 1} == {}


def test_words_that_come_again_keep_their_places() -> None:
    text = "Flour rose.\n\nFlour rose.\n\nFlour  rose."
    sentences = split(Document("d", text, "d.txt", ""))
    parses = Parser().parse(text, sentences)
    assert [p.span(0).of(text) for p in parses] == ["Flour", "Flour", "Flour"]
    assert [p.starts[0] for p in parses] == [s.span.start for s in sentences]
    assert [p.words for p in parses] == [("Flour", "rose", ".")] * 3
