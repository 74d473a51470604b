"""The scores on the corpora that an analyst read: no change may push one below its floor."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import cases

OURS = Path(__file__).parent
FLOORS = list(cases.read(OURS / "floors.yaml"))


@pytest.mark.slow
@pytest.mark.parametrize("entry", FLOORS, ids=str)
def test_scores_keep_their_floors(entry: cases.Case, shared: Path, root: Path) -> None:
    score = measure(shared / "corpora", entry["corpus"], entry.get("sources", "sources.yaml"), root)
    figures = {**score["columns"], "headline": score["headline"]}
    below = {
        name: f"{figures.get(name)} is below {floor}"
        for name, floor in entry["floors"].items()
        if (figures.get(name) or 0) < floor
    }
    assert not score["failures"]
    assert not below, f"{below}; all columns: {figures}"


def measure(corpora: Path, corpus: str, sources: str, root: Path) -> dict[str, Any]:
    """Run the scorer on our program, as a user would start it, and return its JSON for one corpus, ours or shared."""
    done = subprocess.run(
        [
            sys.executable,
            str(corpora / "score.py"),
            str(OURS / corpus if (OURS / corpus).is_dir() else corpora / corpus),
            "--sources",
            sources,
            "--osint",
            f"{shlex.quote(sys.executable)} -m osintcli",
            "--json",
        ],
        cwd=root,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    scores: list[dict[str, Any]] = json.loads(done.stdout)
    return scores[0]
