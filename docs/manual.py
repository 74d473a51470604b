"""Write docs/osint.1, the manual page, from the commands themselves: `python docs/manual.py [--check]`.

`--check` changes nothing; the status is 1 where the page is stale. The form is that of man(7).
"""

from __future__ import annotations

import runpy
import sys
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import Any

from osintcli import __version__
from osintcli.cli.app import ABOUT, program

PAGE = Path(__file__).parent / "osint.1"
REFERENCE = runpy.run_path(str(Path(__file__).with_name("reference.py")))
ENVIRONMENT = {
    "OSINT_CORPUS": "The documents that are read where no PATH is named.",
    "OSINT_CONFIG": "The file with your own words, instead of osint.yaml beside the documents.",
    "OSINT_CACHE": "The folder in which readings are kept between runs; it may be deleted at any time.",
    "NO_COLOR": "Set to anything, it turns colour off.",
}
FILES = {
    "sources.yaml": "In a folder of documents: publisher, date and address of each; it wins over what a file says.",
    "osint.yaml": "Beside the documents or in the working folder: your own topics, words and holders of offices.",
}


def page() -> str:
    """Return the page as the commands are now."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    commands: dict[str, Any] = program().commands
    yield '.\\" Made by docs/manual.py; edit the commands, not this page.'
    yield f'.TH OSINT 1 "" "osint {__version__}" "User Commands"'
    yield from (".SH NAME", f"osint \\- {_text(ABOUT[0].lower() + ABOUT[1:].rstrip('.'))}")
    yield from (".SH SYNOPSIS", ".B osint", "\\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIPATH\\fR]...")
    yield from (".SH DESCRIPTION", _text("Data goes to stdout, talk to stderr."))
    yield _text("Without a PATH: $OSINT_CORPUS, else the folder with a sources.yaml, else ./seeds.")
    yield ".SH COMMANDS"
    for name, command in commands.items():
        yield from _command(name, command)
    yield ".SH OPTIONS OF EVERY COMMAND"
    yield from _options(one for one in commands["compare"].params if one.name in REFERENCE["COMMON"])
    yield ".SH EXIT STATUS"
    for status, when in REFERENCE["STATUSES"].items():
        yield from (".TP", f".B {status.value}", _text(when))
    for title, entries in (("ENVIRONMENT", ENVIRONMENT), ("FILES", FILES)):
        yield f".SH {title}"
        for name, says in entries.items():
            yield from (".TP", f".B {_text(name)}", _text(says))


def _command(name: str, command: Any) -> Iterator[str]:  # noqa: ANN401  typer's commands are private types
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    usage = " ".join(REFERENCE["_usage"](one) for one in arguments)
    yield f".SS osint {_text(f'{name} {usage}'.rstrip())}"
    for number, paragraph in enumerate(cleandoc(command.help or "").split("\n\n")):
        yield from ([".PP"] if number else [])
        yield _text(" ".join(paragraph.split()))
    yield from _options(one for one in command.params if one.name not in REFERENCE["COMMON"])


def _options(parameters: Iterator[Any]) -> Iterator[str]:
    for one in parameters:
        names = REFERENCE["_names"](one).replace("`", "")
        yield from (".TP", f".B {_text(names)}", _text(one.help or ""))


def _text(words: str) -> str:
    """Return words for the page: no sign of them is a request, a hyphen stays one that can be searched and copied."""
    found = words.replace("\\", "\\e").replace("-", "\\-").replace("`", "")
    found = "".join(sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in found)
    return f"\\&{found}" if found[:1] in (".", "'") else found


def main(words: list[str]) -> int:
    """Write the page, or with `--check` only compare."""
    now = page()
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == now:
        return 0
    if "--check" in words:
        sys.stderr.write("docs/osint.1 is stale; run python docs/manual.py\n")
        return 1
    PAGE.write_text(now, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
