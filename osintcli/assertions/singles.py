"""One person without a figure: "a man was killed", "another died", "left a teenager dead", "nobody was hurt".

An indefinite person to whom something of a `single` class of `predicates.yaml` happened is a figure of 1, and "nobody" a
figure of 0, where the text tells no other figure of that happening. Who was told before ("the man", a name) is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from osintcli.assertions import persons, tree, vocabulary
from osintcli.assertions.context import Context
from osintcli.assertions.naming import Found, counted_as
from osintcli.assertions.persons import Told
from osintcli.assertions.predicate import Predicate, of_noun, of_verb
from osintcli.assertions.reading import Reading
from osintcli.assertions.times import When
from osintcli.assertions.vocabulary import PredicateClass
from osintcli.model.assertion import Assertion, Measure
from osintcli.model.factuality import Factuality
from osintcli.model.quantity import Modifier, Quantity, QuantityMention, UnitKind
from osintcli.model.sentence import Block, Parse, Sentence
from osintcli.model.span import Span
from osintcli.text.occurrences import of_several

NOMINAL = frozenset(("amod", "acl", "relcl", "oprd"))
"""Labels of what stands at a noun and says what became of it."""


class Single(Struct, frozen=True):
    """A person who is a figure of 1 or 0, what happened to them, and how surely they are told."""

    reading: Reading
    found: Found
    told: Told


def find(context: Context, sentence: Sentence, parse: Parse, whens: tuple[When, ...]) -> Iterator[Single]:
    """Yield the persons of a sentence who are figures of 1 or 0, with what happened to them."""
    taken = [q.span for q in context.quantities_in(sentence) if q.quantity.unit_kind is not UnitKind.AGE]
    headline = sentence.block is Block.HEADLINE
    for noun in range(len(parse)):
        one = persons.find(parse, noun, headline=headline)
        if one is None or any(span.overlaps(parse.span(noun)) for span in taken):
            continue
        happened = _happened(context, parse, noun, one, headline=headline)
        if happened is None or happened.of is None or not happened.of.single or _died(parse, happened):
            continue
        value = (_counted_up(parse, noun, happened) if one.told is Told.NEW else None) or one.value
        lemma = _lemma(parse, noun)
        number = parse.span(one.first)
        mention = QuantityMention(
            span=Span(number.start, parse.span(noun).end),
            surface=number,
            number=number,
            quantity=Quantity(value, value, value, Modifier.EXACT, lemma, UnitKind.COUNT),
            unit_span=parse.span(noun),
            rule="a person without a figure",
            counted=lemma,
        )
        reading = Reading(context, sentence, mention, parse, one.first, noun, whens)
        counted = counted_as(reading, noun, lemma, person=True)
        yield Single(reading, Found(counted, happened, "a single person"), one.told)


def _died(parse: Parse, happened: Predicate) -> bool:
    """Say whether somebody was brought to a place where they died: they are no more one of the hurt."""
    if happened.of is None or _kin_of(happened.of) == DEATH:
        return False
    words = [word.lower() for word in parse.words]
    there = next(
        (at for at in range(happened.token, len(words)) if words[at] in vocabulary.clauses().there), None
    )
    if there is None:
        return False
    told = (
        vocabulary.by_verb(parse.lemma[at]) or vocabulary.by_adjective(words[at])
        for at in range(there, len(words))
    )
    return any(of is not None and _kin_of(of) == DEATH for of in told)


def _counted_up(parse: Parse, noun: int, happened: Predicate) -> Decimal | None:
    """What a number of order makes of one more dead: "a third victim died" tells of three.

    Not where something else happened before in the sentence: "two were hurt and a third man died".
    """
    ordinals = vocabulary.clauses().ordinals
    before = (c for c in parse.children[noun] if c < noun and parse.words[c + 1] != "-")
    last = next((n for c in (*before, noun) if (n := ordinals.get(parse.words[c].lower()))), None)
    if last is None or happened.of is None or not happened.of.growing or _kin_of(happened.of) != DEATH:
        return None
    others = (vocabulary.class_of(parse.lemma[at]) for at in range(noun) if parse.lemma[at] not in ordinals)
    return (
        None if any(of is not None and of.single and _kin_of(of) != DEATH for of in others) else Decimal(last)
    )


DEATH = "die"
"""The class that all deadly ones are akin to: only the dead stay dead, so that the third makes three."""


def _kin_of(of: PredicateClass) -> str:
    return of.akin or of.name


def _lemma(parse: Parse, noun: int) -> str:
    """What is counted: the noun where it is one, else persons ("a 15-year-old", "nobody")."""
    lemma = parse.lemma[noun]
    known = vocabulary.people().counts(lemma) or vocabulary.counts_people(lemma)
    return lemma if known and tree.is_noun(parse, noun) and parse.tag[noun] != "NNP" else "person"


def _happened(
    context: Context, parse: Parse, noun: int, one: persons.One, *, headline: bool
) -> Predicate | None:
    """Return what became of a person: they are who suffers it, it is over, and nothing makes it a rule or a wish."""
    first = noun if persons.is_self(parse, noun) else persons.row(parse, noun)
    if parse.tag[noun] == "NNS" and vocabulary.counts_people(parse.lemma[noun]):
        of = vocabulary.by_noun(parse.lemma[noun])
        return Predicate(noun, of.name, of, tree.verb_of(parse, noun)) if of is not None else None
    for c in parse.children[noun]:
        if c > noun and parse.dep[c] in NOMINAL:
            found = _relative(context, parse, c) or _state(parse, c)
            if found is not None:
                return found
    if parse.dep[first] == "appos" and vocabulary.people().counts(parse.lemma[parse.head[first]]):
        first = parse.head[first]  # "the victims, a baker and a clerk, were hurt"
    above = parse.head[first]
    if (verb := persons.turned(parse, noun)) is not None:
        killed = vocabulary.by_name(DEATH) if _has_happened(parse, verb, headline=False) else None
        return Predicate(verb, DEATH, killed, verb) if killed is not None else None
    if persons.is_self(parse, noun):
        return _to_self(context, parse, noun, parse.head[persons.first(parse, noun)])
    if one.told is Told.KNOWN and one.value > 1:  # "a triple homicide"
        of = vocabulary.by_noun(parse.lemma[noun])
        return Predicate(noun, of.name, of, tree.verb_of(parse, noun)) if of is not None else None
    if parse.words[above].lower() == "of" and parse.dep[first] == "pobj":
        return _nominal(parse, parse.head[above])
    if not tree.is_verb(parse, above):
        return _small_clause(parse, first, above)
    told = _left_so(parse, first, above) or of_verb(parse, above, context.document.text)
    if not _has_happened(parse, above, headline=headline):
        return None
    return told if _suffers(parse, first, above, told, headline=headline) else None


def _to_self(context: Context, parse: Parse, noun: int, verb: int) -> Predicate | None:
    """ "killed three and then himself", "took her own life": what somebody did to themselves."""
    if not tree.is_verb(parse, verb) or not _has_happened(parse, verb, headline=False):
        return None
    pair = vocabulary.by_pair(parse.lemma[verb], parse.lemma[noun])
    if pair is not None:
        return Predicate(verb, pair[1].name, pair[1], verb)
    return None if parse.lemma[noun] == "life" else of_verb(parse, verb, context.document.text)


def _relative(context: Context, parse: Parse, verb: int) -> Predicate | None:
    """ "a girl who was hurt on Monday": what a relative clause says of its noun."""
    if parse.dep[verb] != "relcl" or not tree.is_verb(parse, verb):
        return None
    who = tree.own_subject(parse, verb)
    if who is None or parse.tag[who] not in {"WP", "WDT"} or not _has_happened(parse, verb, headline=False):
        return None
    told = of_verb(parse, verb, context.document.text)
    return told if _suffers(parse, who, verb, told, headline=False) else None


def _suffers(parse: Parse, noun: int, verb: int, told: Predicate, *, headline: bool) -> bool:
    """Say whether a noun at a verb is whom it happens to, not who does it."""
    dep, of, lemma = parse.dep[noun], told.of, parse.lemma[verb]
    if of is None:
        return False
    transitive = lemma not in of.undergone and vocabulary.by_verb(lemma) is not None
    if dep == "nsubj" and parse.dep[verb] == "conj" and parse.tag[verb] in {"VBN", "VBD"} and of is not None:
        left_out = tree.passive(parse, parse.head[verb]) and not tree.objects(parse, verb)
        if left_out:  # "a man was killed and a woman hurt"
            return True
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
    of = of_noun(parse, holder) if parse.tag[holder] == "NN" else None
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


def standing(singles: list[tuple[Assertion, Told]], told: list[Assertion]) -> list[Assertion]:
    """Return the singles who say how many they are: of whose happening the text tells no figure, or in a row with one.

    Persons told by name count where no new one is told, each name once; one who is taken for known only where nobody is.
    Those told on top of a figure in its sentence stand with it. A figure of several occurrences says nothing of this one.
    """
    held = [(a, how) for a, how in singles if a.factuality not in AHEAD and a.measure is not Measure.RATE]
    told = [a for a in told if not of_several(a.sentence_text)]
    beside = {(family(a), a.sentence) for a in told}
    rows = {(family(a), a.row) for a in told if a.row is not None}
    found = []
    figures = {family(a) for a in told}
    tops = {name: max(_value(a) for a in told if family(a) == name) for name in figures}
    for rank in Told:
        alone = [a for a, how in held if how is rank]
        fresh = [a for a in alone if family(a) not in figures]
        if rank is not Told.NEW:
            fresh = _once(fresh, by_name=rank is Told.NAMED)
        found += [
            a
            for a in alone
            if a in fresh
            or (rank is Told.NEW and _value(a) > max(1, tops.get(family(a), 1)))
            or (rank is not Told.NAMED and (family(a), a.row) in rows)
            or (rank is Told.NEW and a.measure is Measure.INCREMENT and (family(a), a.sentence) in beside)
        ]
        figures |= {family(a) for a in fresh}
    doers = [a for a, _ in held if family(a) == DEATH and _is_doer(a)]
    return found if any(a in found for a in doers) else [*found, *doers[:1]]


def _value(a: Assertion) -> Decimal:
    """Return what an assertion counts, 0 where it names no number: "a third died" makes more than the two told before."""
    return (a.quantity.value if a.quantity is not None else None) or Decimal(0)


def _is_doer(a: Assertion) -> bool:
    """Say whether a person is who does harm to others or to themselves: their death is told beside every toll."""
    if a.counted is None:
        return False
    clauses, words = vocabulary.clauses(), a.counted.surface.lower().split()
    return (
        a.counted.noun in vocabulary.people().doers
        or not clauses.selves.isdisjoint(words)
        or words[-1:] == ["life"]
    )


def _once(some: list[Assertion], *, by_name: bool) -> list[Assertion]:
    """Return the first telling of each person: of each name, of all who are taken for known."""
    first: dict[tuple[str | None, str], Assertion] = {}
    for a in some:
        name = a.counted.surface.split()[-1] if by_name and a.counted is not None else ""
        first.setdefault((family(a), name), a)
    return list(first.values())


AHEAD = frozenset((Factuality.PLANNED, Factuality.POSSIBLE, Factuality.UNCONFIRMED))
