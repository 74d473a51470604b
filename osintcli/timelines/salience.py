"""How much an entry matters: how many documents tell it, what is still told days later, and what it tells."""

from __future__ import annotations

from collections.abc import Mapping

from osintcli.model.assertion import Kind
from osintcli.model.document import Document
from osintcli.timelines.merging import Cluster

SAME_DAY = 0.5
"""A telling of the day itself or the day after weighs half: the day's news is told whether it will matter or not."""

TOGETHER = 1.5
"""Power of the tellings: an event that five documents tell outweighs five that one document tells each."""

NAMED = FIGURE = HEADLINE = ORIGINS = 0.1
"""What a named actor, a figure, a headline, more than one origin add, as shares of the weight."""


def salience(cluster: Cluster, documents: Mapping[str, Document]) -> float:
    """Return the weight of an entry; about 1 for what two documents tell on its day.

    Tuned on the development half of the timelines benchmark (date F1 of the heaviest days).
    """
    said = [one for moment in cluster.tellings for one in moment.said]
    tellings = {_text(a.document, documents): _telling(a.document, cluster, documents) for a in said}
    origins = {a.attribution.origin for a in said if a.attribution.origin}
    extra = NAMED * any(a.actor for a in said)
    extra += FIGURE * any(a.kind is Kind.QUANTITY for a in said)
    extra += HEADLINE * any(a.headline for a in said)
    extra += ORIGINS * (len(origins) > 1)
    return round(float(sum(tellings.values()) ** TOGETHER) * (1 + extra), 3)


def _text(name: str, documents: Mapping[str, Document]) -> str:
    """Return what is the same for a text and its copy."""
    return documents[name].sha256 if name in documents else name


def _telling(name: str, cluster: Cluster, documents: Mapping[str, Document]) -> float:
    written = documents[name].published.anchor if name in documents else None
    day = cluster.when.latest
    if written is None or day is None:
        return 1.0
    return 1.0 if (written - day).days > 1 else SAME_DAY
