"""Assertions to one line of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from osintcli.model.assertion import AsOf, Assertion
from osintcli.model.comparison import Relation
from osintcli.model.document import Document
from osintcli.model.interval import Interval
from osintcli.model.timeline import Entry, Timeline
from osintcli.text import days
from osintcli.timelines.merging import Cluster, merge
from osintcli.timelines.moments import Moment, moments
from osintcli.timelines.salience import Shares, salience, shares
from osintcli.timelines.triggers import is_speech, pronouns


class Stretch(Protocol):
    """What of the options a line of time reads: the first and the last day wanted."""

    @property
    def since(self) -> date | None:
        """The first day wanted."""

    @property
    def until(self) -> date | None:
        """The last day wanted."""


def order(
    assertions: Sequence[Assertion],
    documents: Mapping[str, Document],
    options: Stretch | None = None,
    *,
    figures: bool = False,
) -> Timeline:
    """Return the dated events of all documents in date order, each once, with all that tell it.

    `options` may bound the days (`since`, `until`). Plans stand apart from what happened. With `figures` it
    is the line of a topic: its figures stand on it as they changed, those of the day of writing too.
    """
    wanted = Interval(options.since, options.until) if options is not None else Interval()
    clusters = merge([m for m in moments(assertions, documents, figures=figures) if m.when.meets(wanted)])
    parts = shares(clusters, documents)
    found = [_entry(cluster, documents, parts) for cluster in clusters]
    return Timeline(tuple(sorted(found, key=_line)))


def _line(entry: Entry) -> tuple[object, ...]:
    when = entry.date.interval
    first = when.earliest or when.latest or date.max
    return (first, when.latest or date.max, -entry.salience, entry.label, entry.members[0].id)


def _entry(cluster: Cluster, documents: Mapping[str, Document], parts: Shares) -> Entry:
    sharpest = min(cluster.tellings, key=_sharpness)
    when = sharpest.date
    if cluster.when != when.interval:
        when = AsOf(cluster.when, when.basis, when.text, when.span, when.value, when.mod)
    verdict, why = _judge(cluster)
    members = tuple(said for moment in cluster.tellings for said in moment.said)
    return Entry(when, _label(cluster), verdict, why, salience(cluster, documents, parts), members)


def _sharpness(moment: Moment) -> tuple[object, ...]:
    first, last = moment.when.earliest, moment.when.latest
    width = (last - first).days if first is not None and last is not None else 10**6
    return (width, moment.date.text is None, moment.first.document, moment.first.quote.span)


def _label(cluster: Cluster) -> str:
    """Return the words that tell it best: a deed before words about it, an event before a figure, what most tell."""
    firsts = [moment.first for moment in cluster.tellings if not is_speech(moment.act)]
    firsts = firsts or [moment.first for moment in cluster.tellings]
    events = [said.event.label for said in firsts if said.event is not None and said.event.label]
    words = events or [_figure(said) for said in firsts]
    counts = Counter(words)
    return min(counts, key=lambda label: (-counts[label], *_clumsiness(label), label))


def _clumsiness(label: str) -> tuple[object, ...]:
    """Sort labels by how they read: no pronoun in front, not cut off, long enough to tell, and of these the shortest."""
    first = label.partition(" ")[0].lower()
    return (
        first in pronouns(),
        label.endswith("…"),
        ":" in label,
        max(0, TELLING - len(label)),
        len(label),
    )


def _figure(said: Assertion) -> str:
    """Return the words of a figure; a short one needs the words around it, without the marks of a list."""
    exact, sentence = said.quote.exact, " ".join(said.sentence_text.split()).lstrip("-–•*· ")
    if exact.count(" ") >= FEW:
        return exact[:1].upper() + exact[1:]
    return sentence if len(sentence) <= LABEL else sentence[:LABEL].rsplit(" ", 1)[0] + " …"


FEW = 3
"""Spaces in a figure's own words that tell enough."""
TELLING = 45
"""Code points from which on a label tells who did what to whom; below, the longer tells more."""
LABEL = 120
"""Code points of a label."""


def _judge(cluster: Cluster) -> tuple[Relation, str]:
    documents = sorted({moment.first.document for moment in cluster.tellings})
    if cluster.rivals:
        other = cluster.rivals[0]
        return Relation.CONFLICT, f"Others tell it for {days.words(other.when)}: {_label(other).rstrip('.')}."
    if cluster.outcome is not None:
        day = days.words(cluster.outcome.when)
        return (
            Relation.PLANNED_VS_ACTUAL,
            f"A plan; it came about, told for {day}: {_label(cluster.outcome).rstrip('.')}.",
        )
    if cluster.plan is not None and len(cluster.tellings) == 1:
        return Relation.PLANNED_VS_ACTUAL, f"It had been planned for {days.words(cluster.plan.when)}."
    if len(cluster.tellings) == 1:
        return Relation.UNDETERMINED, "A plan, told once." if cluster.ahead else "Told once."
    dates = {moment.when for moment in cluster.tellings}
    told = (
        f"{len(documents)} documents tell it"
        if len(documents) > 1
        else "One document tells it more than once"
    )
    if len(dates) > 1:
        wide = " and ".join(days.words(when) for when in sorted(dates, key=lambda when: str(when.edtf)))
        return Relation.REFINES, f"{told}, with dates that fit each other: {wide}."
    return Relation.AGREE, f"{told}, for {days.words(cluster.when)}."
