from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

CONTRACT = (
    "compare", "timeline", "topics", "conflicts", "sources", "extract", "mentions", "show", "date", "schema", "verify",
    "diff", "index", "sql",
)  # fmt: skip


def test_the_reference_is_fresh(root: Path) -> None:
    made = runpy.run_path(str(root / "docs" / "reference.py"))["page"]()
    assert (root / "docs" / "cli.md").read_text(encoding="utf-8") == made, "run: python docs/reference.py"


@pytest.mark.parametrize("command", CONTRACT)
def test_every_command_is_in_it(root: Path, command: str) -> None:
    assert f"## osint {command}\n" in (root / "docs" / "cli.md").read_text(encoding="utf-8")


def test_every_option_says_what_it_does(root: Path) -> None:
    page = (root / "docs" / "cli.md").read_text(encoding="utf-8")
    assert not re.findall(r"^\| `[^|]*\|\s*\|$", page, re.MULTILINE)
