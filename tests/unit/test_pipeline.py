"""The order of the stages, and what one document may do to the others."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

import osintcli.assertions
import osintcli.dating
from osintcli.assertions.context import Context
from osintcli.model.assertion import Assertion
from osintcli.model.dating import Dating
from osintcli.model.document import Document, Published, Skipped
from osintcli.model.interval import Interval
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


@pytest.mark.parametrize("published", [Published(), Published(Interval.day(date(2031, 5, 4)))])
def test_a_document_whose_dates_a_rule_stumbles_over_is_told_as_well(
    published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(of: Document, *_: object, **__: object) -> Dating:
        if of.id == "b":
            raise ValueError("odd")
        return Dating(of.id, of.published)

    monkeypatch.setattr(osintcli.dating, "date", stumble)
    three = [
        replace(document(name, "Some 40 boats sank on 3 May 2031."), published=published) for name in "abc"
    ]
    pipeline = Pipeline(cache=False)
    assert [s.path for s in pipeline.compare(three, "boats").skipped] == ["b"]
    assert [s.path for s in pipeline.search(three) if isinstance(s, Skipped)] == ["b"]


def test_a_comparison_kept_is_the_comparison_made() -> None:
    documents = [document(name, f"Some 4{at} boats sank on 3 May 2031.") for at, name in enumerate("xyz")]
    first = Pipeline().compare(documents, "boats")
    again = Pipeline().compare(documents, "boats")
    assert again == first
    assert Pipeline(cache=False).compare(documents, "boats") == first
