"""What a reader keeps in mind: who spoke last, and what the last sentences were about."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec import Struct

from osintcli.model.attribution import Level


class Speaker(Struct, frozen=True):
    """A speaker led back to the name: the words that name him, who first said it, how well he is known, and why."""

    source: str
    origin: str | None
    level: Level
    why: str = ""
    kind: str = "body"
    post: str | None = None


FAR = {"person": 2500, "body": 1200, "many": 1200, "paper": 6000}
"""Code points after which a pronoun, or "the report", goes back to nobody."""


class Topic(Struct, frozen=True):
    """What a sentence is about: its first subject that is a name, a body or a paper, before it is led to a speaker.

    `owner` is the body behind a paper, `head` the last word in lower case; the sentence `begins` at an offset. `many` are
    several persons, none of them named.
    """

    words: str
    head: str
    start: int
    sentence: int
    begins: int
    paper: bool = False
    many: bool = False
    owner: str | None = None


KEPT = 4
"""Topics that are kept in mind."""


@dataclass
class Memory:
    """Who spoke last, as far as a document has been read: one of each kind, with the offset."""

    last: dict[str, tuple[Speaker, int]] = field(default_factory=dict)
    topics: list[Topic] = field(default_factory=list)
    now: int = 0

    def about(self, topic: Topic) -> None:
        """Remember what the sentence at hand is about."""
        self.topics = [*self.topics[1 - KEPT :], topic]

    def before(self) -> Topic | None:
        """Return what the sentence before the one at hand (`now`) was about, unless another has spoken in it or since."""
        topic = next((t for t in reversed(self.topics) if t.sentence == self.now - 1), None)
        spoke = max((at for kind, (_, at) in self.last.items() if kind != "person"), default=-1)
        return None if topic is None or spoke >= topic.begins else topic

    def keep(self, speaker: Speaker, at: int, kind: str | None = None) -> None:
        """Remember a speaker for the pronouns that follow."""
        self.last[kind or speaker.kind] = (speaker, at)

    def recall(self, at: int, *kinds: str) -> Speaker | None:
        """Return the speaker of one of these kinds who spoke last before an offset, if that is not far back."""
        near = [
            (n, s)
            for k in kinds
            for s, n in [self.last.get(k, (None, -1))]
            if s is not None and at - n <= FAR[k]
        ]
        return max(near, key=lambda found: found[0])[1] if near else None
