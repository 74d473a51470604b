"""`osint sql`: a question of one's own to a store."""

from __future__ import annotations

from typing import Annotated

import typer

from osintcli.cli import options
from osintcli.errors import ExitStatus, InputError


def sql(
    context: typer.Context,
    *,
    query: Annotated[str, typer.Argument(metavar="SELECT", help="One SELECT, in the SQL of DuckDB.")],
    store: Annotated[
        str | None, typer.Argument(metavar="STORE", help="The folder of the store.", show_default=False)
    ] = None,
    timeout: Annotated[float, typer.Option(metavar="SECONDS", min=0.1, help="Give up after so long.")] = 60,
    form: options.Form = None,
    json: options.Json = False,
    output: options.Output = None,
    as_of: options.AsOf = None,
    color: options.Color = options.Colour.AUTO,
    debug: options.Debug = False,
) -> int:
    """Ask a store in SQL.

    Of its tables documents, assertions, events and mentions; nothing is written, nothing else is read.
    """
    from osintcli.renderers import answers
    from osintcli.stores.asked import ask
    from osintcli.stores.delta import is_store
    from osintcli.stores.stored import Stored

    run = options.Run(context.obj, form, json, output, color=color, debug=debug)
    named = store or run.terminal.environ.get("OSINT_CORPUS")
    if named is None or not is_store(named):
        raise InputError(
            f"{named} is no store" if named else "no store named", "Make one: osint index PATH... --store DIR"
        )
    found = Stored(named, as_of)
    columns, rows = ask(found.folder, query, found.version, timeout)
    run.deliver(answers.Queried(columns=columns, rows=rows))
    return ExitStatus.DONE if rows else ExitStatus.NOTHING
