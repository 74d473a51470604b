"""A quantity in its sentence: the mention, the tree, and the tokens of its figure and noun."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from osintcli.assertions import ellipsis, tree, vocabulary
from osintcli.assertions.context import Context
from osintcli.assertions.times import When
from osintcli.model.mention import Mention
from osintcli.model.quantity import QuantityMention, UnitKind
from osintcli.model.sentence import Parse, Sentence
from osintcli.model.span import Span
from osintcli.model.timex import TimexMention

_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*|\S")


COUNTS = frozenset((UnitKind.COUNT, UnitKind.NUMBER, UnitKind.OTHER))
"""Kinds of unit without a dimension."""


class Reading(Struct, frozen=True):
    """A quantity where it stands. `figure` is the token that governs the number, `noun` the token of its unit or noun.

    `whens` are the dates of the sentence.
    """

    context: Context
    sentence: Sentence
    mention: QuantityMention
    parse: Parse
    figure: int
    noun: int | None
    whens: tuple[When, ...] = ()

    @property
    def head(self) -> int:
        """The token that stands for the whole quantity in the tree."""
        return self.figure if self.noun is None else self.noun

    @property
    def kind(self) -> UnitKind:
        """The dimension of the unit."""
        return self.mention.quantity.unit_kind

    @property
    def bare(self) -> bool:
        """Whether it counts without a dimension: things, people, or a figure alone."""
        return self.kind in COUNTS

    @property
    def tokens(self) -> list[int]:
        """The tokens of the mention, its head first."""
        return list(dict.fromkeys((self.head, self.figure, *self.parse.within(self.mention.span))))

    def words(self, span: Span) -> str:
        """Return the words of a span."""
        return span.of(self.context.document.text)

    def word_at(self, token: int) -> str:
        """Return the word of a token, lower case, or `""` beyond the sentence's ends."""
        return self.parse.words[token].lower() if 0 <= token < len(self.parse) else ""

    def word_after(self, steps: int = 1) -> str:
        """Return the word that stands after the mention, lower case, or `""`."""
        inside = self.parse.within(self.mention.span)
        at = (inside[-1] if inside else self.figure) + steps
        return self.parse.words[at].lower() if at < len(self.parse) else ""

    def word_before(self, steps: int = 1) -> str:
        """Return the word that stands before the mention, lower case, or `""`."""
        inside = self.parse.within(self.mention.span)
        at = (inside[0] if inside else self.figure) - steps
        return self.parse.words[at].lower() if at >= 0 else ""


def read(
    context: Context, sentence: Sentence, mention: QuantityMention, whens: tuple[When, ...] = ()
) -> Reading | None:
    """Find a mention's tokens in its tree; `None` where its figure has none."""
    parse = context.parse_of(sentence) or flat(context, sentence)
    mention = ellipsis.complete(context, sentence, parse, mention)
    figure = tree.top(parse, mention.number)
    if figure is None:
        return None
    noun = _noun(parse, mention, figure, context.timexes_in(sentence))
    return Reading(context, sentence, mention, parse, figure, noun, whens)


def flat(context: Context, sentence: Sentence) -> Parse:
    """Return the tree of a sentence that has none: every word for itself, so that word order alone is read."""
    found = list(_WORD.finditer(context.document.text, sentence.span.start, sentence.span.end))
    words = tuple(m.group() for m in found)
    return Parse(
        words=words,
        starts=tuple(m.start() for m in found),
        tag=("XX",) * len(words),
        dep=("dep",) * len(words),
        head=tuple(range(len(words))),
        lemma=tuple(w.lower() for w in words),
        children=((),) * len(words),
    )


def token_at(parse: Parse, mention: Mention) -> int | None:
    """Return the token that governs a mention's words."""
    return tree.top(parse, mention.span)


def _is_clause_verb(parse: Parse, token: int) -> bool:
    """Say whether the word taken for a noun is the verb of the figure's clause."""
    if vocabulary.by_adjective(parse.words[token].lower()) is not None:
        return False
    return parse.tag[token] in {"VBN", "VBD", "MD"} or (
        parse.tag[token] == "VBP" and any(parse.dep[c] == "nsubj" for c in parse.children[token])
    )


def _is_state(parse: Parse, token: int, mention: QuantityMention) -> bool:
    """Say whether a word that could be a noun in the singular tells of several people what became of them: "16 shot"."""
    of, value = vocabulary.by_adjective(parse.words[token].lower()), mention.quantity.value
    several = value is not None and value > 1
    return several and of is not None and of.people and parse.tag[token] != "NNS"


def _noun(
    parse: Parse, mention: QuantityMention, figure: int, times: Sequence[TimexMention] = ()
) -> int | None:
    """The unit's token; a noun that only modifies the next one gives way to it ("police officers")."""
    if mention.quantity.unit_kind not in COUNTS:
        return tree.top(parse, Span(mention.number.start, mention.span.end)) if mention.unit_span else None
    if mention.unit_span is not None:
        inside = parse.within(mention.unit_span)
        if mention.unit_span.overlaps(mention.number) or not mention.span.overlaps(mention.unit_span):
            return None  # a unit lent by a figure beside it
        if inside and (_is_clause_verb(parse, inside[-1]) or _is_state(parse, inside[-1], mention)):
            return None  # "a third of what they had sought", "some 1,700 work here", "16 shot"
        return _compound_head(parse, inside[-1]) if inside else None
    above = parse.head[figure]
    if any(t.span.overlaps(parse.span(above)) for t in times):
        return None  # "48,000 two weeks ago"
    if _is_state(parse, above, mention):
        return None
    governs = parse.dep[figure] in {"nummod", "amod", "compound", "quantmod"} and tree.is_noun(parse, above)
    near = figure < above <= figure + 8 and parse.words[figure + 1] != ","  # "both 16, and Ada Marr"
    return _compound_head(parse, above) if governs and near else None


def _compound_head(parse: Parse, noun: int) -> int:
    while noun + 2 < len(parse) and parse.words[noun + 1] == "-" and tree.is_noun(parse, noun + 2):
        noun += 2  # "co-defendants" is three tokens to the tagger
    while parse.dep[noun] in {"compound", "nmod"} and noun < parse.head[noun] <= noun + 3:
        noun = parse.head[noun]
    return noun
