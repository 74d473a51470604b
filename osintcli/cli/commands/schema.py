"""`osint schema`: the JSON Schema of what the other commands print."""

from __future__ import annotations

import typer

from osintcli.cli.terminal import Terminal
from osintcli.errors import ExitStatus


def schema(
    context: typer.Context,
) -> int:
    """Print the JSON Schema of all output."""
    from osintcli.renderers import shipped

    terminal: Terminal = context.obj
    terminal.write([shipped.schema()], utf8=True)
    return ExitStatus.DONE
