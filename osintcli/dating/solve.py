"""Clues to a day: intersect what bounds it, then take the day that most clues fit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from osintcli.dating.clues import Clue
from osintcli.model.interval import Interval

SEARCHED_YEARS = 12
"""How many years after the latest event named are searched for the day; weekday and date repeat after 5, 6 or 11 years."""
SLACK = 0.5
"""How much less a day may fit than the best one and still be possible."""
RIVAL_DAYS = 180
ABOUT_A_YEAR = 400
STRONG, STATED = 3, 7
"""Weights from which a clue that does not fit is told, and from which it states the day."""
NARROW = 40
EARLIEST_GUESS = date(1990, 1, 1)


class Solution(Struct, frozen=True):
    """The days left possible, the likeliest of them, how sure, which clues hold and what contradicts."""

    interval: Interval
    best: date | None
    confidence: float
    held: tuple[Clue, ...]
    contradictions: tuple[str, ...] = ()


def solve(clues: Sequence[Clue], around: Interval | None = None) -> Solution | None:
    """Return when the clues (strongest first) say that a text was written; `None` when they say nothing.

    `around` are days near which it is likely to lie: the span of the rest of the corpus.
    """
    bounds, held, contradictions = _bounds(clues)
    if around is not None and not around.meets(bounds):
        around = None  # the rest of the corpus was written at another time: it tells nothing of the day
    scored = [clue for clue in clues if clue.mark is not None or clue.near.known]
    by_day = [clue for clue in scored if clue.weight >= 2]
    if bounds.single is not None:
        return Solution(
            bounds, bounds.single, 0.95 if not contradictions else 0.7, tuple(held), tuple(contradictions)
        )
    if not _year_known(clues, bounds, around):
        return Solution(bounds, None, 0.3, tuple(held), tuple(contradictions)) if bounds.known else None
    window = _window(bounds, by_day, around)
    if window is None or not _day_known(by_day, around):
        return _year_alone(bounds, by_day, held, contradictions)
    days = _scores(scored, window, around)
    top = max(score for _, score in days)
    best = next(when for when, score in days if score == top)
    first, last = _plateau(days, best, top)
    fitting = [clue for clue in scored if clue.score(best) > 0]
    rivals = sum(1 for when, score in days if score >= top - SLACK and abs((when - best).days) > RIVAL_DAYS)
    confidence = _confidence(fitting, rivals)
    kept = tuple(dict.fromkeys([*held, *fitting]))
    lost = [
        f"{clue.says}; {best.isoformat()} does not fit that"
        for clue in scored
        if clue.score(best) == 0 and clue.weight >= STRONG and not _allows(clue, best)
    ]
    return Solution(Interval(first, last), best, confidence, kept, (*contradictions, *lost))


def _allows(clue: Clue, best: date) -> bool:
    """Say whether the day lies in the bounds that a clue sets, though not where it makes it likely."""
    return clue.bounds.known and clue.bounds.meets(Interval.day(best))


def _year_known(clues: Sequence[Clue], bounds: Interval, around: Interval | None) -> bool:
    """Say whether anything leaves one year: a clue, two bounds close together, the rest of the corpus."""
    if around is not None or any(clue.fixes_year for clue in clues):
        return True
    if bounds.earliest is None or bounds.latest is None:
        return False
    return (bounds.latest - bounds.earliest).days <= ABOUT_A_YEAR


def _day_known(clues: Sequence[Clue], around: Interval | None) -> bool:
    """Say whether anything leaves less than a month: a weekday and a year leave fifty days."""
    spans = [clue.near for clue in clues] + ([around] if around is not None and clues else [])
    if any(near.earliest and near.latest and (near.latest - near.earliest).days <= NARROW for near in spans):
        return True
    return any(clue.mark is not None and (clue.mark.month or clue.mark.day) for clue in clues)


def _year_alone(
    bounds: Interval, clues: Sequence[Clue], held: list[Clue], contradictions: list[str]
) -> Solution | None:
    """Return the bounds with the year of a copyright line or the like, and no day."""
    for clue in clues:
        both = bounds.both(clue.near) if clue.near.known else None
        if both is not None:
            bounds, held = both, [*held, clue]
    return Solution(bounds, None, 0.3, tuple(held), tuple(contradictions)) if bounds.known else None


def _confidence(fitting: Sequence[Clue], rivals: int) -> float:
    """Return 0.3 to 0.9 by the two strongest clues that fit, less where days of other years fit as well."""
    weights = sorted((clue.weight for clue in fitting), reverse=True)[:2]
    stated = any(clue.weight >= STATED for clue in fitting)
    sure = 0.3 + 0.055 * sum(weights) if stated else 0.2 + 0.045 * sum(weights)
    return round(min(0.9, sure) / (1 + min(rivals, 3) * 0.2), 2)


def _bounds(clues: Sequence[Clue]) -> tuple[Interval, list[Clue], list[str]]:
    """Intersect the bounds from the strongest clue down; what does not meet the rest is a contradiction."""
    bounds, held, contradictions = Interval(), [], []
    for clue in clues:
        if not clue.bounds.known:
            continue
        both = bounds.both(clue.bounds)
        if both is None:
            contradictions.append(f"{clue.says}; the stronger evidence leaves only {bounds.edtf}")
        else:
            bounds = both
            held.append(clue)
    return bounds, held, contradictions


def _window(bounds: Interval, clues: Sequence[Clue], around: Interval | None) -> Interval | None:
    """Return the days to search; `None` where no year is known from anything, or what bounds it leaves no day near it."""
    first = bounds.earliest
    known = [clue.near.earliest for clue in clues if clue.near.earliest is not None]
    if known and (first is None or max(known).year > first.year + SEARCHED_YEARS):
        first = max(known) - timedelta(days=366)
    if (
        around is not None
        and around.earliest is not None
        and (first is None or first.year < around.earliest.year - SEARCHED_YEARS)
    ):
        first = max(first or date.min, date(around.earliest.year - 2, 1, 1))
    if first is None or (first < EARLIEST_GUESS and not known):
        return None
    latest = date(min(9999, first.year + SEARCHED_YEARS), 12, 31)
    ends = [clue.near.latest for clue in clues if clue.fixes_year and clue.near.latest is not None]
    if ends and not any(clue.fixes_year and clue.mark is not None for clue in clues):
        latest = min(latest, max(ends) + timedelta(days=ABOUT_A_YEAR))
    last = min(latest, bounds.latest) if bounds.latest is not None else latest
    return Interval(first, last) if first <= last else None


def _scores(clues: Sequence[Clue], window: Interval, around: Interval | None) -> list[tuple[date, float]]:
    first, last = window.earliest or EARLIEST_GUESS, window.latest or EARLIEST_GUESS
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [
        (when, round(sum(clue.score(when) for clue in clues) + _likely(when, around), 6)) for when in days
    ]


def _likely(when: date, around: Interval | None) -> float:
    """Return 4 for a day among the rest of the corpus, less outside, nothing from a year away: what others tell of the
    same matter weighs more than a weekday.
    """
    if around is None or around.earliest is None or around.latest is None:
        return 0.0
    away = max((around.earliest - when).days, (when - around.latest).days, 0)
    return max(0.0, 4 * (1 - away / 365))


def _plateau(days: Sequence[tuple[date, float]], best: date, top: float) -> tuple[date, date]:
    """Return the run of days about the best one that fit nearly as well."""
    at = next(i for i, (when, _) in enumerate(days) if when == best)
    first = last = at
    while first and days[first - 1][1] >= top - SLACK:
        first -= 1
    while last + 1 < len(days) and days[last + 1][1] >= top - SLACK:
        last += 1
    return days[first][0], days[last][0]
