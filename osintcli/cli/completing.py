"""What a Tab offers in the shell, value by value; `osint --install-completion` sets it up."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import typer

from osintcli.errors import OsintError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from osintcli.cli.terminal import Terminal

VARIABLE = "_OSINT_COMPLETE"
"""Set by the shell's script when it asks: `complete_bash`, `source_zsh`, …"""
_POLICIES = ("latest", "range", "conservative", "majority", "pending", "prefer:")
_CHANGES = (
    "any", "arrived", "left", "publication", "text", "new", "gone", "number", "bound", "subject", "stance", "speaker",
    "time", "verdict", "estimate", "sentence",
)  # fmt: skip
_VERDICTS = (
    "conflict", "denied", "updated", "planned_vs_actual", "increment", "refines", "agree", "undetermined", "incomparable",
)  # fmt: skip


def asked(whole: object, terminal: Terminal) -> int:
    """Answer the shell, which asks through the environment, and return the exit status."""
    from typer.completion import shell_complete

    return shell_complete(whole, {"obj": terminal}, "osint", VARIABLE, os.environ[VARIABLE])  # type: ignore[arg-type]  # private type


def topics(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the topics of the corpus at hand."""
    from osintcli.cli import remembering

    return _beginning(remembering.topics(_paths(context)), incomplete)


def documents(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the ids of the documents of the corpus at hand."""
    from osintcli.cli import remembering

    return _beginning(remembering.documents(_paths(context)), incomplete)


def policies(incomplete: str) -> list[str]:
    """Offer the ways to make one figure of many."""
    return _beginning(_POLICIES, incomplete)


def verdicts(incomplete: str) -> list[str]:
    """Offer the verdicts."""
    return _beginning(_VERDICTS, incomplete)


def changes(incomplete: str) -> list[str]:
    """Offer the kinds of change, and verdicts."""
    return _beginning((*_CHANGES, *_VERDICTS), incomplete)


def standings(incomplete: str) -> list[str]:
    """Offer what `osint verify` may fail on."""
    return _beginning(("moved", "changed"), incomplete)


def _beginning(names: Sequence[str], incomplete: str) -> list[str]:
    start = incomplete.casefold()
    return [name for name in names if name.replace("\\ ", " ").casefold().startswith(start)]


def _paths(context: typer.Context) -> list[str]:
    from osintcli.cli.given import default_paths

    try:
        return context.params.get("paths") or default_paths(os.environ.get("OSINT_CORPUS"))
    except OsintError:
        return []
