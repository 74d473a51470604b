"""The user's `osint.yaml`: topics, kin, holders of offices. Each run is a process of its own, as words are read once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
TEXT = """The depot was hit again on 14 March 2031. The council said 46 pickets had stood at the gates.

Inspectors counted 17 gantries that had been torched.
"""


def osint(folder: Path, *arguments: str, config: str | None = None) -> tuple[int, str, str]:
    environ = {name: value for name, value in os.environ.items() if name != "OSINT_CONFIG"}
    if config is not None:
        environ["OSINT_CONFIG"] = config
    done = subprocess.run(
        [sys.executable, "-m", "osintcli", *(str(folder) if word == "." else word for word in arguments)],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def compared(folder: Path, topic: str, **how: Any) -> list[str]:  # noqa: ANN401  passed on
    _, out, _ = osint(folder, "compare", topic, ".", "--json", **how)
    return [m["quote"]["exact"] for group in json.loads(out)["groups"] for m in group["members"]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_a_topic_of_the_user_is_found_by_its_words(folder: Path) -> None:
    assert compared(folder, "lifting gear") == []
    words = "topics:\n  - {name: lifting gear, kind: thing, counts: thing, words: [gantry, crane]}\n"
    (folder / "osint.yaml").write_text(words, encoding="utf-8")
    assert any("17 gantries" in quote for quote in compared(folder, "lifting gear"))
    assert compared(folder, "lifting gear", config="") == []


def test_the_words_of_the_user_are_no_document(folder: Path) -> None:
    (folder / "osint.yaml").write_text("kin: [[gantry, hoist]]\n", encoding="utf-8")
    status, out, _ = osint(folder, "sources", ".", "--json")
    found = json.loads(out)
    assert (status, [d["id"] for d in found["documents"]], found["skipped"]) == (0, ["a.txt"], [])


def test_a_holder_of_an_office_bounds_the_day_of_writing(folder: Path) -> None:
    (folder / "a.txt").write_text("Governor Ilse Marn opened the bridge. 4 boats sailed.\n", encoding="utf-8")
    (folder / "b.txt").write_text("Former governor Marn opened the fair. 9 boats came.\n", encoding="utf-8")
    words = "office_holders:\n  - {office: [governor], name: Ilse Marn, since: 2029-03, until: 2031}\n"
    (folder / "osint.yaml").write_text(words, encoding="utf-8")
    _, out, _ = osint(folder, "date", ".", "--json")
    dated = {d["id"]: d for d in json.loads(out)["documents"]}
    assert dated["a.txt"]["published"]["edtf"] == "2029-03-01/2031-12-31"
    assert dated["a.txt"]["evidence"][0]["exact"] == "Governor Ilse Marn"
    assert dated["b.txt"]["published"]["edtf"] is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("topics:\n  - {name: x, kind: gadget}\n", "no kind 'gadget'"),
        ("topics:\n  - {nome: x}\n", "nome"),
        ("office_holders:\n  - {office: [mayor], name: A, since: spring}\n", "'spring' is no day"),
        ("topics: [\n", "not YAML"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_file(folder: Path, words: str, said: str) -> None:
    (folder / "osint.yaml").write_text(words, encoding="utf-8")
    status, _, err = osint(folder, "compare", "pickets", ".", "--json")
    assert status == 2
    assert "osint.yaml" in err
    assert said in err
