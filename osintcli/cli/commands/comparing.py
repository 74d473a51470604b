"""What `compare`, `conflicts` and `timeline` have in common: what was asked, what of it to show, and the exit status."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from osintcli.cli import given, options
from osintcli.errors import ExitStatus, InputError
from osintcli.renderers.forms import Format

if TYPE_CHECKING:
    from osintcli.model.options import Options
    from osintcli.model.timeline import Entry
    from osintcli.pipeline import Extraction, Found, Pipeline
    from osintcli.renderers import answers
    from osintcli.stores.prints import Outcome
    from osintcli.stores.stored import Stored

_FILES = (Format.PARQUET, Format.DATAPACKAGE)
"""Forms that are no text, which a store keeps no print of."""


def asked(
    *,
    policy: str | None = None,
    actor: str | None = None,
    place: str | None = None,
    source: str | None = None,
    since: str | None = None,
    until: str | None = None,
    min_origins: int | None = None,
) -> Options:
    """Return what the user asked of a comparison. Raises `InputError` for a date that is none."""
    from osintcli.model.options import Options

    return Options(
        policy=policy,
        actor=actor,
        place=place,
        source=source,
        since=given.days(since, "--since")[0],
        until=given.days(until, "--until")[1],
        min_origins=min_origins,
    )


class View(NamedTuple):
    """What of a comparison to show: its `top` gravest groups, how every two figures stand, drawings, only conflicts."""

    top: int | None = None
    why: bool = False
    plot: bool = False
    conflicts: bool = False


def answered(run: options.Run, paths: Sequence[str], topic: str | None, how: Options, view: View) -> Outcome:
    """Print the comparison of the documents behind PATHs, and return what it came to.

    What a store was asked before is printed as it was then.
    """
    from osintcli.model.document import Skipped
    from osintcli.stores import prints
    from osintcli.stores.stored import Stored

    pipeline = run.pipeline()
    found = run.read(pipeline, paths)
    if not isinstance(found, Stored) or run.no_cache or run.format in _FILES:
        answer = compared(pipeline, found, topic, how, view)
        groups = answer.comparison.groups
        told = {name for group in groups for one in group.members for name in one.topics}
        run.remember(paths, {*told, *answer.comparison.near}, answer.documents)
        run.deliver(answer)
        return _outcome(answer)
    key = prints.key(found.key, topic, how, view, run.format, run.look)
    kept = prints.get(key) or _printed(found, topic, how, view, run)
    if kept is None:
        answer = compared(pipeline, found, topic, how, view, texts=run.format is Format.HTML)
        kept = _outcome(answer), ("".join(map(str, run.rendered(answer))),)
        prints.put(key, kept[0], kept[1][0])
    run.write(kept[1])
    run.terminal.tell_skipped(Skipped(*one) for one in kept[0].skipped)
    return kept[0]


def _printed(
    store: Stored, topic: str | None, how: Options, view: View, run: options.Run
) -> tuple[Outcome, tuple[str, ...]] | None:
    """Return the page that was printed when a store was written, where that is what is asked."""
    from osintcli.stores import prepared

    if topic is None or view != View() or run.format is not Format.TABLE or how != asked():
        return None
    page = prepared.printed(store.folder, store.key, topic, run.look)
    return None if page is None else (page[0], (page[1],))


def _outcome(answer: answers.Compared) -> Outcome:
    from osintcli.stores.prints import Outcome

    comparison = answer.comparison
    return Outcome(
        topic=comparison.topic,
        verdicts=frozenset(group.verdict.value for group in comparison.groups),
        near=tuple(comparison.near),
        documents=len(answer.documents),
        skipped=tuple((one.path, one.why) for one in answer.skipped),
    )


def compared(
    pipeline: Pipeline, found: Found, topic: str | None, how: Options, view: View, *, texts: bool = True
) -> answers.Compared:
    """Return the comparison of some documents; of a store with their `texts` where a form shows them."""
    from msgspec.structs import replace

    from osintcli.model.comparison import gravest
    from osintcli.renderers import answers

    made = pipeline.compare(found, topic, how, texts=texts)
    first = {group.id for group in gravest(made.comparison.groups)[: view.top]}
    return answers.Compared(
        comparison=replace(made.comparison, groups=tuple(g for g in made.comparison.groups if g.id in first)),
        documents=made.documents,
        skipped=made.skipped,
        conflicts=view.conflicts,
        why=view.why,
        plot=view.plot,
    )


def verdicts(named: Sequence[str]) -> frozenset[str]:
    """Return the verdicts that the user named. Raises `InputError` for a word that is none."""
    if not named:
        return frozenset()
    from difflib import get_close_matches

    from osintcli.model.comparison import Relation

    known = [one.value for one in Relation]
    for word in named:
        if word not in known:
            near = get_close_matches(word, known, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"Verdicts are {', '.join(known)}."
            raise InputError(f"--fail-on: no verdict {word!r}", hint)
    return frozenset(named)


def status(
    run: options.Run, found: Outcome, fail_on: frozenset[str], *, conflicts: bool = False
) -> ExitStatus:
    """Return the exit status of a comparison, with a word when nothing was found."""
    if not found.verdicts:
        what = "no conflict" if conflicts else "nothing to compare"
        words = f"{what} about {found.topic!r}" if found.topic else f"{what} found"
        return run.nothing(words, range(found.documents), nearest(found.topic, found.near))
    standing = sorted(found.verdicts & fail_on)
    if standing:
        run.terminal.say(f"--fail-on: {', '.join(standing)}")
        return ExitStatus.VERDICT
    return ExitStatus.DONE


def nearest(topic: str | None, near: Sequence[str]) -> str:
    """Return what to try instead of a topic that nothing speaks of."""
    if topic in near:
        return "The topic is there: ask for it with fewer options."
    if not near:
        return "`osint topics` lists what can be compared."
    from difflib import get_close_matches

    alike = get_close_matches(topic or "", near, n=3)
    if alike:
        return f"Did you mean {' or '.join(alike)}?"
    return f"Topics here: {', '.join(near[:5])}. `osint topics` lists all."


def about(extraction: Extraction, topic: str | None) -> Extraction:
    """Return an extraction with the assertions of one topic only (`None`: all)."""
    from msgspec.structs import replace

    from osintcli.comparisons.topics import is_about

    if topic is None:
        return extraction
    return replace(extraction, assertions=tuple(one for one in extraction.assertions if is_about(one, topic)))


def naming(extraction: Extraction, how: Options) -> Extraction:
    """Return an extraction with the assertions that name the actor, the place and the speaker asked for (`None`: any)."""
    from msgspec.structs import replace

    if how.actor is None and how.place is None and how.source is None:
        return extraction
    kept = tuple(
        one
        for one in extraction.assertions
        if _names(how.actor, one.actor, one.event.label if one.event else None)
        and _names(how.place, one.place.name if one.place else None, one.sentence_text)
        and _names(how.source, one.attribution.source, one.attribution.origin)
    )
    return replace(extraction, assertions=kept)


def _names(wanted: str | None, *texts: str | None) -> bool:
    """Say whether one of some texts holds all the words wanted, in any case."""
    words = (wanted or "").casefold().split()
    return any(all(word in text.casefold() for word in words) for text in texts if text) if words else True


def most_salient(entries: Sequence[Entry], top: int | None) -> tuple[Entry, ...]:
    """Return the `top` entries that count most, in the order they came."""
    if top is None:
        return tuple(entries)
    best = sorted(range(len(entries)), key=lambda at: (-entries[at].salience, at))[:top]
    return tuple(entries[at] for at in sorted(best))
