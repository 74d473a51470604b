"""Which dates of a sentence a figure may take: those at it, at its verb, at the clauses above, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator

from osintcli.assertions import frames, tree, vocabulary
from osintcli.assertions.predicate import Predicate
from osintcli.assertions.reading import Reading
from osintcli.assertions.times import When
from osintcli.model.quantity import QuantityMention
from osintcli.model.sentence import Block, Parse

OVER = frozenset(("ccomp", "xcomp", "advcl", "conj", "pcomp", "parataxis", "csubj", "ROOT", "dep"))
"""Clauses over whose edge a date of the governing clause holds: "said on Sunday that …"."""


def of_another(reading: Reading, when: When) -> bool:
    """Say whether a date belongs to another figure of the sentence: "in 2021" of "down from 2.7 million tonnes in 2021"."""
    text, at = reading.context.document.text, reading.parse.span(when.governor)
    if labels(text, when, reading.mention.span.start):
        return False
    if _names_thing(reading, when):
        return True
    for other in reading.context.quantities_in(reading.sentence):
        if other is reading.mention or other.span.overlaps(reading.mention.span):
            continue
        behind = 0 <= when.span.start - other.span.end <= CLOSE and frames.follows_older_word(
            text, other.span.start
        )
        if behind or labels(text, when, other.span.start) or _in_aside(reading, when, other):
            return True
        if other.number.overlaps(at) or (when.preposition == "of" and other.span.overlaps(at)):
            return True
    return False


def labels(text: str, when: When, start: int) -> bool:
    """Say whether a date is the label of the figure that begins at `start`: "(Sunday: 58)", "2023: 3.5 tonnes"."""
    return 0 < start - when.span.end <= LABELLED and text[when.span.end : start].strip() == ":"


LABELLED = 3
"""Code points of a colon and its spaces."""


def _in_aside(reading: Reading, when: When, other: QuantityMention) -> bool:
    """ "the fund, £5m in May, is down to £1m": a date behind a figure that is set between commas."""
    text, gap = reading.context.document.text, when.span.start - other.span.end
    outside = reading.mention.span.start > when.span.end
    return (
        0 <= gap <= NEAREST
        and outside
        and text[: other.span.start].rstrip().endswith((",", "("))
        and text[when.span.end : when.span.end + 1] in {",", ")"}
    )


NEAREST = 5
"""Code points between a figure and its date with no more than a preposition between."""


def _names_thing(reading: Reading, when: When) -> bool:
    """Say whether a date only tells what sort of thing it is: "of last year's grain", "August wheat", "for May delivery".

    Nouns of events and tallies keep theirs: "the 2019 fire", "Sunday's total".
    """
    parse, noun = reading.parse, reading.parse.head[when.token]
    plain = (
        tree.is_noun(parse, noun)
        and parse.lemma[noun] not in vocabulary.event_words().nouns | vocabulary.measures().tallies
        and when.token < noun
        and not when.preposition.startswith("as")
    )
    if not plain:
        return False
    if parse.dep[when.token] == "poss":
        return noun in parse.subtree(reading.head) and noun not in reading.tokens
    others = any(w is not when and w.governor != noun for w in reading.whens)
    return others and parse.dep[when.token] in {"compound", "nmod"}


def reach(reading: Reading, predicate: Predicate | None, found: list[When]) -> Iterator[tuple[When, str]]:
    """Yield the dates in reach of a figure, the nearest first, each with why."""
    parse = reading.parse
    given: set[int] = set()
    text = reading.context.document.text
    for when in found:
        if labels(text, when, reading.mention.span.start):
            given.add(id(when))
            yield when, AT_FIGURE
    for tokens, why in _circles(reading, predicate):
        for when in found:
            if id(when) not in given and when.governor in tokens:
                given.add(id(when))
                yield when, why
    relative = next((v for v in tree.governors(parse, reading.head) if parse.dep[v] == "relcl"), None)
    for when in found:
        if (
            relative is not None
            and id(when) not in given
            and when.span.contains(parse.span(parse.head[relative]))
        ):
            given.add(id(when))
            yield when, "the date that the clause hangs on"
    for when in found:
        if id(when) not in given and _is_loose(reading, when):
            given.add(id(when))
            yield when, "a date of the sentence"


AT_FIGURE = "a date at the figure"


ABOVE = "a date of the clause above"


PERFECT = "a date that goes with the perfect"


def _circles(reading: Reading, predicate: Predicate | None) -> Iterator[tuple[set[int], str]]:
    """Yield sets of tokens that a date may hang on: the figure, its verb, its subject, the clauses above."""
    parse = reading.parse
    own = {reading.figure, reading.head, *parse.within(reading.mention.span)}
    own |= {c for t in tuple(own) for c in parse.children[t] if parse.dep[c] == "acl"}
    yield own, AT_FIGURE
    verb = frames.governing_verb(reading)
    if predicate is not None and predicate.verb is not None and predicate.token != verb:
        yield (
            {predicate.token, predicate.verb} - ({verb} if verb is not None else set()),
            "a date at the predicate",
        )
    clauses = list(_clauses(parse, verb))
    if (
        predicate is not None and predicate.of is not None and predicate.of.running
    ):  # the day it was told at that figure
        if clauses:
            yield _by_paper(parse, clauses[0]), "the day of the list that it is from"
        clauses = [
            *clauses[:1],
            *sorted(clauses[1:], key=lambda v: parse.lemma[v] not in vocabulary.clauses().saying),
        ]
    for at in clauses:
        above = (
            at != verb
            and parse.lemma[at] not in vocabulary.clauses().saying
            and verb is not None
            and parse.tag[verb] == "VBG"
        )
        if parse.dep[at] == "relcl":
            yield _held_by(parse, at), "a date of what the clause hangs on"
        if _is_perfect(parse, at):
            yield {at, *_beside(parse, at)}, PERFECT
            yield _in_phrases(parse, at), PERFECT
        else:
            yield {at, *_beside(parse, at)}, ABOVE if above else "a date of the clause"
            yield _in_phrases(parse, at), ABOVE if above else "a date of its circumstances"
        subject = tree.subject(parse, at)
        if subject is not None:
            yield (
                {subject, *(c for c in parse.children[subject] if parse.dep[c] == "acl")},
                "a date of the subject",
            )

    for at in clauses[:1]:
        yield _when(parse, at), "a date of the clause with 'when'"


def _by_paper(parse: Parse, verb: int) -> set[int]:
    """The words behind "according to": "killed 64, according to the list that the ministry published on Friday"."""
    found: set[int] = set()
    for c in parse.children[verb]:
        if parse.dep[c] in {"prep", "advcl"} and parse.words[c].lower() in vocabulary.clauses().citing:
            found.update(i for i in parse.subtree(c) if parse.dep[i] in {"relcl", "acl"} or i == c)
    return found


def _held_by(parse: Parse, verb: int) -> set[int]:
    """The nouns that a relative clause hangs on: "the 2019 collapse of the bridge, in which 23 people died"."""
    nouns = {parse.head[verb]}
    for above in parse.ancestors(parse.head[verb]):
        if tree.is_verb(parse, above):
            break
        nouns.add(above)
    return nouns


def _in_phrases(parse: Parse, verb: int) -> set[int]:
    """The nouns of a verb's circumstances, and participles on them: "in Sunday's election", "in a report published on"."""
    nouns = {
        noun
        for word, _, noun in tree.prepositions(parse, verb)
        if word in vocabulary.clauses().circumstances and tree.is_noun(parse, noun)
    }
    for c in parse.children[verb]:
        if parse.dep[c] in {"prep", "dobj", "attr"}:
            nouns.update(
                i for i in parse.subtree(c) if parse.lemma[i] in vocabulary.event_words().nouns and i > c
            )
    return nouns | {c for noun in nouns for c in parse.children[noun] if parse.dep[c] == "acl"}


def _when(parse: Parse, verb: int) -> set[int]:
    """The verb of a clause with "when": "had shipped 96,000 tonnes when the ban took effect on 10 July"."""
    return {
        c
        for c in parse.children[verb]
        if parse.dep[c] == "advcl"
        and any(parse.words[i].lower() in vocabulary.clauses().at_once for i in parse.children[c])
    }


def _is_perfect(parse: Parse, verb: int) -> bool:
    """Say whether a verb is in the present perfect, which no date of the past goes with ("38,000 have been finished")."""
    return any(
        parse.dep[c] == "aux" and parse.words[c].lower() in vocabulary.clauses().perfect
        for c in parse.children[verb]
    )


def _clauses(parse: Parse, verb: int | None) -> Iterator[int]:
    """Yield the verb of a figure's clause and those above it whose dates hold for it, the nearest first."""
    while verb is not None:
        yield verb
        if parse.dep[verb] not in OVER | {"acl"}:
            return
        verb = next((v for v in tree.governors(parse, verb)), None)


def _beside(parse: Parse, verb: int) -> set[int]:
    """The reporting clause put in or after it ("…, Castell said on Monday"), and adverbs and nouns that it governs."""
    found: set[int] = set()
    for c in parse.children[verb]:
        if parse.dep[c] in {"parataxis", "npadvmod", "acomp", "attr", "xcomp", "prt"}:
            found.add(c)
        said = tree.own_subject(parse, c) is not None and parse.lemma[c] in vocabulary.clauses().saying
        if said and (parse.dep[c] == "ccomp" or _is_added(parse, verb, c)):
            found.add(c)
    return found


def _is_added(parse: Parse, verb: int, clause: int) -> bool:
    """Say whether a clause behind a comma was taken for a coordinated one: "12 left, the board said on Monday"."""
    joined = any(parse.dep[c] == "cc" and verb < c < clause for c in parse.children[verb])
    return parse.dep[clause] == "conj" and clause > verb and not joined


def _is_loose(reading: Reading, when: When) -> bool:
    """A date that the parse ties to nothing near: taken where it opens the sentence or stands right behind the figure."""
    if reading.sentence.block is Block.HEADLINE:
        return False
    gap = when.span.start - reading.mention.span.end
    opens = when.span.start - reading.sentence.span.start <= OPENING and (
        not tree.is_verb(reading.parse, when.governor)
        or _tells_on(reading, when.governor)
        or _frames(reading, when)
    )
    return opens or 0 <= gap <= CLOSE


def _frames(reading: Reading, when: When) -> bool:
    """ "In 1993 the ferry sank with 40 on board and 12 drowned": the one date of a sentence told in the simple past."""
    parse, own = reading.parse, frames.governing_verb(reading)
    if (
        own is None
        or len(reading.whens) > 1
        or when.preposition in vocabulary.clauses().dateless | vocabulary.clauses().closing
    ):
        return False
    said = parse.lemma[when.governor] in vocabulary.clauses().saying
    helped = {parse.words[c].lower() for c in parse.children[own] if parse.dep[c] in {"aux", "auxpass"}}
    told = parse.tag[own] == "VBD" or bool(helped & vocabulary.clauses().past)
    return told and not said and not helped & vocabulary.clauses().present


def _tells_on(reading: Reading, verb: int) -> bool:
    """ "On Sunday it was Harl's turn, where 30,000 marched": a relative clause in the simple past of the dated one."""
    parse, own = reading.parse, frames.governing_verb(reading)
    return own is not None and verb in parse.ancestors(own) and parse.tag[own] == parse.tag[verb] == "VBD"


OPENING, CLOSE = 12, 12
"""Code points from a sentence's start, and behind a figure, within which a date needs no tie in the tree."""
