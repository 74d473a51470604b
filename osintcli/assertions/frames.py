"""Where the noun of a figure stands when it is not behind it: labels, "of", and verbs that take a count to a figure."""

from __future__ import annotations

from osintcli.assertions import tree, vocabulary
from osintcli.assertions.reading import Reading
from osintcli.lexicons.inflection import singular
from osintcli.model.quantity import UnitKind
from osintcli.model.sentence import Parse
from osintcli.model.span import Span

LEAST = 2
"""Tokens before the figure of a key figure: a word and a sign."""

LABEL = 70
"""Longest label of a key figure, in code points."""


def noun_lemma(parse: Parse, token: int) -> str:
    """Return a noun's lemma, "people" and "persons" as person."""
    lemma = parse.lemma[token]
    if lemma.endswith("s") and (parse.tag[token] in {"NNP", "XX"}) and parse.words[token][-1:] in {"s", "S"}:
        lemma = singular(lemma)  # a capital or a list hides the plural from the tagger
    if lemma.endswith("men") and vocabulary.people().counts(singular(lemma)):
        lemma = singular(lemma)
    return "person" if lemma in {"people", "persons"} else lemma


def of_noun(parse: Parse, token: int) -> int | None:
    """Return the noun after the "of" of a token."""
    for word, _, noun in tree.prepositions(parse, token):
        if word == "of" and parse.tag[noun] != "CD":
            return noun
    return None


def label_before(reading: Reading) -> tuple[int, int] | None:
    """Return the tokens of a label: all before the colon or dash that the figure follows at once, in a short line."""
    parse = reading.parse
    inside = parse.within(reading.mention.span)
    first = inside[0] if inside else reading.figure
    if first < LEAST or parse.words[first - 1][-1:] not in {":", "–", "—", "=", "|"}:
        return None  # the tagger takes "):" for one sign
    last = max(inside, default=reading.figure)
    line = reading.context.dateline
    dashed = parse.words[first - 1] in {"–", "—"} and last + 1 < len(parse)
    told = any(tree.is_verb(parse, i) and not _is_participle(parse, i) for i in range(last + 1, len(parse)))
    if dashed or told or (line is not None and line.start() <= parse.starts[first - 1] < line.end()):
        return None  # a dateline, or prose behind a colon
    start = next((i for i in range(first - 1) if any(c.isalpha() for c in parse.words[i])), None)
    if start is None or parse.starts[first] - parse.starts[start] > LABEL:
        return None
    return (start, first - 1)


def _is_participle(parse: Parse, token: int) -> bool:
    """ "1,450 of the 2,000 ordered": a participle at the line's end, without auxiliary and object, tells no sentence."""
    last = all(not any(c.isalnum() for c in w) for w in parse.words[token + 1 :])
    return last and parse.tag[token] in {"VBN", "VBD"} and parse.words[token - 1][:1].isdigit()


def label_span(reading: Reading) -> Span | None:
    """Return where the label stands."""
    label = label_before(reading)
    if label is None:
        return None
    return Span(reading.parse.starts[label[0]], reading.parse.span(label[1] - 1).end)


def next_word(reading: Reading) -> int | None:
    """Return the token behind the figure, past "more", "others" and forms of "be"."""
    inside = reading.parse.within(reading.mention.surface)
    at = (inside[-1] if inside else reading.figure) + 1
    while at < len(reading.parse) and reading.parse.words[at].lower() in vocabulary.clauses().skipped:
        at += 1
    return at if at < len(reading.parse) else None


def is_older(reading: Reading) -> bool:
    """Say whether the figure is the older of two: "up from 41", "from 17 a day earlier", "compared with 12"."""
    start = reading.mention.span.start
    before = reading.words(Span(max(reading.sentence.span.start, start - BACK), start)).lower().rstrip()
    words = before.removesuffix(" the") if before.endswith("from the") else before
    if not words.endswith(tuple(vocabulary.measures().older)):
        return False
    before = words
    if before.endswith(("against", "versus", "with", "to", "the")):
        return _has_figure_before(reading)
    if not _has_like_before(reading):
        return False
    verb = governing_verb(reading)
    changing = verb is not None and reading.parse.lemma[verb] in vocabulary.measures().changes
    return before.endswith(("up from", "down from")) or (changing and reading.sentence.span.start != start)


BACK = 16
"""How far before a figure the words stand that make it the older one, in code points."""


def follows_older_word(text: str, start: int) -> bool:
    """Say whether a word for the older figure stands right before a place ("from", "compared with")."""
    return text[max(0, start - BACK) : start].lower().rstrip().endswith(tuple(vocabulary.measures().older))


def _has_figure_before(reading: Reading) -> bool:
    return any(
        q.span.end <= reading.mention.span.start for q in reading.context.quantities_in(reading.sentence)
    )


def _has_like_before(reading: Reading) -> bool:
    """Say whether the figure before, if any, is in the same dimension: tonnes "from" hectares are no older figure."""
    before = [
        q for q in reading.context.quantities_in(reading.sentence) if q.span.end <= reading.mention.span.start
    ]
    kinds = {reading.kind, UnitKind.NUMBER}
    return not before or reading.bare or any(q.quantity.unit_kind in kinds for q in before)


def is_earlier(reading: Reading, counted: Span | None) -> bool:
    """Say whether an adjective makes the figure an older one: "an earlier toll of 230"."""
    if counted is None:
        return False
    token = reading.parse.at(counted.start)
    words, lexicon = vocabulary.measures().earlier, vocabulary.measures()
    if token is None or (
        not lexicon.tallies & {reading.parse.lemma[token]}
        and reading.parse.lemma[token] not in lexicon.told_tallies
    ):
        return False
    return any(
        reading.parse.words[c].lower() in words
        for c in reading.parse.children[token]
        if reading.parse.dep[c] == "amod"
    )


def is_included(reading: Reading) -> bool:
    """Say whether the figure is a part of the one before: "at least 212 people, including 38 children"."""
    first = min(reading.parse.within(reading.mention.span), default=reading.figure)
    words = [w.lower() for w in reading.parse.words[max(0, first - 3) : first]]
    cues = vocabulary.measures().including
    said = any(w in cues for w in words) or " ".join(words[-2:]) in cues
    return said and _has_figure_before(reading)


def takes_figures(reading: Reading) -> bool:
    """Say whether the clause's verb takes a count to a figure (rise, stand, put)."""
    verb = governing_verb(reading)
    return verb is not None and reading.parse.lemma[verb] in vocabulary.measures().changes


def governing_verb(reading: Reading) -> int | None:
    """Return the nearest verb above the figure."""
    return next(tree.governors(reading.parse, reading.head), None)


def framed(reading: Reading) -> int | None:
    """Return the noun that a verb takes to the figure: its object ("put the number at") or subject ("the toll rose to").

    A figure that is the direct object of a verb of change counts too ("could reach 70").
    """
    parse = reading.parse
    verb = governing_verb(reading)
    if verb is None:
        return _bare_frame(reading)
    link = parse.head[reading.head]
    oblique = parse.words[link].lower() in vocabulary.clauses().taking and link != verb
    direct = (
        parse.dep[reading.head] in {"dobj", "attr", "npadvmod", "oprd", "acomp", "nummod", "appos"}
        and link == verb
    )
    moved = (
        parse.words[link].lower() in {"up", "down"} and parse.head[link] == verb
    )  # "shares were up 8 percent"
    if not (oblique or direct or moved):
        return _bare_frame(reading)
    if oblique:
        for target in (*tree.objects(parse, verb), *_carrier(parse, link)):
            if target != reading.head and tree.is_noun(parse, target):
                return target
    subject = tree.subject(parse, verb)
    if subject is not None and parse.words[subject].lower() in {"which", "that", "it", "this"}:
        subject = None
    if subject is not None and subject != reading.head and tree.is_noun(parse, subject):
        return subject
    return _bare_frame(reading)


def _carrier(parse: Parse, link: int) -> tuple[int, ...]:
    """The noun that the parser hung the preposition on: "its estimate of the loss to €3m"."""
    above = parse.head[link]
    if tree.is_noun(parse, above):
        return (above,)
    if parse.dep[above] == "acl":
        return (parse.head[above],)
    return ()


def _bare_frame(reading: Reading) -> int | None:
    """A headline's frame by word order: a tally before a verb of change and "to" ("Flood toll climbs to 31")."""
    parse = reading.parse
    inside = parse.within(reading.mention.surface)
    first = inside[0] if inside else reading.figure
    words = vocabulary.measures()
    for at in range(first - 1, max(first - 7, -1), -1):
        lemma = noun_lemma(parse, at)
        if (
            lemma in words.tallies
            or lemma in words.told_tallies
            or (vocabulary.by_noun(lemma) and tree.is_noun(parse, at))
        ):
            between = [parse.lemma[i] for i in range(at + 1, first)]
            bases = {b for w in between for b in (w, w.rstrip("s"), w.removesuffix("d"))}
            return at if any(b in words.changes for b in bases) or not between else None
        if parse.words[at] in {",", ";", ":"}:
            return None
    return None


def may_stand_alone(reading: Reading) -> bool:
    """Say whether a bare figure may be of what was counted before: governed by a verb, and no part of a name or a score."""
    parse, figure = reading.parse, reading.figure
    if parse.dep[figure] in {
        "dobj",
        "pobj",
        "nsubj",
        "nsubjpass",
        "attr",
        "ccomp",
        "conj",
        "dative",
        "npadvmod",
        "oprd",
    }:
        above = parse.head[figure]
        return not (parse.tag[above].startswith("NNP") and parse.dep[figure] in {"npadvmod", "nummod"})
    return False
