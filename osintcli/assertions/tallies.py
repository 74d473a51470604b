"""Rules for figures that a label, a tally or a verb of change takes to their noun."""

from __future__ import annotations

from msgspec.structs import replace

from osintcli.assertions import frames, tree, vocabulary
from osintcli.assertions.attribution.lexicon import speakers
from osintcli.assertions.naming import Found, counted_as, in_sense, named, predicate_of, taken_up
from osintcli.assertions.predicate import Predicate, headline_lemma
from osintcli.assertions.reading import Reading
from osintcli.assertions.thread import Thread
from osintcli.model.quantity import QuantityMention


def label(reading: Reading, thread: Thread) -> Found | None:
    """A key figure: "Deaths confirmed, whole country: 43", "Still missing: 12"."""
    label = frames.label_before(reading)
    if label is None or reading.noun is not None or _state_behind(reading):
        return None
    of_state = _state_label(reading, thread, label) or _done_label(reading, thread, label)
    if of_state is not None:
        return of_state
    for token in range(label[0], label[1]):
        follows = token + 1 < label[1] and tree.is_noun(reading.parse, token + 1)
        if tree.is_noun(reading.parse, token) and follows:
            continue  # "Army lorries deployed": the lorries
        found = _noun_or_state(reading, token)
        if found is not None:
            return Found(found.counted, found.predicate, "the label before the colon")
    return None


def _state_behind(reading: Reading) -> bool:
    """ "Valley fire: 43 dead": the state says what is counted, not the label."""
    at = frames.next_word(reading)
    of = vocabulary.by_adjective(reading.parse.words[at].lower()) if at is not None else None
    return of is not None and of.people


def _state_label(reading: Reading, thread: Thread, label: tuple[int, int]) -> Found | None:
    """A label that only says where or how they are ("On strike: 4,200") counts what the list counted before, else people."""
    parse, first = reading.parse, label[0]
    if parse.words[first].lower() not in vocabulary.clauses().stating:
        return None
    words = [frames.noun_lemma(parse, t) for t in range(first + 1, label[1])]
    if any(vocabulary.people().counts(w) for w in words):
        return None
    token = first + 1
    of = vocabulary.by_noun(words[0]) if words else None
    predicate = Predicate(token, of.name, of) if of is not None else None
    knot = thread.last(reading.sentence)
    if knot is not None and reading.sentence.index - knot.sentence <= NEIGHBOURS:
        return taken_up(reading, knot, predicate, "what the list counts")
    return Found(
        counted_as(reading, token, "person", person=True), predicate, "a label of those who are there"
    )


def _done_label(reading: Reading, thread: Thread, label: tuple[int, int]) -> Found | None:
    """A label that only says what happened to them ("Sent home: 7,900", "of whom registered: 67,300"): those of the list."""
    parse, first = reading.parse, label[0]
    part = (
        first + 1 < label[1]
        and parse.words[first].lower() == "of"
        and parse.words[first + 1].lower() in vocabulary.clauses().which
    )
    verb = first + 2 if part else first
    knot = thread.last(reading.sentence)
    if knot is None or reading.sentence.index - knot.sentence > NEIGHBOURS or verb >= label[1]:
        return None
    participle = parse.tag[verb] in {"VBN", "VBD"}
    after = parse.tag[verb + 1] in {"IN", "TO", "RB", "RP"} if verb + 1 < label[1] else True
    if not (participle and after):
        return None
    base = parse.lemma[verb]
    predicate = Predicate(verb, base, vocabulary.by_verb(base), verb)
    return taken_up(reading, knot, predicate, "what the list counts", part=part)


NEIGHBOURS = 4
"""How many lines back a list said what it counts."""


def _noun_or_state(reading: Reading, token: int) -> Found | None:
    parse = reading.parse
    word, lemma = parse.words[token].lower(), frames.noun_lemma(parse, token)
    told = vocabulary.measures().told_tallies.get(lemma)
    if told is not None:
        of = vocabulary.by_name(told.of)
        return Found(
            counted_as(reading, token, told.noun, person=told.people),
            Predicate(token, told.of, of),
            "a tally",
        )
    if lemma in vocabulary.measures().tallies:
        return None
    adjective, noun = vocabulary.by_adjective(word), vocabulary.by_noun(lemma)
    if adjective is not None and adjective.people and not tree.is_noun(parse, token):
        return Found(
            counted_as(reading, token, "person", person=True),
            Predicate(token, adjective.name, adjective),
            "a state",
        )
    if noun is not None:
        person = vocabulary.counts_people(lemma)
        return Found(
            counted_as(reading, token, lemma, person=person), Predicate(token, noun.name, noun), "a noun"
        )
    base = headline_lemma(parse, token)
    verb = vocabulary.by_verb(base)
    if verb is not None and verb.people and word.endswith("ed"):
        return Found(
            counted_as(reading, token, "person", person=True), Predicate(token, base, verb, token), "a verb"
        )
    if tree.is_noun(parse, token) or (parse.tag[token] == "XX" and vocabulary.people().counts(lemma)):
        return Found(
            named(reading, token), predicate_of(reading, token) or _later_verb(reading, token), "a noun"
        )
    return None


def _later_verb(reading: Reading, token: int) -> Predicate | None:
    for at in range(token + 1, min(token + 4, len(reading.parse))):
        of = vocabulary.by_verb(reading.parse.lemma[at])
        if of is not None:
            return Predicate(at, reading.parse.lemma[at], of, at)
    return None


def framed(reading: Reading, thread: Thread) -> Found | None:
    """A count taken to the figure: "the toll rose to 148", "put the number of stranded tourists at 90"."""
    if reading.noun is not None:
        return None
    noun = frames.framed(reading)
    if noun is None:
        return None
    lemma = frames.noun_lemma(reading.parse, noun)
    told = vocabulary.measures().told_tallies.get(lemma)
    if told is not None:
        of = vocabulary.by_name(told.of)
        predicate = Predicate(noun, told.of, of, tree.verb_of(reading.parse, reading.figure))
        counted = counted_as(reading, noun, told.noun, person=told.people)
        return Found(counted, predicate, "a tally that says what it counts", framed=True)
    if lemma in vocabulary.measures().tallies:
        return _tallied(reading, thread, noun)
    inner = frames.of_noun(reading.parse, noun) if lemma in vocabulary.measures().lists else None
    if inner is not None and _state_or_participle(reading, inner) is not None:
        return _tallied(reading, thread, noun)  # "the list of the missing is down to 87"
    if lemma in vocabulary.measures().limits and (aim := thread.last(reading.sentence)) is not None:
        return replace(taken_up(reading, aim, None, "a limit of what was counted before"), framed=True)
    if _is_speaker(reading, noun, lemma):
        knot = thread.last(reading.sentence)
        return taken_up(reading, knot, None, "of what was counted before") if knot is not None else None
    own = vocabulary.by_noun(lemma)
    if own is not None and in_sense(reading, lemma, own):
        predicate = Predicate(noun, own.name, own, tree.verb_of(reading.parse, reading.figure))
        counted = counted_as(reading, noun, lemma, person=vocabulary.counts_people(lemma))
        return Found(counted, predicate, "the noun taken to the figure", framed=True)
    if not frames.takes_figures(reading):
        return None
    return Found(
        named(reading, noun),
        predicate_of(reading, reading.figure),
        "the noun taken to the figure",
        framed=True,
    )


def _is_speaker(reading: Reading, noun: int, lemma: str) -> bool:
    """Say whether a verb takes a place or a body to the figure: "the ministry is at 17", "Sellin was down to 900"."""
    proper = reading.parse.tag[noun] == "NNP" and not vocabulary.people().counts(lemma)
    named_so = proper and reading.context.text_of(reading.sentence).isupper() is False
    return named_so or (lemma in speakers().bodies and reading.parse.tag[noun] == "NN")


def _tallied(reading: Reading, thread: Thread, tally: int) -> Found | None:
    """A number, total or figure: of what stands after "of", of what a participle says, else of what was counted last."""
    parse = reading.parse
    inner = frames.of_noun(parse, tally)
    predicate = predicate_of(reading, tally) if inner is None else predicate_of(reading, inner)
    if inner is not None:
        told = _state_or_participle(reading, inner)
        if told is not None:
            return replace(told, framed=True)
        if predicate is None or predicate.of is None:
            predicate = predicate_of(reading, reading.figure)
        return Found(named(reading, inner), predicate, "the noun after 'of'", framed=True)
    for c in parse.children[tally]:
        of = vocabulary.by_verb(parse.lemma[c]) or vocabulary.by_noun(parse.lemma[c])
        if of is not None and parse.dep[c] in {"acl", "amod", "compound"}:
            verb = tree.verb_of(parse, reading.figure)
            return Found(
                counted_as(reading, tally, "person" if of.people else parse.lemma[c], person=of.people),
                Predicate(c, of.name if parse.dep[c] == "compound" else parse.lemma[c], of, verb),
                "the participle of the tally",
                framed=True,
            )
    knot = thread.last(reading.sentence)
    if knot is None:
        return None
    return replace(taken_up(reading, knot, None, "the figure of what was counted before"), framed=True)


def _state_or_participle(reading: Reading, inner: int) -> Found | None:
    """ "the number of injured", "the number of people killed": a state for its people, and a participle behind them."""
    parse, verb = reading.parse, tree.verb_of(reading.parse, reading.figure)
    state = vocabulary.by_adjective(parse.words[inner].lower())
    if state is not None and state.people:
        noun = parse.words[inner].lower() if state.name == "die" else "person"
        return Found(
            counted_as(reading, inner, noun, person=True),
            Predicate(inner, state.name, state, verb),
            "a state after 'of'",
        )
    after = inner + 1
    if after >= reading.figure or not parse.tag[after].startswith(("VB", "JJ")):
        return None
    of = vocabulary.by_adjective(parse.words[after].lower()) or vocabulary.by_verb(parse.lemma[after])
    if of is None or not of.people:
        return None
    return Found(
        named(reading, inner), Predicate(after, of.name, of, verb), "what happened to those after 'of'"
    )


def compared(reading: Reading, thread: Thread) -> Found | None:
    """The older of two figures is of what the newer is: "up from 41 on Sunday"."""
    if not frames.is_older(reading) or reading.noun is not None:
        return None
    knot = thread.last(reading.sentence)
    if knot is None or knot.sentence != reading.sentence.index:
        return None
    return taken_up(reading, knot, None, "the older figure of what is counted beside it")


def parted(reading: Reading, thread: Thread) -> Found | None:
    """A part of what a phrase before it names: "Of the birds found, 1,210 were dead", "of which 1,930 were dead"."""
    if reading.noun is not None:
        return None
    parse, whole = reading.parse, _whole(reading)
    if whole is None:
        return None
    state = _state_behind_figure(reading)
    word = parse.words[whole].lower()
    if word in vocabulary.clauses().which:
        knot = thread.last(reading.sentence)
        if knot is None or (
            knot.sentence != reading.sentence.index and reading.sentence.index - knot.sentence > 1
        ):
            return None
        return taken_up(reading, knot, state, "a part of the figure before", part=True)
    if not tree.is_noun(parse, whole) or parse.tag[whole] not in {"NNS", "NNPS"}:
        return None
    own = named(reading, whole)
    return Found(
        replace(own, part_of=own.noun),
        state or predicate_of(reading, reading.figure),
        "a part of what the sentence begins with",
        elsewhere=True,
    )


def _whole(reading: Reading) -> int | None:
    """The noun or "which" behind the "of" that opens a sentence or stands right before the figure."""
    parse = reading.parse
    first = min(parse.within(reading.mention.span), default=reading.figure)
    if (
        first > 1
        and parse.words[first - 2].lower() == "of"
        and parse.words[first - 1].lower() in vocabulary.clauses().which
    ):
        return first - 1
    if parse.words[0].lower() != "of" or first < LEAST:
        return None
    if parse.words[1].lower() in vocabulary.clauses().which:
        return 1
    comma = next((i for i in range(1, first) if parse.words[i] == ","), None)
    if comma is None or any(q.span.end <= reading.mention.span.start for q in _others(reading)):
        return None
    return next((i for i in range(1, comma) if parse.dep[i] == "pobj" and parse.head[i] == 0), None)


LEAST = 3
"""Tokens before a figure that a phrase with "of" opens."""


def _others(reading: Reading) -> list[QuantityMention]:
    return [q for q in reading.context.quantities_in(reading.sentence) if q is not reading.mention]


def _state_behind_figure(reading: Reading) -> Predicate | None:
    at = frames.next_word(reading)
    of = vocabulary.by_adjective(reading.parse.words[at].lower()) if at is not None else None
    if at is None or of is None:
        return None
    return Predicate(at, of.name, of, tree.verb_of(reading.parse, reading.figure))


def included(reading: Reading, thread: Thread) -> Found | None:
    """A part of the figure before, to which the same happened: "212 people have died, including 38 children"."""
    if not frames.is_included(reading):
        return None
    knot = thread.last(reading.sentence)
    if knot is None or knot.sentence != reading.sentence.index:
        return None
    if not knot.counted.person and reading.noun is not None:
        return None
    part = taken_up(reading, knot, None, "a part of the figure before", part=True)
    if reading.noun is None:
        return part
    own = named(reading, reading.noun)
    return replace(part, counted=replace(own, part_of=knot.counted.noun)) if own.person else None


def collected(reading: Reading, thread: Thread) -> Found | None:
    """A collection of so many: "a force of 11,000", "a death toll of 148"."""
    parse, above = reading.parse, reading.parse.head[reading.figure]
    if parse.words[above].lower() != "of" or reading.noun is not None:
        return None
    holder = parse.head[above]
    lemma = frames.noun_lemma(parse, holder)
    told = vocabulary.measures().told_tallies.get(lemma)
    if told is not None:
        of = vocabulary.by_name(told.of)
        predicate = Predicate(holder, told.of, of, tree.verb_of(parse, holder))
        return Found(
            counted_as(reading, holder, told.noun, person=told.people), predicate, "a tally of so many"
        )
    if lemma in vocabulary.measures().tallies:
        return _tallied(reading, thread, holder)
    if lemma in vocabulary.measures().limits:
        knot = thread.last(reading.sentence)
        return (
            taken_up(reading, knot, None, "a limit of what was counted before") if knot is not None else None
        )
    if lemma in vocabulary.people().collections:
        counted = counted_as(reading, holder, lemma, person=True)
        return Found(counted, predicate_of(reading, holder), "a collection of so many people")
    if not tree.is_noun(parse, holder):
        return None
    if lemma in vocabulary.people().portions and (whole := thread.last(reading.sentence)) is not None:
        return taken_up(reading, whole, predicate_of(reading, holder), "of what was counted before")
    return Found(named(reading, holder), predicate_of(reading, holder), "a collection of so many")
