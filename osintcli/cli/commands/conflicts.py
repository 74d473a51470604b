"""`osint conflicts`: only what is open."""

from __future__ import annotations

import typer

from osintcli.cli import given, options
from osintcli.cli.commands import comparing


def conflicts(
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
    """Show only what is open: groups in conflict."""
    from msgspec.structs import replace

    run = options.Run(context.obj, form, json, output, no_cache, color, debug, allow_private, jobs, as_of)
    failing = comparing.verdicts(fail_on or [])
    topic, named = given.topic_and_paths(what, paths, topic)
    asked = replace(
        comparing.asked(
            policy=policy,
            actor=actor,
            place=place,
            source=source,
            since=since,
            until=until,
            min_origins=min_origins,
        ),
        verdicts=("conflict",),
    )
    found = comparing.answered(run, named, topic, asked, comparing.View(top, why, conflicts=True))
    return comparing.status(run, found, failing, conflicts=True)
