"""Finds the names of a document in its words, without a tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from osintcli.assertions.attribution.lexicon import forms, leading, speakers
from osintcli.assertions.attribution.names import SHORT, Named, Names
from osintcli.assertions.attribution.runs import LONGEST, Word, run_end
from osintcli.model.sentence import Block, Sentence

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-&][^\W_]+)*|['’]s\b|\S")
_APPOSED = 8
_MAYBE = 3
_LEADER = "head"
_MEMBER = "representative"


def scan(text: str, sentences: Iterable[Sentence]) -> Names:
    """Read the names of a document in one pass over its words."""
    names = Names()
    for sentence in sentences:
        if sentence.block is Block.FURNITURE:
            continue
        words = _words(text, sentence)
        for named in _in_sentence(text, words, names, headline=sentence.block is Block.HEADLINE):
            names.add(named)
    return names


def _words(text: str, sentence: Sentence) -> list[Word]:
    found = list(_TOKEN.finditer(text, sentence.span.start, sentence.span.end))
    written = [m.group() for m in found]
    return list(map(Word, written, map(str.lower, written), [m.start() for m in found]))


def _in_sentence(text: str, words: list[Word], names: Names, *, headline: bool) -> Iterator[Named]:
    at, known = 0, speakers()
    while at < len(words):
        if (
            words[at].capital
            and words[at].lower not in known.starters
            and words[at].lower not in known.silent
        ):
            end = run_end(words, at)
            if not headline or (at == 0 and end == len(words) and words[-1].lower in speakers().bodies):
                yield from _read_run(text, words, at, end, names)  # of a headline only a letterhead
            at = end
        elif words[at].lower in known.bodies and not words[at].capital:
            found = _plain_body(text, words, at)
            if found is not None:
                yield found
            at += 1
        else:
            at += 1


def _read_run(text: str, words: list[Word], start: int, end: int, names: Names) -> Iterator[Named]:
    known = speakers()
    run = words[start:end]
    for cut in range(len(run) - 1, -1, -1):  # "Interior Minister Pavel Orlik": office, then name
        if run[cut].lower in known.offices or run[cut].lower in known.titles:
            rest = [w for w in run[cut + 1 :] if w.text != "."]
            if rest and not any(w.lower in speakers().links for w in rest):
                told = text[run[0].start : run[cut].start].strip() or None
                beside = _spoken_for(text, words, (start, end), told)
                yield _person(text, rest, *(beside or (run[cut].lower, told)))
                return
            break
    tied = _member(run)
    if tied is not None:
        yield _person(text, run[:tied], _MEMBER, text[run[tied + 1].start : run[-1].end])
        yield Named(text[run[tied + 1].start : run[-1].end], run[-1].lower, run[tied + 1].start, person=False)
        return
    called = _called(words, start, end)
    if called is not None:
        yield Named(text[run[0].start : run[-1].end], called, run[0].start, person=False, apposed=True)
    if any(w.lower in known.bodies for w in run):
        yield from _body(text, words, (start, end), names)
    else:
        yield from _unplaced(text, words, (start, end), names)


def _member(run: list[Word]) -> int | None:
    """Where "of" stands between a person's name and a body's: "Otto Brink of the Roads Board"."""
    tie = next((n for n, w in enumerate(run) if w.lower in speakers().links), 0)
    if not 1 < tie < 4 or run[tie].lower not in speakers().members:
        return None
    known = speakers().bodies | speakers().classes | speakers().offices
    plural = {w.lower.rstrip("s") for w in run[:tie]} | {w.lower for w in run[:tie]}
    return tie if not plural & known and run[-1].lower in speakers().bodies else None


def _body(text: str, words: list[Word], at: tuple[int, int], names: Names) -> Iterator[Named]:
    """A name with a body's noun in it."""
    start, end = at
    known, run = speakers().bodies, words[start:end]
    name, head = text[run[0].start : run[-1].end], run[-1].lower
    head = head if head in known else next(w.lower for w in run if w.lower in known)
    yield Named(name, head, run[0].start, person=False)
    before = words[start - 1].lower if start else ""
    if before in known:
        yield Named(name, before, run[0].start, person=False, apposed=True)
    _note_initials(words, end, name, names)


def _unplaced(text: str, words: list[Word], at: tuple[int, int], names: Names) -> Iterator[Named]:
    """A name that does not say what it is: what stands beside it may."""
    start, end = at
    run, before = words[start:end], words[start - 1].lower if start else ""
    name, head = text[run[0].start : run[-1].end], run[-1].lower
    _note_initials(words, end, name, names)
    if before in speakers().bodies:
        names.add_group(Named(name, head, run[0].start, person=False, called=before))
        return
    if len(run) == 1:
        yield from _single(words, at, names)
        return
    if start == 0 and _has_its(words, end):
        names.add_group(Named(name, head, run[0].start, person=False))
    if any(w.lower in speakers().links for w in run):
        return
    office, body = _office_before(text, words, start) or _office_after(text, words, end) or (None, None)
    if office or before in speakers().titles or _like_a_person(words, start, end):
        yield _person(text, run, office, body)
    elif len(run) <= _MAYBE and before not in speakers().ties | speakers().within:
        names.perhaps.append(Named(name, head, run[0].start, person=True))


def _single(words: list[Word], at: tuple[int, int], names: Names) -> Iterator[Named]:
    """A name of one word: a person's surname, initials of a body, or unknown."""
    start, end = at
    word = words[start]
    if word.lower in names.persons:
        yield Named(word.text, word.lower, word.start, person=True)
        return
    names.alone.add(word.lower)
    names.singles.append(Named(word.text, word.lower, word.start, person=False))
    if start == 0 and (_is_short(words, end) or _has_its(words, end)):
        names.add_group(Named(word.text, word.lower, word.start, person=False))


def _is_short(words: list[Word], end: int) -> bool:
    """Whether a sentence begins with initials that do something: "WHO has sent 40 doctors"."""
    short = words[end - 1].text
    known = 1 < len(short) <= SHORT and short.isalpha() and short.isupper()
    return known and end < len(words) and words[end].text[0].islower()


def _spoken_for(
    text: str, words: list[Word], run: tuple[int, int], told: str | None
) -> tuple[str, str | None] | None:
    """The office beside a name with a title: "a spokesman, Chief Inspector Otto Brink"; a title of two words is one."""
    beside = _office_before(text, words, run[0])
    if told:
        return beside if beside and beside[0] in speakers().mouthpieces else None
    return beside or _office_after(text, words, run[1])


def _like_a_person(words: list[Word], start: int, end: int) -> bool:
    """ "Ada Finch, 61", "Ada Finch, who", "…, said Ada Finch"."""
    if start and words[start - 1].lower in speakers().within:
        return False
    if end + 1 < len(words) and words[end].text == ",":
        after, then = words[end + 1], words[end + 2].text if end + 2 < len(words) else ""
        if (after.text.isdigit() and not then[:1].isalnum()) or (
            speakers().pronouns.get(after.lower) == "antecedent" and after.lower != "which"
        ):
            return True
    quoted = start > 1 and not words[start - 2].text[-1].isalnum() and words[start - 2].text not in {"(", "-"}
    return quoted and words[start - 1].lower in forms()


def _called(words: list[Word], start: int, end: int) -> str | None:
    """The body's noun beside a name: "the operator, Vestia Railways", "Vestia Railways, the national operator,"."""
    known = speakers().bodies
    if (
        start > 1
        and words[start - 1].text == ","
        and words[start - 2].lower in known
        and not words[start - 2].capital
    ):
        return words[start - 2].lower
    if end >= len(words) or words[end].text != ",":
        return None
    for at in range(end + 1, min(end + _APPOSED, len(words))):
        if not words[at].text[0].isalpha() or words[at].lower in forms():
            return None
        closes = at + 1 < len(words) and words[at + 1].text in {",", "."}
        if words[at].lower in known and closes and words[end + 1].lower in speakers().articles:
            return words[at].lower
    return None


def _has_its(words: list[Word], end: int) -> bool:
    """ "Open Hands stood by its lists": what has "its" is a body."""
    return (
        any(w.lower == "its" for w in words[end : end + LONGEST])
        and end < len(words)
        and words[end].text[0].islower()
    )


def _person(text: str, run: list[Word], office: str | None, body: str | None) -> Named:
    return Named(
        text[run[0].start : run[-1].end], run[-1].lower, run[0].start, person=True, office=office, body=body
    )


def _office_before(text: str, words: list[Word], start: int) -> tuple[str, str | None] | None:
    """ "the service's director, Mira Castell", "police spokeswoman Anna Berg"."""
    at = start - 1
    if at >= 0 and words[at].text == ",":
        at -= 1
    if at < 0 or words[at].lower not in speakers().offices:
        return None
    return words[at].lower, _owner_before(text, words, at)


def _owner_before(text: str, words: list[Word], office: int) -> str | None:
    at = office - 1
    first = at
    while (
        first >= 0
        and office - first < 6
        and (words[first].text[0].isalnum() or words[first].lower in speakers().genitives)
    ):
        if words[first].lower in speakers().starters and words[first].lower not in speakers().its:
            break
        if words[first].lower in forms():
            break
        first -= 1
    owned = [w for w in words[first + 1 : office] if w.lower not in speakers().genitives]
    if not owned:
        return None
    if owned[0].lower in speakers().its:
        return owned[0].lower
    for cut in range(len(owned), 0, -1):
        if owned[cut - 1].lower in speakers().bodies or owned[cut - 1].capital:
            return text[owned[0].start : owned[cut - 1].end]
    return text[owned[0].start : owned[-1].end]


def _office_after(text: str, words: list[Word], end: int) -> tuple[str, str | None] | None:
    """ "Anna Berg, a spokeswoman for the police,", "Anna Berg, who heads the police in Lisse,"."""
    if end >= len(words) or words[end].text != ",":
        return None
    if end + 3 < len(words) and words[end + 1].lower == "who":
        verb, after = words[end + 2].lower, words[end + 3].lower
        if verb in leading() or f"{verb} {after}" in leading():
            return _LEADER, _first_body(text, words, end + 3)
    for at in range(end + 1, min(end + 8, len(words))):
        if words[at].text in {",", ";", ":"}:
            return None
        if words[at].lower in speakers().offices:
            body = _owner_before(text, words, at) if at > end + 2 else None
            if at + 1 < len(words) and words[at + 1].lower in speakers().office_ties:
                body = _until_comma(text, words, at + 2)
            return words[at].lower, body
    return None


def _first_body(text: str, words: list[Word], start: int) -> str | None:
    """The name or the plain body that comes first in the next words."""
    for at in range(start, min(start + LONGEST, len(words))):
        if words[at].text in {",", ";", "."}:
            return None
        if words[at].capital:
            return text[words[at].start : words[run_end(words, at) - 1].end]
        if words[at].lower in speakers().bodies:
            return words[at].lower
    return None


def _until_comma(text: str, words: list[Word], start: int) -> str | None:
    end = start
    while (
        end < len(words)
        and end - start < LONGEST
        and (words[end].text[0].isalnum() or words[end].text == "&")
    ):
        end += 1
        if words[end - 1].lower in speakers().bodies and (end >= len(words) or not words[end].capital):
            break
    return text[words[start].start : words[end - 1].end] if end > start else None


def _note_initials(words: list[Word], end: int, name: str, names: Names) -> None:
    if (
        end + 2 < len(words)
        and words[end].text == "("
        and words[end + 2].text == ")"
        and (words[end + 1].text.isupper() or _stands_for(words[end + 1].text, name))
    ):
        names.initials.setdefault(words[end + 1].text, name)


def _plain_body(text: str, words: list[Word], at: int) -> Named | None:
    """ "the national water office": the words between "the" and a body's noun."""
    first = at
    while (
        first > 0
        and at - first < 4
        and words[first - 1].text[0].isalpha()
        and (
            words[first - 1].lower not in speakers().starters
            and words[first - 1].lower not in speakers().genitives
        )
    ):
        first -= 1
    before = words[first - 1].lower if first else ""
    if first == at or before not in {"the"} | speakers().genitives | speakers().its:
        return None
    return Named(text[words[first].start : words[at].end], words[at].lower, words[first].start, person=False)


def _stands_for(short: str, name: str) -> bool:
    """Whether letters in brackets, some of them small, are those that a name's words begin with: "BoT"."""
    return short.upper() == "".join(w[0] for w in name.split() if w[0].isalnum()).upper() and len(short) > 1
