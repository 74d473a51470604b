from __future__ import annotations

from typing import Any

import pytest

from osintcli.documents.pages import flowing
from tests.cases import cases


@pytest.mark.parametrize("case", cases("documents", "pages"), ids=str)
def test_case(case: dict[str, Any]) -> None:
    assert flowing(case["pages"]).split("\n\n") == case["paragraphs"]
