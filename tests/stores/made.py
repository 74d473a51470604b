"""Corpora and runs for the tests of stores: our own program on our own words."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

from osintcli.cli.app import main
from osintcli.cli.terminal import Terminal
from tests import specimens

ROOT = Path(__file__).parent.parent.parent
OSINT = (sys.executable, "-m", "osintcli")

UNDATED = "The dockers went on strike in June of last year. Some 310 dockers stayed away on Tuesday, the union said."


def corpus(folder: Path, copies: int = 1, below: str = "later") -> Path:
    """Write the specimens (so many times, with other figures each), an undated text, lines, and what cannot be read."""
    folder.mkdir(parents=True)
    manifest = ["documents:"]
    for at in range(copies):
        for name, text in specimens.TEXTS.items():
            own = f"{at:02d}-{name}" if copies > 1 else name
            (folder / own).write_text(text.replace("40", str(40 + at)), encoding="utf-8")
            manifest.append(f"  - path: {own}\n    published: {specimens.DAYS[name]}")
            if specimens.PUBLISHERS[name]:
                manifest.append(f"    publisher: {specimens.PUBLISHERS[name]}")
    (folder / "sources.yaml").write_text("\n".join(manifest), encoding="utf-8")
    (folder / "undated.txt").write_text(UNDATED, encoding="utf-8")
    (folder / below).mkdir(exist_ok=True)
    (folder / below / "dockers.txt").write_text(
        "In June 2030 the dockers went on strike. Some 290 dockers stayed away on 4 March 2031, the port said.",
        encoding="utf-8",
    )
    (folder / "late.jsonl").write_text(
        '{"id": "late", "text": "Some 40 percent of the grapes rotted in October 2031, the league said."}\n'
        '{"id": 1}\n',
        encoding="utf-8",
    )
    (folder / "empty.txt").touch()
    return folder


def printed(*arguments: str) -> tuple[int, bytes, str]:
    """Return the status, the data and the talk of a run in this process."""
    out, err = io.BytesIO(), io.StringIO()
    status = main(arguments, Terminal(io.BytesIO(), out, err))
    return status, out.getvalue(), err.getvalue()


def started(*arguments: str) -> subprocess.Popen[bytes]:
    """Start the program in a process group of its own, so that it can be ended with all its workers."""
    return subprocess.Popen(
        [*OSINT, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def files(folder: Path) -> list[str]:
    """Return the files of a corpus, without what only tells of them."""
    return sorted(str(path) for path in folder.rglob("*") if path.is_file() and path.name != "sources.yaml")
