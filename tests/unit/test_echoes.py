"""Cases of `tests/cases/echoes`: undated documents that the rest of their corpus dates."""

from __future__ import annotations

import pytest

from osintcli.model.document import Document, Published, PublishedBasis
from osintcli.model.interval import Interval
from osintcli.pipeline import Pipeline, Searched
from tests.cases import Case, cases


def searched(case: Case) -> list[Searched]:
    documents = []
    for number, one in enumerate(case["documents"]):
        day = one.get("published")
        published = Published(Interval.day(day), PublishedBasis.METADATA, day) if day else Published()
        documents.append(
            Document(f"d{number}", one["text"], f"d{number}.txt", f"{number}", published=published)
        )
    return [one for one in Pipeline(cache=False).search(documents) if isinstance(one, Searched)]


@pytest.mark.parametrize("case", cases("echoes"), ids=str)
def test_case(case: Case) -> None:
    undated = [one for one in searched(case) if one.dating.published.basis is not PublishedBasis.METADATA]
    for one, wanted in zip(undated, case["finds"], strict=True):
        published = one.dating.published
        assert published.interval.edtf == wanted["published"]
        assert published.basis == wanted["basis"]
        read = {t.span.of(one.document.text): t.interval.edtf for t in one.mentions.timexes}
        assert {words: read[words] for words in wanted["reads"]} == wanted["reads"]


def test_evidence_names_the_document_that_knows() -> None:
    case = next(one for one in cases("echoes") if one["name"].startswith("the year of an event"))
    found = searched(case)[-1]
    said = [evidence for evidence in found.dating.evidence if "d0 tells it for 2031-06-19" in evidence.says]
    assert [one.exact for one in said] == ["June of last year"]
    assert said[0].span.of(found.document.text) == said[0].exact


def test_a_stretch_in_the_manifest_reads_what_is_the_same_all_through_it() -> None:
    text = "It opened in May of last year, the office said on Tuesday."
    published = Published(Interval.month(2031, 3), PublishedBasis.METADATA)
    [found] = Pipeline(cache=False).search([Document("d", text, "d.txt", "d", published=published)])
    assert isinstance(found, Searched)
    assert [t.interval.edtf for t in found.mentions.timexes] == ["2030-05", None]
