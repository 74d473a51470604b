"""How much an entry matters: how many documents tell it, what is still told days later, and what it tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from osintcli.model.assertion import Kind
from osintcli.model.document import Document
from osintcli.model.interval import Interval
from osintcli.timelines.merging import Cluster

SAME_DAY = 0.25
"""A telling of the day itself, the day after or a day to come: the day's news is told whether it will matter or not."""

NAMED = FIGURE = HEADLINE = ORIGINS = 0.02
"""What a named actor, a figure, a headline, more than one origin add, as shares of the weight: they part equals."""

MONTH_WEIGHT, YEAR_WEIGHT = 0.5, 0.15
"""What an entry weighs that is known to a month or a year only: the background that every article tells anew."""

MONTH = 31

Shares = Mapping[tuple[str, Interval], int]
"""How many entries of one time a text has a part in."""


def shares(clusters: Sequence[Cluster], documents: Mapping[str, Document]) -> Shares:
    """Count the entries that a text tells for one time: a text that tells a day in ten sentences is not ten texts."""
    counts: Counter[tuple[str, Interval]] = Counter()
    for cluster in clusters:
        counts.update((text, cluster.when) for text in _tellers(cluster, documents))
    return counts


def salience(cluster: Cluster, documents: Mapping[str, Document], parts: Shares) -> float:
    """Return the weight of an entry, about 1 for each document that tells it later; those of one day add up to the day's.

    `SAME_DAY` was tuned on the development half of the timelines benchmark (date F1 of the heaviest days).
    """
    tellers = _tellers(cluster, documents)
    weight = sum(
        _telling(name, cluster, documents) / parts[text, cluster.when] for text, name in tellers.items()
    )
    said = [one for moment in cluster.tellings for one in moment.said]
    origins = {a.attribution.origin for a in said if a.attribution.origin}
    extra = NAMED * any(a.actor for a in said)
    extra += FIGURE * any(a.kind is Kind.QUANTITY for a in said)
    extra += HEADLINE * any(a.headline for a in said)
    extra += ORIGINS * (len(origins) > 1)
    return round(weight * (1 + extra) * _precision(cluster.when), 4)


def _precision(when: Interval) -> float:
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return YEAR_WEIGHT
    days = (last - first).days
    return 1.0 if not days else MONTH_WEIGHT if days <= MONTH else YEAR_WEIGHT


def _tellers(cluster: Cluster, documents: Mapping[str, Document]) -> dict[str, str]:
    """Return a text (the same for its copies) to the document that tells the entry in it for its very time.

    Who tells it for the year only has no part in the weight of the day that others name.
    """
    told = [one for moment in cluster.tellings if moment.when == cluster.when for one in moment.said]
    said = told or [one for moment in cluster.tellings for one in moment.said]
    return {
        documents[one.document].sha256 if one.document in documents else one.document: one.document
        for one in said
    }


def _telling(name: str, cluster: Cluster, documents: Mapping[str, Document]) -> float:
    written = documents[name].published.anchor if name in documents else None
    day = cluster.when.latest
    if written is None or day is None:
        return 1.0
    return 1.0 if (written - day).days > 1 else SAME_DAY
