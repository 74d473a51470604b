"""Whole runs of the program on seeds/, as a user starts it: what it prints, what it says, its exit status.

A run is an entry of `runs.yaml`; what it printed stands beside it under its name. After a change that is meant:
`OSINT_GOLDEN=write pytest tests/golden`, and read the difference before it is committed.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parent
RUNS: list[dict[str, Any]] = yaml.safe_load((FOLDER / "runs.yaml").read_text(encoding="utf-8"))


def shown(run: dict[str, Any], root: Path) -> str:
    """Run the program and return its output, its talk and its status, without paths of this machine."""
    done = subprocess.run(
        [sys.executable, "-m", "osintcli", *shlex.split(run["command"])],
        cwd=root,
        env={**os.environ, "COLUMNS": str(run.get("columns", 80)), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        input=run.get("stdin", ""),
        check=False,
    )
    talk = f"--- stderr ---\n{done.stderr}" if done.stderr else ""
    text = f"$ osint {run['command']}\n{done.stdout}{talk}--- status {done.returncode} ---\n"
    return text.replace(str(root), "ROOT").replace(os.environ["OSINT_CACHE"], "CACHE")


@pytest.mark.slow
@pytest.mark.parametrize("run", RUNS, ids=lambda run: run["name"])
def test_run(run: dict[str, Any], root: Path) -> None:
    path = FOLDER / "runs" / f"{run['name']}.txt"
    now = shown(run, root)
    if os.environ.get("OSINT_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(now, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == now


def test_no_run_is_left_over() -> None:
    assert {path.stem for path in (FOLDER / "runs").glob("*.txt")} == {run["name"] for run in RUNS}


@pytest.mark.slow
def test_a_second_run_prints_the_same_with_and_without_the_cache(root: Path) -> None:
    command = {"command": "compare seeds --json"}
    fresh = shown({"command": "compare seeds --json --no-cache"}, root).partition("\n")[2]
    assert shown(command, root).partition("\n")[2] == fresh
    assert shown(command, root).partition("\n")[2] == fresh
