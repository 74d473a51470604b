"""`osint verify`: does every quote of an earlier output still stand."""

from __future__ import annotations

from typing import Annotated

import typer

from osintcli.cli import completing, options
from osintcli.errors import ExitStatus, InputError

ALWAYS = ("altered", "gone", "missing")
"""What is never in order: a quote that cannot be shown any more."""
MORE = ("moved", "changed")
"""What may be asked for beside it."""


def verify(
    context: typer.Context,
    *,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="JSON or JSON lines that osint wrote, a report page, or - for standard input.",
        ),
    ],
    paths: options.Paths = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WORD",
            help="Exit with 3 for this too: moved (a quote at another place), changed (any document's hash).",
            show_default=False,
            autocompletion=completing.standings,
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
    """Check that the quotes of an earlier output still stand.

    Every quote of FILE is looked for in the documents, letter by letter, without network: it stands, moved, was altered
    (with what stands there today), is gone, or its document is missing. Exit status: 0 when all of them stand or moved,
    1 when FILE has no quote, 3 when one is altered, gone or missing, so that a nightly run can tell.
    """
    from osintcli.model.document import Document, Skipped
    from osintcli.renderers import answers
    from osintcli.renderers.json.reading import earlier
    from osintcli.standings import verify as check

    run = options.Run(
        context.obj, form, json, output, no_cache, color, debug, allow_private, jobs, as_of, lenient=True
    )
    failing = {*ALWAYS, *_words(fail_on or [])}
    if file == "-" and "-" in (paths or ()):
        raise InputError("FILE and PATH cannot both be standard input", "Write one of them to a file.")
    found = earlier(run.content(file), file)
    if not found.claims and not found.documents:
        return run.nothing_in(file)
    documents: dict[str, Document] = {}
    skipped: list[Skipped] = []
    for item in run.read(run.pipeline(), paths):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            documents[item.id] = item
    made = check(found.documents, found.claims, documents)
    answer = answers.Verified(verification=made, file=file, documents=documents, skipped=tuple(skipped))
    run.deliver(answer)
    standing = {one.stand.value for one in made.standings} | {one.state.value for one in made.documents}
    if bad := sorted(standing & failing):
        run.terminal.say(f"not all is as it was: {', '.join(bad)}")
        return ExitStatus.VERDICT
    return ExitStatus.DONE if found.claims else run.nothing_in(file)


def _words(named: list[str]) -> list[str]:
    known = (*MORE, *ALWAYS)
    for word in named:
        if word not in known:
            raise InputError(f"--fail-on: no word {word!r}", f"Words are {', '.join(known)}.")
    return named
