"""`osint timeline`: dated events of all sources in one line of time."""

from __future__ import annotations

import typer

from osintcli.cli import options
from osintcli.cli.commands import comparing
from osintcli.errors import ExitStatus


def timeline(
    context: typer.Context,
    *,
    paths: options.Paths = None,
    topic: options.Topic = None,
    actor: options.Actor = None,
    place: options.Place = None,
    source: options.Source = None,
    since: options.Since = None,
    until: options.Until = None,
    top: options.Top = None,
    form: options.TimelineForm = None,
    json: options.Json = False,
    output: options.Output = None,
    allow_private: options.AllowPrivate = False,
    jobs: options.Jobs = None,
    as_of: options.AsOf = None,
    no_cache: options.NoCache = False,
    color: options.Color = options.Colour.AUTO,
    debug: options.Debug = False,
) -> int:
    """Put the dated events of all sources in one line of time."""
    from osintcli.model.timeline import Timeline
    from osintcli.renderers import answers

    run = options.Run(context.obj, form, json, output, no_cache, color, debug, allow_private, jobs, as_of)
    asked = comparing.asked(actor=actor, place=place, source=source, since=since, until=until)
    pipeline, extraction = run.extract(paths)
    wanted = comparing.naming(comparing.about(extraction, topic), asked)
    timeline = pipeline.timeline(wanted, asked, figures=topic is not None)
    entries = comparing.most_salient(timeline.entries, top)
    run.deliver(
        answers.Ordered(
            timeline=Timeline(entries),
            documents=extraction.documents,
            skipped=extraction.skipped,
            topic=topic,
        )
    )
    return ExitStatus.DONE if entries else run.nothing("no dated event found", extraction.documents)
