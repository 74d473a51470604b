"""Dates that stand at a name, not at a verb: "Ada Marr (born 4 May 1960)", "(4 May 1960 – 2 June 2012)", "a 1940 play"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from osintcli.assertions import tree, vocabulary
from osintcli.assertions.context import Context
from osintcli.assertions.events import Happening
from osintcli.lexicons.load import load
from osintcli.model.assertion import AsOf, AsOfBasis
from osintcli.model.sentence import Parse, Sentence
from osintcli.model.span import Span
from osintcli.model.timex import TimexMention, TimexType

OPENING, CLOSING = ("(", "-LRB-"), (")", "-RRB-")
"""Brackets, as they are written and as text that was cut into tokens writes them."""

DASHES = frozenset(("-", "–", "—", "--", "−"))
LONGEST = 8
"""Words of a name."""

NEAR = 4
"""Words before a title that may say what it is the title of: "the album Tidewater (2013)"."""


LISTED = 12
"""Code points between two titles of a list: ") , and ".."""


class _Words(msgspec.Struct, frozen=True):
    born: frozenset[str]
    died: frozenset[str]
    inside: frozenset[str]
    works: frozenset[str]
    shown: frozenset[str]


@cache
def _words() -> _Words:
    """`named_dates.yaml`."""
    return load("named_dates", _Words)


def find(context: Context, sentence: Sentence, parse: Parse) -> list[Happening]:
    """Return births, deaths and years of works that a sentence tells beside a name, in order."""
    dates = [t for t in context.timexes_in(sentence) if t.type is TimexType.DATE and t.interval.known]
    found: list[Happening] = []
    for at, timex in enumerate(dates):
        behind = dates[at + 1] if at + 1 < len(dates) else None
        found.extend(_lives(context, sentence, parse, timex, behind))
        found.extend(_work(context, parse, timex, found[-1] if found else None))
    return found


# --- lives ------------------------------------------------------------------------------------------------------------


def _lives(
    context: Context, sentence: Sentence, parse: Parse, timex: TimexMention, behind: TimexMention | None
) -> Iterator[Happening]:
    text = context.document.text
    lead = text[sentence.span.start : timex.span.start]
    bracket = max(lead.rfind(sign) for sign in OPENING)
    if bracket < 0 or any(sign in lead[bracket:] for sign in CLOSING):
        yield from _unbracketed(context, sentence, parse, timex)
        return
    name = _name_before(parse, sentence.span.start + bracket)
    if name is None:
        return
    told = _cue(lead[bracket:])
    if told:
        yield _life(context, parse, timex, name, told)
    elif told is not None and behind is not None and _is_life(context, timex, behind):
        yield _life(context, parse, timex, name, "birth")
        yield _life(context, parse, behind, name, "death")


def _unbracketed(
    context: Context, sentence: Sentence, parse: Parse, timex: TimexMention
) -> Iterator[Happening]:
    """ "Ada Marr, born 4 May 1960": the word and the day right behind a name, with nothing between."""
    lead = context.document.text[sentence.span.start : timex.span.start].rstrip()
    before, _, word = lead.rpartition(" ")
    name = _name_before(parse, sentence.span.start + len(before.rstrip(" ,"))) if before else None
    if (
        word in _words().born
        and word.isalpha()
        and len(word) > 1
        and name is not None
        and not timex.preposition
    ):
        yield _life(context, parse, timex, name, "birth")


def _cue(inside: str) -> str | None:
    """Return what the word before a date tells, `""` where the date opens its bracket, `None` where other words do."""
    for sign in OPENING:
        inside = inside.removeprefix(sign)
    inside = inside.rpartition(";")[2].strip()
    if not inside:
        return ""
    word = inside.split()[-1].strip(".,").lower()
    return "birth" if word in _words().born else "death" if word in _words().died else None


def _is_life(context: Context, first: TimexMention, last: TimexMention) -> bool:
    """Say whether two days with only a dash between fill a bracket, years apart."""
    text = context.document.text
    between = text[first.span.end : last.span.start].strip()
    closed = text[last.span.end :].lstrip().startswith(CLOSING)
    born, died = first.interval.single, last.interval.single
    return closed and between in DASHES and born is not None and died is not None and born.year < died.year


def _name_before(parse: Parse, end: int) -> Span | None:
    """Return the name that ends before an offset: no event's ("the Marsh War"), no more than `LONGEST` words."""
    tokens = [i for i in range(len(parse)) if parse.starts[i] < end][-LONGEST:]
    name: list[int] = []
    for at in reversed(tokens):
        word = parse.words[at]
        if not (word[:1].isupper() or word.lower() in _words().inside or word in {".", "’s", "'s"}):
            break
        name.insert(0, at)
    while name and not parse.words[name[0]][:1].isupper():
        name.pop(0)
    if not name or any(parse.lemma[at] in vocabulary.event_words().nouns for at in name):
        return None
    return Span(parse.starts[name[0]], parse.span(name[-1]).end)


def _life(context: Context, parse: Parse, timex: TimexMention, name: Span, told: str) -> Happening:
    text = context.document.text
    verb = "born" if told == "birth" else "died"
    return _happening(context, parse, timex, name, told, f"{_line(name.of(text))} {verb}")


# --- works ------------------------------------------------------------------------------------------------------------


def _work(context: Context, parse: Parse, timex: TimexMention, last: Happening | None) -> Iterator[Happening]:
    """A year before a work that is named, or in brackets behind a work's title, is when it came out."""
    token = tree.top(parse, timex.span)
    if token is None or not timex.value.isdigit():
        return
    title = _title_of(parse, token) or _title_before(context, parse, timex, token, last)
    if title is not None:
        label = f"{_line(title.of(context.document.text))} released"
        yield _happening(context, parse, timex, title, "release", label)


def _title_of(parse: Parse, year: int) -> Span | None:
    """The title of a work with its year in front: "is a 1940 comedy", "the 1990 series Low Water"."""
    near = range(year + 1, min(year + 1 + LONGEST, len(parse)))
    works = [at for at in near if parse.lemma[at] in _words().works and _run(parse, year, at)]
    if not works or parse.dep[year] not in tree.MODIFIERS:
        return None
    noun = works[-1]
    behind = list(range(noun + 1, min(noun + 1 + LONGEST, len(parse))))
    behind = behind[
        : next((n for n, at in enumerate(behind) if not parse.words[at][:1].isupper()), len(behind))
    ]
    if behind:
        return Span(parse.starts[behind[0]], parse.span(behind[-1]).end)
    verb = parse.head[noun]
    if parse.dep[noun] != "attr" or parse.lemma[verb] != "be":
        return None
    subject = tree.own_subject(parse, verb)
    if subject is None or parse.tag[subject] in {"PRP", "DT", "WDT", "WP", "EX"}:
        return None
    return tree.phrase(parse, subject)


def _run(parse: Parse, first: int, last: int) -> bool:
    """Say whether only nouns and adjectives stand between two tokens: "2013 Ada Marr album"."""
    return all(parse.tag[at].startswith(("NN", "JJ", "POS", "HYPH")) for at in range(first + 1, last))


def _title_before(
    context: Context, parse: Parse, timex: TimexMention, token: int, last: Happening | None
) -> Span | None:
    """The title before a year that stands alone in brackets, where a work's noun stands before it or above it.

    One of a list of them goes on: "the films Low Water (2005), Tidewater (2007) and Spring (2009)".
    """
    text = context.document.text
    before = text[: timex.span.start].rstrip()
    opened = next((sign for sign in OPENING if before.endswith(sign)), None)
    if opened is None or not text[timex.span.end :].lstrip().startswith(CLOSING):
        return None
    title = _name_before(parse, len(before) - len(opened))
    if title is None:
        return None
    first = parse.within(title)[0]
    near = [*range(max(0, first - NEAR), first), *parse.ancestors(token)[:3]]
    known = _words().works | _words().shown
    listed = last is not None and last.told == "release" and title.start - last.span.end <= LISTED
    return title if listed or any(parse.lemma[at] in known for at in near) else None


def _happening(
    context: Context, parse: Parse, timex: TimexMention, name: Span, told: str, label: str
) -> Happening:
    text = context.document.text
    token = tree.top(parse, timex.span)
    when = AsOf(timex.interval, AsOfBasis.STATED, timex.span.of(text), timex.span, None, timex.mod)
    return Happening(
        trigger=token if token is not None else parse.within(name)[-1],
        verb=None,
        date=when,
        span=name.joined(timex.span),
        object=None,
        closing=False,
        subject=name,
        told=told,
        label=label,
    )


def _line(words: str) -> str:
    return " ".join(words.split())


def told_dates(found: Sequence[Happening]) -> frozenset[Span]:
    """Return the spans of dates that a name has, so that they date no verb."""
    return frozenset(one.date.span for one in found if one.date.span is not None)
