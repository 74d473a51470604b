"""docs/recipes.md is run: each section in a folder of its own, after the first; blocks print what the page says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

PAGE = (Path(__file__).parent.parent.parent / "docs" / "recipes.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(bash|python|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROGRAMS = ("jq", "datasette", "sqlite-utils", "frictionless")
MODULES = ("duckdb", "pandas", "stix2", "pyarrow")
NEEDED = {"pandas": "DuckDB", "Frictionless": "Datasette"}
"""Sections that go on with the files of another."""

pytestmark = pytest.mark.slow


class Block(NamedTuple):
    language: str
    code: str
    prints: str | None


def sections() -> dict[str, list[Block]]:
    found = {}
    for part in PAGE.split("\n## ")[1:]:
        blocks: list[Block] = []
        for language, code in BLOCK.findall(part):
            if language == "text":
                blocks[-1] = blocks[-1]._replace(prints=code)
            else:
                blocks.append(Block(language, code, None))
        found[part.partition("\n")[0]] = blocks
    return found


SECTIONS = sections()
FIRST, *OTHERS = SECTIONS


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A PATH on which `osint` is this program."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "osint"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m osintcli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = os.pathsep.join([str(folder), str(Path(sys.executable).parent), os.environ["PATH"]])
    where = os.pathsep.join(filter(None, sys.path))
    return {**os.environ, "PATH": path, "PYTHONPATH": where, "PYTHONWARNINGS": "ignore"}


def run(block: Block, folder: Path, environment: dict[str, str]) -> str:
    command = ["bash", "-euo", "pipefail", "-c"] if block.language == "bash" else [sys.executable, "-c"]
    done = subprocess.run(
        [*command, block.code],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def lacking(blocks: list[Block], path: str) -> list[str]:
    code = "\n".join(block.code for block in blocks)
    programs = [one for one in PROGRAMS if re.search(rf"(?:^|\|\s*){one}\b", code, re.MULTILINE)]
    modules = [one for one in MODULES if f"import {one}" in code or (one == "pyarrow" and "parquet" in code)]
    return [one for one in programs if not shutil.which(one, path=path)] + [
        one for one in modules if find_spec(one) is None
    ]


@pytest.mark.parametrize("name", OTHERS)
def test_recipe(name: str, tmp_path: Path, environment: dict[str, str]) -> None:
    before = [SECTIONS[one] for one in (FIRST, NEEDED.get(name)) if one is not None]
    blocks = [*(block for part in before for block in part), *SECTIONS[name]]
    if missing := lacking(blocks, environment["PATH"]):
        pytest.skip(f"needs {', '.join(missing)}")
    for block in blocks:
        printed = run(block, tmp_path, environment)
        if block.prints is not None:
            assert printed == block.prints


def test_every_tool_that_was_asked_for_has_a_recipe() -> None:
    assert {"jq", "DuckDB", "pandas", "Datasette"} <= SECTIONS.keys()
    assert all(SECTIONS.values())
