"""Cases of `tests/cases/comparisons/tolls.yaml`: texts, and the one answer of the group that most of them stand behind."""

from __future__ import annotations

import pytest

from osintcli import api
from tests.cases import Case, cases


@pytest.mark.parametrize("case", cases("comparisons", "tolls"), ids=str)
def test_toll(case: Case) -> None:
    titles = case.get("titles", {})
    texts = [
        {
            "id": name,
            "title": titles.get(name),
            "text": text,
            "published": "2031-05-06",
            "publisher": name,
        }
        for name, text in case["texts"].items()
    ]
    given = [group["estimate"] for group in api.compare(texts, case["topic"])["groups"]]
    first = next((found for found in given if found and found["best"] is not None), None)
    wanted = case["estimate"]
    if wanted is None:
        assert first is None
    else:
        assert first is not None
        assert {key: first[key] for key in wanted} == wanted
