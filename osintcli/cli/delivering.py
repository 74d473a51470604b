"""An answer in the form asked for, to where it was asked for: the terminal, a pipe, a file, a folder."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from osintcli.cli.terminal import save
from osintcli.errors import InputError
from osintcli.renderers.forms import Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from osintcli.cli.terminal import Terminal
    from osintcli.renderers.answers import Answer
    from osintcli.renderers.forms import Look

_MODULES = {
    Format.TABLE: "table",
    Format.JSON: "json",
    Format.JSONL: "jsonl",
    Format.CSV: "csv",
    Format.MARKDOWN: "markdown",
    Format.TIMELINEJS: "timelinejs",
    Format.ICS: "ics",
    Format.HTML: "html",
    Format.PARQUET: "parquet",
    Format.ANNOTATIONS: "annotations",
    Format.CLAIMS: "claims",
    Format.STIX: "stix",
}


def rendered(answer: Answer, form: Format, look: Look) -> Iterator[str | bytes]:
    """Yield an answer in a form."""
    parts: Iterator[str | bytes] = import_module(f"osintcli.renderers.{_MODULES[form]}").render(answer, look)
    return parts


def write(parts: Iterable[str | bytes], form: Format, output: str | None, terminal: Terminal) -> None:
    """Write what was rendered to a file or to the terminal's output. Raises `InputError` where that cannot take it."""
    if output and output != "-":
        save(parts, output)
        return
    if form is Format.PARQUET and terminal.out_is_tty:
        raise InputError("parquet is no text for a terminal", "Name a file with -o, or pipe it on.")
    terminal.write(parts, utf8=form is not Format.TABLE)


def folder(answer: Answer, to: str | None) -> None:
    """Write an answer as a folder of files. Raises `InputError` where none is named."""
    from osintcli.renderers import datapackage

    if not to or to == "-":
        raise InputError("datapackage is a folder of files", "Name it with -o.")
    try:
        Path(to).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"cannot write {to}: {error.strerror or error}", "Name a folder that you may write to."
        ) from error
    for name, content in datapackage.files(answer).items():
        save([content], str(Path(to) / name))
