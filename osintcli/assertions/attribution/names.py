"""The names of a document: bodies and persons, where they stand, who speaks for whom. Read from words, without a tree."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from osintcli.assertions.attribution.lexicon import forms, speakers
from osintcli.assertions.attribution.runs import LONGEST, Word, run_end
from osintcli.model.sentence import Block, Sentence

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-&][^\W_]+)*|['’]s\b|\S")
_APPOSED = 8


class Named(Struct, frozen=True):
    """A name where it stands. `head` is its last word, lower case; `body` the words for whom a person speaks.

    `apposed` names stand beside a noun that says what they are: of "the operator, Vestia Railways" the head is operator.
    """

    name: str
    head: str
    start: int
    person: bool
    office: str | None = None
    body: str | None = None
    apposed: bool = False


@dataclass
class Names:
    """All names of a document, each list in text order."""

    bodies: dict[str, list[Named]] = field(default_factory=dict)
    persons: dict[str, list[Named]] = field(default_factory=dict)
    offices: dict[str, list[Named]] = field(default_factory=dict)
    groups: list[Named] = field(default_factory=list)
    initials: dict[str, str] = field(default_factory=dict)
    everyone: list[Named] = field(default_factory=list)
    every_body: list[Named] = field(default_factory=list)
    perhaps: list[Named] = field(default_factory=list)
    beside_nouns: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, named: Named) -> None:
        """Keep a name where it can be found again."""
        if named.person:
            known = self.persons.get(named.head)
            if known and known[-1].name.endswith(named.name):
                last = known[-1]
                office = named.office if named.office in speakers().offices else last.office or named.office
                named = replace(named, name=last.name, office=office, body=named.body or last.body)
            self.persons.setdefault(named.head, []).append(named)
            self.everyone.append(named)
            if named.office:
                self.offices.setdefault(named.office, []).append(named)
        else:
            self.every_body.append(named)
            if named.apposed:
                self.beside_nouns.setdefault(named.head, {})[named.name] = None
            if " " in named.name or named.apposed:
                self.bodies.setdefault(named.head, []).append(named)

    def add_group(self, named: Named) -> None:
        """Keep a body whose name does not say what it is."""
        self.groups.append(named)
        self.every_body.append(named)

    def body(self, head: str, before: int) -> Named | None:
        """Return the last body with that head word named before an offset."""
        return _nearest(self.bodies.get(head, ()), before, later=False)

    def apposed(self, head: str) -> str | None:
        """Return the one name that the text sets beside a body's noun, or `None`."""
        found = self.beside_nouns.get(head, {})
        return next(iter(found)) if len(found) == 1 else None

    def person(self, surname: str, before: int) -> Named | None:
        """Return the person of that surname."""
        return _nearest(self.persons.get(surname, ()), before)

    def holder(self, office: str, before: int) -> Named | None:
        """Return the last person named with that office before an offset."""
        return _nearest(self.offices.get(office, ()), before, later=False)

    def group(self, before: int) -> Named | None:
        """Return the last group that has no word for what it is in its name ("relief group Open Hands")."""
        return _nearest(self.groups, before, later=False)

    def group_beside(self, start: int, end: int) -> Named | None:
        """Return the group whose name begins between two offsets."""
        return _between(self.groups, start, end)

    def last_body(self, before: int) -> Named | None:
        """Return the body named last before an offset."""
        return _nearest(self.every_body, before, later=False)

    def first_body(self, start: int, end: int) -> Named | None:
        """Return the body named first between two offsets."""
        return _between(self.every_body, start, end)

    def beside(self, start: int, end: int) -> Named | None:
        """Return the person whose name begins between two offsets."""
        return _between(self.everyone, start, end)

    def perhaps_person(self, before: int) -> Named | None:
        """Return the last name that may be a person's, where nothing in the text shows whether it is."""
        return _nearest(self.perhaps, before, later=False)

    def last_person(self, before: int) -> Named | None:
        """Return the person named last before an offset."""
        return _nearest(self.everyone, before, later=False)


def _nearest(found: Iterable[Named], before: int, *, later: bool = True) -> Named | None:
    listed = found if isinstance(found, list) else list(found)
    at = bisect_left(listed, before, key=lambda n: n.start)
    if at > 0:
        return listed[at - 1]
    return listed[0] if later and listed else None


def _between(found: list[Named], start: int, end: int) -> Named | None:
    at = bisect_left(found, start, key=lambda n: n.start)
    return found[at] if at < len(found) and found[at].start < end else None


def scan(text: str, sentences: Iterable[Sentence]) -> Names:
    """Read the names of a document in one pass over its words."""
    names = Names()
    for sentence in sentences:
        if sentence.block is Block.FURNITURE:
            continue
        words = [
            Word(m.group(), m.group().lower(), m.start())
            for m in _TOKEN.finditer(text, sentence.span.start, sentence.span.end)
        ]
        for named in _in_sentence(text, words, names, headline=sentence.block is Block.HEADLINE):
            names.add(named)
    return names


def _in_sentence(text: str, words: list[Word], names: Names, *, headline: bool) -> Iterator[Named]:
    at = 0
    while at < len(words):
        if words[at].capital and words[at].lower not in speakers().starters:
            end = run_end(words, at)
            if not headline or (at == 0 and end == len(words) and words[-1].lower in speakers().bodies):
                yield from _read_run(text, words, at, end, names)  # of a headline only a letterhead
            at = end
        elif words[at].lower in speakers().bodies and not words[at].capital:
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
    name = text[run[0].start : run[-1].end]
    head = run[-1].lower
    called = _called(words, start, end)
    if called is not None:
        yield Named(name, called, run[0].start, person=False, apposed=True)
    bodies = [w.lower for w in run if w.lower in known.bodies]
    if bodies:
        head = head if head in known.bodies else bodies[0]
        yield Named(name, head, run[0].start, person=False)
        _note_initials(words, end, name, names)
        return
    before = words[start - 1].lower if start else ""
    if before in known.bodies:
        names.add_group(Named(name, head, run[0].start, person=False))
        _note_initials(words, end, name, names)
        return
    _note_initials(words, end, name, names)
    if len(run) == 1 and head in names.persons:
        yield Named(name, head, run[0].start, person=True)
        return
    if start == 0 and _has_its(words, end):
        names.add_group(Named(name, head, run[0].start, person=False))
    if len(run) == 1 or any(w.lower in speakers().links for w in run):
        return
    office, body = _office_before(text, words, start) or _office_after(text, words, end) or (None, None)
    if office or before in known.titles or _like_a_person(words, start, end):
        yield _person(text, run, office, body)
    elif len(run) <= 3 and before not in known.ties:
        names.perhaps.append(Named(name, head, run[0].start, person=True))


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
    if end + 1 < len(words) and words[end].text == ",":
        after = words[end + 1]
        if after.text.isdigit() or (
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
    """ "Anna Berg, a spokeswoman for the police,"."""
    if end >= len(words) or words[end].text != ",":
        return None
    for at in range(end + 1, min(end + 8, len(words))):
        if words[at].text in {",", ";", ":"}:
            return None
        if words[at].lower in speakers().offices:
            body = _owner_before(text, words, at) if at > end + 2 else None
            if at + 1 < len(words) and words[at + 1].lower in speakers().office_ties:
                body = _until_comma(text, words, at + 2)
            return words[at].lower, body
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
