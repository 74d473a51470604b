"""Dated events: the verb or noun that a date hangs on, with the words of its clause."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from osintcli.assertions import frames, memory, reach, times, tree, vocabulary
from osintcli.assertions.context import Context
from osintcli.assertions.times import When
from osintcli.model.assertion import AsOf
from osintcli.model.interval import Interval
from osintcli.model.sentence import Block, Parse, Sentence
from osintcli.model.span import Span

LABEL = 110
"""Longest label, in code points."""

FAR = frozenset(("advcl", "relcl", "ccomp", "parataxis", "conj", "cc", "punct"))
"""Children of a verb that its event's words leave out."""


class Happening(Struct, frozen=True):
    """An event as it stands in a sentence: its trigger, the verb of its clause, its date, its words.

    Where no word tells it (a life's dates in brackets), `told` and `label` say what it is. `moved` where the date is one
    that its event was moved from or to: a plan's.
    """

    trigger: int
    verb: int | None
    date: AsOf
    span: Span
    object: int | None
    closing: bool
    subject: Span | None = None
    told: str | None = None
    label: str | None = None
    moved: bool = False


def find(
    context: Context, sentence: Sentence, parse: Parse, whens: Sequence[When], taken: Collection[Span] = ()
) -> list[Happening]:
    """Return the dated events of a sentence in order, one a trigger and date; dates that are `taken` date no verb."""
    found: list[Happening] = []
    whens = [when for when in whens if not any(when.span.overlaps(span) for span in taken)]
    seen: set[tuple[int, Interval]] = set()
    for when in whens:
        if (when.preposition == "since" and not _begins(parse, when)) or when.timex.value == "PRESENT_REF":
            continue
        if _at_figure(context, sentence, parse, when):
            continue
        trigger = when.governor if when.preposition == "since" else _trigger(parse, when)
        moved = times.postponed(parse, when.governor) if when.preposition in MOVED else None
        trigger = trigger if moved is None else moved
        if trigger is None or (trigger, when.interval) in seen:
            continue
        seen.add((trigger, when.interval))
        happening = _happening(context, parse, sentence, when, trigger)
        found.append(replace(happening, moved=moved is not None))
    if not found and sentence.block is Block.HEADLINE and _is_title(context, sentence):
        found.extend(_of_headline(context, sentence, parse))
    return found


MOVED = frozenset({"from", "to", "until", "till"})
"""What links the old and the new date of an event to the verb that moves it."""


def _begins(parse: Parse, when: When) -> bool:
    """Say whether a state began on the day: "has been in force since midnight"."""
    held = {parse.lemma[noun] for _, _, noun in tree.prepositions(parse, when.governor)}
    return parse.lemma[when.governor] == "be" and bool(held & vocabulary.event_words().begun)


def _at_figure(context: Context, sentence: Sentence, parse: Parse, when: When) -> bool:
    """A date that hangs on a figure ("8.1 metres of 1974") dates the figure, no event."""
    at, text = parse.span(when.governor), context.document.text
    for q in context.quantities_in(sentence):
        if q.number.overlaps(at) or (when.preposition == "of" and q.span.overlaps(at)):
            return True
        if 0 <= when.span.start - q.span.end <= reach.CLOSE and frames.follows_older_word(text, q.span.start):
            return True
    return False


def _is_title(context: Context, sentence: Sentence) -> bool:
    """Headlines above the text tell what is new; headings inside it only divide it."""
    first = next((s.index for s in context.sentences if s.block is Block.BODY), 0)
    return sentence.index <= first and not context.text_of(sentence).isupper()


def _happening(context: Context, parse: Parse, sentence: Sentence, when: When, trigger: int) -> Happening:
    verb = trigger if tree.is_verb(parse, trigger) else None
    date = memory.with_text(memory.stated(when), context.document.text)
    if when.preposition in vocabulary.event_words().later and verb is not None:
        date = replace(date, mod="AFTER")
    span = _words(parse, trigger, when)
    objects = tree.objects(parse, trigger) if verb is not None else []
    return Happening(
        trigger,
        verb,
        date,
        span,
        objects[0] if objects else None,
        when.preposition in vocabulary.clauses().closing,
        _subject(parse, trigger),
    )


def _subject(parse: Parse, trigger: int) -> Span | None:
    """Return the words of who does it or whom it is done to, of a noun the name that owns it or that it is "of"."""
    if tree.is_verb(parse, trigger):
        found = tree.subject(parse, trigger)
    else:
        found = tree.child(parse, trigger, "poss")
        found = found if found is not None else frames.of_noun(parse, trigger)
    if found is not None and parse.dep[found] == "attr" and parse.lemma[parse.head[found]] == "be":
        # "Tern Records is a label founded in 1971": the noun only says what the name is
        named = tree.own_subject(parse, parse.head[found])
        found = named if named is not None else found
    if found is None:
        return None
    of = frames.of_noun(parse, found)
    return (
        tree.phrase(parse, found) if of is None else tree.phrase(parse, found).joined(tree.phrase(parse, of))
    )


def _trigger(parse: Parse, when: When) -> int | None:
    """Return the word that tells the event a date hangs on; a date on a plain noun or state dates the clause above."""
    words = vocabulary.event_words()
    for at in (when.governor, *parse.ancestors(when.governor)):
        if tree.is_verb(parse, at):
            return _told_by_verb(parse, at, when)
        if (
            parse.lemma[at] in words.nouns
            and tree.is_noun(parse, at)
            and (at == 0 or parse.words[at].islower())
        ):
            return at
        if parse.tag[at].startswith("NNP") and parse.lemma[at] in words.nouns and at == when.governor:
            return at
    if when.fronted and parse.head[when.governor] == when.governor:
        # "In 1971 Tern Records the label was founded": the parser hangs the clause on the name
        behind = [c for c in parse.children[when.governor] if parse.dep[c] == "relcl"]
        if behind and tree.own_subject(parse, behind[0]) is not None:
            return _told_by_verb(parse, behind[0], when)
    return None


def _told_by_verb(parse: Parse, verb: int, when: When) -> int | None:
    """A light verb's event is its object; a state is none, unless its complement tells one."""
    words = vocabulary.event_words()
    lemma = parse.lemma[verb]
    complements = [
        c for c in parse.children[verb] if parse.dep[c] in {"dobj", "attr", "xcomp", "acomp", "nsubjpass"}
    ]
    if lemma in words.light:
        for c in complements:
            if parse.lemma[c] in words.nouns and parse.dep[c] != "xcomp":
                return verb
        return verb if lemma not in {"have", "make"} else None
    if lemma in words.stative:
        ends = any(
            parse.words[c].lower() in words.closed and parse.dep[c] in {"advmod", "acomp", "prt"}
            for c in parse.children[verb]
        )
        if lemma == "be" and (ends or _is_awaited(parse, verb, when)):
            return verb
        if lemma == "be" and (told := _in_the_year(parse, verb)) is not None:
            return told
        inner = next((c for c in complements if parse.dep[c] == "xcomp" and tree.is_verb(parse, c)), None)
        if inner is not None and parse.lemma[inner] not in words.stative:
            return inner
        noun = next((c for c in complements if parse.lemma[c] in words.nouns), None)
        subject = tree.own_subject(parse, verb)
        if noun is None and subject is not None and parse.lemma[subject] in words.nouns and lemma == "be":
            noun = subject
        return noun
    return verb


def _in_the_year(parse: Parse, verb: int) -> int | None:
    """Return the verb of "2015 was the year when filming began", "the year that it opened was 2015"."""
    nouns = [c for c in parse.children[verb] if parse.lemma[c] in vocabulary.event_words().whenever]
    clauses = (c for noun in nouns for c in parse.children[noun] if parse.dep[c] in {"relcl", "acl", "ccomp"})
    return next(
        (c for c in clauses if tree.is_verb(parse, c) and tree.own_subject(parse, c) is not None), None
    )


def _is_awaited(parse: Parse, verb: int, when: When) -> bool:
    """Say whether something is to be in a state by a day: "the beaches will be clean by May", "was to be open on Friday"."""
    states = vocabulary.event_words().awaited
    within = [c for c in parse.children[verb] if parse.dep[c] in {"advmod", "acomp", "attr"}]
    if not any(parse.words[c].lower() in states for c in within):
        return False
    ahead = any(parse.tag[c] in {"MD", "TO"} for c in parse.children[verb])
    return ahead or when.preposition in vocabulary.clauses().closing


def _of_headline(context: Context, sentence: Sentence, parse: Parse) -> Iterator[Happening]:
    """A headline tells what is new: its verb, on the day of writing."""
    roots = [t for t in range(len(parse)) if parse.head[t] == t and tree.is_verb(parse, t)]
    if (
        not roots
        or tree.own_subject(parse, roots[0]) is None
        or parse.lemma[roots[0]] in vocabulary.event_words().stative
    ):
        return
    written = memory.of_document(context)
    if written.interval.known:
        objects = tree.objects(parse, roots[0])
        yield Happening(
            roots[0],
            roots[0],
            written,
            sentence.span,
            objects[0] if objects else None,
            closing=False,
            subject=_subject(parse, roots[0]),
        )


def _words(parse: Parse, trigger: int, when: When) -> Span:
    """The words of the event: subject, trigger, object and date, without the clauses that hang on them."""
    tokens = {trigger, *parse.within(when.span)}
    if tree.is_verb(parse, trigger):
        tokens.update(_clause(parse, trigger))
        subject = tree.own_subject(parse, trigger)
        if parse.dep[trigger] == "acl" or (subject is not None and parse.tag[subject] in {"WDT", "WP"}):
            tokens.update(parse.within(tree.phrase(parse, parse.head[trigger])))
    else:
        tokens.update(i for i in parse.within(tree.phrase(parse, trigger)))
        for _, link, noun in tree.prepositions(parse, trigger):
            tokens.update([link, *parse.within(tree.phrase(parse, noun))])
    if when.preposition and min(parse.within(when.span)) > 0:
        before = min(parse.within(when.span)) - 1
        tokens.update(
            i
            for i in range(max(0, before - 1), before + 1)
            if parse.words[i].lower() in when.preposition.split()
        )
    first, last = min(tokens), max(tokens)
    while first < last and parse.dep[first] in {"cc", "punct", "mark"}:
        first += 1
    return Span(parse.starts[first], max(parse.span(last).end, when.span.end))


def _clause(parse: Parse, verb: int) -> Iterator[int]:
    for c in parse.children[verb]:
        if parse.dep[c] in FAR or (c and parse.words[c - 1] == "," and c > verb):
            continue
        if parse.dep[c] in {"nsubj", "nsubjpass", "dobj", "attr", "pobj"}:
            yield from parse.within(tree.phrase(parse, c))
            for word, link, noun in tree.prepositions(parse, c):
                if word in {"of", "with", "between"}:
                    yield from [link, *parse.within(tree.phrase(parse, noun))]
        elif parse.dep[c] in {"prep", "agent"}:
            for _, link, noun in tree.prepositions(parse, verb):
                if link == c:
                    yield from [link, *parse.within(tree.phrase(parse, noun))]
        else:
            yield c


def label(text: str, span: Span) -> str:
    """Return the words of an event as one line, cut at a word."""
    words = " ".join(span.of(text).split())
    return words if len(words) <= LABEL else words[:LABEL].rsplit(" ", 1)[0] + " …"
