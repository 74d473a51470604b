"""What a paragraph says it is about before a figure comes: "Then there are the birds.", "Seats: 69 for the League"."""

from __future__ import annotations

from osintcli.assertions import frames, tree, vocabulary
from osintcli.assertions.context import Context
from osintcli.assertions.thread import Thread
from osintcli.model.assertion import Counted
from osintcli.model.sentence import Parse, Sentence

SHORT = 70
"""Longest sentence without a figure that only names what comes next, in code points."""

LABEL = 4
"""Tokens before the colon that opens a paragraph."""


def note(context: Context, sentence: Sentence, thread: Thread) -> None:
    """Keep the things that a paragraph goes on to count, where a sentence names them without a figure of its own."""
    parse = context.parse_of(sentence)
    if parse is None:
        return
    token = _label(context, sentence, parse)
    if token is None and not context.quantities_in(sentence) and len(sentence.span) <= SHORT:
        token = _there(parse)
    token = _counting(parse) if token is None else token
    if token is None:
        return
    lemma = frames.noun_lemma(parse, token)
    words = vocabulary.measures()
    if (
        lemma in words.tallies | words.grounds
        or lemma in vocabulary.event_words().nouns
        or _is_time(context, sentence, parse, token)
    ):
        return
    person = vocabulary.people().counts(lemma)
    of = vocabulary.by_noun(lemma)
    noun = "person" if lemma == "people" else lemma
    counted = Counted(noun, parse.words[token], person=person or vocabulary.counts_people(lemma))
    thread.announce(counted, of.name if of is not None else None, sentence)


def _is_time(context: Context, sentence: Sentence, parse: Parse, token: int) -> bool:
    return any(t.span.overlaps(parse.span(token)) for t in context.timexes_in(sentence))


def _label(context: Context, sentence: Sentence, parse: Parse) -> int | None:
    """The plural noun before a colon that opens a paragraph."""
    if context.before(sentence):
        return None
    colon = next((i for i in range(1, min(LABEL, len(parse))) if parse.words[i] == ":"), None)
    if colon is None or colon + 1 >= len(parse) or parse.tag[0] == "IN":
        return None
    return colon - 1 if _plural(parse, colon - 1) else None


def _there(parse: Parse) -> int | None:
    """ "There are the birds", "The birds are still coming in"."""
    for verb in range(len(parse)):
        if parse.dep[verb] != "ROOT" or not tree.is_verb(parse, verb):
            continue
        dummy = tree.child(parse, verb, "expl") is not None
        noun = tree.child(parse, verb, "attr", "dobj") if dummy else tree.own_subject(parse, verb)
        definite = noun is not None and any(
            parse.dep[c] == "det" and parse.words[c].lower() == "the" for c in parse.children[noun]
        )
        return noun if noun is not None and definite and _plural(parse, noun) else None
    return None


def _counting(parse: Parse) -> int | None:
    """ "There are two ways to count people there"."""
    for verb in range(len(parse)):
        if parse.lemma[verb] in vocabulary.measures().counting and tree.is_verb(parse, verb):
            thing = next((t for t in tree.objects(parse, verb) if _plural(parse, t)), None)
            if thing is not None:
                return thing
    return None


def _plural(parse: Parse, token: int) -> bool:
    return parse.tag[token] == "NNS" or (
        parse.tag[token] in {"NNPS", "NN"} and parse.lemma[token] == "people"
    )
