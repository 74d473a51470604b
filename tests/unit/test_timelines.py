"""Cases of `tests/cases/timelines`: assertions in a few words, and the line they make."""

from __future__ import annotations

from datetime import date

import pytest

from osintcli.comparisons import Options
from osintcli.timelines import order
from tests.cases import Case, cases
from tests.saying import assertion, documents


@pytest.mark.parametrize("case", cases("timelines"), ids=str)
def test_case(case: Case) -> None:
    said = [assertion(one) for one in case["said"]]
    found = order(said, documents(case.get("documents", {}), said), Options()).entries
    got = [
        f"{e.date.interval.edtf} | {' '.join(sorted(m.id for m in e.members))} | {e.verdict.value}"
        for e in found
    ]
    assert got == case["entries"]


def test_days_wanted() -> None:
    said = [
        assertion(
            {"id": f"a{day}", "doc": "a", "trigger": "sign", "label": "signed", "date": f"2031-05-{day:02}"}
        )
        for day in (1, 10, 20)
    ]
    found = order(said, {}, Options(since=date(2031, 5, 5), until=date(2031, 5, 15)))
    assert [e.members[0].id for e in found.entries] == ["a10"]


def test_more_documents_weigh_more() -> None:
    said = [
        assertion(
            {"id": f"a{i}", "doc": f"d{i}", "trigger": "burst", "label": "dam burst", "date": "2031-05-01"}
        )
        for i in range(4)
    ]
    said.append(
        assertion({"id": "b", "doc": "d9", "trigger": "open", "label": "fair opened", "date": "2031-05-01"})
    )
    found = order(said, {}).entries
    assert found[0].salience > found[1].salience
    assert len(found[0].members) == 4


def test_thousands_of_documents_stay_linear() -> None:
    words = ["sign", "burst", "visit", "arrest", "open"]
    said = [
        assertion({"id": f"a{i}", "doc": f"d{i}", "trigger": words[i % 5], "label": f"thing {i % 40}",
                   "date": f"2031-{1 + i % 12:02}-{1 + i % 28:02}"})
        for i in range(4000)
    ]  # fmt: skip
    found = order(said, {}).entries
    assert sum(len(e.members) for e in found) == len(said)
