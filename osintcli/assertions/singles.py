"""One person without a figure: "a man was killed", "another died", "left a teenager dead", "nobody was hurt".

An indefinite person to whom something of a `single` class of `predicates.yaml` happened is a figure of 1, and "nobody" a
figure of 0, where the text tells no other figure of that happening. Who was told before ("the man", a name) is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from osintcli.assertions import frames, tree, vocabulary
from osintcli.assertions.context import Context
from osintcli.assertions.naming import Found, counted_as
from osintcli.assertions.predicate import Predicate, of_verb
from osintcli.assertions.reading import Reading
from osintcli.assertions.times import When
from osintcli.assertions.vocabulary import PredicateClass
from osintcli.model.assertion import Assertion, Measure
from osintcli.model.factuality import Factuality
from osintcli.model.quantity import Modifier, Quantity, QuantityMention, UnitKind
from osintcli.model.sentence import Block, Parse, Sentence
from osintcli.model.span import Span

NOMINAL = frozenset(("amod", "acl", "relcl", "oprd"))
"""Labels of what stands at a noun and says what became of it."""


def find(
    context: Context, sentence: Sentence, parse: Parse, whens: tuple[When, ...]
) -> Iterator[tuple[Reading, Found]]:
    """Yield the persons of a sentence who are figures of 1 or 0, with what happened to them."""
    taken = [q.span for q in context.quantities_in(sentence) if q.quantity.unit_kind is not UnitKind.AGE]
    for noun in range(len(parse)):
        said = _indefinite(parse, noun, headline=sentence.block is Block.HEADLINE)
        if said is None or any(span.overlaps(parse.span(noun)) for span in taken):
            continue
        first, value = said
        happened = _happened(context, parse, noun, headline=sentence.block is Block.HEADLINE)
        if happened is None or happened.of is None or not happened.of.single:
            continue
        span = Span(parse.starts[first], parse.span(noun).end)
        lemma = _lemma(parse, noun)
        number = parse.span(first)
        mention = QuantityMention(
            span=span,
            surface=number,
            number=number,
            quantity=Quantity(value, value, value, Modifier.EXACT, lemma, UnitKind.COUNT),
            unit_span=parse.span(noun),
            rule="a person without a figure",
            counted=lemma,
        )
        reading = Reading(context, sentence, mention, parse, first, noun, whens)
        yield reading, Found(counted_as(reading, noun, lemma, person=True), happened, "a single person")


def _indefinite(parse: Parse, noun: int, *, headline: bool) -> tuple[int, Decimal] | None:
    """Return the word that makes a noun an indefinite person, and how many: "a" 1, "no" 0; the noun itself for "nobody"."""
    words, clauses = parse.words[noun].lower(), vocabulary.clauses()
    before = parse.words[noun - 1].lower() if noun else ""
    if words == "one" and before == "no":
        return noun - 1, Decimal(0)
    if words in clauses.nobody:
        return noun, Decimal(0)
    if words in clauses.alone and parse.dep[noun] in {"nsubj", "nsubjpass", "dobj"}:
        of = frames.of_noun(parse, noun)
        return (noun, Decimal(1)) if of is None or vocabulary.people().counts(parse.lemma[of]) else None
    first = next(
        (c for c in parse.children[noun] if c < noun and parse.words[c].lower() in clauses.single), None
    )
    if first is not None and parse.words[first].lower() == "no":
        toll = parse.tag[noun] == "NNS" and vocabulary.counts_people(parse.lemma[noun])
        return (first, Decimal(0)) if toll or _is_person(parse, noun) else None
    if not (_is_person(parse, noun) and parse.tag[noun] not in {"NNS", "NNPS"}):
        return None
    if first is not None:
        denied = first > 0 and parse.words[first - 1].lower() == "not"
        return first, Decimal(0 if denied else 1)
    fixed = {parse.dep[c] for c in parse.children[noun] if parse.words[c].lower() not in clauses.kin}
    if fixed & FIXING or not _is_new(parse, noun, headline=headline):
        return None
    return min(parse.within(tree.phrase(parse, noun)), default=noun), Decimal(1)


def _lemma(parse: Parse, noun: int) -> str:
    """What is counted: the noun where it is one, else persons ("a 15-year-old", "nobody")."""
    lemma = parse.lemma[noun]
    known = vocabulary.people().counts(lemma) or vocabulary.counts_people(lemma)
    return lemma if known and tree.is_noun(parse, noun) else "person"


def _is_new(parse: Parse, noun: int, *, headline: bool) -> bool:
    """Say whether a person without an article is told for the first time: in a headline, or as somebody's kin."""
    kin = any(
        parse.dep[c] == "poss" and parse.words[c].lower() in vocabulary.clauses().kin
        for c in parse.children[noun]
    )
    return kin or headline


FIXING = frozenset(("det", "poss", "nummod"))
"""Labels of words that say which person is meant, or how many."""


def _is_person(parse: Parse, noun: int) -> bool:
    """Say whether a word names people one by one; "a 15-year-old" does, "a crew" does not."""
    lemma, words = parse.lemma[noun], vocabulary.measures()
    if lemma in words.collections or lemma in vocabulary.people().groups:
        return False
    aged = lemma == "old" and noun > 1 and parse.words[noun - 1] == "-"
    return aged or (tree.is_noun(parse, noun) and vocabulary.people().counts(lemma))


def _happened(context: Context, parse: Parse, noun: int, *, headline: bool) -> Predicate | None:
    """Return what became of a person: they are who suffers it, it is over, and nothing makes it a rule or a wish."""
    first = tree.coordinated(parse, noun)
    if parse.tag[noun] == "NNS" and vocabulary.counts_people(parse.lemma[noun]):
        of = vocabulary.by_noun(parse.lemma[noun])
        return Predicate(noun, of.name, of, tree.verb_of(parse, noun)) if of is not None else None
    for c in parse.children[noun]:
        if c > noun and parse.dep[c] in NOMINAL:
            found = _state(parse, c)
            if found is not None:
                return found
    above = parse.head[first]
    if parse.words[above].lower() == "of" and parse.dep[first] == "pobj":
        return _nominal(parse, parse.head[above])
    if not tree.is_verb(parse, above):
        return _small_clause(parse, first, above)
    told = _left_so(parse, first, above) or of_verb(parse, above, context.document.text)
    if not _has_happened(parse, above, headline=headline):
        return None
    return told if _suffers(parse, first, above, told, headline=headline) else None


def _suffers(parse: Parse, noun: int, verb: int, told: Predicate, *, headline: bool) -> bool:
    """Say whether a noun at a verb is whom it happens to, not who does it."""
    dep, of, lemma = parse.dep[noun], told.of, parse.lemma[verb]
    if of is None:
        return False
    transitive = lemma not in of.undergone and vocabulary.by_verb(lemma) is not None
    if dep == "nsubjpass" or (dep == "dobj" and (transitive or told.token != verb)):
        return True
    if dep != "nsubj" or any(parse.dep[c] in {"dobj", "ccomp"} for c in parse.children[verb]):
        paired = (vocabulary.by_pair(lemma, parse.lemma[c]) for c in tree.objects(parse, verb))
        return dep == "nsubj" and any(pair is not None for pair in paired)
    return not transitive or (headline and parse.tag[verb] in {"VBD", "VBN"})


def _has_happened(parse: Parse, verb: int, *, headline: bool) -> bool:
    """Say whether a verb tells of the past, or of what led up to now; a wish, a condition and a denial do not."""
    clauses = vocabulary.clauses()
    for c in parse.children[verb]:
        word = parse.words[c].lower()
        if parse.dep[c] == "neg" or parse.tag[c] == "MD" or (parse.dep[c] == "aux" and parse.tag[c] == "TO"):
            return False
        if parse.dep[c] in {"mark", "advmod"} and word in clauses.conditions:
            return False
    if parse.tag[verb] in {"VBD", "VBN"}:
        return True
    if parse.tag[verb] in {"VBZ", "VBP"}:
        return headline or parse.lemma[verb] in clauses.links
    return parse.tag[verb] == "VBG"


def _left_so(parse: Parse, noun: int, verb: int) -> Predicate | None:
    """ "left a teenager dead": what the object became."""
    after = (c for c in parse.children[verb] if c > noun and parse.dep[c] in {"oprd", "acomp"})
    states = (_state(parse, c) for c in after) if parse.dep[noun] == "dobj" else iter(())
    return next((s for s in states if s is not None), None)


def _state(parse: Parse, token: int) -> Predicate | None:
    """A state or participle behind a noun: "left a teenager dead", "a man killed in the blast"."""
    word = parse.words[token].lower()
    of: PredicateClass | None
    if tree.is_verb(parse, token):
        passive = parse.tag[token] in {"VBN", "VBD"} and parse.dep[token] == "acl"
        of = vocabulary.by_verb(parse.lemma[token]) if passive else None
        return Predicate(token, parse.lemma[token], of, token, passive=True) if of is not None else None
    of = vocabulary.by_adjective(word)
    return Predicate(token, of.name, of, tree.verb_of(parse, token)) if of is not None else None


def _nominal(parse: Parse, holder: int) -> Predicate | None:
    """ "the death of a miner", "the arrest of a student"."""
    of = vocabulary.by_noun(parse.lemma[holder]) if parse.tag[holder] == "NN" else None
    return Predicate(holder, of.name, of, tree.verb_of(parse, holder)) if of is not None else None


def _small_clause(parse: Parse, noun: int, above: int) -> Predicate | None:
    """ "left a driver dead", where the state governs the person; "no injuries" says it itself."""
    if parse.dep[noun] not in {"nsubj", "nsubjpass"}:
        return None
    of = vocabulary.by_adjective(parse.words[above].lower())
    return Predicate(above, of.name, of, tree.verb_of(parse, above)) if of is not None else None


def settled(assertion: Assertion) -> Assertion:
    """Return a figure of 0 as what it tells: "no deaths were reported" denies nothing, it counts none."""
    none = assertion.quantity is not None and assertion.quantity.value == 0
    if not none or assertion.factuality is not Factuality.DENIED:
        return assertion
    spoken = assertion.attribution.source is not None
    return replace(assertion, factuality=Factuality.REPORTED if spoken else Factuality.ASSERTED)


def family(assertion: Assertion) -> str | None:
    """Return the class of happening that an assertion counts people of, one name for classes akin: death and killing."""
    of = vocabulary.class_of(assertion.predicate) if assertion.predicate else None
    if of is None or assertion.counted is None or not assertion.counted.person:
        return None
    return of.akin or of.name


def standing(singles: list[Assertion], told: list[Assertion]) -> list[Assertion]:
    """Return the singles of whose happening the text tells no figure, and those told on top of one in their sentence."""
    figures = {family(a) for a in told}
    beside = {(family(a), a.sentence) for a in told}
    return [
        a
        for a in singles
        if a.factuality not in AHEAD
        and a.measure is not Measure.RATE
        and (
            family(a) not in figures or (a.measure is Measure.INCREMENT and (family(a), a.sentence) in beside)
        )
    ]


AHEAD = frozenset((Factuality.PLANNED, Factuality.POSSIBLE, Factuality.UNCONFIRMED))
