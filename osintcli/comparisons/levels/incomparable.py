"""Another thing after all: a part against its whole, an addition against a total that holds it, two claimants' two days."""

from __future__ import annotations

from osintcli.comparisons import times
from osintcli.comparisons.keys import is_name, same_actor
from osintcli.comparisons.levels import events
from osintcli.comparisons.levels.pair import Found, Level, Pair
from osintcli.comparisons.lexicon import lexicon
from osintcli.comparisons.readings import Reading
from osintcli.comparisons.scopes import other_place
from osintcli.comparisons.wording import figure, full, speaker
from osintcli.model.assertion import Measure
from osintcli.model.comparison import Relation


def tell(pair: Pair) -> Found | None:
    """Say why the two may not be compared, or pass."""
    rules = _EVENTS if pair.a.event else _QUANTITIES
    why = next((said for rule in rules if (said := rule(pair))), None)
    if why is None:
        return None
    alike = pair.same and not pair.a.event
    note = "look-alike" if alike else None
    tail = " The equal figures are a look-alike, not an agreement." if alike else ""
    return Found(Relation.INCOMPARABLE, f"{why}{tail}", note)


def _two_additions(pair: Pair) -> str | None:
    a, b = pair.a, pair.b
    if not (a.increment and b.increment):
        return None
    if (pair.same and not pair.apart) or (a.change and b.change and not pair.apart):
        return None
    return f"Two separate additions: {full(a)} and {full(b)}."


def _addition_beside_total(pair: Pair) -> str | None:
    a, b = pair.a, pair.b
    if a.increment == b.increment or pair.is_base():
        return None
    if pair.same and not pair.apart and Measure.INCREMENT not in (a.measure, b.measure):
        return None  # "rose by 40" retold as "40 more": only the wording of a trend
    if pair.same and a.origin is not None and a.origin == b.origin:
        return None  # its speaker tells it again
    more, total = pair.split(a.increment)
    if pair.completes:
        return None
    if more.id in pair.facts.sums and (total.ahead or _holds_sum(pair, more, total)):
        return None  # with its base it stands for a total that nobody states
    return f"{_capital(full(more))} came on top; {full(total)} is a total."


def _holds_sum(pair: Pair, more: Reading, total: Reading) -> bool:
    """Say whether a total is of a later time than an addition, so that it holds the sum."""
    due = times.order(more.time, total.time)
    if due is times.Order.BEFORE:
        return True
    return (
        due is times.Order.LOOSE
        and total.range is not None
        and total.range.point > pair.facts.sums[more.id].point
    )


def _part(pair: Pair) -> str | None:
    parts = [reading for reading in (pair.a, pair.b) if reading.part]
    here, there = pair.a.place, pair.b.place
    if len(parts) != 1 or (here is not None and there is not None and here.path == there.path):
        return None  # of one place: there the part is the whole
    (part,) = parts
    if pair.completes:
        return None
    other = pair.b if part is pair.a else pair.a
    return f"{_capital(full(part))} is a part of the whole; {full(other)} is not that part."


def _periods(pair: Pair) -> str | None:
    """Two amounts that fell in two stretches of time ("in spring", "in June"): neither takes the other's place."""
    topic = lexicon().by_name.get(pair.a.facets.measured or "")
    if topic is None or not topic.period or not pair.apart or pair.same:
        return None
    if all((times.days(reading.time) or times.WIDE) <= times.NARROW for reading in (pair.a, pair.b)):
        return None
    return f"Two stretches of time: {full(pair.a)} and {full(pair.b)}."


def _summed(pair: Pair) -> str | None:
    """The figures of one sentence make the total that the other text tells."""
    for part, whole in ((pair.a, pair.b), (pair.b, pair.a)):
        if whole.id in pair.facts.parts.get(part.id, ()) and not (pair.same or part.increment):
            return f"{_capital(full(part))} is a part: with what is told beside it, it makes {full(whole)}."
    return None


def _places(pair: Pair) -> str | None:
    a, b = pair.a.place, pair.b.place
    if a is None or b is None or not other_place(a, b):
        return None
    return f"Two places: {figure(pair.a)} in {a.name}, {figure(pair.b)} in {b.name}."


def _another_denial(pair: Pair) -> str | None:
    a, b = pair.a, pair.b
    if a.refused == b.refused:
        return None
    denial, claim = pair.split(a.refused)
    return None if pair.meet else f"The denial is of {figure(denial)}, not of {full(claim)}."


def _possibility(pair: Pair) -> str | None:
    a, b = pair.a, pair.b
    if a.possible == b.possible or pair.is_base():
        return None
    guess, count = pair.split(a.possible)
    if count.ahead and pair.same and not pair.apart:
        return None  # "to cut 15,000 jobs", "may cut 15,000 jobs"
    if count.ahead or not _after(guess, count):
        return f"{_capital(figure(guess))} is a possibility, {full(count)} is no outcome of it."
    return None


def _recalled(plan: Reading, count: Reading) -> bool:
    """Say whether a pledge may be older than its telling: a text that tells it beside what came of it looks back."""
    beside = plan.said.document == count.said.document
    return plan.pledged or (beside and not plan.dated)


def _before_the_plan(pair: Pair) -> str | None:
    a, b = pair.a, pair.b
    if a.ahead == b.ahead:
        return None
    plan, count = pair.split(a.ahead)
    if count.settled and not _after(plan, count) and not _recalled(plan, count):
        return f"{_capital(full(count))} stood before the plan of {full(plan)} was made."
    return None


def _two_parties(pair: Pair) -> str | None:
    a, b = pair.a, pair.b
    one, other = a.said.actor, b.said.actor
    if not (a.ahead and b.ahead) or pair.meet or one is None or other is None or same_actor(one, other):
        return None
    if not (is_name(one) and is_name(other)):
        return None
    return f"Plans of two parties: {full(a)} of {one}, {full(b)} of {other}."


def _after(plan: Reading, count: Reading) -> bool:
    """Say whether a figure can be the outcome of a plan: it is of a later time, or was told later."""
    earlier = times.order(count.time, plan.time) is times.Order.BEFORE
    told = times.order(plan.told, count.told) is times.Order.BEFORE
    return not earlier or told


def _claimants(pair: Pair) -> str | None:
    a, b, rivals = pair.a, pair.b, pair.facts.rivals
    if (
        rivals
        and pair.apart
        and not pair.same
        and a.refused == b.refused
        and frozenset((a.voice, b.voice)) in rivals
    ):
        return f"Different claimants on different dates: {full(a)} and {full(b)}."
    return None


def _own_words(pair: Pair) -> str | None:
    a, b = pair.a, pair.b
    if (
        not pair.one_voice
        or pair.apart
        or pair.meet
        or a.ahead != b.ahead
        or a.refused != b.refused
        or pair.is_base()
        or pair.former is not None
        or pair.completes
    ):
        return None
    who = speaker(a) or "the article's own voice"
    return f"From {who} come both {figure(a)} and {figure(b)} for one time, so they count different things."


def _spoken_for(pair: Pair) -> str | None:
    """The other text tells this very figure, and beside it the one at hand: so that one counts something else."""
    if pair.meet or pair.apart or pair.a.ahead != pair.b.ahead or pair.is_base() or pair.former is not None:
        return None
    for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
        beside = pair.facts.told.get((other.said.document, other.voice), ())
        same = next(
            (
                r
                for r in beside
                if r.id != other.id and not r.former and _tells(r, one) and _at_once(r, other)
            ),
            None,
        )
        if same is not None:
            return (
                f"{_capital(full(one))} is told there as well; {full(other)} beside it counts something else."
            )
    return None


def _tells(reading: Reading, other: Reading) -> bool:
    if reading.range is None or other.range is None or reading.increment != other.increment:
        return False
    return reading.said.document != other.said.document and reading.range.same(other.range)


def _at_once(a: Reading, b: Reading) -> bool:
    return times.order(a.time, b.time) in (times.Order.SAME, times.Order.UNKNOWN)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_QUANTITIES = (
    _two_additions,
    _addition_beside_total,
    _part,
    _summed,
    _places,
    _periods,
    _another_denial,
    _possibility,
    _before_the_plan,
    _two_parties,
    _claimants,
    _own_words,
    _spoken_for,
)
_EVENTS = (events.other_event,)
_: Level = tell
