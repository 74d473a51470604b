"""What a command has to say, ready for any renderer: nouns of the model with the documents they come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from osintcli.model.assertion import Assertion
from osintcli.model.change import Difference, State
from osintcli.model.comparison import Comparison, Group, TopicCount
from osintcli.model.dating import Dating
from osintcli.model.document import Document, Skipped
from osintcli.model.family import Alike, Family
from osintcli.model.mention import Mentions
from osintcli.model.span import Span
from osintcli.model.standing import Stand, Verification
from osintcli.model.timeline import Timeline

Documents = Mapping[str, Document]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What every answer carries: the documents by id, in order, and what could not be read."""

    documents: Documents = msgspec.field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()


class Mentioned(Answer, frozen=True, kw_only=True):
    """`osint mentions`: a document's id to its mentions; `explain` shows the rules that read them."""

    mentions: Mapping[str, Mentions]
    explain: bool = False


class Extracted(Answer, frozen=True, kw_only=True):
    """`osint extract`."""

    assertions: tuple[Assertion, ...]


class Compared(Answer, frozen=True, kw_only=True):
    """`osint compare`; with `conflicts` only what is open. `why` shows the relations behind a verdict, `plot` draws it."""

    comparison: Comparison
    conflicts: bool = False
    why: bool = False
    plot: bool = False

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups in the order of the comparison."""
        return self.comparison.groups


class Ordered(Answer, frozen=True, kw_only=True):
    """`osint timeline`; of one `topic`, where the figures are drawn as they changed."""

    timeline: Timeline
    topic: str | None = None


class Counted(Answer, frozen=True, kw_only=True):
    """`osint topics`."""

    topics: tuple[TopicCount, ...]


class Kin(msgspec.Struct, frozen=True):
    """What a document's family is called (f1, f2, in the order of the corpus), and the documents it is tied to, and how."""

    family: str | None = None
    ties: tuple[tuple[str, Alike], ...] = ()


NO_KIN = Kin()


class Listed(Answer, frozen=True, kw_only=True):
    """`osint sources`: a document's id to the ids of its copies, and the families of copies and versions."""

    copies: Mapping[str, tuple[str, ...]]
    families: tuple[Family, ...] = ()

    def kin(self) -> dict[str, Kin]:
        """Return of each document with copies or versions what its family is called and what it is tied to."""
        found: dict[str, Kin] = {}
        for number, family in enumerate(self.families, 1):
            tied: dict[str, list[tuple[str, Alike]]] = {name: [] for name in family.members}
            for tie in family.ties:
                tied[tie.one].append((tie.other, tie))
                tied[tie.other].append((tie.one, tie))
            found |= {name: Kin(f"f{number}", tuple(ties)) for name, ties in tied.items()}
        return found


class Shown(Answer, frozen=True, kw_only=True):
    """`osint show`: an assertion, and the stretch of its document to show it in."""

    assertion: Assertion
    around: Span


class Indexed(Answer, frozen=True, kw_only=True):
    """`osint index`: a store, its version now, how many documents it holds, and what the run did.

    `topics` counts those that it has answers to, `compared` those of them that the run compared.
    """

    store: str
    version: int
    held: int
    read: int
    unchanged: int
    removed: int
    topics: int = 0
    compared: int = 0


class Queried(Answer, frozen=True, kw_only=True):
    """`osint sql`: names of columns, and rows of numbers, texts, booleans, lists of them and `None`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


class Dated(Answer, frozen=True, kw_only=True):
    """`osint date`."""

    datings: tuple[Dating, ...]


class Verified(Answer, frozen=True, kw_only=True):
    """`osint verify`: what became of the quotes of `file`."""

    verification: Verification
    file: str

    def counts(self) -> dict[str, int]:
        """Return how many quotes stand, moved, were altered, are gone, are of a missing document."""
        found = [one.stand for one in self.verification.standings]
        return {one.value: found.count(one) for one in Stand}


class Differed(Answer, frozen=True, kw_only=True):
    """`osint diff`: what changed from the `old` state to the `new` one, whose documents these are."""

    difference: Difference
    old: State
    new: State
    topic: str | None = None


class Reported(Answer, frozen=True, kw_only=True):
    """`osint report`: one comparison of everything, or one a topic asked for; every assertion, and the line of time."""

    comparisons: tuple[Comparison, ...]
    assertions: tuple[Assertion, ...]
    timeline: Timeline
    title: str | None = None

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups of all comparisons."""
        return tuple(group for one in self.comparisons for group in one.groups)

    def singly(self) -> Iterator[Compared]:
        """Yield its comparisons, as `osint compare` would give them."""
        for one in self.comparisons:
            yield Compared(comparison=one, documents=self.documents, skipped=self.skipped)
