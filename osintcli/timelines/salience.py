"""How much an entry matters: how many documents and origins tell it, and what it tells."""

from __future__ import annotations

from collections.abc import Mapping

from osintcli.model.assertion import Kind
from osintcli.model.document import Document
from osintcli.timelines.merging import Cluster

_DOCUMENT, _NAMED, _FIGURE, _HEADLINE, _ORIGIN = 1.0, 0.25, 0.25, 0.5, 0.25


def salience(cluster: Cluster, documents: Mapping[str, Document]) -> float:
    """Return a weight: one for each document, some more for origins, figures, named actors and headlines."""
    said = [one for moment in cluster.tellings for one in moment.said]
    texts = {documents[a.document].sha256 if a.document in documents else a.document for a in said}
    origins = {a.attribution.origin for a in said if a.attribution.origin}
    weight = _DOCUMENT * len(texts) + _ORIGIN * len(origins)
    weight += _NAMED * any(a.actor for a in said)
    weight += _FIGURE * any(a.kind is Kind.QUANTITY for a in said)
    weight += _HEADLINE * any(a.headline for a in said)
    return round(weight, 2)
