"""What a figure with a dimension is a measure of: sums, shares, lengths, speeds.

The ladder of rules for `counted.find` where the unit is not the counted thing itself.
"""

from __future__ import annotations

from collections.abc import Callable

from osintcli.assertions import frames, stance_words, tree, vocabulary
from osintcli.assertions.naming import Found, rehung
from osintcli.assertions.predicate import Predicate
from osintcli.assertions.predicate import read as read_predicate
from osintcli.assertions.reading import Reading
from osintcli.assertions.thread import Thread
from osintcli.assertions.vocabulary import Thing
from osintcli.model.assertion import Counted
from osintcli.model.quantity import UnitKind

Rule = Callable[[Reading, Thread], Found | None]


def _found(
    reading: Reading, noun: str, token: int | None, why: str, predicate: Predicate | None = None
) -> Found:
    parse = reading.parse
    surface = reading.words(tree.phrase(parse, token)) if token is not None else ""
    person = token is not None and vocabulary.people().counts(noun)
    counted = Counted(
        noun=noun, surface=surface, person=person, span=parse.span(token) if token is not None else None
    )
    return Found(counted, predicate or _predicate(reading), why)


def _predicate(reading: Reading) -> Predicate | None:
    found = read_predicate(reading.parse, reading.tokens, text=reading.context.document.text)
    return None if found is None else rehung(reading, found)


def _thing(reading: Reading, thread: Thread) -> Found | None:
    """A thing of the lexicon, by the words of its sentence: "crested at 30.2 feet", "magnitude 7.8 quake"."""
    parse = reading.parse
    verb = frames.governing_verb(reading)
    subjects = {parse.lemma[t] for t in range(len(parse))}
    for thing in vocabulary.measures().things:
        if reading.kind not in thing.kinds or (
            thing.units and reading.mention.quantity.unit not in thing.units
        ):
            continue
        if thing.near and not thing.near & reading.context.vocabulary:
            continue
        if _fits(thing, reading, verb, subjects):
            return _found(reading, thing.name, _named_behind(reading, thing), f"words of {thing.name}")
    return None


def _named_behind(reading: Reading, thing: Thing) -> int | None:
    """The thing's own noun behind "of": "88 mm of rain"."""
    behind = frames.of_noun(reading.parse, reading.head)
    return behind if behind is not None and reading.parse.lemma[behind] in thing.subjects else None


def _fits(thing: Thing, reading: Reading, verb: int | None, words: set[str]) -> bool:
    close = {reading.parse.lemma[t] for t in _close(reading)}
    if close & thing.subjects:
        return True
    return (
        verb is not None
        and reading.parse.lemma[verb] in thing.verbs
        and bool(words & thing.subjects or not thing.subjects or _named_subject(reading, verb))
    )


def _close(reading: Reading) -> list[int]:
    """The nouns in the figure's own frame: what it is of, what it modifies, subject and objects of its verb."""
    parse, head = reading.parse, reading.head
    verb = frames.governing_verb(reading)
    near = [noun for _, _, noun in tree.prepositions(parse, head)]
    near.extend(a for a in parse.ancestors(head)[:2] if tree.is_noun(parse, a))
    framed = frames.framed(reading)
    if framed is not None:
        near.append(framed)
    label = frames.label_before(reading)
    if label is not None:
        near.extend(range(*label))
    if verb is not None:
        subject = tree.subject(parse, verb)
        if subject is not None and subject != head:
            near.extend([subject, *(noun for _, _, noun in tree.prepositions(parse, subject))])
    return near


def _named_subject(reading: Reading, verb: int) -> bool:
    subject = tree.subject(reading.parse, verb)
    return subject is not None and reading.parse.tag[subject] == "NNP"


def _of(reading: Reading, thread: Thread) -> Found | None:
    """What stands after "of" or "in": "212 mm of rain", "90 percent of its trade", "$3 million in emergency aid"."""
    parse = reading.parse
    for word, _, noun in tree.prepositions(parse, reading.head):
        if word in vocabulary.clauses().holding and tree.is_noun(parse, noun) and not _is_time(reading, noun):
            if (word == "in" and reading.kind is not UnitKind.MONEY) or (
                word == "in" and parse.tag[noun].startswith("NNP")
            ):
                continue
            lemma = frames.noun_lemma(parse, noun)
            if reading.kind is UnitKind.PERCENT or lemma not in vocabulary.measures().tallies:
                return _found(reading, lemma, noun, f"the noun after '{word}'")
    return None


def _is_time(reading: Reading, token: int) -> bool:
    span = reading.parse.span(token)
    return any(t.span.overlaps(span) for t in reading.context.timexes_in(reading.sentence))


def _modified(reading: Reading, thread: Thread) -> Found | None:
    """The noun that the measure stands before: "a 2 mm crack", "a $3 million grant"."""
    parse, head = reading.parse, reading.head
    above = parse.head[head]
    if reading.mention.span.overlaps(parse.span(above)):
        return None
    if (
        parse.dep[head] in {"compound", "nmod", "nummod", "amod", "quantmod", "poss"}
        and above > head
        and tree.is_noun(parse, above)
    ):
        return _found(reading, frames.noun_lemma(parse, above), above, "the noun it stands before")
    return None


def _framed(reading: Reading, thread: Thread) -> Found | None:
    """What a verb takes to the figure: "estimated the damage at €900m", "its estimate of the damage to"."""
    framed = frames.framed(reading)
    if framed is None or _is_time(reading, framed):
        return None
    parse = reading.parse
    lemma = frames.noun_lemma(parse, framed)
    if lemma in vocabulary.measures().tallies:
        inner = frames.of_noun(reading.parse, framed)
        if inner is not None:
            return _found(reading, frames.noun_lemma(reading.parse, inner), inner, "what the estimate is of")
        return None
    verb = frames.governing_verb(reading)
    moneyed = reading.kind in {UnitKind.MONEY, UnitKind.PERCENT}
    if verb is None or (moneyed and reading.parse.lemma[verb] not in vocabulary.measures().changes):
        return None
    spoken = _speaks(parse.lemma[verb]) and not tree.passive(parse, verb)
    if spoken and framed == tree.subject(parse, verb):
        return None  # "the union expects 4.1 million"
    return _found(reading, lemma, framed, "the noun taken to the figure")


def _speaks(lemma: str) -> bool:
    """Say whether the subject of a verb is a speaker or planner, not what is measured."""
    clauses = vocabulary.clauses()
    changes = vocabulary.measures().changes
    said = lemma in clauses.telling | clauses.saying or lemma in stance_words.table("governs")
    return said and lemma not in changes


def _label(reading: Reading, thread: Thread) -> Found | None:
    """The label of a key figure: "Damage so far: $3 million"."""
    label = frames.label_before(reading)
    if label is None:
        return None
    for token in range(*label):
        if (
            tree.is_noun(reading.parse, token)
            and frames.noun_lemma(reading.parse, token) not in vocabulary.measures().tallies
        ):
            return _found(
                reading, frames.noun_lemma(reading.parse, token), token, "the label before the colon"
            )
    return None


def _asked(reading: Reading, thread: Thread) -> Found | None:
    """What the paragraph's own question asks for: "How much rain?"."""
    asked = thread.asked_in(reading.sentence)
    if asked is None or asked.counted.person or not asked.counted.noun:
        return None
    return _found(reading, asked.counted.noun, None, "what the paragraph asks for")


def _money(reading: Reading, thread: Thread) -> Found | None:
    """What a sum is, by the class of its verb: promised: aid; fined: a fine; cost: a cost."""
    if reading.kind is not UnitKind.MONEY:
        return None
    predicate = _predicate(reading)
    if predicate is None or predicate.of is None or predicate.of.money is None:
        return None
    return _found(reading, predicate.of.money, None, f"what one can {predicate.lemma}", predicate)


def _again(reading: Reading, thread: Thread) -> Found | None:
    """A sum or measure alone is of what was measured last in the same unit, or in the sentence."""
    if reading.kind is UnitKind.DURATION:
        return None
    if (
        reading.kind is UnitKind.PERCENT
        and thread.knots
        and thread.knots[-1].sentence == reading.sentence.index
    ):
        return _found(reading, thread.knots[-1].counted.noun, None, "of the figure beside it")
    if not _is_elliptic(reading):
        return None
    unit = reading.mention.quantity.unit
    more = frames.increment_word(reading) is not None
    knot = thread.last(reading.sentence, bare=False, unit=unit, spelled=True) if more else None
    knot = knot or thread.last(reading.sentence, bare=False, unit=unit)
    if knot is None:
        knot = thread.last(reading.sentence, bare=False)
        if knot is None or knot.sentence != reading.sentence.index or knot.kind is not reading.kind:
            return None
    if reading.sentence.index - knot.sentence > REACH:
        return None
    return _found(reading, knot.counted.noun, None, "of what was measured before")


def _is_elliptic(reading: Reading) -> bool:
    """Say whether the clause leaves out what it measures: no verb, or one that only tells or moves figures."""
    verb = frames.governing_verb(reading)
    if verb is None or frames.increment_word(reading) is not None:
        return True
    lemma, clauses = reading.parse.lemma[verb], vocabulary.clauses()
    return (
        lemma in clauses.telling | clauses.links | clauses.saying | vocabulary.event_words().stative
        or lemma in vocabulary.measures().changes
        or lemma in stance_words.table("governs")
    )


REACH = 30
"""How many sentences back a measured figure may take up what was measured before."""


def _compared(reading: Reading, thread: Thread) -> Found | None:
    """The older of two figures is of what the newer is: "down from 2.7 million tonnes"."""
    if not frames.is_older(reading):
        return None
    knot = thread.last(reading.sentence, bare=False)
    if knot is None or knot.sentence != reading.sentence.index or knot.kind is not reading.kind:
        return None
    return _found(reading, knot.counted.noun, None, "the older figure of what is measured beside it")


def _holder(reading: Reading, thread: Thread) -> Found | None:
    """The noun that has the measure: "a depth of 10 km", "a fine of $75 million", "shipments worth $40 million"."""
    parse = reading.parse
    link = parse.head[reading.head]
    if parse.words[link].lower() == "of" and tree.is_noun(parse, parse.head[link]):
        holder = parse.head[link]
        lemma = frames.noun_lemma(parse, holder)
        if lemma not in vocabulary.measures().tallies:
            return _found(reading, lemma, holder, "the noun that has it")
    first = min(parse.within(reading.mention.span), default=reading.head)
    for at in range(first - 1, max(first - 4, 0), -1):
        if parse.words[at].lower() == "worth" and tree.is_noun(parse, at - 1):
            return _found(reading, frames.noun_lemma(parse, at - 1), at - 1, "what it is worth")
    return None


def _rated(reading: Reading, thread: Thread) -> Found | None:
    """What a rate is a rate of: "60 admissions a day"."""
    if reading.kind is not UnitKind.RATE:
        return None
    parse = reading.parse
    for at in range(reading.figure + 1, min(reading.figure + 5, len(parse))):
        lemma = frames.noun_lemma(parse, at)
        if reading.mention.quantity.unit[:3].isupper():
            return None  # money a tonne: a price, not so many of the currency
        if tree.is_noun(parse, at) and parse.span(at).end <= reading.mention.span.end:
            of = vocabulary.by_noun(lemma)
            predicate = Predicate(at, of.name, of, tree.verb_of(parse, at)) if of else None
            return _found(reading, lemma, at, "the noun of the rate", predicate)
    return None


RULES: tuple[Rule, ...] = (
    _thing, _compared, _label, _of, _modified, _holder, _rated, _asked, _framed, _money, _again
)  # fmt: skip
"""Rules for figures with a dimension, in the order they are tried."""
