"""What sort of figure it is: a stock, a flow, on top, in all, a rate, a share, a size."""

from __future__ import annotations

from osintcli.assertions import frames, tree, vocabulary
from osintcli.assertions.naming import Found
from osintcli.assertions.reading import Reading
from osintcli.model.assertion import Measure
from osintcli.model.quantity import UnitKind
from osintcli.model.span import Span

SIZES = frozenset((
    UnitKind.LENGTH, UnitKind.AREA, UnitKind.VOLUME, UnitKind.SPEED, UnitKind.TEMPERATURE, UnitKind.DURATION, UnitKind.AGE,
    UnitKind.PRESSURE, UnitKind.FREQUENCY, UnitKind.MAGNITUDE, UnitKind.ANGLE, UnitKind.POWER, UnitKind.POINT, UnitKind.DATA,
))  # fmt: skip


READ = 48
"""How far behind a figure a word for its rate may stand, in code points."""


def read(reading: Reading, found: Found) -> tuple[Measure, str]:
    """Return the measure and what it was read from."""
    for measure, why in (_rate(reading), _each(reading), _share(reading), _size(reading), _increment(reading),
                         _whole(reading, found), _stock(reading, found)):  # fmt: skip
        if measure is not None:
            return measure, why
    return Measure.FLOW, "a verb that tells what came"


Said = tuple[Measure | None, str]


def _rate(reading: Reading) -> Said:
    if reading.kind is UnitKind.RATE:
        return Measure.RATE, "its unit"
    span = reading.mention.span
    near = reading.words(Span(span.end, min(span.end + READ, reading.sentence.span.end))).lower()
    clause = near.split(",")[0].split(";")[0]
    for cue in vocabulary.measures().rate:
        at = clause.find(cue)
        behind = clause[at + len(cue) :].split()
        if behind and behind[0].strip(".,;") in vocabulary.clauses().ago:
            continue
        if at >= 0 and _whole_word(clause, at, cue) and (at < 3 or " " not in cue):
            return Measure.RATE, cue
    return None, ""


def _each(reading: Reading) -> Said:
    """ "500,000 euros each", "Each of the ten families will receive 500,000 euros": one of several gets so much."""
    words = vocabulary.measures().each
    if reading.word_after() in words:
        return Measure.RATE, reading.word_after()
    verb = frames.governing_verb(reading)
    subject = tree.own_subject(reading.parse, verb) if verb is not None else None
    if subject is None or subject == reading.head:
        return None, ""
    said = [reading.parse.words[subject], *(reading.parse.words[c] for c in reading.parse.children[subject])]
    told = next((w.lower() for w in said if w.lower() in words), None)
    return (Measure.RATE, told) if told is not None else (None, "")


def _whole_word(text: str, at: int, word: str) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + len(word) : at + len(word) + 1]
    return not before.isalnum() and not after.isalnum()


def _share(reading: Reading) -> Said:
    return (Measure.SHARE, "percent") if reading.kind is UnitKind.PERCENT else (None, "")


def _size(reading: Reading) -> Said:
    return (Measure.SIZE, "its unit") if reading.kind in SIZES else (None, "")


def _increment(reading: Reading) -> Said:
    word = frames.increment_word(reading)
    return (Measure.INCREMENT, word) if word else (None, "")


def _whole(reading: Reading, found: Found) -> Said:
    parse, predicate = reading.parse, found.predicate
    clause = _clause(reading)
    for cue in vocabulary.measures().cumulative:
        at = clause.find(cue)
        if at >= 0 and _whole_word(clause, at, cue):
            return Measure.CUMULATIVE, cue
    if predicate is not None and parse.lemma[predicate.token] in vocabulary.measures().told_tallies:
        return Measure.CUMULATIVE, parse.words[predicate.token]
    if predicate is not None and predicate.of is not None and found.framed and predicate.of.growing:
        return Measure.CUMULATIVE, parse.words[predicate.token]
    verb = frames.governing_verb(reading)
    if verb is not None and parse.lemma[verb] in vocabulary.measures().totalling and _oblique(reading, verb):
        return Measure.CUMULATIVE, parse.words[verb]
    running = (
        predicate is not None
        and predicate.of is not None
        and predicate.of.running
        and not predicate.of.standing
    )
    if running and predicate is not None and (_perfect(reading, predicate.verb) or (predicate.of is not None and (
            predicate.of.name == "die" and not tree.is_verb(parse, predicate.token)))):  # fmt: skip
        return Measure.CUMULATIVE, parse.words[predicate.token]
    return None, ""


def _oblique(reading: Reading, verb: int) -> bool:
    link = reading.parse.head[reading.head]
    return link != verb and reading.parse.words[link].lower() in vocabulary.clauses().taking


def _perfect(reading: Reading, verb: int | None) -> bool:
    parse = reading.parse
    return verb is not None and any(
        parse.dep[c] in {"aux", "auxpass"} and parse.lemma[c] in {"have", "had", "has"}
        for c in parse.children[verb]
    )


def _clause(reading: Reading) -> str:
    """The words between the commas and semicolons around the figure."""
    start, end = reading.sentence.span.start, reading.sentence.span.end
    text = reading.words(Span(start, end)).lower()
    left, right = reading.mention.span.start - start, reading.mention.span.end - start
    first = max(text.rfind(sign, 0, left) for sign in (", ", "; ", " and "))
    last = min(
        (at for sign in (", ", "; ", " and ") if (at := text.find(sign, right)) >= 0), default=len(text)
    )
    return text[first + 1 : last]


def _stock(reading: Reading, found: Found) -> Said:
    predicate = found.predicate
    if predicate is None or predicate.verb is None:
        return Measure.STOCK, "no verb: what there is"
    if predicate.of is not None and predicate.of.standing:
        return Measure.STOCK, predicate.of.name
    if found.framed:
        return Measure.STOCK, "a tally"
    lemma = reading.parse.lemma[predicate.verb]
    if lemma in vocabulary.event_words().stative or (
        reading.parse.tag[predicate.verb] == "VBG" and _is_progressive(reading, predicate.verb)
    ):
        return Measure.STOCK, reading.parse.words[predicate.verb]
    return None, ""


def _is_progressive(reading: Reading, verb: int) -> bool:
    parse = reading.parse
    return any(
        parse.dep[c] == "aux" and parse.words[c].lower() in vocabulary.clauses().progressive
        for c in parse.children[verb]
    )
