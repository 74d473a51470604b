"""`osint show`: one assertion as an exhibit."""

from __future__ import annotations

from typing import Annotated

import typer

from osintcli.cli import options
from osintcli.errors import ExitStatus


def show(
    context: typer.Context,
    *,
    name: Annotated[
        str, typer.Argument(metavar="ID", help="Id of an assertion, or enough of its beginning.")
    ],
    paths: options.Paths = None,
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
    """Show one assertion as an exhibit.

    The quote in its context, and how each field was read.
    """
    from osintcli.cli.choosing import around, chosen
    from osintcli.renderers import answers

    run = options.Run(context.obj, form, json, output, no_cache, color, debug, allow_private, jobs, as_of)
    _, extraction = run.extract(paths)
    assertion = chosen(extraction.assertions, name)
    document = extraction.documents[assertion.document]
    run.deliver(
        answers.Shown(
            assertion=assertion,
            around=around(document.text, assertion.sentence),
            documents=extraction.documents,
            skipped=extraction.skipped,
        )
    )
    return ExitStatus.DONE
