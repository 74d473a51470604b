"""A plan, pledge or forecast beside what came of it."""

from __future__ import annotations

from osintcli.comparisons import times
from osintcli.comparisons.levels.pair import Found, Pair
from osintcli.comparisons.readings import Reading
from osintcli.comparisons.wording import full
from osintcli.model.comparison import Relation


def tell(pair: Pair) -> Found | None:
    """Say whether a plan was met, exceeded, fell short, came early or late; or pass."""
    a, b = pair.a, pair.b
    ahead = a.ahead or a.possible, b.ahead or b.possible
    if ahead[0] == ahead[1] or a.twin == b.id or b.twin == a.id:
        return None
    plan, outcome = pair.split(ahead[0])
    if not outcome.settled:
        return None
    note = _date_note(plan, outcome) if a.event else _figure_note(pair, plan, outcome)
    kind = "Planned" if plan.ahead else "Possible"
    return Found(
        Relation.PLANNED_VS_ACTUAL, f"{kind}: {full(plan)}; in fact {pair.words(outcome)}: {note}.", note
    )


def _figure_note(pair: Pair, plan: Reading, outcome: Reading) -> str:
    wanted, got = pair.range_of(plan), pair.range_of(outcome)
    if wanted is None or got is None:
        return "met"
    if got.meets(wanted) and not (wanted.low is None and got.high is None and wanted.point < got.point):
        said = "met"
    else:
        said = "exceeded" if got.point > wanted.point else "short"
    deadline = plan.said.deadline
    if deadline is None or not deadline.interval.known or said == "short":
        late = deadline is not None and times.order(deadline.interval, outcome.time) is times.Order.BEFORE
        return "short after the deadline" if late else ("short so far" if said == "short" else said)
    due = times.order(outcome.time, deadline.interval)
    return (
        f"{said}, early"
        if due is times.Order.BEFORE
        else f"{said}, late"
        if due is times.Order.AFTER
        else said
    )


def _date_note(plan: Reading, outcome: Reading) -> str:
    due = times.order(outcome.date, plan.date)
    return "early" if due is times.Order.BEFORE else "late" if due is times.Order.AFTER else "met"
