"""Run the commands that a page shows and put what they print beneath them: `python docs/paste.py [--check]`.

A command stands in a `console` block, on the line that begins with `$ `. `--check` changes nothing; the status is 1 where a
page is stale.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md",)
BLOCK = re.compile(r"^```console\n\$ (?P<command>.+)\n(?P<shown>(?:.*\n)*?)```$", re.MULTILINE)


def pasted(page: str) -> str:
    """Return the text of a page with what its commands print now."""
    return BLOCK.sub(lambda m: f"```console\n$ {m['command']}\n{printed(m['command'])}```", page)


def printed(command: str) -> str:
    """Return what an `osint` command prints on seeds/, 100 columns wide, without colour."""
    program, *words = shlex.split(command)
    if program != "osint":
        raise ValueError(f"not a command of ours: {command}")
    done = subprocess.run(
        [sys.executable, "-m", "osintcli", *words],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{command}: status {done.returncode}, {done.stderr}")
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def main(words: list[str]) -> int:
    """Paste, or with `--check` only compare."""
    stale = 0
    for path in PAGES:
        before = path.read_text(encoding="utf-8")
        after = pasted(before)
        if before == after:
            continue
        stale = 1
        if "--check" in words:
            sys.stderr.write(
                f"{path.name} shows what the program no longer prints; run python docs/paste.py\n"
            )
        else:
            path.write_text(after, encoding="utf-8")
    return stale if "--check" in words else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
