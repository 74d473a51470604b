"""The same measure at another time: a rise, a fall, a revision; or a plan that got a new date."""

from __future__ import annotations

from datetime import date

from osintcli.comparisons import times
from osintcli.comparisons.levels.pair import Found, Pair
from osintcli.comparisons.readings import Reading
from osintcli.comparisons.wording import figure, full, speaker
from osintcli.model.comparison import Relation
from osintcli.model.interval import Interval


def tell(pair: Pair) -> Found | None:
    """Say how the figure changed from the first time to the second, or pass."""
    if pair.a.event:
        return _new_date(pair)
    if pair.ranges is None or pair.a.refused or pair.b.refused:
        return None
    if pair.former is not None:
        old, new = pair.split(pair.former is pair.a)
        return Found(Relation.UPDATED, f"From {full(old)} to {full(new)}, as one sentence says.", "revised")
    if pair.shrinks:
        return None
    if pair.apart:
        return None if pair.same or _repeats(pair) else _moved(pair)
    if pair.meet:
        return None
    if _loose(pair):
        return _moved(pair)
    return _revised(pair)


def _repeats(pair: Pair) -> bool:
    """Say whether two plans, made on two days, can still be the same plan."""
    return pair.a.ahead and pair.b.ahead and pair.meet


def _moved(pair: Pair) -> Found | None:
    if pair.ranges is None:
        return None
    old, new = pair.split(not _in_retrospect(pair))
    first, then = pair.ranges if old is pair.a else pair.ranges[::-1]
    note = "rise" if then.point > first.point else "fall"
    verb = "Rises" if note == "rise" else "Falls"
    return Found(Relation.UPDATED, f"{verb} from {pair.words(old)} to {pair.words(new)}.", note)


def _in_retrospect(pair: Pair) -> bool:
    """Say whether the earlier time is told long after the later one was: then it is the newer knowledge of about then."""
    a, b = pair.a, pair.b
    told = times.order(b.told, a.told) is times.Order.BEFORE
    return told and times.gap(b.told, a.told) > times.LATE and times.gap(a.time, b.time) <= times.LATE


def _loose(pair: Pair) -> bool:
    """Say whether the times meet, but one is so wide that both figures can be right at two moments of it."""
    if pair.order is not times.Order.LOOSE:
        return False
    lengths = [times.days(reading.time) or times.WIDE + 1 for reading in (pair.a, pair.b)]
    return max(lengths) > times.WIDE


def _revised(pair: Pair) -> Found | None:
    """One speaker's later figure for the same time takes the place of the earlier one."""
    a, b = pair.a, pair.b
    if a.origin is None or a.origin != b.origin or a.said.document == b.said.document:
        return None
    told = times.order(a.told, b.told)
    if told not in (times.Order.BEFORE, times.Order.AFTER):
        return None
    old, new = pair.split(told is times.Order.BEFORE)
    why = f"{speaker(new)} revised {figure(old)} (told {times.words(old.told)}) to {full(new)}."
    return Found(Relation.UPDATED, why[:1].upper() + why[1:], "revised")


def _new_date(pair: Pair) -> Found | None:
    a, b = pair.a, pair.b
    if not (a.ahead and b.ahead) or a.date.latest == b.date.latest:
        return None
    if any(x.date.within(y.date) and not _deadline(x) for x, y in ((a, b), (b, a))):
        return None
    if pair.former is not None:
        old, new = pair.split(pair.former is a)
        why = f"The date moves from {times.words(old.date)} to {times.words(new.date)}, as one sentence says."
        return Found(Relation.UPDATED, why, f"moved {_way(old, new)}")
    told = times.order(_said_on(a), _said_on(b))
    if told not in (times.Order.BEFORE, times.Order.AFTER):
        return None
    old, new = pair.split(told is times.Order.BEFORE)
    why = (
        f"The date moves from {times.words(old.date)} (said {times.words(_said_on(old))}) "
        f"to {times.words(new.date)} (said {times.words(_said_on(new))})."
    )
    return Found(Relation.UPDATED, why, f"moved {_way(old, new)}")


def _way(old: Reading, new: Reading) -> str:
    return "later" if (new.date.latest or _NEVER) > (old.date.latest or _NEVER) else "earlier"


def _said_on(reading: Reading) -> Interval:
    return reading.time if reading.time.known else reading.told


def _deadline(reading: Reading) -> bool:
    return reading.date.earliest is None


_NEVER = date.max
