"""`osint mentions`: every quantity and time expression, before any context is read."""

from __future__ import annotations

from typing import Annotated

import typer

from osintcli.cli import options
from osintcli.errors import ExitStatus


def mentions(
    context: typer.Context,
    *,
    paths: options.Paths = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Name the rules that read each.", show_default=False)
    ] = False,
    form: options.Form = None,
    json: options.Json = False,
    output: options.Output = None,
    allow_private: options.AllowPrivate = False,
    jobs: options.Jobs = None,
    as_of: options.AsOf = None,
    no_cache: options.NoCache = False,
    color: options.Color = options.Colour.AUTO,
    debug: options.Debug = False,
) -> int:
    """Print every quantity and time, before context is read."""
    from osintcli.model.document import Document, Skipped
    from osintcli.model.mention import Mentions
    from osintcli.renderers import answers

    run = options.Run(context.obj, form, json, output, no_cache, color, debug, allow_private, jobs, as_of)
    documents: dict[str, Document] = {}
    mentions: dict[str, Mentions] = {}
    skipped: list[Skipped] = []
    pipeline = run.pipeline()
    for item in pipeline.search(run.read(pipeline, paths)):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            documents[item.document.id] = item.document
            mentions[item.document.id] = item.mentions
    run.deliver(
        answers.Mentioned(mentions=mentions, documents=documents, skipped=tuple(skipped), explain=explain)
    )
    found = any(one.quantities or one.timexes for one in mentions.values())
    return ExitStatus.DONE if found else run.nothing("no quantity or time found", documents)
