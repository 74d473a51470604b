"""Where: from the words of the figure's clause, else the paragraph, the dateline, the document."""

from __future__ import annotations

from collections.abc import Iterator

from osintcli.assertions import tree, vocabulary
from osintcli.assertions.names import Geography, PlaceName
from osintcli.assertions.predicate import Predicate
from osintcli.lexicons.gazetteer import gazetteer, words
from osintcli.model.place import Place, PlaceBasis
from osintcli.model.sentence import Parse, Sentence
from osintcli.model.span import Span


def read(
    geography: Geography,
    sentence: Sentence,
    parse: Parse,
    tokens: list[int],
    predicate: Predicate | None,
    label: Span | None,
) -> Place | None:
    """Return the place of a figure or event. `tokens` are its own words, the nearest first; `label` that of a key figure."""
    if label is not None:
        return _of_label(geography, label)
    text = geography.text
    if tokens and _says_nationwide(_around(text, sentence, parse.starts[tokens[0]])):
        return _country(geography)
    for token, end in _circle(parse, tokens, predicate):
        for word, link, noun in tree.prepositions(parse, token):
            if link < end and (word in words().own or (word in {"to", "into"} and _goes(parse, token))):
                span = Span(parse.starts[link], tree.phrase(parse, noun, full=True).end)
                named = geography.within(_first_clause(parse, noun, span))
                named = [name for name in named if not _says_whose(geography, parse, noun, name)]
                if named:
                    return _placed(named, PlaceBasis.SENTENCE)
    return None


def _says_whose(geography: Geography, parse: Parse, noun: int, name: PlaceName) -> bool:
    """Say whether a name only says who did it: "killed in Corvian airstrikes" is not in Corvia."""
    beside = any(parse.head[at] == noun for at in parse.within(name.span))
    adjective = gazetteer().country_of(name.span.of(geography.text)) is not None
    return beside and adjective and parse.lemma[noun] in words().deeds


def around(geography: Geography, sentence: Sentence, *, fine: bool) -> Place | None:
    """Return the place that the text around gives: of the paragraph where `fine` is asked, the dateline, the document."""
    if fine:
        for mate in geography.context.before(sentence):
            named = [n for n in geography.within(mate.span) if len(n.path) > 1 or n.local]
            if named:
                return _placed(named[-1:], PlaceBasis.PARAGRAPH)
    country = _country(geography)
    if country is not None and geography.dateline is not None and geography.dateline[:1] == country.path:
        return Place(country.name, country.path, PlaceBasis.DATELINE)
    if country is None and geography.headline is not None:
        return Place(geography.headline.name, geography.headline.path, PlaceBasis.DOCUMENT)
    return country


def _country(geography: Geography) -> Place | None:
    if geography.country is None:
        return None
    return Place(geography.country[-1], geography.country, PlaceBasis.DOCUMENT)


def _of_label(geography: Geography, label: Span) -> Place | None:
    if _says_nationwide(label.of(geography.text).lower()):
        return _country(geography)
    named = geography.within(label)
    return _placed(named, PlaceBasis.SENTENCE) if named else None


def _around(text: str, sentence: Sentence, at: int) -> str:
    return text[max(sentence.span.start, at - NEAR) : min(sentence.span.end, at + NEAR)].lower()


NEAR = 60
"""How far from a figure "nationwide" may stand, in code points."""


def _says_nationwide(text: str) -> bool:
    return any(phrase in text for phrase in words().nationwide)


def _placed(named: list[PlaceName], basis: PlaceBasis) -> Place:
    """The finest of neighbours that contain each other ("Peru's Cusco region"), else the first."""
    best = named[0]
    for name in named[1:]:
        if name.path[: len(best.path)] == best.path:
            best = name
        elif len(best.path) == 1 and name.path == best.path:
            break
    country = gazetteer().country_of(best.name) if len(best.path) == 1 else None
    if country is not None:  # "in Corvian towns"
        return Place(country, (country,), basis, best.span)
    return Place(best.name, best.path, basis, best.span)


def _circle(parse: Parse, tokens: list[int], predicate: Predicate | None) -> Iterator[tuple[int, int]]:
    """Yield the words a place may hang on, each with the token before which its preposition must stand.

    The figure's own words, its predicate, the verbs above inside the clause; of the clause that it is coordinated with only
    what stands before the verb.
    """
    seen: set[int] = set()
    end = len(parse)
    for token in tokens:
        for own in (token, *(c for c in parse.children[token] if parse.dep[c] in {"acl", "relcl"})):
            if own not in seen:
                seen.add(own)
                yield own, end
    chain: list[int | None] = [predicate.token, predicate.verb] if predicate is not None else []
    chain.extend(tree.governors(parse, tokens[0]) if tokens else [])
    for at in chain:
        if at is None or at in seen:
            continue
        seen.add(at)
        if parse.lemma[at] in vocabulary.clauses().saying:
            return
        yield at, min(end, at) if end < len(parse) else end
        for c in parse.children[at]:
            if parse.dep[c] in {"dobj", "nsubj", "nsubjpass", "attr"} and c not in seen and c < end:
                yield c, end
        if parse.dep[at] in {"relcl", "ccomp"}:
            return
        if parse.dep[at] == "conj":
            end = min(end, parse.head[at])


def _goes(parse: Parse, token: int) -> bool:
    return parse.lemma[token] in vocabulary.clauses().going


def _first_clause(parse: Parse, noun: int, span: Span) -> Span:
    """The phrase up to its first relative clause, which may be about somewhere else."""
    ends = [
        parse.starts[c]
        for c in parse.children[noun]
        if parse.dep[c] in {"relcl", "advcl"} and parse.starts[c] > span.start
    ]
    return Span(span.start, min([span.end, *ends]))
