"""Where the noun of a figure stands when it is not behind it: labels, "of", and verbs that take a count to a figure."""

from __future__ import annotations

from osintcli.assertions import stance_words, tree, vocabulary
from osintcli.assertions.reading import Reading
from osintcli.lexicons.inflection import singular
from osintcli.model.factuality import Factuality
from osintcli.model.quantity import UnitKind
from osintcli.model.sentence import Block, Parse
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
    if (
        dashed
        or told
        or _tells_on(reading, last)
        or (line is not None and line.start() <= parse.starts[first - 1] < line.end())
    ):
        return None  # a dateline, or prose behind a colon
    start = next((i for i in range(first - 1) if any(c.isalpha() for c in parse.words[i])), None)
    if start is None or parse.starts[first] - parse.starts[start] > LABEL:
        return None
    return (start, first - 1)


def _tells_on(reading: Reading, last: int) -> bool:
    """Say whether a headline goes on behind its figure: "A sea of candles: thousands gather in Marl" has no label."""
    behind = reading.parse.words[last + 1 : last + 1 + HEADED]
    return reading.sentence.block is Block.HEADLINE and sum(w[:1].isalpha() for w in behind) == HEADED


HEADED = 2
"""Words behind a headline's figure that make it a sentence."""


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
    if _is_rival(reading) or is_aim(reading):
        return False
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


def _is_rival(reading: Reading) -> bool:
    """Say whether a name behind the figure makes it another's, not an older one: "50.4 percent against 45.9 for Sol"."""
    if reading.word_after() not in vocabulary.clauses().rivals:
        return False
    parse, last = reading.parse, max(reading.parse.within(reading.mention.span), default=reading.figure)
    at = last + 2
    if at >= len(parse) or not parse.tag[at].startswith("NNP"):
        return False
    return not any(t.span.overlaps(parse.span(at)) for t in reading.context.timexes_in(reading.sentence))


def is_aim(reading: Reading) -> bool:
    """ "more than the 250,000 it had aimed at": what is compared with was only meant."""
    parse = reading.parse
    clauses = [c for c in parse.children[reading.head] if parse.dep[c] == "relcl"]
    return any(stance_words.table("governs").get(parse.lemma[c]) is Factuality.PLANNED for c in clauses)


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
    """Return the nearest verb above the figure; "from" and "to" hang on the verb of change above a participle before them.

    "cut the fee set in May from 9 euros to 5": the parser hangs both on "set".
    """
    parse = reading.parse
    above = tree.governors(parse, reading.head)
    nearest = next(above, None)
    if (
        nearest is None
        or parse.dep[nearest] != "acl"
        or parse.lemma[nearest] in vocabulary.measures().changes
    ):
        return nearest
    start, end = parse.span(nearest).end, reading.mention.span.start
    words = reading.words(Span(start, end)).lower().split() if start < end else []
    changing = next((v for v in above if parse.lemma[v] in vocabulary.measures().changes), None)
    return changing if "from" in words and changing is not None else nearest


def framed(reading: Reading) -> int | None:
    """Return the noun that a verb takes to the figure: its object ("put the number at") or subject ("the toll rose to").

    A figure that is the direct object of a verb of change counts too ("could reach 70").
    """
    parse = reading.parse
    beside = parse.head[reading.head]
    if parse.dep[reading.head] == "appos" and noun_lemma(parse, beside) in vocabulary.measures().tallies:
        return beside  # "gave a higher number, 26,000"
    verb = governing_verb(reading)
    if verb is None:
        return _bare_frame(reading)
    link = parse.head[reading.head]
    oblique = parse.words[link].lower() in vocabulary.clauses().taking and link != verb
    direct = (
        parse.dep[reading.head] in {"dobj", "attr", "npadvmod", "oprd", "acomp", "nummod", "appos"}
        and link == verb
    )
    if direct and parse.dep[reading.head] == "dobj" and parse.lemma[verb] in vocabulary.measures().moving:
        return _bare_frame(reading)  # "put up 40 million", "took 12"
    by = (
        parse.words[link].lower() in vocabulary.measures().moved and parse.head[link] == verb
    )  # "shares were up 8 percent"
    if not (oblique or direct or by):
        return _bare_frame(reading)
    if oblique:
        for target in (*tree.objects(parse, verb), *_carrier(parse, link)):
            if target != reading.head and tree.is_noun(parse, target):
                return target
        moved = any(parse.dep[t] == "dobj" for t in tree.objects(parse, verb))
        if moved and parse.lemma[verb] in vocabulary.measures().moving:
            return _bare_frame(reading)  # "the union puts it at 25": who puts it is not what is put
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
    if parse.dep[figure] == "nummod" and parse.head[figure] in parse.within(reading.mention.span):
        return reading.noun is None  # "it is nearer 55,000": the figure hangs on its bound
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


def increment_word(reading: Reading) -> str | None:
    """Return the word that says that the figure comes on top: "another 1,500", "2,500 more", "new cases"."""
    words = vocabulary.measures().increment
    inside = [reading.parse.words[i].lower() for i in reading.parse.within(reading.mention.span)]
    for word in inside:
        if word in words and not (word == "more" and "than" in inside):
            return word
    before, after = reading.word_before(), reading.word_after()
    if before in words - {"more", "new", "fresh", "else"}:
        return before
    if after in words and not (after == "more" and reading.word_after(2) == "than"):
        return after
    return _behind_article(reading)


def _behind_article(reading: Reading) -> str | None:
    """ "an additional shipment of 40 lorries": the word stands at the noun that the figure hangs on."""
    parse = reading.parse
    for at in parse.ancestors(reading.head)[:2]:
        for c in parse.children[at]:
            if (
                parse.dep[c] == "amod"
                and parse.words[c].lower() in vocabulary.measures().increment
                and tree.is_noun(parse, at)
            ):
                return parse.words[c].lower()
    return None
