"""What documents say, paired: by the same words, else inside sentences that one became the other of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from osintcli.differences.aligning import aligned
from osintcli.model.assertion import AsOf, AsOfBasis, Assertion
from osintcli.model.change import Change, FigureChange, State
from osintcli.model.span import Span

Pairs = dict[str, str]
"""Ids of assertions of the old state, and of the new one that each became."""


def paired(old: State, new: State, documents: Mapping[str, str]) -> Pairs:
    """Return which assertion of the new state each of the old one is, by id."""
    before, after = _by_document(old.assertions), _by_document(new.assertions)
    found: Pairs = {}
    for name, other in documents.items():
        found |= _of_document(before.get(name, []), after.get(other, []))
    return found


def _by_document(assertions: Iterable[Assertion]) -> dict[str, list[Assertion]]:
    found: defaultdict[str, list[Assertion]] = defaultdict(list)
    for one in assertions:
        found[one.document].append(one)
    return found


def _of_document(before: Sequence[Assertion], after: Sequence[Assertion]) -> Pairs:
    found: Pairs = {}
    for key in (_place, _words):
        waiting: defaultdict[object, list[str]] = defaultdict(list)
        done = set(found.values())
        for one in after:
            if one.id not in done:
                waiting[key(one)].append(one.id)
        for one in before:
            if one.id not in found and waiting[key(one)]:
                found[one.id] = waiting[key(one)].pop(0)
    done = set(found.values())
    found |= _in_sentences([a for a in before if a.id not in found], [a for a in after if a.id not in done])
    return found


def _place(one: Assertion) -> object:
    return one.kind, one.quote.span, one.quote.exact, one.sentence_text, one.event and one.event.date.interval


def _words(one: Assertion) -> object:
    return one.kind, one.quote.exact, one.sentence_text


def _in_sentences(before: Sequence[Assertion], after: Sequence[Assertion]) -> Pairs:
    """Pair what stands in sentences that one became the other of: the most alike first."""
    old, new = _by_sentence(before), _by_sentence(after)
    olds, news = list(old.values()), list(new.values())
    found: Pairs = {}
    for one, other in aligned([words for _, words in old], [words for _, words in new]):
        found |= _likest(olds[one], news[other])
    return found


def _by_sentence(assertions: Iterable[Assertion]) -> dict[tuple[Span, str], list[Assertion]]:
    found: defaultdict[tuple[Span, str], list[Assertion]] = defaultdict(list)
    for one in assertions:
        found[one.sentence, one.sentence_text].append(one)
    return dict(found)


def _likest(olds: Sequence[Assertion], news: Sequence[Assertion]) -> Pairs:
    scores = sorted(
        (-_alike(a, b), n, m) for n, a in enumerate(olds) for m, b in enumerate(news) if _comparable(a, b)
    )
    found: Pairs = {}
    taken: set[int] = set()
    for _, n, m in scores:
        if olds[n].id not in found and m not in taken:
            found[olds[n].id] = news[m].id
            taken.add(m)
    return found


def _comparable(a: Assertion, b: Assertion) -> bool:
    kinds = [one.quantity.unit_kind if one.quantity else None for one in (a, b)]
    return a.kind is b.kind and kinds[0] is kinds[1]


def _alike(a: Assertion, b: Assertion) -> float:
    """Return how much two assertions of one sentence have in common, their place in it included."""
    same = (
        a.quote.exact == b.quote.exact,
        a.quantity == b.quantity,
        a.quantity is not None and b.quantity is not None and a.quantity.unit == b.quantity.unit,
        _noun(a) == _noun(b),
        a.predicate == b.predicate,
        a.event is not None and b.event is not None and a.event.trigger == b.event.trigger,
    )
    places = [(x.quote.span.start - x.sentence.start) / max(len(x.sentence), 1) for x in (a, b)]
    return sum(same) - abs(places[0] - places[1])


def _noun(one: Assertion) -> str | None:
    return one.counted.noun if one.counted else None


class _Known(NamedTuple):
    """How the two documents of a pair differ beside their words."""

    dated: bool


def changes(old: State, new: State, said: Mapping[str, str]) -> Iterator[FigureChange]:
    """Yield what is gone and what is said otherwise, in the order of the old state, then what is new."""
    after = {one.id: one for one in new.assertions}
    for one in old.assertions:
        if one.id not in said:
            yield FigureChange((Change.GONE,), one, None)
            continue
        other = after[said[one.id]]
        dates = [
            state.documents[a.document].published.interval if a.document in state.documents else None
            for state, a in ((old, one), (new, other))
        ]
        kinds = tuple(_kinds(one, other, _Known(dates[0] == dates[1])))
        if kinds:
            yield FigureChange(kinds, one, other)
    there = set(said.values())
    yield from (FigureChange((Change.NEW,), None, one) for one in new.assertions if one.id not in there)


def _kinds(a: Assertion, b: Assertion, known: _Known) -> Iterator[Change]:
    """Yield how two assertions differ, the gravest first."""
    if a.quantity and b.quantity:
        figures = [(q.value, q.low, q.high) if q.value is None else q.value for q in (a.quantity, b.quantity)]
        if figures[0] != figures[1] or a.quantity.unit != b.quantity.unit:
            yield Change.NUMBER
        if a.quantity.modifier != b.quantity.modifier:
            yield Change.BOUND
    if _subject(a) != _subject(b):
        yield Change.SUBJECT
    if a.factuality != b.factuality:
        yield Change.STANCE
    if _speaker(a) != _speaker(b):
        yield Change.SPEAKER
    if any(_other_time(*times, known) for times in _times(a, b)):
        yield Change.TIME


def _subject(one: Assertion) -> object:
    event = (
        one.event.trigger if one.event and one.quantity is None else None
    )  # its label has the sentence's figures
    place = one.place.name if one.place else None
    return _noun(one), one.measure, one.predicate, one.actor, place, one.trend, event


def _speaker(one: Assertion) -> object:
    return one.attribution.level, one.attribution.origin or one.attribution.source


def _times(a: Assertion, b: Assertion) -> Iterator[tuple[AsOf | None, AsOf | None]]:
    yield a.as_of, b.as_of
    yield a.deadline, b.deadline
    yield (a.event.date if a.event else None), (b.event.date if b.event else None)


def _other_time(one: AsOf | None, other: AsOf | None, known: _Known) -> bool:
    """Say whether two times differ; that of publication standing in on both sides is told with the document."""
    if one is None or other is None:
        return one is not other
    if one.interval == other.interval:
        return False
    return known.dated or not (one.basis is other.basis is AsOfBasis.DOCUMENT)
