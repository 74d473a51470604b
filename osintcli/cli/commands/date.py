"""`osint date`: when each document was written."""

from __future__ import annotations

import typer

from osintcli.cli import options
from osintcli.errors import ExitStatus


def date(
    context: typer.Context,
    *,
    paths: options.Paths = None,
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
    """Say when each document was written, with evidence.

    From metadata, or from its own text.
    """
    from osintcli.model.dating import Dating
    from osintcli.model.document import Document, Skipped
    from osintcli.renderers import answers

    run = options.Run(context.obj, form, json, output, no_cache, color, debug, allow_private, jobs, as_of)
    documents: dict[str, Document] = {}
    datings: list[Dating] = []
    skipped: list[Skipped] = []
    pipeline = run.pipeline()
    for item in pipeline.search(run.read(pipeline, paths)):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            documents[item.document.id] = item.document
            datings.append(item.dating)
    run.deliver(answers.Dated(datings=tuple(datings), documents=documents, skipped=tuple(skipped)))
    return ExitStatus.DONE if datings else run.nothing("no document found", documents)
