"""Ages of people, which are no assertions: "Orlik, 61,", "children under five", "the youngest was 17", "died at 54"."""

from __future__ import annotations

from osintcli.assertions import tree, vocabulary
from osintcli.assertions.attribution.lexicon import speakers
from osintcli.assertions.reading import Reading
from osintcli.model.quantity import Modifier, UnitKind


def is_age(reading: Reading) -> bool:
    """Say whether a figure is an age, or stands between commas behind a name: "Orlik, 61, would not"."""
    if reading.kind is UnitKind.AGE or _is_age_group(reading):
        return True
    value, modifier = reading.mention.quantity.value, reading.mention.quantity.modifier
    if not reading.bare or reading.noun is not None or value is None or not 0 < value <= OLDEST:
        return False
    if modifier in {Modifier.EXACT, Modifier.NEARLY, Modifier.ABOUT} and _is_so_old(reading):
        return True
    if modifier is not Modifier.EXACT:
        return False
    if _follows_age_word(reading) or _at_age(reading) or _of_age(reading):
        return True
    return _stands_behind_person(reading) and reading.word_after() in vocabulary.clauses().after_age


def _stands_behind_person(reading: Reading) -> bool:
    """ "Orlik, 61,", "a boy, 13;", "her sons, 7 and 8,": in digits, behind a name or a noun for people and a comma."""
    parse = reading.parse
    first = parse.within(reading.mention.span)[0]
    at = first - 1
    while at > 0 and (parse.words[at] in {",", "and"} or parse.words[at].isdigit()):
        at -= 1
    if at < 0 or at + 1 >= first or parse.words[at + 1] != ",":
        return False
    if parse.tag[at].startswith("NNP"):
        return True
    person = tree.is_noun(parse, at) and vocabulary.people().counts(parse.lemma[at])
    return person and parse.words[first].isdigit()


def _is_age_group(reading: Reading) -> bool:
    """ "children under five": a bound behind a noun for people is an age."""
    bound = reading.mention.quantity.modifier in {Modifier.LESS_THAN, Modifier.MORE_THAN}
    first = min(reading.parse.within(reading.mention.surface), default=reading.figure)
    if (
        not bound
        or not reading.bare
        or first == 0
        or reading.words(reading.mention.surface).lower().startswith(("more", "less"))
    ):
        return False
    return vocabulary.people().counts(reading.parse.lemma[first - 1]) and reading.noun in {None, first - 1}


def _follows_age_word(reading: Reading) -> bool:
    """ "aged 19", "ages four, six and 13", "both 35"."""
    words = vocabulary.measures().age_words
    at = min(reading.parse.within(reading.mention.span), default=reading.figure) - 1
    while at >= 0 and (
        reading.parse.tag[at] in {"CD", ",", "CC"}
        or reading.parse.words[at] in {"of", "between", "from", "to"}
    ):
        at -= 1
    return at >= 0 and reading.parse.words[at].lower() in words


def _at_age(reading: Reading) -> bool:
    """ "died at 54", "At 92, Ada Marr is": what somebody did at an age, no street and no count behind it."""
    parse = reading.parse
    at = min(parse.within(reading.mention.span), default=reading.figure) - 1
    if (
        at < 0
        or parse.words[at].lower() != "at"
        or reading.word_after() not in vocabulary.clauses().after_at_age
    ):
        return False
    opens = at == 0 and reading.word_after() == ","
    return opens or (at > 0 and parse.lemma[at - 1] in vocabulary.clauses().done_at_age)


def _is_so_old(reading: Reading) -> bool:
    """ "Mia Doe is 44", "he was 19 when it happened", "the youngest was 17", "a boy who was almost 2": who somebody is by
    name or as a person, and a figure alone.
    """
    parse, figure = reading.parse, reading.figure
    verb = parse.head[figure]
    if parse.dep[figure] not in {"attr", "acomp"} or parse.lemma[verb] not in BEING:
        return False
    subject = tree.own_subject(parse, verb)
    if subject is None:
        return False
    aged = vocabulary.measures().aged | vocabulary.people().single
    if parse.words[subject].lower() in aged:
        return True
    named = parse.tag[subject] == "NNP" and any(
        parse.dep[c] == "compound" and parse.tag[c] == "NNP" for c in parse.children[subject]
    )
    return named and parse.lemma[subject].lower() not in speakers().bodies


BEING = frozenset({"be", "turn", "'s"})
"""Verbs that take somebody to an age."""


def _of_age(reading: Reading) -> bool:
    """ "a girl of 11": one person by a noun, and the figure behind "of"."""
    parse, above = reading.parse, reading.parse.head[reading.figure]
    if parse.words[above].lower() != "of" or parse.dep[reading.figure] != "pobj":
        return False
    holder = parse.head[above]
    people = vocabulary.people()
    one = parse.tag[holder] == "NN" and people.counts(parse.lemma[holder])
    return one and parse.lemma[holder] not in people.collections


OLDEST = 120
"""No age is above this."""
