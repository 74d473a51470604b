"""Which words are one person, or none: "a man", "another", "his wife", "himself", "nobody", "Ana Marr, 31".

A person is told for the first time (an article, kin, one more of a row, themselves), by name, or as somebody whom the text
takes for known ("the driver"). Who is known counts only where nothing else tells how many there are.
"""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum

from msgspec import Struct

from osintcli.assertions import frames, tree, vocabulary
from osintcli.model.sentence import Parse


class Told(IntEnum):
    """How a person is told, the surest first."""

    NEW = 0
    NAMED = 1
    KNOWN = 2


class One(Struct, frozen=True):
    """One person, two of a pair, or nobody. `first` is the token where the words begin."""

    first: int
    value: Decimal
    told: Told = Told.NEW


ALONE = frozenset(("nsubj", "nsubjpass", "dobj"))
"""What "another" and "one" must be to stand for a person."""

FIXING = frozenset(("det", "poss", "nummod"))
"""Labels of words that say which person is meant, or how many."""


def find(parse: Parse, noun: int, *, headline: bool) -> One | None:
    """Return the person that a word is, `None` where it is none or several."""
    alone = _alone(parse, noun)
    if alone is not None:
        return alone
    clauses = vocabulary.clauses()
    first = next(
        (c for c in parse.children[noun] if c < noun and parse.words[c].lower() in clauses.single), None
    )
    if first is not None and parse.words[first].lower() == "no":
        toll = parse.tag[noun] == "NNS" and vocabulary.counts_people(parse.lemma[noun])
        return One(first, Decimal(0)) if toll or is_person(parse, noun) else None
    if first is not None and parse.lemma[noun] in clauses.both and frames.of_noun(parse, noun) is None:
        return One(first, Decimal(2))
    if parse.tag[noun] in {"NNS", "NNPS"}:
        return None
    if (told := _multiple(parse, noun)) is not None:
        return told
    if is_name(parse, noun):
        return One(_start(parse, noun), Decimal(1), Told.NAMED)
    if not is_person(parse, noun):
        return None
    if first is not None:
        denied = first > 0 and parse.words[first - 1].lower() == "not"
        return One(first, Decimal(0 if denied else 1))
    return _without_article(parse, noun, headline=headline)


def _alone(parse: Parse, noun: int) -> One | None:
    """A word that is somebody or nobody without a noun: "no one", "another", "himself"."""
    word, clauses = parse.words[noun].lower(), vocabulary.clauses()
    if word == "one" and noun and parse.words[noun - 1].lower() == "no":
        return One(noun - 1, Decimal(0))
    if word in clauses.nobody:
        return One(noun, Decimal(0))
    if word in clauses.ordinals and parse.dep[noun] in ALONE and word_before(parse, noun) == "a":
        return One(noun - 1, Decimal(1))  # "and a fifth died"
    if word in clauses.alone and parse.dep[noun] in ALONE:
        known, of = vocabulary.people(), frames.of_noun(parse, noun)
        counted = of is None or known.counts(parse.lemma[of]) or parse.words[of].lower() in known.pronouns
        return One(noun, Decimal(1)) if counted else None
    return One(noun, Decimal(1)) if is_self(parse, noun) else None


def word_before(parse: Parse, token: int) -> str:
    """Return the word before a token, lower case, or `""`."""
    return parse.words[token - 1].lower() if token else ""


def _multiple(parse: Parse, noun: int) -> One | None:
    """ "A triple homicide": three, whom the text may count otherwise; a murder-suicide has one more."""
    of = vocabulary.by_noun(parse.lemma[noun])
    hyphen = noun + 1 < len(parse) and parse.words[noun + 1] == "-"
    if of is None or not (of.single and of.people) or hyphen or vocabulary.counts_people(parse.lemma[noun]):
        return None
    known = vocabulary.clauses().multiples
    first = next((c for c in parse.children[noun] if c < noun and parse.words[c].lower() in known), None)
    return One(first, Decimal(known[parse.words[first].lower()]), Told.KNOWN) if first is not None else None


def _without_article(parse: Parse, noun: int, *, headline: bool) -> One | None:
    """A person of a headline, somebody's kin, one more behind "a boy and", or "the driver"."""
    kin = vocabulary.clauses().kin
    fixed = [c for c in parse.children[noun] if parse.dep[c] in FIXING and parse.words[c].lower() not in kin]
    if not fixed:
        akin = any(parse.dep[c] == "poss" for c in parse.children[noun])
        new = akin or headline or _joins_one(parse, noun)
        return One(_start(parse, noun), Decimal(1)) if new else None
    known = [c for c in fixed if parse.words[c].lower() in vocabulary.clauses().known]
    return One(fixed[0], Decimal(1), Told.KNOWN) if known == fixed else None


def _joins_one(parse: Parse, noun: int) -> bool:
    """Say whether a noun without an article goes on a row that began with a person: "a boy and 20-year-old man"."""
    above = parse.head[noun]
    if parse.dep[noun] != "conj" or above == noun or parse.tag[noun] != "NN":
        return False
    return find(parse, above, headline=False) is not None


def is_person(parse: Parse, noun: int) -> bool:
    """Say whether a word names people one by one; "a 15-year-old" does, "a crew" does not."""
    lemma, words = parse.lemma[noun], vocabulary.measures()
    if lemma in words.collections or lemma in vocabulary.people().groups:
        return False
    return _is_aged(parse, noun) or (tree.is_noun(parse, noun) and vocabulary.people().counts(lemma))


def _is_aged(parse: Parse, noun: int) -> bool:
    """Say whether a word ends an age that stands for its person: "a 15-year-old"."""
    return parse.lemma[noun] == "old" and noun > 1 and parse.words[noun - 1] == "-"


def is_self(parse: Parse, noun: int) -> bool:
    """Say whether a word is who does it: "killed three and then himself", "took her own life"."""
    if parse.words[noun].lower() in vocabulary.clauses().selves:
        return parse.dep[noun] in {"dobj", "conj"} or turned(parse, noun) is not None
    own = [parse.words[c].lower() for c in parse.children[noun]]
    return parse.lemma[noun] == "life" and "own" in own and not vocabulary.clauses().kin.isdisjoint(own)


def turned(parse: Parse, noun: int) -> int | None:
    """Return the verb of "turned the gun on himself"."""
    at = parse.head[noun]
    verb = parse.head[at]
    if parse.dep[noun] != "pobj" or parse.words[at].lower() != "on" or parse.lemma[verb] != "turn":
        return None
    weapons = vocabulary.clauses().weapons
    return (
        verb
        if any(parse.dep[c] == "dobj" and parse.lemma[c] in weapons for c in parse.children[verb])
        else None
    )


def is_name(parse: Parse, noun: int) -> bool:
    """Say whether a word ends a person's name, which an age beside it tells: "24-year-old Ana Marr", "Ana Marr, 31,"."""
    if parse.tag[noun] != "NNP" or parse.dep[noun] == "compound":
        return False
    if any(parse.dep[c] == "amod" and _is_aged(parse, c) for c in parse.children[noun]):
        return True
    age = noun + 2
    if age >= len(parse) or parse.words[noun + 1] != "," or parse.tag[age] != "CD":
        return False
    behind = parse.words[age + 1].lower() if age + 1 < len(parse) else ""
    figure = parse.words[age]
    return figure.isdigit() and int(figure) <= OLDEST and behind in vocabulary.clauses().after_age


OLDEST = 120
"""No age is above this."""


def _start(parse: Parse, noun: int) -> int:
    return min(parse.within(tree.phrase(parse, noun)), default=noun)


def first(parse: Parse, token: int) -> int:
    """Return the first of a coordination of nouns; names behind commas are one, too."""
    while True:
        above = parse.head[token]
        if above == token or tree.is_verb(parse, above):
            return token
        names = parse.dep[token] == "appos" and is_name(parse, token) and is_name(parse, above)
        if parse.dep[token] != "conj" and not names:
            return token
        token = above


def row(parse: Parse, token: int) -> int:
    """Return the first word of the row that a counted stands in ("a man and two boys"); where it stands alone, itself.

    A person whom the parser coordinates with the thing before them is one of the people there: "two men inside a shop and
    a boy". "Then himself" behind a verb goes on the row of what it is done to, and so does who then "took his own life".
    """
    begin = first(parse, token)
    above = parse.head[begin]
    if is_self(parse, token) and parse.dep[begin] == "dobj":
        return _done_to(parse, above) or begin
    if (verb := turned(parse, token)) is not None:
        return _done_to(parse, verb) or begin
    if parse.dep[begin] == "conj":
        done = [c for c in parse.children[above] if parse.dep[c] == "dobj"]
        return first(parse, done[0]) if done else begin
    holder = parse.head[above]
    if (
        begin != token
        and parse.dep[begin] == "pobj"
        and holder != above
        and _crowds(parse, token, begin, holder)
    ):
        return first(parse, holder)
    return begin


def _done_to(parse: Parse, verb: int) -> int | None:
    """Return whom somebody killed before they did it to themselves: "killed three clerks before taking his own life"."""
    for at in parse.ancestors(verb):
        done = [c for c in parse.children[at] if parse.dep[c] == "dobj" and c < verb]
        if tree.is_verb(parse, at) and done:
            of = vocabulary.by_verb(parse.lemma[at])
            return first(parse, done[0]) if of is not None and of.single else None
    return None


def _crowds(parse: Parse, token: int, thing: int, holder: int) -> bool:
    """Say whether a person is coordinated with a thing that says where persons before it are."""
    people = is_person(parse, token) and tree.is_noun(parse, holder) and is_person(parse, holder)
    return people and not is_person(parse, thing)
