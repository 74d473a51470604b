"""A counted thing and what happened to it, as the rules of counting build them."""

from __future__ import annotations

from msgspec import Struct

from osintcli.assertions import frames, tree, vocabulary
from osintcli.assertions.predicate import Predicate, nearby, of_verb
from osintcli.assertions.predicate import read as read_predicate
from osintcli.assertions.reading import Reading
from osintcli.assertions.thread import Knot
from osintcli.assertions.vocabulary import PredicateClass
from osintcli.lexicons.gazetteer import gazetteer
from osintcli.model.assertion import Counted
from osintcli.model.sentence import Block
from osintcli.model.span import Span


class Found(Struct, frozen=True):
    """A counted thing, what happened to it, and how both were found.

    `framed` where a verb takes the noun to the figure, `elsewhere` where the noun stands at another figure.
    `rival` is the token of whose figure it is, where the clause leaves its verb out.
    """

    counted: Counted
    predicate: Predicate | None
    why: str
    framed: bool = False
    elsewhere: bool = False
    rival: int | None = None


def taken_up(
    reading: Reading, knot: Knot, predicate: Predicate | None, why: str, *, part: bool = False
) -> Found:
    """What was counted before, with the predicate of here, else of there (and the clause's verb of here)."""
    counted = Counted(
        noun=knot.counted.noun,
        surface=knot.counted.surface,
        person=knot.counted.person,
        span=knot.counted.span,
        part_of=knot.counted.noun if part else knot.counted.part_of,
    )
    here = predicate_of(reading, reading.figure)
    if predicate is None and knot.lemma is not None:
        verb = here.verb if here else None
        token = here.token if here else reading.figure
        predicate = Predicate(token, knot.lemma, vocabulary.class_of(knot.lemma), verb)
    return Found(counted, predicate or here, why, elsewhere=True)


def predicate_of(reading: Reading, token: int) -> Predicate | None:
    """Return what happened to a noun or figure: by the tree, in headlines by the words beside it first."""
    text = reading.context.document.text
    if reading.sentence.block is Block.HEADLINE:
        beside = nearby(reading.parse, token)
        if beside is not None and (beside.of is None or beside.of.people):
            return beside
    tokens = [token, *reading.tokens] if token in reading.tokens else [token]
    found = _in_sense(reading, read_predicate(reading.parse, tokens, text=text))
    if found is None:
        return nearby(reading.parse, token)
    found = rehung(reading, found)
    if found.of is None and found.verb is not None and found.lemma in vocabulary.clauses().telling:
        return nearby(reading.parse, token, before=0) or found
    return found


def rehung(reading: Reading, found: Predicate) -> Predicate:
    """Give a figure that the parser hung on a participle ("the fee set in May from 9 euros to 5") its verb of change."""
    parse, verb = reading.parse, frames.governing_verb(reading)
    if found.verb is None or verb is None or verb not in parse.ancestors(found.verb):
        return found
    within = parse.dep[found.verb] == "acl" and found.verb in parse.ancestors(reading.figure)
    return of_verb(parse, verb, reading.context.document.text) if within else found


def in_sense(reading: Reading, lemma: str, of: PredicateClass) -> bool:
    """Say whether a noun tells its class in this text: a "case" is of a disease where the text speaks of one."""
    near = of.near.get(lemma)
    return near is None or not near.isdisjoint(reading.context.vocabulary)


def _in_sense(reading: Reading, found: Predicate | None) -> Predicate | None:
    """Leave a noun's class out where the text uses the noun in another sense: then its clause's verb says what happened."""
    parse = reading.parse
    if found is None or found.of is None or in_sense(reading, parse.lemma[found.token], found.of):
        return found
    verb = found.verb
    if verb is None:
        return None
    lemma = parse.lemma[verb]
    return Predicate(verb, lemma, vocabulary.by_verb(lemma), verb, tree.passive(parse, verb))


def counts_people(reading: Reading, token: int, lemma: str) -> bool:
    """Say whether a noun counts people: by the lexicon, or as the name of a people ("40 Chileans")."""
    word = reading.parse.words[token]
    named_so = word[:1].isupper() and (
        gazetteer().country_of(lemma) is not None or _is_people(reading, token)
    )
    return named_so or vocabulary.people().counts(lemma, word_before(reading, token))


def _is_people(reading: Reading, token: int) -> bool:
    """Say whether a capital plural names a people by its ending ("61,000 Valdorians"); a headline's capitals say nothing."""
    word = reading.parse.words[token]
    plural = reading.parse.tag[token] in {"NNPS", "NNS"} and not word.isupper()
    return (
        plural
        and len(word) >= PEOPLE
        and word.endswith(vocabulary.people().peoples)
        and not _in_headline(reading)
    )


PEOPLE = 6
"""Letters of the shortest name of a people that its ending tells."""


def _in_headline(reading: Reading) -> bool:
    return reading.sentence.block is Block.HEADLINE


def named(reading: Reading, noun: int) -> Counted:
    """Return the counted that a noun names by itself."""
    lemma = frames.noun_lemma(reading.parse, noun)
    return counted_as(reading, noun, lemma, person=counts_people(reading, noun, lemma))


def counted_as(
    reading: Reading, token: int, noun: str, *, person: bool, part_of: str | None = None
) -> Counted:
    """Build the counted; its surface are the words between the figure and the noun, the noun with them."""
    span = reading.parse.span(token)
    after = reading.mention.surface.end
    surface = (
        Span(after, span.end) if after <= span.start <= after + 80 else tree.phrase(reading.parse, token)
    )
    return Counted(
        noun="person" if noun == "people" else noun,
        surface=reading.words(surface).strip(" -"),
        person=person,
        span=span,
        part_of=part_of,
    )


def word_before(reading: Reading, token: int) -> str:
    """Return the word before a token, lower case."""
    return reading.parse.words[token - 1].lower() if token else ""
