"""What a verb before a figure says is measured: its subject, its object, or another noun beside it."""

from __future__ import annotations

from osintcli.lexicons.inflection import base_form, is_plural
from osintcli.mentions.line import Line
from osintcli.mentions.quantities.clauses import SIGNS, Clauses
from osintcli.mentions.quantities.concept_words import words_of
from osintcli.mentions.quantities.lexicon import bound_words, noun_words
from osintcli.mentions.quantities.reading import Reading
from osintcli.mentions.quantities.verbs import adverb, clause_words
from osintcli.model.quantity import UnitKind

_LONG = 4
_NEAR = 12
_DEEP = 3
_OPENING = frozenset(":\u2014\u2013-")


def subject(clauses: Clauses, reading: Reading, first: int) -> tuple[str, ...]:
    """Return the words of what the figure of a reading measures, by the verb before `first` or the noun beside it."""
    line = clauses.line
    own = reading.first < reading.number_first and base_form(line.word(reading.first)) in clause_words().verbs
    verb = reading.first if own else clauses.verb_before(first)  # "a chase exceeded 100 mph"
    opens = line.word(first - 1) in _OPENING
    if verb is None and opens:
        verb = clauses.verb_before(first, over_signs=True)
    named = _of_verb(clauses, verb, reading, first) if verb is not None else ()
    return named or (_unverbed(clauses, reading, first) if verb is None or opens else ())


def _of_verb(clauses: Clauses, verb: int, reading: Reading, first: int) -> tuple[str, ...]:
    """Return what a figure measures by the verb before it: its subject, or another noun beside it."""
    opened = _opened(clauses, verb, reading, first)
    if opened is not None:
        return words_of(clauses, opened, first)
    return (
        _owned(clauses, verb, _changed(clauses, first), first)
        or _held(clauses, verb, first)
        or _beyond(clauses, verb, reading)
        or _object(clauses, verb, reading)
        or named_by(clauses, verb)
    )


def _opened(clauses: Clauses, verb: int, reading: Reading, first: int) -> int | None:
    """Return where the clause begins that a verb of saying has: "reported that the average on the 30 year rate fell"."""
    line, words = clauses.line, clause_words()
    if base_form(line.word(verb)) not in words.saying:
        return None
    begins = next((at for at in range(verb + 1, first) if line.word(at) in words.opening), verb) + 1
    ahead = next(
        (at for at in range(reading.end, min(line.size, reading.end + _NEAR)) if clauses.verb(at)), None
    )
    if ahead is None or not (SIGNS | {","}).isdisjoint(line.lower[reading.end : ahead]):
        return None
    return begins if begins == first or begins > verb + 1 else None


def _unverbed(clauses: Clauses, reading: Reading, first: int) -> tuple[str, ...]:
    """Return the noun before a figure without a verb: "the lake, 40 metres deep"; not "in Morva, 200 people"."""
    line, counts = clauses.line, reading.unit is not None and reading.unit.kind is UnitKind.COUNT
    bounds, before = bound_words().words, line.word(first - 1)
    first -= before in bounds.up or before in bounds.down  # "Tellax, up 3 percent, led"
    last = first - (line.word(first - 1) == "," or _labelled(line, reading, first - 1))
    while last > max(0, first - 2) and clauses.dash(last - 1):
        last -= 1  # "the debris -- 6,000 tons of it"
    start = clauses.start(last)
    placed = line.word(start) in clause_words().prepositions or line.word(last - 1) == ")"
    return () if last < first and (counts or placed) else words_of(clauses, start, last)


def _labelled(line: Line, reading: Reading, colon: int) -> bool:
    """Say whether a measure is all that a colon leads to: "Price: 40 dollars"; not "Police: Two dead"."""
    measured = reading.unit is not None and reading.unit.kind not in (UnitKind.COUNT, UnitKind.NUMBER)
    return line.word(colon) == ":" and measured and not line.word(reading.end)[:1].isalnum()


def _changed(clauses: Clauses, first: int) -> tuple[str, ...]:
    """Return the noun of "with its shares down 11.9%" and "Tellax up 4%", which have no verb."""
    bounds, before = bound_words().words, clauses.line.word(first - 1)
    if before not in bounds.up and before not in bounds.down:
        return ()
    return words_of(clauses, clauses.start(first - 1, ends=clause_words().prepositions), first - 1)


def _owned(clauses: Clauses, verb: int, named: tuple[str, ...], last: int) -> tuple[str, ...]:
    """Add the subject to what is said to be its own: "saw the biggest loss, with its shares down 3%"."""
    if not named:
        return named
    first = clauses.start(last - 1, ends=clause_words().prepositions)
    if clauses.line.word(first) not in clause_words().owners:
        return named
    return (*named_by(clauses, verb), *named)


def _held(clauses: Clauses, verb: int, first: int) -> tuple[str, ...]:
    """Return the noun of "a squad with eight changes" and "with noise levels above 90 decibels"."""
    line = clauses.line
    if first - 2 <= verb:
        return ()
    last = first - 1
    start = max(verb + 1, clauses.start(last, ends=clause_words().prepositions))
    if line.word(last) == "with" and base_form(line.word(verb)) in clause_words().taking_with:
        return ()  # "charged in Morva with two counts"
    if line.word(last) == "with" and line.word(last - 1) == ",":
        return words_of(clauses, *clauses.apposed(last - 1))
    if line.word(first) in clause_words().placing:
        last = first  # "with noise levels above 90 decibels"
        start = max(verb + 1, clauses.start(last, ends=clause_words().prepositions))
    placed = line.word(last) in clause_words().placing and line.word(start - 1) == "with"
    return words_of(clauses, start, last) if line.word(last) == "with" or placed else ()


def named_by(clauses: Clauses, verb: int) -> tuple[str, ...]:
    """Return the words of a verb's subject; where it has none to name, those of the verb before it."""
    at: int | None = verb
    for _ in range(_DEEP):
        if at is None:
            break
        first, last = clauses.subject(at)
        named = tuple(dict.fromkeys((*_headed(clauses, first), *words_of(clauses, first, last))))
        if named or clauses.line.word(last) == "there" or clauses.line.word(last - 1) == "there":
            return named
        at = clauses.verb_before(min(first, at), over_signs=True)
    return ()


def _beyond(clauses: Clauses, verb: int, reading: Reading) -> tuple[str, ...]:
    """Return the object of "imposes fines over $500", which a bound ties to its figure."""
    line, unit = clauses.line, reading.unit
    tied = line.word(reading.first) in clause_words().tying and reading.first < reading.number_first
    if not tied or unit is None or unit.kind in (UnitKind.COUNT, UnitKind.DURATION):
        return ()
    if verb + 1 >= reading.first or not is_plural(line.word(reading.first - 1)):
        return ()
    inside = line.lower[verb + 1 : reading.first]
    return () if clause_words().prepositions & set(inside) else words_of(clauses, verb + 1, reading.first)


def _headed(clauses: Clauses, first: int) -> tuple[str, ...]:
    """Return the name that a line begins with before a dash: "Tellax \u2014 Shares of the miller rose 3%"."""
    line, dash = clauses.line, first - 1
    dash -= line.word(dash - 1) == "-"
    placed = line.word(dash - 1) == ")" or (line.raw(dash - 1).isupper() and not line.shouted)
    if placed or not clauses.dash(dash) or not 0 < dash <= _LONG or not line.raw(0)[:1].isupper():
        return ()  # "LONDON (AP) \u2014 Shares of the bank"
    if any(clauses.verb(at) or at in clauses.figures for at in range(dash)):
        return ()
    return words_of(clauses, 0, dash)


def _object(clauses: Clauses, verb: int, reading: Reading) -> tuple[str, ...]:
    """Return the object of a verb, where the figure is what it changed by, to, or was sold for."""
    line = clauses.line
    before, bounds, words = line.word(reading.first - 1), bound_words().words, clause_words()
    changes = base_form(line.word(verb)) in bounds.change_up | bounds.change_down
    trailing = line.word(reading.end) in clause_words().comparing
    if line.word(verb) in clause_words().auxiliaries or (
        before not in clause_words().before_object and not trailing
    ):
        return ()  # "is available at 5 dollars"
    money = reading.unit is not None and reading.unit.kind is UnitKind.MONEY
    moving = {"to": words.bringing, "at": words.putting, "on": words.putting}.get(before, ())
    named = reading.unit is not None and reading.unit.kind is UnitKind.COUNT
    placed = not named and base_form(line.word(verb)) in moving
    if not (changes or trailing or placed or (money and before in ("for", "at"))):
        return ()
    last = reading.first - (not trailing)
    begin = next((at for at in range(verb + 1, last) if not adverb(line.word(at))), last)
    word = line.word(begin)  # "dropped slightly from 60"
    if begin == last or (word not in noun_words().articles and word in noun_words().stops):
        return ()  # a preposition: "rose in May by 5"
    return words_of(clauses, begin, last)
