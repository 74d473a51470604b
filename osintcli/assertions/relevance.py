"""Which figures are no assertion: names, ages of people, scores, places on a road, words that only point back.

Each class is one rule with a name; the first that fits says why the figure is left out. Words are in `measures.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from osintcli.assertions import ages, frames, tree, vocabulary
from osintcli.assertions.naming import Found
from osintcli.assertions.reading import Reading
from osintcli.model.quantity import Modifier, UnitKind
from osintcli.model.sentence import Block
from osintcli.model.span import Span

SMALL = 12
"""Figures up to this one are often words of reference ("the two countries"), not counts."""

INCIDENTAL = 3
"""Written-out figures up to this one, of things that nothing is said of, are colour ("two horses")."""


def left_out(reading: Reading, found: Found) -> str | None:
    """Return the class of non-assertion that a figure belongs to, or `None` where it is one."""
    return next((name for name, rule in RULES if rule(reading, found)), None)


def _furniture(reading: Reading, found: Found) -> bool:
    return reading.sentence.block is Block.FURNITURE


def _age(reading: Reading, found: Found) -> bool:
    return ages.is_age(reading)


def _plain(reading: Reading) -> bool:
    return reading.mention.quantity.modifier is Modifier.EXACT


def _designator(reading: Reading, found: Found) -> bool:
    """A number that names: "Route 27", "section 4", "School No 5", "reactor 3", "Image 8 of 13"."""
    if not reading.bare or not _plain(reading):
        return False
    counter = reading.word_before() == "of" and reading.word_before(3) in vocabulary.measures().designators
    if reading.noun is not None and reading.word_at(reading.figure + 1) != "of" and not counter:
        return False
    if frames.label_before(reading) is not None:
        return False
    inside = reading.parse.within(reading.mention.span)
    at = (inside[0] if inside else reading.figure) - 1
    if at >= COUNTER and reading.parse.words[at] == "of" and reading.parse.tag[at - 1] == "CD":
        at -= 2  # "Image 8 of 13"
    if at < 0:
        return False
    lemma, word = reading.parse.lemma[at], reading.parse.words[at].lower().strip(".")
    if at and reading.parse.words[at - 1].lower() in vocabulary.measures().pointing:
        return False  # "by Monday of this week 109 were dead"
    if word in vocabulary.measures().designators or (
        lemma in vocabulary.measures().designators and lemma == word
    ):
        return reading.parse.tag[at] not in {"NNS", "DT"} or word in {"no", "nos"}
    named = (
        reading.parse.tag[at] == "NNP"
        and reading.parse.dep[reading.figure] == "nummod"
        and reading.parse.head[reading.figure] == at
    )
    shouted = reading.context.text_of(reading.sentence).isupper()  # capitals make names of all words
    return named and reading.parse.words[at][:1].isupper() and not shouted


COUNTER = 2
"""Tokens of "8 of" in "Image 8 of 13"."""


def _name(reading: Reading, found: Found) -> bool:
    """A number before a name in the singular is a part of the name: "the 137 Bar", "3379 Broadway"."""
    if (
        not reading.bare
        or not _plain(reading)
        or reading.noun is None
        or reading.sentence.block is Block.HEADLINE
    ):
        return False
    noun = reading.parse.words[reading.noun]
    follows = reading.noun > reading.figure and reading.parse.tag[reading.noun] == "NNP"
    return follows and noun[:1].isupper() and not noun.isupper() and not found.counted.person


def _phone(reading: Reading, found: Found) -> bool:
    """A part of a telephone number: "(313) 596-1140", "800-SPEAK-UP"."""
    text, span = reading.context.document.text, reading.mention.number
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 3]
    bracketed = before == "(" and after[:1] == ")" and after.strip(") ")[:1].isdigit()
    lettered = after[:1] == "-" and after[1:3].isupper()
    return reading.bare and (bracketed or lettered or _is_emergency(reading))


def _is_emergency(reading: Reading) -> bool:
    """ "Neighbours called 911", "a 999 caller": a number that is dialled."""
    if (
        reading.noun is not None
        or reading.words(reading.mention.number) not in vocabulary.measures().emergency
    ):
        return False
    parse = reading.parse
    near = (
        parse.lemma[reading.figure - 1] if reading.figure else "",
        parse.lemma[parse.head[reading.figure]],
    )
    return not vocabulary.measures().calling.isdisjoint((*near, reading.word_after()))


def _address(reading: Reading, found: Found) -> bool:
    """A house or block number: "the 4400 block of", "220 Mill Street"."""
    if (
        not reading.bare
        or not _plain(reading)
        or any(c in reading.words(reading.mention.number) for c in ",.")
    ):
        return False
    words = vocabulary.measures().streets
    parse, last = reading.parse, min(reading.figure + 5, len(reading.parse))
    for at in range(reading.figure + 1, last):
        if parse.words[at].lower().strip(".") in words:
            return parse.words[at][:1].isupper() or parse.lemma[at] == "block"
        if not parse.words[at][:1].isupper() and not parse.words[at][:1].isdigit():
            return False
    return False


def _note(reading: Reading, found: Found) -> bool:
    """A mark of the page: "[7]" behind a sentence, a figure inside a name of a file."""
    text, span = reading.context.document.text, reading.mention.number
    bracketed = text[span.start - 1 : span.start] == "[" and text[span.end : span.end + 1] == "]"
    noun = found.counted.noun
    first = (
        text[span.start - 1 : span.start] == "(" and _COUNTER.match(text, span.end) is not None
    )  # "More videos (1 of 9)"
    last = text[span.end : span.end + 1] == ")" and _COUNTED.search(
        text[max(0, span.start - BACK) : span.start]
    )
    return bracketed or first or bool(last) or (reading.bare and any(c in noun for c in "|_/@=<>{}[]"))


_COUNTER = re.compile(r" of \d+\)")
_COUNTED = re.compile(r"\(\d+ of $")
BACK = 12
"""How far before the last figure of "(1 of 9)" its bracket is looked for, in code points."""


def _score(reading: Reading, found: Found) -> bool:
    """A score or a count of votes in a match: "3-2"."""
    if not reading.bare or reading.noun is not None:
        return False
    text, span = reading.context.document.text, reading.mention.number
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    ahead = after[:1] in SCORED and after[1:].isdigit()
    behind = before[-1:] in SCORED and before[:-1].isalnum()
    return (ahead and after != "") or (behind and before != "")


SCORED = ("-", "–", ":", "/")
"""Signs between the figures of a score."""


def _one(reading: Reading, found: Found) -> bool:
    """ "one" without anything that happened to it: "one of the sides", "one party"."""
    quantity = reading.mention.quantity
    if (
        quantity.value != 1
        or not reading.bare
        or not _plain(reading)
        or any(c.isdigit() for c in reading.words(reading.mention.number))
    ):
        return False
    of = found.predicate.of if found.predicate else None
    return not (of is not None and of.people and found.counted.person)


def _definite(reading: Reading, found: Found) -> bool:
    """A small figure behind a definite word, with nothing that restricts it: "the two countries", "both sides"."""
    value = reading.mention.quantity.value
    if not reading.bare or not _plain(reading) or value is None or value > SMALL or found.counted.part_of:
        return False
    words = {
        reading.word_before(),
        *(reading.parse.words[i].lower() for i in reading.parse.within(reading.mention.surface)),
    }
    if not words & vocabulary.measures().definite:
        return False
    parse, predicate = reading.parse, found.predicate
    stated = found.counted.person and predicate is not None and not tree.is_verb(parse, predicate.token)
    if stated and predicate is not None and predicate.of is not None and predicate.of.people:
        return False  # "the three dead" were counted
    return not any(parse.dep[c] in {"acl", "relcl"} for c in parse.children[reading.head])


def _named_set(reading: Reading, found: Found) -> bool:
    """Things that are named beside their number: "Chile and Peru are two independent nations", "that's 26 miracles"."""
    parse = reading.parse
    if not reading.bare or not _plain(reading) or parse.dep[reading.head] != "attr" or found.elsewhere:
        return False  # "it was 4,500" tells a figure of what was counted before
    verb = parse.head[reading.head]
    subject = tree.own_subject(parse, verb) if parse.lemma[verb] in {"be", "'s"} else None
    if subject is None:
        return False
    pointing = parse.words[subject].lower() in vocabulary.clauses().pointing
    several = any(parse.dep[c] == "conj" for c in parse.children[subject]) and parse.tag[subject].startswith(
        "NNP"
    )
    return pointing or several


def _location(reading: Reading, found: Found) -> bool:
    """A length that says where: "14 km downstream", "five miles from the border"."""
    if reading.kind is not UnitKind.LENGTH:
        return False
    words = vocabulary.measures().direction
    if reading.word_after() in vocabulary.measures().dimensions:
        return False  # "the trench to the north is 95 metres deep"
    text = reading.words(
        Span(reading.mention.span.end, min(reading.sentence.span.end, reading.mention.span.end + AHEAD))
    )
    if text.lstrip().startswith("("):  # the same in another unit
        text = text.partition(")")[2]
    elif reading.word_before() == "(":
        text = text.lstrip(" )")
    after = text.lower().split()
    within = reading.word_before() == "within" and after[:1] == ["of"]
    return within or bool(after and after[0].strip(",.") in words)


AHEAD = 40
"""How far behind a length a word for its direction is looked for, in code points."""


def _duration(reading: Reading, found: Found) -> bool:
    """A stretch of time that only places something else, or that one person spent; bounded ones and sentences stay."""
    if reading.kind is not UnitKind.DURATION:
        return False
    parse, head = reading.parse, reading.head
    noun = parse.head[head]
    lasting = vocabulary.measures()
    if (
        noun > head
        and parse.lemma[noun] in lasting.lasting_nouns
        and parse.dep[head] in {"compound", "nmod", "amod", "nummod", "npadvmod"}
    ):
        return False
    if (
        not _plain(reading)
        and reading.mention.quantity.modifier is not Modifier.BETWEEN
        and reading.word_after() in {"later", "after"}
    ):
        return False
    verb = frames.governing_verb(reading)
    if _stood_still(reading, verb):
        return False
    if verb is None or parse.lemma[verb] not in lasting.lasting:
        return True
    subject = tree.subject(parse, verb)
    return (
        subject is not None
        and parse.lemma[verb] in vocabulary.clauses().passing
        and parse.tag[subject] in {"NNP", "WP", "PRP"}
        and parse.words[subject].lower() != "it"  # "it will take 228 years"
    )


def _stood_still(reading: Reading, verb: int | None) -> bool:
    """ "offline for 19 days", "That's 34 days offline": how long something was out of use."""
    parse, states = reading.parse, vocabulary.measures().standing_still
    if reading.word_after() in states:
        return True
    if verb is None or parse.lemma[verb] not in {"be", "'s", "stay", "remain"}:
        return False
    beside = [
        parse.words[c].lower()
        for c in parse.children[verb]
        if parse.dep[c] in {"acomp", "advmod", "prt", "attr"}
    ]
    return not states.isdisjoint(beside)


def _idiom(reading: Reading, found: Found) -> bool:
    start = reading.mention.span.start
    text = reading.context.document.text[max(0, start - 12) : reading.mention.span.end + 24].lower()
    return any(words in text for words in vocabulary.measures().idioms)


def _incidental(reading: Reading, found: Found) -> bool:
    """A small written-out figure of things that nothing of weight is said of: "along with two planes"."""
    value, words = reading.mention.quantity.value, reading.words(reading.mention.number)
    if (
        not reading.bare
        or not _plain(reading)
        or value is None
        or value > INCIDENTAL
        or any(c.isdigit() for c in words)
    ):
        return False
    if found.counted.person or reading.sentence.block in {Block.HEADLINE, Block.ITEM}:
        return False
    if found.counted.noun in vocabulary.measures().weighty:
        return False
    predicate = found.predicate
    near = reading.parse.ancestors(reading.head)
    aside = any(reading.parse.words[a].lower() in vocabulary.clauses().aside for a in near[:2])
    return aside or predicate is None or predicate.of is None


def _uncounted(reading: Reading, found: Found) -> bool:
    """A bare figure that counts nothing we know."""
    return reading.bare and not found.counted.noun


def _unit_of_text(reading: Reading, found: Found) -> bool:
    """Figures of the page, not of the matter: "300 dpi", "2 min read"."""
    at = Span(reading.mention.span.end, reading.mention.span.end + 6)
    return reading.kind is UnitKind.DURATION and reading.words(at).strip().lower().startswith("read")


Rule = Callable[[Reading, Found], bool]

RULES: tuple[tuple[str, Rule], ...] = (
    ("furniture", _furniture),
    ("age", _age),
    ("score", _score),
    ("designator", _designator),
    ("address", _address),
    ("name", _name),
    ("phone", _phone),
    ("note", _note),
    ("one", _one),
    ("definite", _definite),
    ("named set", _named_set),
    ("location", _location),
    ("duration", _duration),
    ("page", _unit_of_text),
    ("idiom", _idiom),
    ("incidental", _incidental),
    ("uncounted", _uncounted),
)
"""Classes of what is no assertion, in the order they are tried."""
