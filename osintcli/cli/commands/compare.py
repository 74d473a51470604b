"""`osint compare`: where sources agree, update each other or conflict."""

from __future__ import annotations

from typing import Annotated

import typer

from osintcli.cli import given, options
from osintcli.cli.commands import comparing
from osintcli.errors import InputError
from osintcli.renderers.forms import Format


def compare(
    context: typer.Context,
    *,
    what: options.What = None,
    paths: options.Paths = None,
    topic: options.Topic = None,
    policy: options.Policy = None,
    actor: options.Actor = None,
    place: options.Place = None,
    source: options.Source = None,
    since: options.Since = None,
    until: options.Until = None,
    min_origins: options.MinOrigins = None,
    top: options.Top = None,
    why: options.Why = False,
    plot: Annotated[
        bool,
        typer.Option("--plot", help="Draw the figures over time, bounds as bars.", show_default=False),
    ] = False,
    fail_on: options.FailOn = None,
    form: options.ComparedForm = None,
    json: options.Json = False,
    output: options.Output = None,
    allow_private: options.AllowPrivate = False,
    jobs: options.Jobs = None,
    as_of: options.AsOf = None,
    no_cache: options.NoCache = False,
    color: options.Color = options.Colour.AUTO,
    debug: options.Debug = False,
) -> int:
    """Show where sources agree, update each other or conflict.

    Without TOPIC every measure found is compared.
    """
    run = options.Run(context.obj, form, json, output, no_cache, color, debug, allow_private, jobs, as_of)
    failing = comparing.verdicts(fail_on or [])
    topic, named = given.topic_and_paths(what, paths, topic)
    asked = comparing.asked(
        policy=policy,
        actor=actor,
        place=place,
        source=source,
        since=since,
        until=until,
        min_origins=min_origins,
    )
    if plot and run.format is not Format.TABLE:
        raise InputError(f"--plot draws a table, not {run.format}", "Leave one of the two out.")
    found = comparing.answered(run, named, topic, asked, comparing.View(top, why, plot))
    return comparing.status(run, found, failing)
