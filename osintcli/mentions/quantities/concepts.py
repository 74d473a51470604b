"""The words of what is measured, without a parse: "bookings" and "firm" of "bookings of the firm surpassed $8 billion".

What is measured is the subject of the clause, and where the figure stands before a noun ("a 25% tax on cars"), or before
"of" ("60% of its revenue"), the words of that noun phrase as well.
"""

from __future__ import annotations

from msgspec.structs import replace

from osintcli.lexicons.inflection import base_form
from osintcli.mentions.line import Line
from osintcli.mentions.quantities.clauses import SIGNS, Clauses
from osintcli.mentions.quantities.concept_words import INNER, phrase_end, words_of
from osintcli.mentions.quantities.lexicon import bound_words, idioms, noun_words, unit_words
from osintcli.mentions.quantities.reading import Reading, is_age
from osintcli.mentions.quantities.subjects import named_by, subject
from osintcli.mentions.quantities.verbs import adverb, clause_words, names
from osintcli.model.quantity import UnitKind

_RIGHT = 9
_LONG = 4
_CLOSE = 8
_NEAR = 12
_SERIES = 2
_LISTING = frozenset((",", "and", "but"))


def add(line: Line, readings: list[Reading]) -> list[Reading]:
    """Give each quantity of a line its concept: words, lower case, in text order."""
    figures = frozenset(at for r in readings if not is_age(r) for at in range(r.first, r.end))
    ages = {at: r for r in readings if is_age(r) for at in range(r.first, r.end)}
    clauses = Clauses(line, figures, ages)
    found: list[Reading] = []
    for reading in readings:
        before = found[-1] if found else None
        found.append(replace(reading, concept=_read(clauses, reading, before)))
    return _inherited(clauses, found)


def _read(clauses: Clauses, reading: Reading, before: Reading | None) -> tuple[str, ...]:
    line = clauses.line
    preceding = line.word(reading.first - 1)
    if (
        is_age(reading)
        and reading.unit is not None
        and reading.unit.rule == "bare age"
        and preceding in (",", "(")
    ):
        return words_of(clauses, max(0, reading.first - 3), reading.first - 1)
    following = _following(clauses, reading)
    if following and (
        preceding in ("including", "(") or _removed(clauses, reading) or _brought(line, reading)
    ):
        return _unique(*following)  # "shops (80% of the chain)"
    owner = _owner(clauses, reading)
    if owner and not following:
        return owner
    if preceding == "of":
        return _unique(*_of(clauses, reading, before), *following)
    if before is not None and not following and _levelled(clauses, before, reading):
        light = clause_words().light
        return tuple(w for w in before.concept if w not in light)
    described = _described(clauses, reading) if following else reading.first
    local = _listed(clauses, reading, before)
    named = local or _doers(clauses, reading, before) or subject(clauses, reading, described)
    if not named and before is not None:
        named = _counted(line, before)
        if not named and line.word(before.end) == ",":
            named = before.concept  # "the lake, 40 metres deep, holds"
    return _unique(*named, *words_of(clauses, described, reading.first), *following)


def _levelled(clauses: Clauses, before: Reading, reading: Reading) -> bool:
    """Say whether a figure is the level that a change came to: "a 3% drop in sales to $5 million", "a rise of 3% to 90"."""
    line, first, bounds = clauses.line, before.end, bound_words().words
    gap = line.lower[first : reading.first]
    if gap[-1:] != ["to"] or len(gap) > _NEAR or not SIGNS.isdisjoint(gap):
        return False
    noun = line.word(before.first - 2) if line.word(before.first - 1) == "of" else gap[0]
    changes = base_form(noun) in bounds.change_up or base_form(noun) in bounds.change_down
    return changes and not any(map(clauses.verb, range(first, reading.first)))


def _owner(clauses: Clauses, reading: Reading) -> tuple[str, ...]:
    """Return whose a figure is, where it stands alone: "compared with women's $93,000"; not "last year's $93,000"."""
    line, last = clauses.line, reading.first
    if is_age(reading) or (reading.unit is not None and reading.unit.kind is UnitKind.COUNT):
        return ()
    sign = line.word(last - 1) in ("'", "\u2019") and line.word(last - 2).endswith("s")
    last -= sign
    word = line.word(last - 1).removesuffix("'s").removesuffix("\u2019s")
    unowned = not sign and word == line.word(last - 1)
    if unowned or word in clause_words().dropped | clause_words().times | idioms().words.months:
        return ()
    return words_of(clauses, max(clauses.start(last, ends=clause_words().prepositions), last - _LONG), last)


def _counted(line: Line, before: Reading) -> tuple[str, ...]:
    """Return the things that a figure counts, where a relative clause goes on: "40 flats, which cost $9,000"."""
    unit, after = before.unit, before.end + (line.word(before.end) == ",")
    if unit is None or line.word(after) not in clause_words().relatives:
        return ()
    named = line.lower[unit.first : unit.last]
    return tuple(w for w in named if w[:1].isalpha() and w not in noun_words().stops | noun_words().articles)


def _doers(clauses: Clauses, reading: Reading, before: Reading | None) -> tuple[str, ...]:
    """Return the things counted by the figure before, where they are the subject: "the 40 flats have cost $9,000"."""
    unit, line = before.unit if before else None, clauses.line
    if reading.unit is not None and reading.unit.kind is UnitKind.COUNT:
        return ()
    verb = clauses.verb_before(reading.first)
    if unit is None or before is None or unit.kind is not UnitKind.COUNT or verb is None or verb < before.end:
        return ()
    between = line.lower[before.end : verb]
    if any(w not in clause_words().auxiliaries and not adverb(w) for w in between) or unit.last <= unit.first:
        return ()
    return tuple(w for w in words_of(Clauses(line, frozenset()), unit.first, unit.last) if w[:1].isalpha())


def _unique(*words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _inherited(clauses: Clauses, readings: list[Reading]) -> list[Reading]:
    """Give a figure in brackets, or one that no words of its own name, the concept of the figure before it."""
    line, found = clauses.line, list(readings)
    for at in range(1, len(found)):
        one, two = found[at - 1], found[at]
        gap = line.lower[one.end : two.first]
        bracket = len(gap) == 1 and gap[0] in ("(", "/") and line.word(two.end) != "of"
        counts = two.unit is not None and two.unit.kind is UnitKind.COUNT
        series = gap[:1] == [";"] and len(gap) <= _SERIES
        listed = bool(gap) and _LISTING.issuperset(gap)  # "the sale of 40 goats and 20 hens"
        close = (
            not two.concept
            and (listed or not counts)
            and 0 < len(gap) <= _CLOSE
            and (series or not SIGNS & set(gap))
        )
        if bracket or close or (not counts and _restated(clauses, one.end, two.first)):
            found[at] = replace(two, concept=_without_light(line, one) if series else one.concept)
    return found


def _without_light(line: Line, one: Reading) -> tuple[str, ...]:
    """Return a concept without the average of "an average of 70 days", which is said of that figure alone."""
    light = clause_words().light if line.word(one.first - 1) == "of" else frozenset[str]()
    return tuple(w for w in one.concept if w not in light) or one.concept


def _restated(clauses: Clauses, first: int, last: int) -> bool:
    """Say whether only what a figure is a part of, and "or", stand before it: "60% of its value, or $30 billion"."""
    line = clauses.line
    gap = line.lower[first:last]
    if gap[-1:] != ["or"] or len(gap) > _CLOSE or not SIGNS.isdisjoint(gap):
        return False
    return (len(gap) <= _SERIES or gap[0] == "of") and not any(map(clauses.verb, range(first, last)))


def _of(clauses: Clauses, reading: Reading, before: Reading | None) -> tuple[str, ...]:
    """Return the noun of "at a speed of 20 km/h", with the subject of the clause where that noun says little."""
    line, last = clauses.line, reading.first - 1
    first = _name_start(clauses, last)
    while line.word(first - 1) == "of" and names(line, first - 2):  # "a margin of error of 4 points"
        first = _name_start(clauses, first - 1)
    named = words_of(clauses, first, last)
    place = first - (line.word(first - 1) in noun_words().articles)
    governing = line.word(place - 1)  # "includes bonuses of 6 million"; not "said a group of 15"
    governed = governing == "with" or (clauses.verb(place - 1) and not _tells(clauses, governing, reading))
    if line.word(last - 1) not in clause_words().light and not governed:
        return named
    verb = clauses.verb_before(first)
    if line.word(place - 1) == "with" and verb is not None:  # "led by brothers with a net worth of 3 billion"
        owner = words_of(clauses, clauses.start(place - 1, ends=clause_words().prepositions), place - 1)
        return (*named, *owner)
    told = named_by(clauses, verb) if verb is not None else ()
    return (*named, *(told or (before.concept if before else ())))


def _tells(clauses: Clauses, word: str, reading: Reading) -> bool:
    """Say whether a verb of saying has a clause that goes on behind the figure: "said a group of 15 people was there"."""
    line, words = clauses.line, clause_words()
    if word in words.breaks or base_form(word) not in words.saying:
        return word in words.breaks
    for at in range(reading.end, min(line.size, reading.end + _CLOSE)):
        if line.word(at) in SIGNS or line.word(at) == "," or line.word(at) in words.relatives:
            return False
        if clauses.verb(at):
            return True
    return False


def _name_start(clauses: Clauses, last: int) -> int:
    """Return the first token of the simple noun phrase before "of" and a figure: the speed of "at a speed of 20 km/h"."""
    line, place = clauses.line, last
    while place > max(0, last - _RIGHT) and place - 1 not in clauses.figures:
        word = line.word(place - 1)
        if (not word[:1].isalpha() and word not in INNER) or clauses.dash(place - 1):
            break
        compound = word in INNER or line.hyphen(place) or line.hyphen(place - 2)
        stopped = word in noun_words().stops and not (place == last and word in clause_words().light)
        ends = stopped or word in noun_words().articles or clauses.verb(place - 1)
        if ends and not compound:
            break
        place -= 1
    return place


def _described(clauses: Clauses, reading: Reading) -> int:
    """Return where the adjectives before an attributive figure begin: "a sharp 3 percent drop"."""
    line, place = clauses.line, reading.first
    while (
        place > reading.first - 3
        and line.word(place - 1).isalpha()
        and line.word(place - 1) not in noun_words().stops
        and not clauses.verb(place - 1)
    ):
        place -= 1
    return place if place < reading.first and line.word(place - 1) in noun_words().articles else reading.first


def _listed(clauses: Clauses, reading: Reading, before: Reading | None) -> tuple[str, ...]:
    """Return the noun of a list whose verb is said once: "A was down 2%, B by 3% and oils between 4% and 5%"."""
    line = clauses.line
    if before is None or (reading.unit is not None and reading.unit.kind is UnitKind.COUNT):
        return ()
    first = before.end + 1
    if line.word(before.end) not in _LISTING or any(
        clauses.verb(at) for at in range(before.end, reading.first)
    ):
        return ()
    if line.word(first) in clause_words().prepositions or line.word(first) in clause_words().breaks:
        return ()
    if reading.first - first > _CLOSE or not SIGNS.isdisjoint(line.lower[first : reading.first]):
        return ()
    return words_of(clauses, first, reading.first)


def _removed(clauses: Clauses, reading: Reading) -> bool:
    """Say whether a figure is taken from what follows it: "wiping $5 million from its value"."""
    if (
        clauses.line.word(reading.end) != "from"
        or reading.unit is None
        or reading.unit.kind is UnitKind.COUNT
    ):
        return False
    verb = clauses.verb_before(reading.first)
    return verb is not None and base_form(clauses.line.word(verb)) in clause_words().removing


def _brought(line: Line, reading: Reading) -> bool:
    """Say whether what is brought to a figure stands behind it: "brings to 18 the number of arrests"."""
    verb = base_form(line.word(reading.first - 2))
    led = line.word(reading.first - 1) == "to" and verb in clause_words().bringing
    return led and line.word(reading.end) in noun_words().articles


def _following(clauses: Clauses, reading: Reading) -> tuple[str, ...]:
    """Return the noun phrase that a figure stands before, or is a part of."""
    line, place = clauses.line, reading.end
    if _brought(line, reading):
        return words_of(clauses, place, phrase_end(clauses, place))
    if reading.unit is None:
        return ()
    kind = reading.unit.kind
    if line.word(place) == "(" and ")" in line.lower[place : place + _CLOSE]:
        place = line.lower.index(")", place) + 1  # "8 miles (13 kilometres) of new tunnels"
    place += line.word(place) == "worth" and line.word(place + 1) == "of"  # "50 years worth of lessons"
    word, after = line.word(place), line.raw(place + 1)
    money = kind is UnitKind.MONEY and (
        word == "for"
        or (word == "in" and after.islower() and after not in noun_words().stops | clause_words().turns)
    )
    if (
        word == "of"
        or money
        or _removed(clauses, reading)
        or (word == "off" and line.word(place + 1) in noun_words().articles)
    ):
        return words_of(clauses, place + 1, phrase_end(clauses, place + 1))
    if reading.unit.rule == "times" and word in noun_words().articles:
        return words_of(clauses, place, phrase_end(clauses, place))
    if kind is UnitKind.COUNT:
        return ()
    if (
        not word[:1].isalpha()
        or word in noun_words().stops
        or word in unit_words().wide
        or word in clause_words().comparing
        or word.endswith("ed")
        or _leads_on(line, place)
        or clauses.acts(place)
    ):
        return ()
    return words_of(clauses, place, phrase_end(clauses, place))


def _leads_on(line: Line, at: int) -> bool:
    """Say whether a word in -ing goes on with the clause: "73, raising the prospect"; not "a 12 C melting point"."""
    word, words = line.word(at), clause_words()
    if not word.endswith("ing") or word in words.nouns_in_ing:
        return False
    return line.word(at + 1) in words.determiners or base_form(word) in words.verbs
