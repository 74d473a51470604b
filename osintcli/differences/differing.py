"""The order of the work: documents are paired, then what they say, then their groups, then the sentences of their texts."""

from __future__ import annotations

from osintcli.differences import documents, figures, groups, sentences
from osintcli.model.change import Difference, State


def differ(old: State, new: State) -> Difference:
    """Return what changed. A state differs from itself in nothing."""
    pairs = documents.paired(old, new)
    said = figures.paired(old, new, pairs)
    return Difference(
        documents=tuple(documents.changes(old, new, pairs)),
        groups=tuple(groups.changes(old.groups, new.groups, said)),
        figures=tuple(figures.changes(old, new, said)),
        sentences=tuple(sentences.changes(old, new, pairs, said)),
        twins=pairs,
    )
