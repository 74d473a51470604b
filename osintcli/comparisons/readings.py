"""An assertion made ready to be compared: its range, its times, who said it, what it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from osintcli.comparisons import facets, headings, marks, origins, promising, ranges, runners, times, titles
from osintcli.comparisons.facets import Facets
from osintcli.comparisons.hits import hits
from osintcli.comparisons.lexicon import TopicKind, lexicon
from osintcli.comparisons.ranges import Range
from osintcli.model.assertion import AsOfBasis, Assertion, Kind, Measure
from osintcli.model.document import Document
from osintcli.model.factuality import Factuality
from osintcli.model.interval import Interval
from osintcli.model.place import Place, PlaceBasis
from osintcli.model.quantity import Trend, UnitKind
from osintcli.text.paragraphs import paragraph_before
from osintcli.text.stems import stem, stems, words


class Beyond(Struct, frozen=True):
    """What the whole corpus knows, where a comparison is given only what may answer its question.

    `happenings` maps things to what happened to them, `paths` names of places to theirs; `documents` counts those that
    assert anything, `topics` how many assertions are of each topic, copies left out.
    """

    happenings: dict[str, frozenset[str]] = {}
    paths: dict[str, frozenset[tuple[str, ...]]] = {}
    documents: int = 0
    topics: dict[str, int] = {}


class Reading(Struct, frozen=True):
    """`time` is the as-of time, the day of writing where none is known; `told` the day of writing; of an event
    `date` is its own day. `origin` is the key of who first said it, `None` where nobody is named. `text` is the
    sentence with what stands before it in its paragraph. `twin` is the id of the same figure in another
    currency beside it. `place` is where the sentence itself says it is; `actor` who does it or runs for it;
    `measure` what sort of figure it is; `trend` says that something rose or fell by it; `sum_of` are the ids of
    a row of figures that it is the sum of, `told_as` their words, `summand` says that it is in another's row,
    `idle` that its verb tells no other thing, `former` that its sentence tells what it came to since;
    `titled` are the figures that the title of its text tells of the same, `headed` what it counts in all, `headed_so`
    says that it counts these, `heading` that it stands for a title, `promises` that its words are those of a pledge or a
    forecast; `note` says what was read into it from other members.
    """

    said: Assertion
    facets: Facets
    range: Range | None
    time: Interval
    told: Interval
    date: Interval
    origin: str | None
    text: str
    twin: str | None = None
    note: str | None = None
    place: Place | None = None
    measure: Measure | None = None
    actor: str | None = None
    trend: Trend | None = None
    sum_of: tuple[str, ...] = ()
    told_as: str = ""
    summand: bool = False
    idle: bool = False
    former: bool = False
    titled: frozenset[Decimal] = frozenset()
    promises: bool = False
    headed: Range | None = None
    headed_so: bool = False
    heading: bool = False

    @property
    def id(self) -> str:
        """The assertion's id."""
        return self.said.id

    @property
    def event(self) -> bool:
        """Whether it tells an event."""
        return self.said.kind is Kind.EVENT

    @property
    def phase(self) -> str | None:
        """Whether it tells how something began (`beginning`) or ended (`ending`)."""
        return self.facets.phase

    @property
    def opens(self) -> bool:
        """Whether nothing stands before its sentence, so that who it speaks of may go without saying."""
        return self.said.sentence.start == 0

    @property
    def dated(self) -> bool:
        """Whether its time is stated in the text."""
        return self.said.as_of.basis is AsOfBasis.STATED

    @property
    def ahead(self) -> bool:
        """Whether it is a plan or a pledge; an event before the day of writing is none."""
        past = self.event and self.date.before(self.told)
        if self.said.factuality is Factuality.PLANNED:
            return not past
        return self.pledged and self.said.factuality in _TOLD

    @property
    def pledged(self) -> bool:
        """Whether its words are those of a pledge or a forecast."""
        return self.promises and not self.event

    @property
    def possible(self) -> bool:
        """Whether it is no more than a possibility."""
        return self.said.factuality is Factuality.POSSIBLE

    @property
    def refused(self) -> bool:
        """Whether it denies or cannot confirm."""
        return self.said.factuality in (Factuality.DENIED, Factuality.UNCONFIRMED)

    @property
    def settled(self) -> bool:
        """Whether it is told as a fact."""
        return not (self.ahead or self.possible or self.refused)

    @property
    def part(self) -> bool:
        """Whether its words say that it is a part of another figure."""
        return (
            self.summand
            or (self.said.counted is not None and self.said.counted.part_of is not None)
            or marks.alone(self.said)
        )

    @property
    def increment(self) -> bool:
        """Whether it adds to another figure, or tells by how much something rose or fell."""
        return self.measure is Measure.INCREMENT or self.change

    @property
    def change(self) -> bool:
        """Whether it tells by how much something rose or fell."""
        return self.trend is not None

    @property
    def differs(self) -> bool:
        """Whether it tells by how much something is more or less than what its sentence names: "800 euros more than"."""
        return self.change and marks.differs(self.said)

    @property
    def voice(self) -> str:
        """Who speaks: the origin, else the document's own voice."""
        return self.origin or f"\0{self.said.document}"


_TOLD = frozenset({Factuality.ASSERTED, Factuality.REPORTED})


def read_all(
    assertions: Sequence[Assertion],
    documents: Mapping[str, Document],
    beyond: Beyond | None = None,
    own: Mapping[str, Reading] = MappingProxyType({}),
) -> list[Reading]:
    """Return the readings of assertions, sorted so that the order of documents changes nothing.

    `beyond` is what the corpus knows beyond these assertions, where they are not all of it; `own` holds, by id, what was
    read of some of them before (see `own`).
    """
    beyond = beyond or Beyond()
    held = [own[said.id] if said.id in own else read(said, documents) for said in assertions]
    held = _with_full_paths(held, beyond.paths)
    found = _with_measured(_with_goods(_with_happenings(held, beyond.happenings)))
    return sorted(found, key=place_in_line)


def _with_goods(readings: list[Reading]) -> list[Reading]:
    """Let weights that name no good be of the good that their document speaks of most."""
    told: dict[str, Counter[str]] = {}
    for reading in readings:
        if reading.facets.good is not None:
            told.setdefault(reading.said.document, Counter())[reading.facets.good] += 1
    main = {name: min(some, key=lambda good: (-some[good], good)) for name, some in told.items()}
    return [
        replace(reading, facets=replace(reading.facets, good=main[reading.said.document]))
        if reading.facets.good is None
        and reading.facets.dimension in _WEIGHED
        and reading.said.document in main
        else reading
        for reading in readings
    ]


def _with_measured(readings: list[Reading]) -> list[Reading]:
    """Let amounts whose words say nothing of what they are of be of what their document speaks of most in that dimension.

    "It is at most 250,000 litres and it has stopped" is of the spill that other sentences tell. Only dimensions that a
    story has one use for.
    """
    known = lexicon().by_name
    spoken: dict[tuple[str, str], Counter[str]] = {}
    for reading in readings:
        about = reading.facets
        if about.dimension not in _ONE_USE:
            continue
        counts = spoken.setdefault((reading.said.document, about.dimension), Counter())
        counts.update(
            {
                hit.topic.name
                for hit in hits(reading.text)
                if hit.topic.kind is TopicKind.MEASURED and about.dimension in hit.topic.counts
            }
        )
        if not about.guessed and about.measured in known:
            counts[about.measured or ""] += 1
    found = []
    for reading in readings:
        about = reading.facets
        some = spoken.get((reading.said.document, about.dimension))
        name = min(some, key=lambda name: (-some[name], name)) if some else None
        open_to = about.measured is None or about.guessed or about.measured not in known
        if name is not None and open_to and _says_nothing(reading, name):
            reading = replace(reading, facets=replace(about, measured=name, guessed=True))  # noqa: PLW2901  the same, better known
        found.append(reading)
    return found


def _says_nothing(reading: Reading, name: str) -> bool:
    """Say whether the verb of an amount is no topic's, nor that of another measure, so that it may be of topic `name`."""
    topics = lexicon()
    root = stem(reading.said.predicate) if reading.said.predicate else None
    if root is None or root in topics.light or root in topics.reckoning:
        return True
    others = (t for t in topics.by_weak.get(root, ()) if reading.facets.dimension in t.counts)
    return root not in topics.by_word and all(topic.name == name for topic in others)


_ONE_USE = frozenset({UnitKind.VOLUME.value, UnitKind.AREA.value})
_WEIGHED = frozenset({UnitKind.MASS.value, UnitKind.VOLUME.value})


def tells(reading: Reading) -> tuple[str, str] | None:
    """Return a thing and what happened to it, where that is told of all who are called so."""
    about = reading.facets
    person = reading.said.counted is not None and reading.said.counted.person
    if not person or about.thing is None or about.happening is None:
        return None
    return (about.thing, about.happening) if lexicon().by_name[about.happening].whoever else None


def _with_happenings(
    readings: list[Reading], more: Mapping[str, frozenset[str]] = MappingProxyType({})
) -> list[Reading]:
    """Let idle figures of a thing take the one happening that others tell of it: "3,600 drivers took part" in the strike."""
    known = lexicon()
    told: dict[str, set[str]] = {thing: set(some) for thing, some in more.items()}
    for reading in readings:
        if (both := tells(reading)) is not None:
            told.setdefault(both[0], set()).add(both[1])
    found = []
    for reading in readings:
        about = reading.facets
        happenings = (
            told.get(about.thing or "", set())
            if about.happening is None and about.dimension == "count"
            else set()
        )
        predicate = stem(reading.said.predicate) if reading.said.predicate else None
        if len(happenings) == 1 and (predicate is None or predicate in known.light):
            (happening,) = happenings
            reading = replace(reading, facets=replace(about, happening=happening))  # noqa: PLW2901  the same, better known
        found.append(reading)
    return found


def _with_full_paths(
    readings: list[Reading], more: Mapping[str, frozenset[tuple[str, ...]]] = MappingProxyType({})
) -> list[Reading]:
    """Give a place that one text names alone the path that another knows: "Hale" is the Hale of "Hale, Corvia"."""
    paths: dict[str, set[tuple[str, ...]]] = {name: set(some) for name, some in more.items()}
    for reading in readings:
        if reading.place is not None:
            paths.setdefault(reading.place.name, set()).add(reading.place.path)
    fuller = {name: _fullest(some) for name, some in paths.items() if len(some) > 1}
    found = []
    for reading in readings:
        path = fuller.get(reading.place.name) if reading.place is not None else None
        if reading.place is not None and path is not None:
            found.append(replace(reading, place=replace(reading.place, path=path)))
        else:
            found.append(reading)
    return found


def _fullest(paths: set[tuple[str, ...]]) -> tuple[str, ...] | None:
    """Return the longest path, where all others are its ends; two towns of one name stay two."""
    longest = max(paths, key=lambda path: (len(path), path))
    return longest if all(longest[-len(path) :] == path for path in paths) else None


def place_in_line(reading: Reading) -> tuple[object, ...]:
    """Sort by as-of time, then by the day of writing, document and place in it."""
    when = reading.date if reading.event else reading.time
    return (
        *times.key(when),
        *times.key(reading.told),
        reading.said.document,
        reading.said.quote.span,
        reading.id,
    )


def read(said: Assertion, documents: Mapping[str, Document]) -> Reading:
    """Return what an assertion says by itself and the text before it."""
    written = times.told(said, documents)
    document = documents.get(said.document)
    before = paragraph_before(document.text, said.sentence.start) if document is not None else ""
    title = document.title if document is not None else None
    about = facets.read(said, before)
    trend = None if _is_happening(said, about) else said.trend
    return Reading(
        said=said,
        facets=about,
        range=ranges.read(said.quantity, falling=trend is Trend.DOWN) if said.quantity is not None else None,
        time=times.as_of(said.as_of, written),
        told=written,
        date=_day(said),
        origin=origins.key(said),
        text=f"{before} {said.sentence_text}",
        place=placed(said),
        measure=said.measure,
        actor=runners.actor(said, about, before) or _doer(said),
        trend=trend,
        former=said.quantity is not None and _is_former(said),
        titled=titles.of(title, about.happening),
        headed=headings.of(title, about.happening),
        headed_so=headings.names(title, about.happening, about.thing),
        promises=promising.promises(said),
    )


def placed(said: Assertion) -> Place | None:
    """Return the place of an assertion where its own sentence names it."""
    return said.place if said.place is not None and said.place.basis is PlaceBasis.SENTENCE else None


def _day(said: Assertion) -> Interval:
    """Return the days that an event may lie in: of what is over, "before 1960" and "after 1960" are open at an end."""
    if said.event is None:
        return Interval()
    when = said.event.date
    if said.factuality is Factuality.PLANNED or not when.interval.known:
        return when.interval
    if when.interval.single is not None:
        return when.interval  # "before dawn on Saturday" is Saturday
    if when.mod == "ON_OR_BEFORE":
        return Interval(None, when.interval.latest)
    return Interval(when.interval.earliest, None) if when.mod == "AFTER" else when.interval


def _doer(said: Assertion) -> str | None:
    """Return who does it; who only reckons a figure ("the survey puts it at") does nothing with what it counts."""
    return None if stem(said.predicate or "") in lexicon().reckoning else said.actor


def _is_former(said: Assertion) -> bool:
    """Say whether "from" stands before a figure and "to" with another one not far behind it."""
    start = said.quote.span.start - said.sentence.start
    end = start + len(said.quote.span)
    cues = lexicon().former
    before = words(said.sentence_text[:start])[-1:]
    behind = words(said.sentence_text[end : end + REACH])
    return (
        bool(before)
        and before[0] in cues
        and any(word == cues[before[0]] and after[:1].isdigit() for word, after in pairwise(behind))
    )


REACH = 24
"""Code points behind a former figure in which its new one begins."""


def _is_happening(said: Assertion, about: Facets) -> bool:
    """Say whether the verb that tells a fall is what happened itself: "cut 400 jobs" counts the jobs that go, "lost 9,000
    litres" what was spilled.
    """
    topic = lexicon().by_name.get(about.happening or about.measured or "")
    roots = frozenset(stems(said.predicate or ""))
    return topic is not None and not roots.isdisjoint(topic.words | topic.weak)
