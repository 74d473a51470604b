"""What a Tab offers, and the manual page: both made from the commands as they are."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from osintcli.cli import completing, remembering
from osintcli.model.change import Change
from osintcli.model.comparison import Relation


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("OSINT_CACHE", str(tmp_path / "cache"))
    folder = str(tmp_path / "articles")
    remembering.keep(
        [folder], ["troops", "water level", "trade", "$(reboot)", "a\nb"], ["a.txt", "b c.txt", "`x`.txt"]
    )
    return folder


def tab(*words: str, corpus: str, by: str = "bash") -> list[str]:
    """Return what the program answers a shell in whose line the last word is being typed."""
    line = {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
    if by != "bash":
        line = {"_TYPER_COMPLETE_ARGS": " ".join(words), "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    done = subprocess.run(
        [sys.executable, "-m", "osintcli"],
        env={**os.environ, **line, "_OSINT_COMPLETE": f"complete_{by}", "OSINT_CORPUS": corpus},
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return done.stdout.split("\n")[:-1] if done.stdout.strip() else []


def test_commands_are_offered(corpus: str) -> None:
    assert {"compare", "verify", "diff"} <= set(tab("osint", "", corpus=corpus))
    assert tab("osint", "ver", corpus=corpus) == ["verify"]


@pytest.mark.parametrize(
    "words", [("compare",), ("conflicts",), ("timeline", "--topic"), ("compare", "--topic")]
)
def test_topics_are_offered_from_the_cache(corpus: str, words: tuple[str, ...]) -> None:
    assert tab("osint", *words, "tr", corpus=corpus) == ["trade", "troops"]
    assert tab("osint", *words, "wa", corpus=corpus) == ["water\\ level"]


def test_another_shell_gets_them_in_its_way(corpus: str) -> None:
    assert tab("osint", "compare", "w", corpus=corpus, by="fish") == ["water level"]
    assert "_arguments" in tab("osint", "compare", "tr", corpus=corpus, by="zsh")[0]


def test_documents_are_offered(corpus: str) -> None:
    assert tab("osint", "sources", "--text", "", corpus=corpus) == ["a.txt", "b\\ c.txt"]


def test_nothing_that_a_shell_would_run_is_offered(corpus: str) -> None:
    offered = [
        *tab("osint", "compare", "", corpus=corpus),
        *tab("osint", "sources", "--text", "", corpus=corpus),
    ]
    assert not set("$`;|&<>\"'\n") & set("".join(offered))


def test_a_corpus_that_was_not_read_offers_nothing(corpus: str) -> None:
    assert tab("osint", "compare", "", corpus=f"{corpus}-other") == []


def test_words_of_options_are_offered(corpus: str) -> None:
    assert tab("osint", "compare", "--format", "js", corpus=corpus) == ["json", "jsonl"]
    assert tab("osint", "compare", "--policy", "con", corpus=corpus) == ["conservative"]
    assert tab("osint", "diff", "--fail-on", "num", corpus=corpus) == ["number"]
    assert tab("osint", "verify", "--fail-on", "m", corpus=corpus) == ["moved"]


def test_every_verdict_and_change_is_among_them() -> None:
    assert set(completing.verdicts("")) == {one.value for one in Relation}
    assert set(completing.changes("")) == {
        "any",
        *(one.value for one in Change),
        *(one.value for one in Relation),
    }


def test_bash_itself_completes(corpus: str, tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("needs bash")
    program = tmp_path / "osint"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m osintcli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = (
        'eval "$(osint --show-completion bash)"; COMP_WORDS=(osint compare tr); COMP_CWORD=2; '
        '_osint_completion osint; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        [bash, "--norc", "-c", script],
        env={**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "OSINT_CORPUS": corpus},
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["trade", "troops"]


def test_topics_add_up_while_the_documents_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OSINT_CACHE", str(tmp_path))
    remembering.keep(["x"], ["b"], ["1"])
    remembering.keep(["x"], ["a"], ["1"])
    assert remembering.topics(["x"]) == ["a", "b"]
    remembering.keep(["x"], ["c"], ["1", "2"])
    assert (remembering.topics(["x"]), remembering.documents(["x"])) == (["c"], ["1", "2"])
    assert remembering.topics(["y"]) == []


def test_the_manual_is_fresh(root: Path) -> None:
    made = runpy.run_path(str(root / "docs" / "manual.py"))["page"]()
    assert (root / "docs" / "osint.1").read_text(encoding="utf-8") == made, "run: python docs/manual.py"
    assert made.isascii()


def test_the_manual_is_one(root: Path) -> None:
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("needs groff")
    done = subprocess.run(
        [groff, "-man", "-Tutf8", "-ww", "-z", "osint.1"],
        cwd=root / "docs",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
