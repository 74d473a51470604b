"""The order of the stages, and what one document may do to the others."""

from __future__ import annotations

import pytest

import osintcli.assertions
from osintcli.assertions.context import Context
from osintcli.model.assertion import Assertion
from osintcli.model.document import Document
from osintcli.pipeline import Pipeline

ASSEMBLE = osintcli.assertions.assemble


def document(name: str, text: str) -> Document:
    return Document(id=name, text=text, path=name, sha256=name)


def test_a_document_that_a_rule_stumbles_over_is_told_and_the_others_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stumble(context: Context) -> tuple[Assertion, ...]:
        if context.document.id == "b":
            raise ValueError("odd")
        return ASSEMBLE(context)

    monkeypatch.setattr(osintcli.assertions, "assemble", stumble)
    found = Pipeline(cache=False).compare(
        [document(name, "Some 40 boats sank on 3 May 2031.") for name in "abc"], "boats"
    )
    assert list(found.documents) == ["a", "c"]
    assert [s.path for s in found.skipped] == ["b"]
    assert "ValueError: odd" in found.skipped[0].why
    assert found.comparison.groups


def test_a_comparison_kept_is_the_comparison_made() -> None:
    documents = [document(name, f"Some 4{at} boats sank on 3 May 2031.") for at, name in enumerate("xyz")]
    first = Pipeline().compare(documents, "boats")
    again = Pipeline().compare(documents, "boats")
    assert again == first
    assert Pipeline(cache=False).compare(documents, "boats") == first
