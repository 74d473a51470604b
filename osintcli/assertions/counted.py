"""What is counted or measured: the noun of a figure, by the tree where it is good and by the words beside it where not.

A ladder of rules, tried in order; each says in a few words how it found the noun.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from osintcli.assertions import frames, measured, stance_words, tree, vocabulary
from osintcli.assertions.naming import (
    Found,
    counted_as,
    counts_people,
    named,
    predicate_of,
    taken_up,
)
from osintcli.assertions.predicate import Predicate, nearby
from osintcli.assertions.reading import Reading
from osintcli.assertions.tallies import collected, compared, framed, included, label, parted
from osintcli.assertions.thread import Thread
from osintcli.model.assertion import Counted
from osintcli.model.sentence import Block
from osintcli.model.span import Span

Rule = Callable[[Reading, Thread], Found | None]


def find(reading: Reading, thread: Thread) -> Found:
    """Return what a figure counts or measures; a figure that nothing explains counts `""`."""
    for rule in COUNTING if reading.bare else measured.RULES:
        found = rule(reading, thread)
        if found is not None:
            return found
    return Found(Counted(noun="", surface=""), predicate_of(reading, reading.head), "no noun in reach")


def _own_noun(reading: Reading, thread: Thread) -> Found | None:
    """The noun that the figure stands before: "over 11,000 soldiers"; "others" are of what was counted last."""
    if reading.noun is None or _is_headline_verb(reading, reading.noun):
        return None
    noun = reading.noun
    lemma = frames.noun_lemma(reading.parse, noun)
    predicate = predicate_of(reading, noun)
    if lemma in vocabulary.people().pronouns:
        return _others(reading, thread, predicate)
    listed = _listed(reading, thread, lemma)
    if listed is not None:
        return listed
    told = vocabulary.measures().told_tallies.get(lemma)
    if told is not None:
        return Found(
            counted_as(reading, noun, told.noun, person=told.people),
            predicate,
            "a tally that says what it counts",
        )
    stands = _stands_for(reading, lemma, predicate)
    if stands is not None:
        return Found(
            counted_as(reading, noun, stands, person=True), predicate, "a noun that stands for people"
        )
    person = (
        vocabulary.counts_people(lemma) or counts_people(reading, noun, lemma) or _hands(reading, noun, lemma)
    )
    inner = frames.of_noun(reading.parse, noun)
    singular = reading.parse.tag[noun] != "NNS"
    if (
        inner is not None
        and singular
        and lemma in vocabulary.measures().tallies | vocabulary.measures().collections
    ):
        return Found(named(reading, inner), predicate, "the noun after 'of'")
    part = lemma if person and _is_some(reading, noun) and not _happens(predicate) else None
    return Found(
        counted_as(reading, noun, lemma, person=person, part_of=part),
        predicate,
        "the noun that the figure stands before",
    )


def _is_some(reading: Reading, noun: int) -> bool:
    """Say whether a figure is of some of those whom the text knows: "two of the victims", "three of her children"."""
    between = [reading.word_at(at) for at in range(reading.figure + 1, noun)]
    known = vocabulary.measures().definite | vocabulary.clauses().kin
    return between[:1] == ["of"] and not known.isdisjoint(between)


def _happens(predicate: Predicate | None) -> bool:
    """Say whether something happened to them: "two of the guests died" counts all the dead."""
    return predicate is not None and predicate.of is not None and predicate.of.people


def _listed(reading: Reading, thread: Thread, lemma: str) -> Found | None:
    """ "Their own list had 95 names": those that were counted last, where a list is spoken of."""
    words = vocabulary.measures()
    if lemma not in words.stand_ins:
        return None
    knot = thread.last(reading.sentence)
    near = [*reading.parse.lemma, *reading.parse.words]
    if knot is None or not knot.counted.person or words.lists.isdisjoint(w.lower() for w in near):
        return None
    return taken_up(reading, knot, None, "a list of what was counted before")


def _hands(reading: Reading, noun: int, lemma: str) -> bool:
    """ "Another 190 pairs of hands" are so many people."""
    inner, owned = frames.of_noun(reading.parse, noun), vocabulary.people().hands.get(lemma)
    return inner is not None and owned is not None and reading.parse.lemma[inner] in owned


def _stands_for(reading: Reading, lemma: str, predicate: Predicate | None) -> str | None:
    """What a noun stands for beside its verb: the lives that a fire claimed are people."""
    pair = vocabulary.by_pair(reading.parse.lemma[predicate.token], lemma) if predicate is not None else None
    return pair[0].counts if pair is not None else None


def _is_headline_verb(reading: Reading, noun: int) -> bool:
    """A headline's verb that looks like a noun: "6,200 flee fighting"."""
    parse = reading.parse
    return reading.sentence.block is Block.HEADLINE and any(
        vocabulary.by_verb(parse.lemma[at]) is not None
        and vocabulary.by_noun(parse.lemma[at]) is None
        and not parse.words[at].endswith(("s", "ed"))
        for at in range(reading.figure + 1, noun + 1)
    )


def _others(reading: Reading, thread: Thread, predicate: Predicate | None) -> Found:
    knot = thread.last(reading.sentence)
    if knot is not None and knot.counted.person:
        return taken_up(reading, knot, predicate, "of what was counted before")
    person = bool(predicate and predicate.of and predicate.of.people)
    noun = "person" if person else knot.counted.noun if knot else "other"
    return Found(
        counted_as(reading, reading.head, noun, person=person), predicate, "of what was counted before"
    )


def _partitive(reading: Reading, thread: Thread) -> Found | None:
    """A part: "Nineteen of the dead", "57 of them", "12 of the 40 houses"."""
    inner = frames.of_noun(reading.parse, reading.figure) or _noun_of_next(reading)
    if inner is None or reading.noun is not None:
        return None
    lemma, word = frames.noun_lemma(reading.parse, inner), reading.parse.words[inner].lower()
    predicate = predicate_of(reading, reading.figure)
    state = vocabulary.by_adjective(word) or vocabulary.by_noun(lemma)
    if word in vocabulary.people().persons:
        return Found(
            counted_as(reading, inner, "person", person=True, part_of="person"), predicate, "a part of people"
        )
    if word in vocabulary.people().pronouns:
        knot = thread.last(reading.sentence)
        own = (
            predicate
            if predicate is not None
            and predicate.lemma not in vocabulary.clauses().links | vocabulary.clauses().telling
            else None
        )
        return taken_up(reading, knot, own, "a part of what was counted before", part=True) if knot else None
    if state is not None and (
        vocabulary.counts_people(lemma) or (vocabulary.by_adjective(word) is not None and state.people)
    ):
        counted = counted_as(reading, inner, lemma, person=True, part_of=word)
        return Found(
            counted,
            Predicate(inner, state.name, state, tree.verb_of(reading.parse, reading.figure)),
            "a part",
        )
    person = counts_people(reading, inner, lemma)
    return Found(
        counted_as(reading, inner, lemma, person=person, part_of=lemma),
        predicate,
        "a part of the noun after 'of'",
    )


def _noun_of_next(reading: Reading) -> int | None:
    """The noun of the figure behind "of": "112 of the 250 seats"."""
    end = reading.mention.span.end
    for other in reading.context.quantities_in(reading.sentence):
        between = reading.words(Span(end, other.span.start)).split() if other.span.start > end else []
        if between in (["of"], ["of", "the"], ["out", "of"]) and other.unit_span is not None:
            inside = reading.parse.within(other.unit_span)
            return inside[-1] if inside else None
    return None


def _state(reading: Reading, thread: Thread) -> Found | None:
    """A state right behind the figure: "31 dead", "dozens missing", "a further 340 were hurt"."""
    if reading.noun is not None:
        return None
    at = frames.next_word(reading)
    if at is None:
        return None
    of = vocabulary.by_adjective(reading.parse.words[at].lower())
    if of is None or not of.people:
        return None
    predicate = Predicate(at, of.name, of, tree.verb_of(reading.parse, reading.figure))
    knot = thread.here(reading.sentence)
    if knot is not None and knot.counted.noun in vocabulary.people().creatures:
        return taken_up(reading, knot, predicate, "of what was counted before")
    noun = reading.parse.words[at].lower() if of.name == "die" else "person"
    return Found(counted_as(reading, at, noun, person=True), predicate, "the state behind the figure")


def _role(reading: Reading, thread: Thread) -> Found | None:
    """People by what they do or suffer: "some 900 were sleeping away from home", "killed 12"."""
    if reading.noun is not None and not _is_headline_verb(reading, reading.noun):
        return None
    if reading.sentence.block is Block.HEADLINE:
        after = reading.parse.lemma[reading.figure + 1] if reading.figure + 1 < len(reading.parse) else ""
        acting = vocabulary.by_verb(after)
        if after in vocabulary.people().acting or (acting is not None and acting.people):
            at = reading.figure + 1
            return Found(
                counted_as(reading, reading.figure, "person", person=True),
                Predicate(at, after, acting, at),
                "who acts",
            )
        beside = nearby(reading.parse, reading.figure)
        if beside is not None and beside.of is not None and beside.of.people:
            return Found(
                counted_as(reading, reading.figure, "person", person=True), beside, "the headline's verb"
            )
    predicate = predicate_of(reading, reading.figure)
    if predicate is None or predicate.of is None or not predicate.of.people:
        return None
    return Found(
        counted_as(reading, reading.figure, "person", person=True),
        predicate,
        "the verb says that people are counted",
    )


def _again(reading: Reading, thread: Thread) -> Found | None:
    """A figure alone is of what was counted last: "the ministry said 38", "aiming at around 10,000"."""
    if reading.noun is not None or not frames.may_stand_alone(reading):
        return None
    knot = thread.last(reading.sentence)
    if knot is None:
        return None
    predicate = predicate_of(reading, reading.figure)
    if predicate is not None and knot.lemma is not None and _tells(reading, predicate):
        return taken_up(reading, knot, predicate, "of what was counted before")
    return taken_up(reading, knot, None, "of what was counted before")


def _tells(reading: Reading, predicate: Predicate) -> bool:
    """Say whether a predicate tells by itself what happened: not that a figure is, is told, or was moved."""
    if predicate.of is not None or predicate.verb is None:
        return predicate.of is not None
    if frames.increment_word(reading) is not None:
        return False  # "a further 35 were flown out": more of the same
    clauses, lemma = vocabulary.clauses(), reading.parse.lemma[predicate.verb]
    idle = clauses.telling | clauses.links | clauses.saying | vocabulary.event_words().stative
    plans = lemma in stance_words.table("governs")
    return predicate.passive or not (
        plans or lemma in idle | vocabulary.event_words().light or lemma in vocabulary.measures().changes
    )


def _gapped(reading: Reading, thread: Thread) -> Found | None:
    """A rival's figure, beside the one that has the noun: "took 70 of the seats and the Front 63", "69 for the League"."""
    parse, knot = reading.parse, thread.last(reading.sentence)
    if reading.noun is not None or knot is None or knot.sentence != reading.sentence.index:
        return None
    first = min(parse.within(reading.mention.span), default=reading.figure)
    name = first - 1
    if reading.word_after() == "for":
        name = max(parse.within(reading.mention.span), default=reading.figure) + 2
        if reading.word_after(2) == "the":
            name += 1
    elif not _opens_gap(reading, name):
        return None
    if not 0 <= name < len(parse) or not tree.is_noun(parse, name) or not parse.words[name][:1].isupper():
        return None
    return replace(taken_up(reading, knot, None, "a rival's figure of what is counted beside it"), rival=name)


def _opens_gap(reading: Reading, name: int) -> bool:
    """Say whether a name stands between "and" or a sign and the figure: no verb, all the rest left out."""
    parse, at = reading.parse, name
    while at >= 0 and (parse.words[at][:1].isupper() or parse.tag[at] == "DT"):
        at -= 1
    return 0 <= at < name and (parse.tag[at] == "CC" or parse.words[at] in {",", ";"})


def _lent(reading: Reading, thread: Thread) -> Found | None:
    """A figure to which the one beside it lends its noun, as the grammar of quantities read it."""
    unit = reading.mention.quantity.unit
    if reading.noun is not None or not unit:
        return None
    person = vocabulary.people().counts(unit) or vocabulary.counts_people(unit)
    return Found(
        counted_as(reading, reading.figure, unit, person=person),
        predicate_of(reading, reading.figure),
        "a lent noun",
    )


COUNTING: tuple[Rule, ...] = (
    label,
    parted,
    included,
    compared,
    _own_noun,
    _partitive,
    _state,
    framed,
    collected,
    _role,
    _again,
    _gapped,
    _lent,
)
"""Rules for figures without a dimension, in the order they are tried."""
