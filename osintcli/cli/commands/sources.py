"""`osint sources`: the documents."""

from __future__ import annotations

from typing import Annotated

import typer

from osintcli.cli import completing, options
from osintcli.errors import ExitStatus


def sources(
    context: typer.Context,
    *,
    paths: options.Paths = None,
    text: Annotated[
        str | None,
        typer.Option(
            "--text",
            metavar="ID",
            help="Print the text of this document.",
            show_default=False,
            autocompletion=completing.documents,
        ),
    ] = None,
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
    """List the documents, how they are dated, and copies.

    Publisher, publication date and how it is known, copies of each other.
    """
    from osintcli.model.document import Document, Skipped
    from osintcli.renderers import answers
    from osintcli.text.likeness import copies, families

    run = options.Run(context.obj, form, json, output, no_cache, color, debug, allow_private, jobs, as_of)
    pipeline = run.pipeline()
    if text is not None:
        run.print_text({one.id: one for one in run.read(pipeline, paths) if isinstance(one, Document)}, text)
        return ExitStatus.DONE
    documents: dict[str, Document] = {}
    skipped: list[Skipped] = []
    for item in pipeline.search(run.read(pipeline, paths)):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            documents[item.document.id] = item.document
    run.deliver(
        answers.Listed(
            copies=copies(documents),
            families=families(documents),
            documents=documents,
            skipped=tuple(skipped),
        )
    )
    return ExitStatus.DONE if documents else run.nothing("no document found", documents)
