"""What changed, field by field, in the words of an editor; for all renderers of `osint diff`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from osintcli.model.assertion import AsOf, AsOfBasis, Assertion
from osintcli.model.change import Change, DocumentChange, FigureChange, GroupChange, State
from osintcli.model.comparison import Group
from osintcli.model.document import Document
from osintcli.renderers import wording


class Field(NamedTuple):
    """One field as it was and as it is; `None` where there was, or is, nothing."""

    name: str
    was: str | None
    now: str | None


def of_document(one: DocumentChange) -> list[Field]:
    """Return the fields of a publication that differ."""
    if one.old is None or one.new is None:
        return []
    return [Field(name, _known(one.old, name), _known(one.new, name)) for name in one.fields]


def _known(one: Document, name: str) -> str | None:
    if name == "published":
        return wording.days(one.published.interval) if one.published.interval.known else None
    found: str | None = getattr(one, name)
    return found


def of_figure(one: FigureChange) -> list[Field]:
    """Return how something is said otherwise; what came or went is its figure alone."""
    if one.old is None or one.new is None:
        return [Field("figure", *(_figure(side) if side else None for side in (one.old, one.new)))]
    return list(_differing(one.kinds, one.old, one.new))


def _figure(one: Assertion) -> str:
    return wording.figure(one, counted=True)


def _differing(kinds: tuple[Change, ...], old: Assertion, new: Assertion) -> Iterator[Field]:
    if {Change.NUMBER, Change.BOUND} & set(kinds):
        yield Field("figure", _figure(old), _figure(new))
    if Change.SUBJECT in kinds:
        yield from (Field(name, a, b) for name, a, b in _subjects(old, new) if a != b)
    if Change.STANCE in kinds:
        yield Field("how sure", old.factuality.value, new.factuality.value)
    if Change.SPEAKER in kinds:
        was, now = (wording.voice(one) for one in (old, new))
        if was == now:  # one name, known otherwise
            was, now = (f"{wording.voice(one)} ({one.attribution.level.value})" for one in (old, new))
        yield Field("said by", was, now)
    if Change.TIME in kinds:
        for name, a, b in (
            ("as of", old.as_of, new.as_of),
            ("deadline", old.deadline, new.deadline),
            ("date", old.event.date if old.event else None, new.event.date if new.event else None),
        ):
            if _days(a) != _days(b):
                yield Field(name, _days(a), _days(b))


def _subjects(old: Assertion, new: Assertion) -> Iterator[tuple[str, str | None, str | None]]:
    for (name, was), (_, now) in zip(_subject(old), _subject(new), strict=True):
        yield name, was, now


def _subject(one: Assertion) -> Iterator[tuple[str, str | None]]:
    yield "counted", one.counted.noun if one.counted else None
    yield "what happened", one.predicate
    yield "measure", one.measure.value if one.measure else None
    yield "by whom", one.actor
    yield "where", one.place.name if one.place else None
    yield "trend", one.trend.value if one.trend else None
    yield "event", one.event.trigger if one.event else None


def _days(when: AsOf | None) -> str | None:
    if when is None or not when.interval.known:
        return None
    return f"{'~' if when.basis is AsOfBasis.DOCUMENT else ''}{wording.when(when)}"


def of_group(one: GroupChange) -> list[Field]:
    """Return how the verdict and the estimate of a group changed."""
    found = []
    if Change.VERDICT in one.kinds:
        found.append(Field("verdict", *(_verdict(side) for side in (one.old, one.new))))
    if Change.ESTIMATE in one.kinds:
        found.append(Field("estimate", *(_estimate(side) for side in (one.old, one.new))))
    return found


def titles(groups: Sequence[GroupChange]) -> list[tuple[str, str]]:
    """Return the label of each group, and what tells it from others of that label: ", 21 figures from bf4c06"."""
    found = [one.new or one.old for one in groups]
    counts = Counter(one.label for one in found if one)
    return [
        (one.label, f", {wording.several(len(one.members), 'figure')} from {one.members[0].id[:6]}")
        if one and counts[one.label] > 1
        else (one.label if one else "", "")
        for one in found
    ]


def _verdict(one: Group | None) -> str | None:
    return one.verdict.value.replace("_", " ") if one else None


def _estimate(one: Group | None) -> str | None:
    return wording.estimated(one) if one and one.estimate else None


def counts(one: State) -> str:
    """Return "5 documents, 42 figures and events"."""
    said = len(one.assertions)
    told = f", {said:,} {'assertion' if said == 1 else 'assertions'}" if said else ""
    return f"{wording.several(len(one.documents), 'document')}{told}"
