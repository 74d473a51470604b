"""Sentences and blocks, by the cases in `tests/cases/sentences`."""

from __future__ import annotations

from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given

from osintcli.model.document import Document
from osintcli.sentences import split
from osintcli.sentences.boundaries import LONGEST
from tests.cases import Case, cases


def document(text: str) -> Document:
    return Document(id="d", text=text, path="d", sha256="")


@pytest.mark.parametrize("case", cases("sentences", "boundaries"), ids=str)
def test_boundaries(case: Case) -> None:
    text = str(case["text"])
    assert [s.span.of(text) for s in split(document(text))] == case["sentences"]


@pytest.mark.parametrize("case", cases("sentences", "blocks"), ids=str)
def test_blocks(case: Case) -> None:
    text = str(case["text"])
    found = [(s.block.value, s.span.of(text)) for s in split(document(text))]
    wanted = case["blocks"]
    assert isinstance(wanted, list)
    assert [kind for kind, _ in found] == [kind for kind, _ in wanted]
    for (_, words), (_, begins) in zip(found, wanted, strict=True):
        assert words.startswith(begins)


@given(st.text(alphabet=st.sampled_from('aB1.!?\n "”()-*•:Я'), max_size=300))
def test_sentences_are_in_order_and_lose_nothing(text: str) -> None:
    found = split(document(text))
    assert [s.index for s in found] == list(range(len(found)))
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    kept = "".join(s.span.of(text) for s in found)
    assert "".join(kept.split()) == "".join(text.split())


def test_a_sentence_without_an_end_is_cut() -> None:
    text = "tonnes of gravel " * 20_000
    found = split(document(text))
    assert max(len(s.span) for s in found) <= LONGEST
