"""Write docs/cli.md, the reference of all commands, from the commands themselves: `python docs/reference.py [--check]`.

`--check` changes nothing; the status is 1 where the page is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import Any

from osintcli.cli.app import ABOUT, program
from osintcli.errors import ExitStatus

PAGE = Path(__file__).parent / "cli.md"
COMMON = ("form", "json", "output", "no_cache", "color", "debug")
"""Parameters that every command has: told once."""

STATUSES = {
    ExitStatus.DONE: "done",
    ExitStatus.NOTHING: "nothing matched",
    ExitStatus.USAGE: "wrong use, or input that cannot be read",
    ExitStatus.VERDICT: "something stands that `--fail-on` names; of `verify`: a quote is altered, gone or missing",
    ExitStatus.INTERRUPTED: "stopped by the user",
}

COMPLETION = """`osint --install-completion` teaches your shell to complete commands, options, and the topics and
documents of corpora that were read before; `osint --show-completion` prints what it would add."""


def page() -> str:
    """Return the page as the commands are now."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    commands: dict[str, Any] = program().commands
    yield from (
        "# Commands",
        "",
        "<!-- Made by docs/reference.py; edit the commands, not this page. -->",
        "",
        ABOUT,
        "",
    )
    yield from (
        "Data goes to stdout, talk to stderr. Without a PATH: `$OSINT_CORPUS`, else the folder with a `sources.yaml`,",
        "else `./seeds`.",
        "",
    )
    yield from ("| exit status | when |", "| --- | --- |")
    yield from (f"| {status.value} | {when} |" for status, when in STATUSES.items())
    yield from ("", "## Options of every command", "")
    yield from _options(one for one in commands["compare"].params if one.name in COMMON)
    yield from ("", COMPLETION)
    for name, command in commands.items():
        yield from _command(name, command)


def _command(name: str, command: Any) -> Iterator[str]:  # noqa: ANN401  typer's commands are private types
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    usage = " ".join(_usage(one) for one in arguments)
    yield from ("", f"## osint {name}", "", "```", f"osint {name} {usage}".rstrip(), "```", "")
    yield from (cleandoc(command.help or ""), "")
    yield from _options(one for one in command.params if one.name not in COMMON)


def _usage(argument: Any) -> str:  # noqa: ANN401  as above
    name = (argument.metavar or argument.name.upper()).removesuffix("...")
    return f"{name if argument.required else f'[{name}]'}{'...' if argument.nargs == -1 else ''}"


def _options(parameters: Iterator[Any]) -> Iterator[str]:
    rows = [(_names(one).replace("|", "\\|"), one.help or "") for one in parameters]
    if rows:
        yield from ("| | |", "| --- | --- |")
        yield from (f"| {names} | {words} |" for names, words in rows)


def _names(one: Any) -> str:  # noqa: ANN401  as above
    if one.param_type_name == "argument":
        return f"`{(one.metavar or one.name.upper()).removesuffix('...')}`"
    value = "" if one.is_flag else f" {one.metavar}"
    return ", ".join(f"`{name}{value}`" for name in sorted(one.opts, key=len))


def main(words: list[str]) -> int:
    """Write the page, or with `--check` only compare."""
    now = page()
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == now:
        return 0
    if "--check" in words:
        sys.stderr.write("docs/cli.md is stale; run python docs/reference.py\n")
        return 1
    PAGE.write_text(now, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
