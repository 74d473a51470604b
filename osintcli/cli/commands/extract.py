"""`osint extract`: every assertion."""

from __future__ import annotations

import typer

from osintcli.cli import options
from osintcli.cli.commands import comparing
from osintcli.errors import ExitStatus


def extract(
    context: typer.Context,
    *,
    paths: options.Paths = None,
    topic: options.Topic = None,
    form: options.SaidForm = None,
    json: options.Json = False,
    output: options.Output = None,
    allow_private: options.AllowPrivate = False,
    jobs: options.Jobs = None,
    as_of: options.AsOf = None,
    no_cache: options.NoCache = False,
    color: options.Color = options.Colour.AUTO,
    debug: options.Debug = False,
) -> int:
    """Print every assertion.

    A figure or a dated event with who says it, as of when, where and how sure.
    """
    from osintcli.renderers import answers

    run = options.Run(context.obj, form, json, output, no_cache, color, debug, allow_private, jobs, as_of)
    _, extraction = run.extract(paths)
    found = comparing.about(extraction, topic).assertions
    run.deliver(
        answers.Extracted(assertions=found, documents=extraction.documents, skipped=extraction.skipped)
    )
    return ExitStatus.DONE if found else run.nothing("no assertion found", extraction.documents)
