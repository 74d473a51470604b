"""Two readings side by side, what their group knows of them, and what a level says of them."""

from __future__ import annotations

from functools import cached_property
from typing import Protocol

from msgspec import Struct, field

from osintcli.comparisons import times
from osintcli.comparisons.ranges import Range
from osintcli.comparisons.readings import Reading
from osintcli.comparisons.wording import full
from osintcli.model.assertion import Assertion, Event
from osintcli.model.comparison import Relation
from osintcli.model.interval import Interval


class Facts(Struct, frozen=True):
    """What only the whole group can tell.

    `bases` maps an increment to the total that it adds to; `sums` an increment whose sum nobody states to that
    sum; `rivals` holds pairs of voices that contradict each other at one time; `apart` pairs of dates that one
    voice of one document gives to two events; `told` the figures that one voice of one document gives, where
    they are several; `complete` maps an addition or a part to the totals between which it lies: "61, another
    18, 79 in all"; `parts` a figure to the totals of other texts that the figures of its sentence make. `grows`
    says that its figures only add up, `once` and `repeats` say whether the events of the group can happen only
    once, or every day anew.
    """

    bases: dict[str, Reading] = field(default_factory=dict)
    sums: dict[str, Range] = field(default_factory=dict)
    rivals: frozenset[frozenset[str]] = frozenset()
    apart: tuple[tuple[Interval, Interval], ...] = ()
    told: dict[tuple[str, str], tuple[Reading, ...]] = field(default_factory=dict)
    complete: dict[str, frozenset[str]] = field(default_factory=dict)
    parts: dict[str, frozenset[str]] = field(default_factory=dict)
    grows: bool = False
    once: bool = False
    repeats: bool = False


class Pair(Struct, frozen=True, dict=True):
    """`a` stands before `b` in the line of as-of times. What several levels ask of both is found once."""

    a: Reading
    b: Reading
    facts: Facts = field(default_factory=Facts)

    @cached_property
    def order(self) -> times.Order:
        """How the two times stand to each other."""
        return times.order(self.a.time, self.b.time)

    @cached_property
    def apart(self) -> bool:
        """Whether the two times share no day."""
        return self.order in (times.Order.BEFORE, times.Order.AFTER)

    @property
    def one_voice(self) -> bool:
        """Whether one speaker of one document gives both."""
        return self.a.said.document == self.b.said.document and self.a.voice == self.b.voice

    def range_of(self, reading: Reading) -> Range | None:
        """Return what a reading comes to: beside a total an addition comes to its sum, where nobody states the sum."""
        if self.a.increment and self.b.increment:
            return reading.range
        return self.facts.sums.get(reading.id, reading.range)

    def words(self, reading: Reading) -> str:
        """Return figure, time and speaker of a reading, and that it stands for its sum where it does."""
        summed = self.facts.sums.get(reading.id)
        if summed is None or (self.a.increment and self.b.increment):
            return full(reading)
        return f"{full(reading)} with what came before"

    @cached_property
    def ranges(self) -> tuple[Range, Range] | None:
        """Return both ranges, or `None` when one names no number."""
        a, b = self.range_of(self.a), self.range_of(self.b)
        return (a, b) if a is not None and b is not None else None

    @cached_property
    def meet(self) -> bool:
        """Whether one number, or one day, can be meant by both."""
        if self.a.event:
            return self.a.date.known and self.b.date.known and self.a.date.meets(self.b.date)
        return self.ranges is not None and self.ranges[0].meets(self.ranges[1])

    @cached_property
    def same(self) -> bool:
        """Whether both name the same figure, rounding aside."""
        return self.ranges is not None and self.ranges[0].same(self.ranges[1])

    def is_base(self) -> bool:
        """Say whether one is the total that the other adds to, or tells that total again."""
        return self._adds(self.a, self.b) or self._adds(self.b, self.a)

    def _adds(self, more: Reading, total: Reading) -> bool:
        base = self.facts.bases.get(more.id)
        told = total.settled or (total.ahead and not more.settled)
        if base is None or total.increment or not told or base.range is None or total.range is None:
            return False
        return base.id == total.id or (base.range.same(total.range) and base.time == total.time)

    @property
    def completes(self) -> bool:
        """Whether an earlier total and the one of the two that is an addition or a part make the other."""
        more, total = self.split(self.a.increment or self.a.part)
        return self.facts.complete.get(more.id) is not None and total.id in self.facts.complete[more.id]

    @property
    def shrinks(self) -> bool:
        """Whether one speaker tells, days after another, less of what only adds up: the dead and hurt of one occurrence."""
        a, b = self.a, self.b
        if not (self.facts.grows and self.apart and a.settled and b.settled) or None in (a.origin, b.origin):
            return False
        first, then = self.split(self.order is times.Order.BEFORE)
        less = first.range is not None and then.range is not None and then.range.point < first.range.point
        near = times.gap(a.time, b.time) <= times.NARROW
        return a.origin != b.origin and less and near and not self.meet and not (a.increment or b.increment)

    @property
    def former(self) -> Reading | None:
        """The one that its sentence tells as what the other one was: "from 85 to 60", "moved from 3 May to 5 May"."""
        if self.a.event and self.b.event:
            return self._moved
        if self.a.former == self.b.former or self.a.said.sentence != self.b.said.sentence:
            return None
        return self.a if self.a.former else self.b

    @property
    def _moved(self) -> Reading | None:
        one, other = self.a.said, self.b.said
        if one.sentence != other.sentence or one.event is None or other.event is None:
            return None
        if one.event.trigger_span != other.event.trigger_span:
            return None
        links = (_link(one, one.event), _link(other, other.event))
        return {("from", "to"): self.a, ("to", "from"): self.b}.get(links)

    def split(self, a_first: bool) -> tuple[Reading, Reading]:
        """Return both readings, `a` first where `a_first`."""
        return (self.a, self.b) if a_first else (self.b, self.a)


def _link(said: Assertion, event: Event) -> str:
    """Return the word before the date of an event."""
    if event.date.span is None:
        return ""
    before = said.sentence_text[: max(0, event.date.span.start - said.sentence.start)].split()
    return before[-1].lower() if before else ""


class Found(Struct, frozen=True):
    """What a level says: the relation, the sentence that says why, a short note."""

    relation: Relation
    why: str
    note: str | None = None


class Level(Protocol):
    """A rung of the ladder: it says what the pair is, or passes it on with `None`."""

    def __call__(self, pair: Pair, /) -> Found | None:
        """Return what the level says, or `None`."""
