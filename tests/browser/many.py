"""A report of any size, made of the grape harvest over and over."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from osintcli.model.comparison import Comparison, Group
from osintcli.model.interval import Interval
from osintcli.renderers.answers import Reported
from tests import specimens


def many(groups: int) -> Reported:
    """Return a report of so many groups, each with a topic and assertions of its own."""
    made = [_group(at) for at in range(groups)]
    report = specimens.EVERY["report"]
    assert isinstance(report, Reported)
    documents = {
        f"{at}-{name}": replace(one, id=f"{at}-{name}")
        for at in range(groups)
        for name, one in report.documents.items()
    }
    return replace(
        report,
        comparisons=(Comparison(None, tuple(made)),),
        assertions=tuple(one for group in made for one in group.members),
        documents=documents,
        timeline=replace(report.timeline, entries=()),
    )


def _group(at: int) -> Group:
    names = {one.id: f"{at:06x}{one.id[6:]}" for one in specimens.STRIKERS.members}
    members = tuple(
        replace(
            one,
            id=names[one.id],
            document=f"{at}-{one.document}",
            topics=(f"topic {at}",),
            as_of=replace(one.as_of, interval=_later(one.as_of.interval, at % 50)),
        )
        for one in specimens.STRIKERS.members
    )
    estimate = specimens.STRIKERS.estimate
    return replace(
        specimens.STRIKERS,
        id=f"g{at + 1}",
        members=members,
        relations=tuple(replace(r, a=names[r.a], b=names[r.b]) for r in specimens.STRIKERS.relations),
        estimate=replace(estimate, sources=tuple(names[s] for s in estimate.sources)) if estimate else None,
    )


def _later(when: Interval, days: int) -> Interval:
    first, last = (day and day + timedelta(days=days) for day in (when.earliest, when.latest))
    return Interval(first, last)
