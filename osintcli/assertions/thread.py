"""What a text counted last: the thread that "the figure now stands at 38" takes up again."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec import Struct

from osintcli.assertions.predicate import Predicate
from osintcli.model.assertion import Counted
from osintcli.model.quantity import UnitKind
from osintcli.model.sentence import Sentence


class Knot(Struct, frozen=True):
    """A counted thing as the thread keeps it."""

    counted: Counted
    lemma: str | None
    kind: UnitKind
    unit: str
    paragraph: int
    sentence: int


@dataclass
class Thread:
    """The counted things of a document so far, in text order."""

    knots: list[Knot] = field(default_factory=list)
    asked: Knot | None = None
    announced: Knot | None = None

    def add(
        self, counted: Counted, predicate: Predicate | None, kind: UnitKind, unit: str, at: Sentence
    ) -> None:
        """Keep a counted thing."""
        own = predicate is not None and predicate.of is not None and predicate.of.own
        lemma = predicate.lemma if predicate and not own else None
        self.knots.append(Knot(counted, lemma, kind, unit, at.paragraph, at.index))

    def ask(self, counted: Counted, lemma: str | None, at: Sentence) -> None:
        """Keep what a question asks for ("How many dead?"): it counts until the next question."""
        self.asked = Knot(counted, lemma, UnitKind.COUNT, "", at.paragraph, at.index)

    def announce(self, counted: Counted, lemma: str | None, at: Sentence) -> None:
        """Keep what a paragraph says it is about ("Then there are the birds."): it counts where nothing else does."""
        self.announced = Knot(counted, lemma, UnitKind.COUNT, "", at.paragraph, at.index)

    def last(
        self, at: Sentence, *, bare: bool = True, unit: str | None = None, spelled: bool = False
    ) -> Knot | None:
        """Return what a figure without a noun takes up: the nearest of its own sentence, what was asked, the nearest before.

        `bare` wants a count, else a measured figure; `unit` the same unit.
        `spelled` wants one whose noun stands in the text: "relief", not the "spending" that a verb tells.
        """
        counts = {UnitKind.COUNT, UnitKind.NUMBER}
        told = self.announced if bare and unit is None and self._announces(at) else None
        for knot in reversed(self.knots[-24:]):
            if knot.sentence < at.index and self._asks(at):
                return self.asked
            if told is not None and knot.paragraph != at.paragraph:
                return told
            if unit is not None and knot.unit != unit:
                continue
            if spelled and knot.counted.span is None:
                continue
            if (knot.kind in counts) == bare and knot.counted.noun:
                return knot
        return self.asked if self._asks(at) else told

    def here(self, at: Sentence) -> Knot | None:
        """Return what was counted last in the paragraph, else what it says it is about."""
        knot = self.last(at)
        return knot if knot is not None and knot.paragraph == at.paragraph else None

    def asked_in(self, at: Sentence) -> Knot | None:
        """Return what the paragraph's question asks for."""
        return self.asked if self._asks(at) else None

    def _announces(self, at: Sentence) -> bool:
        return self.announced is not None and self.announced.paragraph == at.paragraph

    def _asks(self, at: Sentence) -> bool:
        return self.asked is not None and self.asked.paragraph == at.paragraph
