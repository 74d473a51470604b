"""What assertions of all documents have in common: topics, and one origin for the speakers of one body."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from osintcli.model.assertion import Assertion


def joined(assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """Give assertions of all documents their topics, and speakers of one body one origin."""
    from osintcli.comparisons import topics
    from osintcli.text.speaker_names import unify

    named = [(a.document, a.attribution.origin) for a in assertions if a.attribution.origin]
    by_document: dict[str, set[str]] = {}
    for document, name in named:
        by_document.setdefault(document, set()).add(name)
    posts = {a.attribution.origin: a.attribution.post for a in assertions if a.attribution.post}
    names = unify(
        (name for _, name in named),
        by_document.values(),
        {who: post for who, post in posts.items() if who and post},
        _voices(assertions),
    )
    return tuple(
        replace(
            a,
            topics=topics.label(a),
            attribution=a.attribution
            if a.attribution.origin is None
            else replace(a.attribution, origin=names.get(a.attribution.origin, a.attribution.origin)),
        )
        for a in assertions
    )


def _voices(assertions: Sequence[Assertion]) -> list[tuple[str, str]]:
    """Who speaks for whom: a source that no other stands behind, and its origin."""
    from osintcli.text.speaker_names import normal

    said = (a.attribution for a in assertions)
    alone = [(normal(s.source), s.origin) for s in said if s.source and s.origin and len(s.chain) == 1]
    return [(who, body) for who, body in alone if who != body]
