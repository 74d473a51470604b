"""What to call an event: who did what to whom, as an editor would write it over an entry, from the tree of its clause.

Words stay as they stand in the text; what is left out is its date (the entry has it), the clauses that hang on it, and
the relative pronoun, whose noun stands in. A pronoun gives way to the name that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from osintcli.assertions import tree
from osintcli.model.sentence import Parse
from osintcli.model.span import Span

LONGEST = 110
"""Code points of a label."""
SAID = 90
"""Code points of what is said, behind who says it."""
FEW = 2
"""Words of a noun that say too little by themselves: "talks", "the strike"."""

_GROUP = frozenset(("aux", "auxpass", "neg", "prt"))
_OBJECTS = frozenset(("dobj", "attr", "oprd", "dative", "acomp"))
_PART_OF_NOUN = frozenset(("poss", "nummod", "amod", "compound", "nmod"))
_LINKS = frozenset(("prep", "agent", "dative"))
_INNER = frozenset(("of", "between", "with", "for", "against", "to", "in", "on", "over", "from", "into"))
_EDGES = " ,;:–—-·•*|"
_DANGLING = re.compile(r"(?i)[\s,;:–—-]+(?:a|an|and|as|at|but|by|for|from|in|of|on|or|that|the|to|with)$")
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))


class Words:
    """The words of one event in one tree; `when` is the span of its date, `doer` the name of who did it, where known.

    What stands before `first` is a dateline and names nobody.
    """

    def __init__(self, text: str, parse: Parse, when: Span | None, doer: str | None, first: int = 0) -> None:
        self._text, self._parse, self._doer, self._first = text, parse, doer, first
        self._date = self._dated(when) if when is not None else frozenset[int]()

    def of(self, trigger: int) -> str:
        """Return the label of an event by the word that tells it."""
        parse = self._parse
        if tree.is_verb(parse, trigger):
            return _neat(self._of_verb(trigger))
        noun = self._written(self._noun(trigger))
        verb = tree.verb_of(parse, trigger)
        if len([w for w in noun.split() if w[:1].isalnum()]) <= FEW and verb is not None:
            whole = self._of_verb(verb)
            return _neat(whole if noun.split()[-1] in whole else noun)
        return _neat(noun)

    def _dated(self, when: Span) -> frozenset[int]:
        """Return the tokens of a date that stands by itself, with its preposition; "Thursday's", "the 1961 pact" stay."""
        parse, found = self._parse, set(self._parse.within(when))
        top = tree.top(parse, when)
        if top is None or parse.dep[top] in _PART_OF_NOUN:
            return frozenset()
        above = parse.head[top]
        if parse.dep[top] == "pobj":
            if parse.words[above].lower() == "of" and not tree.is_verb(parse, parse.head[above]):
                return frozenset()
            found.update({above} if above + 3 > min(found) else ())
        return frozenset(found)

    def _of_verb(self, verb: int) -> str:
        parse = self._parse
        chain = [verb]
        while parse.dep[chain[0]] == "xcomp" and tree.is_verb(parse, parse.head[chain[0]]):
            chain.insert(0, parse.head[chain[0]])
        top = chain[0]
        first = min((t for one in chain for t in self._group(one, led=one != top)), default=top)
        tokens = {t for one in chain for t in (*self._group(one, led=one != top), *self._around(one))}
        parts = [
            self._subject(top),
            self._written(t for t in tokens if t >= first),
            _low(self._written(t for t in tokens if t < first)),
            self._moved(top),
        ]
        said = self._said(verb)
        return " ".join(part for part in parts if part) + (f": {said}" if said else "")

    def _subject(self, verb: int) -> str:
        """Return who does it: the subject, the noun of a relative clause, the name behind a pronoun."""
        parse = self._parse
        found = tree.subject(parse, verb)
        if found is None or parse.starts[found] < self._first:
            return self._doer or ""
        if parse.tag[found] in {"PRP", "WP", "WDT", "DT", "EX"} and self._doer:
            return self._doer
        if parse.tag[found] in {"WP", "WDT"}:
            return ""
        return self._written(self._noun(found))

    def _group(self, verb: int, *, led: bool) -> Iterator[int]:
        """Yield a verb with its auxiliaries and its "not"; of one that another leads, the "to" as well."""
        parse = self._parse
        bare = not led and tree.own_subject(parse, verb) is None
        for c in parse.children[verb]:
            if parse.dep[c] in _GROUP and not (
                bare and parse.tag[c] == "TO" and tree.subject(parse, verb) is None
            ):
                yield c
        yield verb

    def _around(self, verb: int) -> Iterator[int]:
        """Yield what it is done to, and where and how, without clauses."""
        parse = self._parse
        for c in parse.children[verb]:
            if c in self._date or _relative(parse, c):
                continue
            if parse.dep[c] in _OBJECTS and parse.dep[c] != "dative":
                yield from self._noun(c)
            elif parse.dep[c] in _LINKS:
                yield from self._linked(c)
            elif parse.dep[c] == "advmod" and c == verb + 1:
                yield c
                yield from (t for link in parse.children[c] for t in self._linked(link))

    def _noun(self, token: int, depth: int = 0) -> set[int]:
        """Return a noun with what stands before it, and what "of" and the like add behind it."""
        parse = self._parse
        found = set(parse.within(tree.phrase(parse, token)))
        for c in parse.children[token]:
            if c < token or c in self._date:
                continue
            if parse.dep[c] in {"nummod", "npadvmod", "compound"} or (
                parse.dep[c] == "appos" and c == token + 1
            ):
                found.update(range(token + 1, c + 1) if c <= token + FEW else ())
            if parse.dep[c] in _LINKS and parse.words[c].lower() in _INNER and depth < FEW:
                found.update(self._linked(c, depth + 1))
            elif parse.dep[c] == "conj" and tree.is_noun(parse, c) and depth == 0:
                found.update(range(token + 1, c))
                found.update(self._noun(c, depth + 1))
        return found - self._date

    def _linked(self, link: int, depth: int = 0) -> set[int]:
        parse = self._parse
        noun = tree.child(parse, link, "pobj")
        if parse.dep[link] not in _LINKS or link in self._date or noun is None or noun in self._date:
            return set()
        found = self._noun(noun, depth)
        between = range(link, min(found, default=link))
        return {link, *found, *(between if len(between) <= FEW else ())}

    def _moved(self, verb: int) -> str:
        """Return the noun that a relative clause says something of: "the list that the ministry published"."""
        parse = self._parse
        asked = next((c for c in parse.children[verb] if _relative(parse, c) and parse.tag[c] != "WRB"), None)
        noun = parse.head[verb] if parse.dep[verb] == "relcl" else None
        if noun is None and asked is not None and parse.tag[asked] == "IN":
            noun = asked - 1 if asked and tree.is_noun(parse, asked - 1) else None
        if noun is None or tree.own_subject(parse, verb) is None:
            return ""
        missing = asked is None or parse.dep[asked] == "dobj"
        if not missing or any(parse.dep[c] in _OBJECTS and c != asked for c in parse.children[verb]):
            return ""
        if any(parse.tag[c] == "WRB" for c in parse.children[verb]):
            return ""
        return self._written(self._noun(noun))

    def _said(self, verb: int) -> str:
        """Return what a verb of saying reports."""
        parse = self._parse
        content = tree.child(parse, verb, "ccomp")
        if content is None:
            return ""
        inner = [t for t in parse.subtree(content) if t not in self._date and parse.starts[t] >= self._first]
        while inner and (parse.dep[inner[0]] in {"mark", "punct", "cc"}):
            inner.pop(0)
        if not inner:
            return ""
        run = [t for t in inner if verb not in {inner[0], t}]
        words = self._text[parse.starts[run[0]] : parse.span(run[-1]).end]
        if parse.starts[run[0]] < parse.starts[verb] < parse.span(run[-1]).end:
            words = self._written(run)
        return _cut(" ".join(words.split()), SAID)

    def _written(self, tokens: Iterable[int]) -> str:
        """Return tokens as they stand, with one space over what is left out."""
        parse, made = self._parse, ""
        last: int | None = None
        for at in sorted(set(tokens) - self._date):
            if last is not None:
                near = self._text[parse.span(last).end : parse.starts[at]]
                made += (" " if near else "") if at == last + 1 else " "
            made += parse.words[at]
            last = at
        return " ".join(made.split())


def _low(words: str) -> str:
    """Return words that led a sentence for a place inside one: they begin with a preposition or an adverb."""
    return words[:1].lower() + words[1:]


def _neat(label: str) -> str:
    """Return a label without loose ends: no half pair of quotes, no word that waits for another, a capital first."""
    words = " ".join(_cut(label.strip(_EDGES), LONGEST).split())
    cut = words.endswith("…")
    words = words.rstrip(" …")
    for opening, closing in _PAIRS:
        if words.count(opening) != words.count(closing):
            words = words.replace(opening, "").replace(closing, "")
    if words.count('"') % 2:
        words = words.replace('"', "")
    while (shorter := _DANGLING.sub("", words)) != words:
        words = shorter
    words = words.strip(_EDGES) + (" …" if cut else "")
    return words[:1].upper() + words[1:]


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + " …"


def _relative(parse: Parse, token: int) -> bool:
    """Say whether a word stands for the noun before its clause, as a "that" does which is an object."""
    return parse.tag[token] in {"WDT", "WP", "WRB"} or (
        parse.tag[token] == "IN" and parse.dep[token] == "dobj"
    )
