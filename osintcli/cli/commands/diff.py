"""`osint diff`: what changed between two states of a corpus."""

from __future__ import annotations

from typing import Annotated

import typer

from osintcli.cli import completing, options
from osintcli.errors import ExitStatus, InputError
from osintcli.renderers.forms import Format

Side = Annotated[
    str,
    typer.Argument(
        help="A folder, a file, a quoted glob, a store, or what osint wrote as JSON or JSON lines.",
        show_default=False,
    ),
]


def diff(
    context: typer.Context,
    *,
    old: Side,
    new: Side,
    topic: options.Topic = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WORD",
            help="Exit with 3 for such a change (new, gone, number, bound, verdict, …; any), or when a group has come to "
            "this verdict (conflict, …); may be repeated.",
            show_default=False,
            autocompletion=completing.changes,
        ),
    ] = None,
    form: options.Form = None,
    json: options.Json = False,
    output: options.Output = None,
    allow_private: options.AllowPrivate = False,
    jobs: options.Jobs = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="VERSION|DATE",
            help="Where OLD is a store: as it was at that version, or at the end of that day; NEW is as it is.",
            show_default=False,
        ),
    ] = None,
    no_cache: options.NoCache = False,
    color: options.Color = options.Colour.AUTO,
    debug: options.Debug = False,
) -> int:
    """Show what changed between two states, number by number.

    OLD and NEW are two states of a corpus, or two versions of one article; a store as OLD may be meant as of earlier.
    Exit status: 0 whether or not something changed (without a change nothing is printed but a word on stderr), 1 when a
    side has no document, 3 when a change is one that --fail-on names.
    """
    from osintcli.cli.commands import differing
    from osintcli.renderers import answers

    run = options.Run(
        context.obj, form, json, output, no_cache, color, debug, allow_private, jobs, as_of, lenient=True
    )
    failing = differing.words(fail_on or [])
    if old == new == "-":
        raise InputError("OLD and NEW cannot both be standard input", "Write one of them to a file.")
    pipeline = run.pipeline()
    before, after, skipped = differing.states(run, pipeline, old, new, topic)
    made = differing.told(pipeline.differ(before, after), before, after, topic)
    answer = answers.Differed(
        difference=made, old=before, new=after, topic=topic, documents=after.documents, skipped=skipped
    )
    if made or run.format is not Format.TABLE:
        run.deliver(answer)
    else:
        run.terminal.tell_skipped(skipped)
    if not before.documents or not after.documents:
        return run.nothing("", ())
    if not made:
        run.terminal.say(f"nothing changed, in {len(after.documents)} documents")
    if bad := differing.standing(made, failing):
        run.terminal.say(f"--fail-on: {', '.join(bad)}")
        return ExitStatus.VERDICT
    return ExitStatus.DONE
