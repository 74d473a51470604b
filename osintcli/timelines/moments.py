"""What of a corpus belongs on a line of time: events with a date, and figures with a date of their own.

What one sentence tells for one date is one telling: "At least 31 people died on Monday, the service said" is no three.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from osintcli.model.assertion import AsOf, AsOfBasis, Assertion, Kind
from osintcli.model.document import Document
from osintcli.model.factuality import Factuality
from osintcli.model.interval import Interval
from osintcli.timelines.triggers import act, is_speech, names

PRECISE = 31
"""Days: a figure is on the line only when its date is no wider than a month; an event may be as vague as a year."""


class Moment(Struct, frozen=True):
    """What one sentence tells for one date. `said` holds its assertions, what names it best first; `acts` what they tell;
    `names` the stems that name the parties; `ahead` says that it is still to come.
    """

    said: tuple[Assertion, ...]
    date: AsOf
    act: str
    acts: frozenset[str]
    names: frozenset[str]
    ahead: bool

    @property
    def first(self) -> Assertion:
        """The assertion that names it best: an event before a figure, a deed before words about it."""
        return self.said[0]

    @property
    def when(self) -> Interval:
        """The days it may have been."""
        return self.date.interval

    @property
    def sharp(self) -> dt.date | None:
        """The one day, where it is one day."""
        return self.when.single

    @property
    def voice(self) -> str:
        """Who says it: the origin, else the document."""
        return self.first.attribution.origin or self.first.document


def moments(
    assertions: Iterable[Assertion], documents: Mapping[str, Document], *, figures: bool = False
) -> list[Moment]:
    """Return what belongs on the line, in date order; copies of a text are left out.

    With `figures` every figure whose time is known to a month is there, those of the day of writing too.
    """
    first: dict[str, str] = {}
    for name in sorted(documents):
        first.setdefault(documents[name].sha256, name)
    held: defaultdict[tuple[object, ...], list[tuple[Assertion, AsOf]]] = defaultdict(list)
    for said in assertions:
        document = documents.get(said.document)
        if document is not None and first[document.sha256] != said.document:
            continue
        when = _date(said, figures=figures)
        if when is not None:
            held[said.document, said.sentence, when.interval, _ahead(said)].append((said, when))
    return sorted((_moment(some) for some in held.values()), key=in_line)


def _moment(some: list[tuple[Assertion, AsOf]]) -> Moment:
    ordered = sorted(some, key=lambda pair: _weight(pair[0]))
    said = tuple(dict.fromkeys(pair[0] for pair in ordered))
    acts = frozenset(act(one) for one in said)
    return Moment(
        said=said,
        date=ordered[0][1],
        act=act(said[0]),
        acts=frozenset(one for one in acts if not is_speech(one)) or acts,
        names=frozenset(name for one in said for name in names(one)),
        ahead=_ahead(said[0]),
    )


def _weight(said: Assertion) -> tuple[object, ...]:
    return (said.kind is not Kind.EVENT, is_speech(act(said)), said.quote.span, said.id)


def _ahead(said: Assertion) -> bool:
    return said.factuality in (Factuality.PLANNED, Factuality.POSSIBLE)


def _date(said: Assertion, *, figures: bool) -> AsOf | None:
    if said.kind is Kind.EVENT and said.event is not None:
        return said.event.date if said.event.date.interval.known else None
    when = said.as_of
    first, last = when.interval.earliest, when.interval.latest
    if when.basis is not AsOfBasis.STATED and not figures:
        return None
    if first is None or last is None or (last - first).days >= PRECISE:
        return None
    return None if said.factuality is Factuality.PLANNED else when


def in_line(moment: Moment) -> tuple[object, ...]:
    """Sort by the first day, the sharper date first, then by where it stands."""
    first = moment.when.earliest or moment.when.latest or dt.date.max
    last = moment.when.latest or dt.date.max
    return (first, last, moment.first.document, moment.first.quote.span, moment.first.id)
