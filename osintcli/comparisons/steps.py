"""What an event tells: the topics of its trigger, else of its subject ("the vote took place"), and start or end."""

from __future__ import annotations

from osintcli.comparisons import quoted
from osintcli.comparisons.hits import hits
from osintcli.comparisons.lexicon import Topic, TopicKind, lexicon
from osintcli.model.assertion import Assertion, Event
from osintcli.text.stems import stem, stems

ACTS = frozenset({TopicKind.EVENT, TopicKind.HAPPENING})
"""Kinds of topic that an event may tell."""


def told(said: Assertion, event: Event) -> tuple[str, ...]:
    """Return the names of what an event tells, its own word first; the stem of its trigger where no topic knows it."""
    known, root = lexicon(), _root(event)
    named = known.by_name.get(event.trigger) if event.trigger_span is None else None
    own = [named] if named is not None and named.kind in ACTS else []
    empty = phase(event) is not None or root in known.occurring
    acted = _acts(event.subject or "") if empty else []
    weak = [topic for topic in _acts(said.sentence_text) if root in topic.weak]
    spelled = [
        hit.topic
        for hit in hits(event.label)
        if hit.topic.kind in ACTS
        and root in stems(event.label[hit.start : hit.end])
        and hit.end - hit.start > len(root) + 1
    ]
    found = [topic.name for topic in (*own, *acted, *_acts(quoted.trigger(said)), *weak, *spelled)]
    return tuple(dict.fromkeys(found or ([root] if root else [])))


def beside(said: Assertion, steps: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of what else the sentence of an event tells."""
    return tuple(dict.fromkeys(topic.name for topic in _acts(said.sentence_text) if topic.name not in steps))


def phase(event: Event) -> str | None:
    """Return whether an event is a `beginning` or an `ending`: "voting began", "began voting"."""
    known, root = lexicon(), _root(event)
    before = None
    for word in stems(event.label):
        if word == root:
            break
        before = word
    for name, verbs in (("beginning", known.beginning), ("ending", known.ending)):
        if root in verbs or before in verbs:
            return name
    return None


def _root(event: Event) -> str:
    return stem(event.trigger.split()[-1]) if event.trigger else ""


def _acts(text: str) -> list[Topic]:
    return [hit.topic for hit in hits(text) if hit.topic.kind in ACTS]
