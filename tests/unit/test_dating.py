"""Cases of `tests/cases/dating`: a text, and when it was written."""

from __future__ import annotations

from datetime import date as day

import pytest

from osintcli.dating import around, date
from osintcli.dating.clues import Clue
from osintcli.dating.solve import solve
from osintcli.mentions import find
from osintcli.model.dating import Dating
from osintcli.model.document import Document, Published, PublishedBasis
from osintcli.model.interval import Interval
from osintcli.model.span import Span
from osintcli.sentences import split
from tests.cases import Case, cases


def dated(case: Case) -> Dating:
    known = case.get("metadata")
    published = Published(Interval.day(known), PublishedBasis.METADATA, known) if known else Published()
    document = Document("d", case["text"], "d.txt", "", url=case.get("url"), published=published)
    sentences = split(document)
    mentions = find(document.text, sentences, Published())
    near = Interval(*(day.fromisoformat(end) for end in case["near"].split("/"))) if "near" in case else None
    return date(document, sentences, mentions, near=near)


@pytest.mark.parametrize("case", cases("dating"), ids=str)
def test_case(case: Case) -> None:
    found = dated(case)
    assert found.published.interval.edtf == case["published"]
    assert found.published.best == (case.get("best") or case.get("metadata"))
    basis = case.get("basis", "text" if case["published"] else "unknown")
    assert found.published.basis == basis
    said = " ".join(evidence.says for evidence in found.evidence)
    assert [words for words in case.get("says", []) if words not in said] == []
    assert len(found.contradictions) == case.get("against", 0), found.contradictions


def test_evidence_stands_in_the_text() -> None:
    for case in cases("dating"):
        for evidence in dated(case).evidence:
            assert evidence.span.of(case["text"]) == evidence.exact


def test_around_spans_the_days_known() -> None:
    made = [
        Dating(str(n), Published(best=best))
        for n, best in enumerate([day(2031, 5, 2), None, day(2031, 3, 1)])
    ]
    assert around(made) == Interval(day(2031, 3, 1), day(2031, 5, 2))
    assert around([]) is None


def test_a_day_told_long_after_what_bounds_it_is_no_day() -> None:
    years_before = Interval(None, day(2001, 1, 1))
    january = Interval(day(2020, 1, 1), day(2020, 1, 20))
    bound = Clue(Span(0, 1), "x", "before 2001", 3, bounds=years_before)
    near = Clue(Span(0, 1), "x", "in January 2020", 3, near=january, fixes_year=True)
    found = solve([bound, near])
    assert found is not None
    assert (found.interval, found.best) == (years_before, None)
