"""What an assertion is about: what happened, to what, measured in what.

Fields are asked first (predicate, counted noun, concept, trigger); where they say nothing, the quote, then the nearest
word of the sentence, then what stands before it in its paragraph ("How many fell ill? The clinic counts 38").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from osintcli.comparisons import goods, quoted, ranges, steps
from osintcli.comparisons.hits import hits, phrases
from osintcli.comparisons.lexicon import Topic, TopicKind, lexicon
from osintcli.model.assertion import Assertion, Kind
from osintcli.model.quantity import UnitKind
from osintcli.text.stems import stem, stems, words

COUNTS = frozenset({UnitKind.COUNT, UnitKind.NUMBER, UnitKind.OTHER})
"""Unit kinds of what is counted, not measured."""


class Facets(Struct, frozen=True):
    """`happening`, `thing`, `measured` are topic names, `thing` and `measured` else a stem of the counted noun.

    `dimension` is what must be the same before two figures may be compared: `count`, an ISO 4217 code, a unit kind.
    `good` is what is weighed or priced ("wheat"), where the words tell it. `steps` are what the trigger of an event
    tells, `beside` what else its sentence tells. `words` are the stems of all fields; `guessed` says that the words
    around the figure had to tell what the fields did not.
    """

    dimension: str
    happening: str | None = None
    thing: str | None = None
    measured: str | None = None
    steps: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    guessed: bool = False
    good: str | None = None
    phase: str | None = None

    @property
    def topics(self) -> tuple[str, ...]:
        """The names of its topics, what happened first."""
        named = (self.happening, self.measured, self.thing, *self.steps)
        return tuple(dict.fromkeys(name for name in named if name is not None))


def read(said: Assertion, before: str = "") -> Facets:
    """Return what an assertion is about; `before` is the text of its paragraph that stands before its sentence."""
    if said.kind is Kind.EVENT or said.quantity is None:
        return _event(said)
    if (said.quantity.unit_kind in COUNTS or _person(said)) and _kind_named(said) is None:
        return _counted(said, before)
    return _measured(said, before)


def spelled(said: Assertion, root: str) -> str:
    """Return the word of an assertion's fields that has a stem, to be printed; the stem where no field has it."""
    named = (_noun(said), *reversed(said.concept), said.predicate)
    return next((name for name in named if name and stem(name.rsplit(maxsplit=1)[-1]) == root), root)


def dimension(said: Assertion) -> str:
    """Return what must be the same before two figures may be compared."""
    quantity = said.quantity
    if quantity is None:
        return "event"
    if (kind := _kind_named(said)) is not None:
        return kind
    if _person(said) or quantity.unit_kind in COUNTS:
        whole = quantity.value is None or quantity.value == quantity.value.to_integral_value()
        return "count" if whole else "number"
    if quantity.unit_kind is UnitKind.MONEY:
        return quantity.unit
    if quantity.unit_kind is UnitKind.RATE:
        return quantity.unit.partition("/")[0] if ranges.priced(quantity.unit) else quantity.unit
    return quantity.unit_kind.value


def _kind_named(said: Assertion) -> str | None:
    """Return the kind of unit that a plain number's noun is: "revised the magnitude to 6.3"."""
    noun = said.counted.noun if said.counted is not None else None
    plain = said.quantity is not None and said.quantity.unit_kind in COUNTS and not _person(said)
    return noun if plain and noun in MEASURES else None


MEASURES = frozenset({UnitKind.MAGNITUDE.value, UnitKind.TEMPERATURE.value, UnitKind.SPEED.value})
"""Unit kinds that a noun may say instead of a unit."""


def _person(said: Assertion) -> bool:
    quantity = said.quantity
    if quantity is None or quantity.unit_kind not in COUNTS:
        return False
    return quantity.unit == "person" or (said.counted is not None and said.counted.person)


def _noun(said: Assertion) -> str | None:
    noun = _plain_noun(said)
    if noun is None or stem(noun) not in lexicon().classifiers:
        return noun
    rest = words(said.sentence_text[said.quote.span.start - said.sentence.start :])
    behind = [rest[at + 2] for at, word in enumerate(rest[:-2]) if word == noun and rest[at + 1] == "of"]
    return behind[0] if behind else noun


def _plain_noun(said: Assertion) -> str | None:
    if said.counted is not None and said.counted.noun:
        return said.counted.noun
    if (
        said.quantity is not None
        and said.quantity.unit_kind is UnitKind.COUNT
        and said.quantity.unit != "person"
    ):
        return said.quantity.unit or None
    return None


def field_words(said: Assertion) -> frozenset[str]:
    """Return the stems of everything that the fields of an assertion name, place and speaker left out."""
    parts = [_noun(said), said.predicate, *said.concept]
    if said.counted is not None:
        parts.append(said.counted.surface)
    if said.event is not None:
        parts += [said.event.trigger, said.event.label, said.event.object]
    if said.quantity is not None:
        parts.append(said.quantity.unit)
        row, colon, _ = said.quote.exact.partition(":")
        parts.append(row if colon else None)
        parts += [quoted.complement(said), quoted.label(said)]
    return frozenset(root for part in parts if part for root in stems(part))


def _counted(said: Assertion, before: str) -> Facets:
    noun = _noun(said)
    root = stem(noun.split()[-1]) if noun else None
    known = lexicon()
    counted = quoted.head(said.counted.surface) if said.counted is not None else (noun or "")
    counted = noun if noun and noun != _plain_noun(said) else counted
    thing = None if _state(said, noun) else _thing(root, counted)
    takes = _takes(root, person=_person(said) or root is None or root in known.anyone or _state(said, noun))
    happening, guessed = _happening(
        said,
        noun,
        takes,
        before,
        specific=root is not None and root not in known.anyone and not _state(said, noun),
    )
    if (
        happening is not None
        and happening.unless is not None
        and happening.unless.search(quoted.with_next(said))
    ):
        happening = None
    return Facets(
        dimension=dimension(said),
        happening=happening.name if happening else None,
        thing=thing,
        words=field_words(said),
        guessed=guessed,
    )


def _takes(root: str | None, *, person: bool) -> Callable[[Topic], bool]:
    wanted = {"person", "any"} if person else {"thing", "any"}

    def takes(topic: Topic) -> bool:
        fits = topic.kind is TopicKind.HAPPENING and not topic.counts.isdisjoint(wanted)
        return fits and (person or not topic.things or root in topic.things)

    return takes


def _state(said: Assertion, noun: str | None) -> bool:
    """Say whether a row of a table counts who is in a state, not things: "On strike: 4,200" has no plural."""
    quantity = said.quantity
    if noun is None or quantity is None or quantity.value is None or ":" not in said.quote.exact:
        return False
    asked = any(
        topic.kind is TopicKind.HAPPENING and "person" in topic.counts
        for topic in lexicon().asked.get(stem(noun), ())
    )
    thing = any(topic.kind is TopicKind.THING for topic in lexicon().by_word.get(stem(noun), ()))
    behind = ":" in said.quote.exact.rpartition(noun)[2] and not thing and not _person(said)
    return (asked or behind) and quantity.value > 1 and noun in words(said.quote.exact)


def _thing(root: str | None, surface: str) -> str | None:
    """Return the thing counted: a topic's name, else the noun's stem; `None` where anybody is counted.

    A topic counts that the end of the phrase tells: "special forces", not the bus of "bus drivers".
    """
    found = [hit for hit in hits(surface) if hit.topic.kind is TopicKind.THING] if surface else []
    things = [hit.topic for hit in found]
    known = lexicon()
    if root is None or root in known.anyone:
        special = [topic for topic in things if topic.words.isdisjoint(known.anyone)]
        return special[-1].name if special else None
    of_noun = [topic for topic in known.by_word.get(root, ()) if topic.kind is TopicKind.THING]
    if of_noun:
        return of_noun[0].name
    of_head = [hit.topic for hit in found if hit.end >= len(surface.rstrip())]
    if of_head:
        return of_head[-1].name
    happenings = [topic for topic in known.by_word.get(root, ()) if topic.kind is TopicKind.HAPPENING]
    return None if happenings else root


def _happening(
    said: Assertion, noun: str | None, takes: Callable[[Topic], bool], before: str, *, specific: bool
) -> tuple[Topic | None, bool]:
    known = lexicon()
    for part in (said.predicate, noun):
        if found := _of_words(part, takes) or _weakly(part, said, takes):
            return found, False
    quote = [hit for hit in hits(said.quote.exact) if takes(hit.topic)]
    if quote:
        return quote[0].topic, False
    if said.predicate and (root := stem(said.predicate)) not in known.light:
        through = (
            None if root in known.by_word else _behind(said, lambda topic: takes(topic) and topic.whoever)
        )
        return through or _phrased(said, takes), False  # "swallowed the vaccine", "turned 85 homes to ash"
    if specific:
        return _behind(said, takes), False
    if found := _of_words(" ".join(said.concept), takes):
        return found, False
    tally = noun is not None and stem(noun) in known.tallies
    return _around(said, takes, before, reach=NEAR if noun and _names_it(said) and not tally else None), True


def _names_it(said: Assertion) -> bool:
    """Say whether a quote has words beside its number; a bare one continues what its sentence tells."""
    return any(not word[:1].isdigit() for word in words(said.quote.exact))


def _weakly(part: str | None, said: Assertion, takes: Callable[[Topic], bool]) -> Topic | None:
    """Return the topic that a field's word tells beside another word of the sentence: "joined", beside "the union"."""
    roots = frozenset(stems(part)) if part else frozenset()
    noun = said.counted.noun if said.counted is not None else ""
    there = frozenset((*stems(said.sentence_text), *stems(noun))) - roots
    topics = (topic for root in sorted(roots) for topic in lexicon().by_weak.get(root, ()))
    return next((topic for topic in topics if takes(topic) and not topic.beside.isdisjoint(there)), None)


NEAR = 60
"""Code points from a figure of "people" in which its sentence may say what happened to them."""


BEHIND = 30
"""Code points behind a quote in which "were on strike" may say what happened to the counted."""


def _behind(said: Assertion, takes: Callable[[Topic], bool]) -> Topic | None:
    """Return what the words right behind a quote say, up to the next comma: "3,600 drivers were on strike"."""
    end = said.quote.span.end - said.sentence.start
    rest = said.sentence_text[end : end + BEHIND].partition(",")[0]
    found = [
        hit for hit in hits(said.sentence_text) if takes(hit.topic) and end <= hit.start < end + len(rest)
    ]
    return found[0].topic if found else None


def _phrased(said: Assertion, takes: Callable[[Topic], bool]) -> Topic | None:
    """Return what a phrase of several words right beside a quote says: "remain shut out of their homes"."""
    start = said.quote.span.start - said.sentence.start
    end = start + len(said.quote.span)
    rest = said.sentence_text[end : end + BEHIND].partition(",")[0]
    told = [
        phrase
        for first, last, phrase in phrases(said.sentence_text)
        if end <= first < end + len(rest) or 0 <= start - last <= IN_FRONT
    ]
    topics = (topic for phrase in told for topic in lexicon().by_phrase[phrase])
    return next((topic for topic in topics if takes(topic)), None)


IN_FRONT = 6
"""Code points between a phrase and the quote that it leads to: "cut the power to 8,000 homes"."""


def _of_words(text: str | None, takes: Callable[[Topic], bool]) -> Topic | None:
    """Return the first topic that the words of a field speak of."""
    if not text:
        return None
    return next((hit.topic for hit in hits(text) if takes(hit.topic)), None)


def _around(
    said: Assertion, takes: Callable[[Topic], bool], before: str, *, reach: int | None = None
) -> Topic | None:
    """Return the topic of the nearest word of the sentence, else of the last one before it in the paragraph.

    With `reach`, only of a word of the sentence that near.
    """
    start = said.quote.span.start - said.sentence.start
    end = start + len(said.quote.span)
    inside = [hit for hit in hits(said.sentence_text) if takes(hit.topic)]
    if reach is not None:
        behind = words(said.sentence_text[end : end + BEHIND])[:1]
        linked = bool(behind) and behind[0] in lexicon().linking  # "and two people are in custody"
        inside = [
            hit for hit in inside if hit.distance(start, end) <= reach and (hit.start >= start or not linked)
        ]
    if inside:
        return min(inside, key=lambda hit: (hit.distance(start, end), hit.start, hit.topic.rank)).topic
    earlier = [hit for hit in hits(before) if takes(hit.topic)] if before and reach is None else []
    return max(earlier, key=lambda hit: (hit.start, -hit.topic.rank)).topic if earlier else None


def _measured(said: Assertion, before: str) -> Facets:
    quantity = said.quantity
    kind = _kind_named(said) or (quantity.unit_kind.value if quantity is not None else "")
    unit = quantity.unit if quantity is not None else ""

    def takes(topic: Topic) -> bool:
        fits = topic.kind is TopicKind.MEASURED and kind in topic.counts
        spoken = topic.unless is not None and topic.unless.search(said.quote.exact) is not None
        return fits and not spoken and (not topic.prefer or unit in topic.prefer)

    noun = said.counted.noun if said.counted is not None else None
    if (price := goods.price(said, unit)) is not None:
        return Facets(dimension(said), measured=price, words=field_words(said), good=goods.of(said, before))
    fields: Iterable[str | None] = (noun, " ".join(said.concept), said.predicate, said.quote.exact)
    found = next((topic for part in fields if (topic := _of_words(part, takes))), None)
    guessed = found is None
    found = found or _around(said, takes, before)
    if kind == UnitKind.MONEY.value and said.predicate and stem(said.predicate) in lexicon().conveying:
        found = _conveyed(said, before) or found
    head = None
    if found is None:
        head = stem(noun.split()[-1]) if noun else (stem(said.concept[-1]) if said.concept else None)
    return Facets(
        dimension=dimension(said),
        measured=found.name if found else head,
        words=field_words(said),
        guessed=guessed,
        good=goods.of(said, before),
    )


def _conveyed(said: Assertion, before: str) -> Topic | None:
    """Return what was promised and is paid, sent or received here, where sentence or paragraph speak of it."""
    found = [hit for text in (said.sentence_text, before) for hit in hits(text) if hit.topic.conveyed]
    return found[0].topic if found else None


def _event(said: Assertion) -> Facets:
    event = said.event
    if event is None:
        return Facets(dimension="event", words=field_words(said))
    told = steps.told(said, event)
    things = [hit.topic.name for hit in hits(event.object or "") if hit.topic.kind is TopicKind.THING]
    things += [hit.topic.name for hit in hits(event.label) if hit.topic.of_events]
    return Facets(
        dimension="event",
        thing=things[0] if things else None,
        steps=told,
        beside=steps.beside(said, told),
        words=field_words(said),
        phase=steps.phase(event),
    )
