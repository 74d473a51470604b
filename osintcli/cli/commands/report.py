"""`osint report`: one page that shows it all."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Annotated

import typer

from osintcli.cli import options
from osintcli.cli.commands import comparing
from osintcli.errors import ExitStatus, InputError
from osintcli.renderers.forms import Format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from osintcli.model.comparison import Comparison

Topics = Annotated[
    list[str] | None,
    typer.Option(
        "--topic",
        "-t",
        metavar="TOPIC",
        help="Only this topic; may be repeated. Without it, all that the documents let compare.",
        show_default=False,
    ),
]
Title = Annotated[
    str | None, typer.Option(metavar="TEXT", help="What stands on top of the page.", show_default=False)
]
ReportForm = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="html; or table, json, jsonl, csv, md for what the page compares.",
        show_default=False,
    ),
]


def report(
    context: typer.Context,
    *,
    paths: options.Paths = None,
    topic: Topics = None,
    title: Title = None,
    policy: options.Policy = None,
    actor: options.Actor = None,
    place: options.Place = None,
    source: options.Source = None,
    since: options.Since = None,
    until: options.Until = None,
    min_origins: options.MinOrigins = None,
    form: ReportForm = None,
    json: options.Json = False,
    output: options.Output = None,
    allow_private: options.AllowPrivate = False,
    jobs: options.Jobs = None,
    as_of: options.AsOf = None,
    no_cache: options.NoCache = False,
    color: options.Color = options.Colour.AUTO,
    debug: options.Debug = False,
) -> int:
    """Write one page to look at, check and send on.

    One HTML file, whole in itself: answers, charts, the articles with every figure marked. It calls up nothing.
    """
    from osintcli.renderers import answers

    run = options.Run(
        context.obj, form, json, output, no_cache, color, debug, allow_private, jobs, as_of, Format.HTML
    )
    _writable(run)
    asked = comparing.asked(
        policy=policy,
        actor=actor,
        place=place,
        source=source,
        since=since,
        until=until,
        min_origins=min_origins,
    )
    pipeline, extraction = run.extract(paths)
    topics: list[str | None] = list(dict.fromkeys(topic or ())) or [None]
    comparisons = _numbered(pipeline.comparison(extraction, one, asked) for one in topics)
    found = answers.Reported(
        comparisons=comparisons,
        assertions=extraction.assertions,
        timeline=pipeline.timeline(comparing.naming(extraction, asked), asked),
        title=title,
        documents=extraction.documents,
        skipped=extraction.skipped,
    )
    if not extraction.assertions:
        return run.nothing("no figure and no dated event found", extraction.documents)
    run.deliver(found)
    return _status(run, comparisons)


def _writable(run: options.Run) -> None:
    """Raise `InputError` for a page that would fill a terminal."""
    if run.format is Format.HTML and run.terminal.out_is_tty and run.output in (None, "-"):
        raise InputError("a page is not for a terminal", "Name a file: osint report -o report.html")


def _numbered(comparisons: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """Give the groups of several topics ids that are unique on the page."""
    from msgspec.structs import replace

    made: list[Comparison] = []
    number = count(1)
    for one in comparisons:
        groups = tuple(replace(group, id=f"g{next(number)}") for group in one.groups)
        made.append(replace(one, groups=groups))
    return tuple(made)


def _status(run: options.Run, comparisons: tuple[Comparison, ...]) -> ExitStatus:
    """Return the exit status: a topic that nothing speaks of is told, and the page shows the others."""
    empty = [one.topic for one in comparisons if not one.groups]
    for name in empty:
        what = f"nothing to compare about {name!r}" if name else "nothing to compare found"
        near = next((c.near for c in comparisons if c.topic == name), ())
        run.terminal.say(what, comparing.nearest(name, near))
    return ExitStatus.NOTHING if len(empty) == len(comparisons) else ExitStatus.DONE
