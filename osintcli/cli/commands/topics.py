"""`osint topics`: what can be compared here."""

from __future__ import annotations

import typer

from osintcli.cli import options
from osintcli.errors import ExitStatus


def topics(
    context: typer.Context,
    *,
    paths: options.Paths = None,
    top: options.Top = None,
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
    """List what can be compared here.

    Measures, with how many assertions, documents and origins speak of them.
    """
    from osintcli.renderers import answers

    run = options.Run(context.obj, form, json, output, no_cache, color, debug, allow_private, jobs, as_of)
    pipeline, extraction = run.extract(paths)
    found = pipeline.topics(extraction)[:top]
    run.deliver(answers.Counted(topics=found, documents=extraction.documents, skipped=extraction.skipped))
    return ExitStatus.DONE if found else run.nothing("nothing to compare found", extraction.documents)
