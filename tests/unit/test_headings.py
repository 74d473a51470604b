"""Cases of `tests/cases/comparisons/headings.yaml`: titles, and what they count in all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from osintcli.comparisons import headings
from osintcli.text.stems import stem
from tests.cases import Case, cases


@pytest.mark.parametrize("case", cases("comparisons", "headings"), ids=str)
def test_heading(case: Case) -> None:
    for happening in ("deaths", "injured", "shot"):
        found = headings.of(case["title"], happening)
        wanted = case.get(happening)
        assert (found.point if found is not None else None) == (None if wanted is None else Decimal(wanted))
        if happening == "injured" and "high" in case:
            assert found is not None
            assert found.high == Decimal(case["high"])


def test_of_a_thing_only_where_the_title_counts_nobody_else() -> None:
    assert headings.names("Two nurses killed in Hale", "deaths", stem("nurse"))
    assert headings.names("Two dead in Hale", "deaths", None)
    assert not headings.names("Two dead in Hale", "deaths", stem("nurse"))
    assert not headings.names("2 adults, 1 child dead in Hale", "deaths", "children")
