"""When a document was written: from what is known of it, else from its own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from osintcli.dating.gather import gather
from osintcli.dating.reading import read
from osintcli.dating.solve import Solution, solve
from osintcli.model.dating import DateEvidence, Dating
from osintcli.model.document import Document, Published, PublishedBasis
from osintcli.model.interval import Interval
from osintcli.model.mention import Mentions
from osintcli.model.sentence import Sentence

__all__ = ["around", "date"]

TOLERATED_DAYS = 3
SURE_ENOUGH = 0.35
CLOSE_TOGETHER = 14
"""Below that confidence a day that only the corpus suggests is a guess, unless its days are this close together."""


def date(
    document: Document, sentences: Sequence[Sentence], mentions: Mentions, *, near: Interval | None = None
) -> Dating:
    """Return when a document was written, with the words that say so.

    A date of the metadata is taken as it is, and a line of the text that says otherwise is a contradiction. Without one
    the text is read: `mentions` must have been found with an unknown `published`. `near` are days near which it is likely
    to lie (see `around`); it settles a year that the text leaves open, and then the basis is the corpus.
    """
    clues = gather(document.text, document.url, read(document.text, sentences, mentions))
    if document.published.interval.known:
        return Dating(
            document.id, document.published, contradictions=_against(document.published, solve(clues))
        )
    alone = solve(clues)
    solution, basis = alone, PublishedBasis.TEXT
    if near is not None and (alone is None or alone.best is None or alone.confidence < 0.5):
        helped = solve(clues, near)
        if helped is not None and helped.best is not None and _sure(helped, near):
            solution, basis = helped, PublishedBasis.CORPUS
    if solution is None:
        return Dating(document.id, Published())
    published = Published(solution.interval, basis, solution.best, solution.confidence)
    evidence = tuple(
        DateEvidence(c.exact, c.span, c.says, c.bounds if c.bounds.known else c.near) for c in solution.held
    )
    return Dating(document.id, published, evidence, solution.contradictions)


def _sure(found: Solution, near: Interval) -> bool:
    close = near.earliest and near.latest and (near.latest - near.earliest).days <= CLOSE_TOGETHER
    return bool(close) or found.confidence >= SURE_ENOUGH


def around(datings: Iterable[Dating]) -> Interval | None:
    """Return the days from the first to the last of the documents whose day is known; `None` when none is."""
    days = [d.published.best or d.published.interval.single for d in datings]
    known = [day for day in days if day is not None]
    return Interval(min(known), max(known)) if known else None


def _against(published: Published, solution: Solution | None) -> tuple[str, ...]:
    """Say where the text itself gives another day than the metadata."""
    if solution is None or solution.best is None or solution.confidence < 0.9 or published.anchor is None:
        return ()
    if abs((solution.best - published.anchor).days) <= TOLERATED_DAYS:
        return ()
    return (f"the text says {solution.best.isoformat()}, the metadata {published.anchor.isoformat()}",)
