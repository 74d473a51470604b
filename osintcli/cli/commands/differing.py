"""The two sides of `osint diff`: earlier outputs are read back, and documents are asked what such an output asks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from osintcli.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from osintcli.cli.options import Run
    from osintcli.model.change import Difference, State
    from osintcli.model.document import Skipped
    from osintcli.pipeline import Pipeline
    from osintcli.renderers.json.states import Scope, Told

ANY = "any"
OUTPUTS = (".json", ".jsonl", ".ndjson", ".html", ".htm")
"""Suffixes of files that may be outputs of ours; `.json` and the like may be documents too, so the content decides."""


def words(named: Sequence[str]) -> frozenset[str]:
    """Return the changes and verdicts that the user named. Raises `InputError` for a word that is neither."""
    if not named:
        return frozenset()
    from difflib import get_close_matches

    from osintcli.model.change import Change
    from osintcli.model.comparison import Relation

    known = [ANY, *(one.value for one in Change), *(one.value for one in Relation)]
    for word in named:
        if word not in known:
            near = get_close_matches(word, known, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"Words are {', '.join(known)}."
            raise InputError(f"--fail-on: no word {word!r}", hint)
    return frozenset(named)


def standing(made: Difference, failing: frozenset[str]) -> list[str]:
    """Return which of the words that the user named apply: kinds of change, and verdicts that groups have come to."""
    from osintcli.model.change import Change

    if not failing:
        return []
    told = {kind.value for kind in made.kinds}
    told |= {one.new.verdict.value for one in made.groups if one.new and Change.VERDICT in one.kinds}
    return sorted((told | ({ANY} if made else set())) & failing)


def states(
    run: Run, pipeline: Pipeline, old: str, new: str, topic: str | None
) -> tuple[State, State, tuple[Skipped, ...]]:
    """Return the two states, and what was not read. Raises `InputError` for outputs that tell different things."""
    told = [_output(run, name) for name in (old, new)]
    scopes = [one.scope for one in told if one is not None]
    if len(scopes) == 2 and scopes[0] != scopes[1]:
        raise InputError(
            f"OLD is {_called(scopes[0])} and NEW {_called(scopes[1])}",
            "Compare an output with one of the same command.",
        )
    scope = scopes[0] if scopes else None
    skipped: list[Skipped] = []
    found: list[State] = []
    asking = (run, replace(run, as_of=None))  # --as-of says which OLD is meant; NEW is as it is
    for name, one, by in zip((old, new), told, asking, strict=True):
        state = one.state if one is not None else _now(by, pipeline, name, scope, topic, skipped)
        found.append(about(state, topic) if scopes else state)
    return found[0], found[1], tuple(skipped)


def _called(scope: Scope) -> str:
    return f"an output of {scope.command}{f' {scope.topic}' if scope.topic else ''}"


def _output(run: Run, name: str) -> Told | None:
    """Return what an earlier output tells; `None` for documents."""
    from osintcli.renderers.json import reading, states

    path = Path(name)
    if name == "-" or not path.is_file() or path.suffix.lower() not in OUTPUTS:
        return None
    try:
        found = reading.objects(run.content(name), name)
    except InputError:
        return None
    return states.of_objects(found, name) if reading.ours(found) else None


def _now(
    run: Run, pipeline: Pipeline, name: str, scope: Scope | None, topic: str | None, skipped: list[Skipped]
) -> State:
    """Return what documents say, asked as `scope` was asked; without one everything is told."""
    from osintcli.model.options import Options
    from osintcli.renderers import answers
    from osintcli.renderers.json.states import of_answer
    from osintcli.stores.stored import Stored

    found = run.read(pipeline, [name])
    held = found if isinstance(found, Stored) else list(found)
    if scope is None:
        state, unread = pipeline.state(held, name, topic)
        skipped.extend(unread)
        return state
    extraction = pipeline.extract(held)
    skipped.extend(extraction.skipped)
    documents = extraction.documents
    if scope.command == "extract":
        return of_answer(answers.Extracted(documents=documents, assertions=extraction.assertions), name)
    if scope.command == "timeline":
        return of_answer(
            answers.Ordered(documents=documents, timeline=pipeline.timeline(extraction, Options())), name
        )
    if scope.command == "sources":
        return of_answer(answers.Listed(documents=documents, copies={}), name)
    asked = Options(verdicts=("conflict",)) if scope.command == "conflicts" else Options()
    compared = pipeline.compare(held, scope.topic, asked)
    return of_answer(answers.Compared(documents=documents, comparison=compared.comparison), name)


def about(state: State, topic: str | None) -> State:
    """Return a state with the assertions of one topic only, and the groups that they are in (`None`: all)."""
    from msgspec import structs

    if topic is None:
        return state
    from osintcli.comparisons.topics import is_about

    said = tuple(one for one in state.assertions if is_about(one, topic))
    ids = {one.id for one in said}
    groups = state.groups and tuple(g for g in state.groups if any(m.id in ids for m in g.members))
    return structs.replace(state, assertions=said, groups=groups)


def told(made: Difference, old: State, new: State, topic: str | None) -> Difference:
    """Return a difference with the sentences of one topic only, those that its assertions stand in (`None`: all)."""
    from msgspec import structs

    if topic is None:
        return made
    wanted = {one.sentence_text for side in (old, new) for one in side.assertions}
    kept = (one for one in made.sentences if any(side and side[1] in wanted for side in (one.old, one.new)))
    return structs.replace(made, sentences=tuple(kept))
