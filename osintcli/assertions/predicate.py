"""What happened to the counted: the verb, noun or adjective that says it, and its class in the lexicon."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from osintcli.assertions import tree, vocabulary
from osintcli.assertions.vocabulary import PredicateClass
from osintcli.model.sentence import Parse
from osintcli.model.span import Span


class Predicate(Struct, frozen=True):
    """`token` is the word that says it, `lemma` its normal form, `of` its class where the lexicon has one.

    `verb` is the verb of the clause, for its subject, tense and dates; `None` in a line without one.
    """

    token: int
    lemma: str
    of: PredicateClass | None = None
    verb: int | None = None
    passive: bool = False

    def span(self, parse: Parse) -> Span:
        """Return where the word stands."""
        return parse.span(self.token)


def read(parse: Parse, tokens: Sequence[int], *, text: str = "") -> Predicate | None:
    """Find the predicate of a figure by its tokens, the head first; `text` is the document's, for "lost their lives"."""
    first = tree.coordinated(parse, tokens[0])
    for at in dict.fromkeys((*tokens, first)):
        found = _beside(parse, at) or (_own(parse, at) if at in {tokens[0], first} else None)
        if found is not None:
            return found
    above = _above(parse, first, text)
    return above if above is not None and above.of is not None else _hinted(parse, tokens[0], above)


def _hinted(parse: Parse, token: int, above: Predicate | None) -> Predicate | None:
    """A noun that hints at what happened, where the verb says nothing we know: "put the number of strikers at"."""
    of = vocabulary.by_doer(parse.lemma[token]) if tree.is_noun(parse, token) else None
    if of is None:
        return above
    return Predicate(token, of.name, of, above.verb if above else None)


def _own(parse: Parse, token: int) -> Predicate | None:
    """A noun that says it itself: "57 deaths", "a toll"."""
    of = vocabulary.by_noun(parse.lemma[token])
    if of is None or not (tree.is_noun(parse, token) or parse.tag[token].startswith("JJ")):
        return None
    return Predicate(token, of.name, of, tree.verb_of(parse, token))


def _beside(parse: Parse, token: int) -> Predicate | None:
    """A participle, relative clause or adjective of the noun: "people killed", "29 people missing", "displaced people"."""
    for c in parse.children[token]:
        near = parse.dep[c] in {"amod", "acl", "relcl", "advcl", "acomp"}
        if near or (
            parse.dep[c] == "advmod" and c > token and vocabulary.by_adjective(parse.words[c].lower())
        ):
            of = _said_by(parse, c, token)
            if of is not None and (parse.dep[c] != "amod" or c > token or of.people):
                own = tree.is_verb(parse, c) and vocabulary.by_verb(parse.lemma[c]) is of
                lemma = parse.lemma[c] if own else of.name
                verb = tree.verb_of(parse, token)
                return Predicate(c, lemma, of, c if tree.is_verb(parse, c) else verb, tree.passive(parse, c))
    return None if vocabulary.by_noun(parse.lemma[token]) is not None else _borne(parse, token)


def _borne(parse: Parse, token: int) -> Predicate | None:
    """What people have who are found with it: "six others with burns" are hurt."""
    if (
        not vocabulary.people().counts(parse.lemma[token])
        and parse.lemma[token] not in vocabulary.people().pronouns
    ):
        return None
    for word, _, noun in tree.prepositions(parse, token):
        pair = vocabulary.by_pair(BEAR, parse.lemma[noun]) if word == "with" else None
        if pair is not None:
            return Predicate(noun, pair[1].name, pair[1], tree.verb_of(parse, token))
    return None


BEAR = "suffer"
"""The verb whose nouns say what people bear."""


def _said_by(parse: Parse, token: int, noun: int | None = None) -> PredicateClass | None:
    """What a participle, clause or adjective says, with the `noun` that it hangs on."""
    word = parse.words[token].lower()
    if not tree.is_verb(parse, token):
        return vocabulary.by_adjective(word)
    paired = _paired(parse, token, noun)
    return paired or vocabulary.by_verb(parse.lemma[token]) or vocabulary.by_adjective(word)


def _paired(parse: Parse, verb: int, noun: int | None = None) -> PredicateClass | None:
    """What a verb says beside a noun of its pairing ("sustained injuries"), or of people in the passive ("held")."""
    near = [c for c in parse.children[verb] if parse.dep[c] in {"dobj", "nsubjpass", "nsubj"}]
    near += [at for word, _, at in tree.prepositions(parse, verb) if word == "from"]
    if noun is not None and parse.dep[verb] in {"acl", "relcl"}:
        near.append(noun)
    for at in near:
        pair = vocabulary.by_pair(parse.lemma[verb], parse.lemma[at])
        if pair is not None:
            return pair[1]
    of = vocabulary.by_passive(parse.lemma[verb])
    if of is None or not tree.passive(parse, verb):
        return None
    held = (at for at in near if parse.tag[at] == "CD" or vocabulary.people().counts(parse.lemma[at]))
    return of if any(parse.dep[at] == "nsubjpass" or at == noun for at in held) else None


def _above(parse: Parse, token: int, text: str) -> Predicate | None:
    """The governor: a verb, or a noun that tells a predicate ("a deployment of 3,000")."""
    lives = _lives(parse, token)
    if lives is not None:
        return lives
    for at in parse.ancestors(token):
        if tree.is_verb(parse, at):
            return of_verb(parse, at, text)
        pair = vocabulary.by_pair(parse.lemma[at], parse.lemma[token])
        of = pair[1] if pair is not None else _room(parse, at, token) or of_noun(parse, at)
        if of is not None and tree.is_noun(parse, at) and parse.dep[token] != "conj":
            return Predicate(at, of.name, of, tree.verb_of(parse, at))
    return None


def _lives(parse: Parse, token: int) -> Predicate | None:
    """How many live where something happened: "killed in a town of 4,000 people". The town itself may be what it happened
    to: "a town of 4,000 people was evacuated".
    """
    link = parse.head[token]
    place, settled = parse.head[link], vocabulary.clauses().settled
    of = parse.words[link].lower() == "of" and parse.lemma[place] in settled.places
    return Predicate(place, settled.by) if of and parse.dep[place] == "pobj" else None


def of_noun(parse: Parse, noun: int) -> PredicateClass | None:
    """Return what a noun tells, and where it is one of means what it led to: "the fatal shooting of two men"."""
    of = vocabulary.by_noun(parse.lemma[noun])
    led = of is not None and any(parse.words[c].lower() in of.fatal for c in parse.children[noun])
    return vocabulary.by_name("kill") if led else of


def of_verb(parse: Parse, verb: int, text: str = "") -> Predicate:
    """Return the predicate of a clause: its verb, a phrase that begins with it, or the complement of a link."""
    start = parse.starts[verb]
    ahead = text[start : start + 40].lower()
    for words, of in vocabulary.phrases().items():
        if ahead.startswith(words):
            return Predicate(verb, of.name, of, verb, tree.passive(parse, verb))
    lemma = parse.lemma[verb]
    if _may_hold(parse, verb):
        return Predicate(verb, CAPACITY, vocabulary.by_name(CAPACITY), verb, tree.passive(parse, verb))
    paired = _paired(parse, verb)
    if paired is not None:
        return Predicate(verb, paired.name, paired, verb, tree.passive(parse, verb))
    result = _result(parse, verb)
    if result is not None:
        return result
    state = _said_to_be(parse, verb) or _led_to(parse, verb, text)
    if state is not None:
        return state
    if lemma in vocabulary.clauses().links:
        for c in parse.children[verb]:
            if parse.dep[c] in {"acomp", "attr", "oprd", "xcomp", "advmod"}:
                said = _said_by(parse, c) or vocabulary.by_noun(parse.lemma[c])
                if said is not None:
                    return Predicate(c, said.name, said, verb)
    return Predicate(verb, lemma, vocabulary.by_verb(lemma), verb, tree.passive(parse, verb))


CAPACITY = "capacity"
"""The class of what something can hold."""


def _may_hold(parse: Parse, verb: int) -> bool:
    """Say whether a verb tells what something can or may hold: "is certified to carry 320", "can seat 50"."""
    words = vocabulary.holding()
    if parse.lemma[verb] not in words.holding:
        return False
    above = parse.head[verb]
    allowed = parse.dep[verb] in {"xcomp", "advcl"} and parse.lemma[above] in words.allowing
    able = any(
        parse.dep[c] == "aux" and parse.words[c].lower() in {"can", "could"} for c in parse.children[verb]
    )
    return allowed or able or (parse.dep[verb] == "acl" and parse.lemma[above] in words.room)


def _led_to(parse: Parse, verb: int, text: str) -> Predicate | None:
    """ "3,400 operations had to be postponed", "1.2 million people had their data stolen": what the verb leads to."""
    if parse.lemma[verb] not in vocabulary.holding().leading:
        return None
    for inner in parse.children[verb]:
        marked = any(parse.tag[c] == "TO" for c in parse.children[inner])
        if (
            parse.dep[inner] == "xcomp"
            and marked
            and tree.is_verb(parse, inner)
            and tree.passive(parse, inner)
        ):
            return of_verb(parse, inner, text)
        if parse.dep[inner] == "ccomp" and parse.tag[inner] == "VBN" and parse.lemma[verb] == "have":
            owned = tree.own_subject(parse, inner)
            pair = vocabulary.by_pair(parse.lemma[owned], "people") if owned is not None else None
            if pair is not None:
                return Predicate(inner, pair[1].name, pair[1], verb, passive=True)
    return None


def _said_to_be(parse: Parse, verb: int) -> Predicate | None:
    """ "109 were known to be dead": the state that a verb in the passive leads to."""
    if not tree.passive(parse, verb):
        return None
    for inner in parse.children[verb]:
        if parse.dep[inner] == "xcomp" and parse.lemma[inner] == "be":
            for c in parse.children[inner]:
                of = vocabulary.by_adjective(parse.words[c].lower()) if parse.dep[c] == "acomp" else None
                if of is not None:
                    return Predicate(c, of.name, of, verb)
    return None


def _room(parse: Parse, noun: int, token: int) -> PredicateClass | None:
    """ "room for 15,000": what something can hold, by a noun with "for" behind it."""
    if parse.lemma[noun] not in vocabulary.holding().room:
        return None
    held = (at for word, _, at in tree.prepositions(parse, noun) if word == "for")
    return vocabulary.by_name(CAPACITY) if token in held else None


def _result(parse: Parse, verb: int) -> Predicate | None:
    """What a verb of means led to: "shot and killed", "stabbed to death", "fatally shot"."""
    of = vocabulary.by_verb(parse.lemma[verb])
    if of is None or not of.means:
        return None
    passive = tree.passive(parse, verb)
    for c in parse.children[verb]:
        led = (
            vocabulary.by_verb(parse.lemma[c]) if parse.dep[c] == "conj" and tree.is_verb(parse, c) else None
        )
        if led is not None and led.running and not led.means and tree.own_subject(parse, c) is None:
            return Predicate(c, parse.lemma[c], led, verb, passive)
        if parse.words[c].lower() in of.fatal:
            return Predicate(verb, "kill", vocabulary.by_name("kill"), verb, passive)
    if any(word == "to" and parse.lemma[noun] == "death" for word, _, noun in tree.prepositions(parse, verb)):
        return Predicate(verb, "kill", vocabulary.by_name("kill"), verb, passive)
    return None


def nearby(parse: Parse, token: int, before: int = 4, after: int = 3) -> Predicate | None:
    """Find a predicate word around a figure by word order alone: headlines and lines that no parser reads well."""
    for at in range(token + 1, min(token + 1 + after, len(parse))):
        of = vocabulary.by_adjective(parse.words[at].lower())
        if of is not None:
            return Predicate(at, of.name, of, tree.verb_of(parse, at))
        if parse.words[at] in {",", ";", ":"} or parse.words[at].isdigit():
            break
    for at in range(token - 1, max(token - 1 - before, -1), -1):
        of = vocabulary.by_verb(headline_lemma(parse, at))
        if of is not None and of.means and parse.words[at + 1].lower() == "up":
            continue  # complaints shot up
        if of is not None and of.people:
            return Predicate(at, headline_lemma(parse, at), of, at)
        if parse.words[at] in {";", ":"}:
            break
    return None


def headline_lemma(parse: Parse, token: int) -> str:
    """Return the base form of a headline's verb, which a tagger takes for a plural noun ("kills")."""
    lemma = parse.lemma[token]
    if vocabulary.by_verb(lemma) is not None:
        return lemma
    return next((w for w in _bases(parse.words[token].lower()) if vocabulary.by_verb(w) is not None), lemma)


def _bases(word: str) -> list[str]:
    if word.endswith("ing"):
        return [word[:-3], word[:-3] + "e"]
    if word.endswith("es"):
        return [word[:-1], word[:-2]]
    return [word[:-1]] if word.endswith("s") else [word[:-1], word[:-2]] if word.endswith("ed") else []
