"""When a document was written: from what is known of it, else from its own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from osintcli.dating.between import between
from osintcli.dating.clues import Clue
from osintcli.dating.echoes import PROBES, Corpus, echoed, tellings
from osintcli.dating.gather import gather
from osintcli.dating.lengths import unsettled
from osintcli.dating.reading import read, stretches
from osintcli.dating.solve import Solution, solve
from osintcli.model.dating import DateEvidence, Dating, Telling
from osintcli.model.document import Document, Published, PublishedBasis
from osintcli.model.interval import Interval
from osintcli.model.mention import Mentions
from osintcli.model.sentence import Sentence

__all__ = ["PROBES", "Corpus", "around", "between", "date", "heard", "is_open", "told"]

TOLERATED_DAYS = 3
UNSURE = 0.5
"""Confidence below which the words alone leave the day open."""
SURE_ENOUGH = 0.35
CLOSE_TOGETHER = 14
"""Below that confidence a day that only the corpus suggests is a guess, unless its days are this close together."""


def date(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Mentions,
    *,
    near: Interval | None = None,
    echoes: Sequence[Clue] = (),
) -> Dating:
    """Return when a document was written, with the words that say so.

    A date of the metadata is taken as it is, and a line of the text that says otherwise is a contradiction. Without one
    the text is read: `mentions` must have been found with an unknown `published`; where its words do not settle a day, they
    are the evidence of an unknown one. Of the rest of the corpus, `echoes` are
    years that it settles (see `heard`), `near` days near which the day is likely to lie (see `around`); where they are
    needed, the basis is the corpus.
    """
    clues = gather(document.text, document.url, sentences, mentions)
    if document.published.interval.known:
        return Dating(
            document.id, document.published, contradictions=_against(document.published, solve(clues))
        )
    solution, basis = solve(clues), PublishedBasis.TEXT
    if is_open(solution):
        helped = _helped(clues, echoes, near)
        if helped is not None:
            solution, basis = helped, PublishedBasis.CORPUS
    if solution is None:
        hints = [*clues, *unsettled(stretches(document.text, sentences, mentions))]
        return Dating(document.id, Published(), tuple(map(_evidence, hints)))
    published = Published(solution.interval, basis, solution.best, solution.confidence)
    return Dating(document.id, published, tuple(map(_evidence, solution.held)), solution.contradictions)


def _evidence(clue: Clue) -> DateEvidence:
    return DateEvidence(clue.exact, clue.span, clue.says, clue.bounds if clue.bounds.known else clue.near)


def is_open(found: Solution | Published | None) -> bool:
    """Say whether the words alone leave the day open, so that the rest of the corpus is asked."""
    return found is None or found.best is None or (found.confidence or 0) < UNSURE


def _helped(clues: Sequence[Clue], echoes: Sequence[Clue], near: Interval | None) -> Solution | None:
    """Return a day that the corpus makes sure enough, else the days that its echoes leave; `None` for neither."""
    every = sorted([*clues, *echoes], key=lambda clue: (-clue.weight, clue.span))
    if near is not None:
        found = solve(every, near)
        if found is not None and found.best is not None and _sure(found, near):
            return found
    return solve(every) if echoes else None


def heard(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Mentions,
    ends: tuple[Mentions, Mentions],
    corpus: Callable[[], Corpus],
) -> tuple[Clue, ...]:
    """Return the years that the rest of a corpus settles for a document without a day.

    `mentions` are those found with an unknown `published`, `ends` those found as of the two `PROBES`; `corpus` is called
    only where the text has words that another document may place.
    """
    return tuple(echoed(document.id, read(document.text, sentences, mentions), *ends, corpus))


def told(document: Document, sentences: Sequence[Sentence], mentions: Mentions) -> tuple[Telling, ...]:
    """Return what a document of known day tells for days that it names, for others to be dated by."""
    return tellings(document.id, read(document.text, sentences, mentions))


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
