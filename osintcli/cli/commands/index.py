"""`osint index`: keep what was read in a store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from osintcli.cli import given, options
from osintcli.errors import ExitStatus, InputError

if TYPE_CHECKING:
    from osintcli.engines import Engine


def index(
    context: typer.Context,
    *,
    paths: options.Paths = None,
    store: Annotated[
        str, typer.Option("--store", "-s", metavar="DIR", help="The folder of the store; made if need be.")
    ],
    prune: Annotated[
        bool, typer.Option("--prune", help="Let documents go that are gone.", show_default=False)
    ] = False,
    prepare: Annotated[
        bool,
        typer.Option("--prepare/--no-prepare", help="Compare the topics ahead that many documents speak of."),
    ] = True,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Read on a Dask cluster: tcp://scheduler:8786, or local to start one here.",
            show_default=False,
        ),
    ] = None,
    form: options.Form = None,
    json: options.Json = False,
    output: options.Output = None,
    allow_private: options.AllowPrivate = False,
    jobs: options.Jobs = None,
    color: options.Color = options.Colour.AUTO,
    debug: options.Debug = False,
) -> int:
    """Keep what was read in a store, which any later command takes as its PATH.

    Only what is new or changed is read. Without PATH only what other rules have read is read anew. What a `sources.yaml`
    names and is not there is an error, but with --prune, which lets it go. The topics that many documents speak of are
    compared ahead, so that asking for them only prints.
    """
    from osintcli.pipeline.indexing import index as indexed
    from osintcli.renderers import answers
    from osintcli.stores import delta

    run = options.Run(
        context.obj, form, json, output, color=color, debug=debug, allow_private=allow_private, lenient=prune
    )
    named = list(paths or ())
    if not named and not delta.is_store(store):
        raise InputError(f"no documents named, and {store} is no store", "Name files or a folder.")
    if any(delta.is_store(one) for one in named):
        raise InputError("a store cannot be read into a store", "Name the files that it was made of.")
    given.use_own_words(named or [store])
    pipeline = run.pipeline()
    with _engine(cluster, jobs) as engine:
        done = indexed(
            run.found(pipeline, named),
            named,
            store,
            engine,
            prune=prune,
            ahead=prepare,
            waiting=lambda: run.terminal.say(f"waiting: another osint is writing to {store}"),
        )
    run.deliver(
        answers.Indexed(
            store=store,
            version=done.version,
            held=done.documents,
            read=done.read,
            unchanged=done.unchanged,
            removed=done.removed,
            topics=done.ahead.topics,
            compared=done.ahead.made,
            skipped=done.skipped,
        )
    )
    return ExitStatus.DONE if done.documents else ExitStatus.NOTHING


@contextmanager
def _engine(cluster: str | None, jobs: int | None) -> Iterator[Engine]:
    if cluster is None:
        from osintcli.engines.local import engine

        yield engine(jobs)
        return
    from osintcli.engines.cluster import Cluster

    found = Cluster(cluster, jobs)
    try:
        yield found
    finally:
        found.close()
