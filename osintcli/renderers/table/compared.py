"""`osint compare` for people: the gravest groups first, each with who says what as of when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from osintcli.model.assertion import Assertion
from osintcli.model.comparison import GRAVITY, Group, gravest
from osintcli.model.document import Document
from osintcli.renderers import backing, legends, reasons, wording
from osintcli.renderers.answers import Compared, Documents
from osintcli.renderers.table.paper import BREAK, Cell, Ink, Paper, Words, cells
from osintcli.renderers.table.signs import verdict

SHORT_ID = 6
"""Characters of an id that `osint show` can do with, as a rule."""
_WIDE = 120
_NARROW = 64
_INDENT = 2
_LABEL = 9
_ANYBODY = ("person", "people")
_ROWS = 60
"""Rows of one group; what has more is read with other tools."""
_ALONE = 12
"""Figures without a counterpart that are listed before the rest is summed up."""


class Row(NamedTuple):
    """Figures that one document gives more than once, with the same time, bound and speaker."""

    first: Assertion
    times: int


def render(answer: Compared, paper: Paper) -> Iterator[str]:
    """Yield the lines of a comparison."""
    groups = gravest(answer.comparison.groups)
    asked = answer.comparison.topic is not None
    told = [one for one in groups if asked or len(one.members) > 1]
    alone = [one for one in groups if not asked and len(one.members) == 1]
    yield from _summary(told, answer, paper)
    for one in told:
        yield from _group(one, answer, paper)
    yield from _alone(alone, answer.documents, paper)
    yield from _legend(told, paper)


def _summary(groups: Sequence[Group], answer: Compared, paper: Paper) -> Iterator[str]:
    counts = Counter(one.verdict for one in groups)
    words: list[Ink | str] = [wording.several(len(answer.documents), "document")]
    for relation in GRAVITY:
        if counts[relation]:
            words += ["   ", verdict(relation), f" {counts[relation]}"]
    if groups:
        yield from paper.line(*words)
        yield "\n"


def _group(group: Group, answer: Compared, paper: Paper) -> Iterator[str]:
    sign = verdict(group.verdict)
    size = cells(paper.sign(sign.text))
    label = Cell([Ink(group.label, "bold")], paper.width - size - 2)
    yield from paper.row(Cell([sign], size), label)
    yield from paper.line(group.why, indent=_INDENT)
    yield "\n"
    yield from _rows(group, answer.documents, paper)
    yield "\n"
    yield from _labelled("backed by", _corroborated(group), paper)
    if group.estimate:
        words: list[Ink | str] = [Ink(wording.estimated(group), "bold")]
        if group.estimate.why:
            words.append(f": {group.estimate.why}")
        yield from _labelled("estimate", words, paper)
    for note in group.notes:
        yield from _labelled("note", [note], paper)
    if answer.why:
        yield from _relations(group, paper)
    yield "\n"


def _labelled(label: str, words: Words, paper: Paper) -> Iterator[str]:
    rest = paper.width - _INDENT - _LABEL - 2
    yield from paper.row(Cell([Ink(label, "dim")], _LABEL), Cell(words, rest), indent=_INDENT)


def _rows(group: Group, documents: Documents, paper: Paper) -> Iterator[str]:
    rows = _folded(group.members)
    whens = [_when(row.first) for row in rows]
    figures = [_figure(row, group) for row in rows]
    first = min(max(map(cells, whens)), 22)
    room = paper.width - _INDENT - first - 4
    told = all(one.event for one in group.members)
    second = min(max(map(cells, figures)), 30 if paper.width >= _WIDE else 26, room // 2)
    for number, (row, when, words) in enumerate(zip(rows, whens, figures, strict=True)):
        if number == _ROWS:
            more = f"and {len(rows) - _ROWS} more, --format csv has them all"
            yield from paper.line(Ink(more, "dim"), indent=_INDENT + 1)
            return
        figure = Ink(words, "" if told else "bold")
        head = (
            Cell([Ink(when[:1], "dim"), Ink(when[1:], "bold" if told else "")], first),
            Cell([figure], second),
        )
        yield from _row(row.first, head, documents[row.first.document], paper)


def _row(noun: Assertion, head: tuple[Cell, Cell], document: Document, paper: Paper) -> Iterator[str]:
    if paper.width < _NARROW:
        yield from _stacked(noun, head, document, paper)
        return
    rest = paper.width - _INDENT - sum(one.width + 2 for one in head)
    whence = _whence(noun, document)
    who = _who(noun, document)
    if paper.width < _WIDE:
        yield from paper.row(*head, Cell(who, rest), indent=_INDENT)
        below = Cell([whence], paper.width - _INDENT - head[0].width - 2)
        yield from paper.row(Cell([], head[0].width), below, indent=_INDENT)
        return
    quote, place = rest // 3, rest // 3
    columns = (
        Cell(who, rest - quote - place - 4),
        Cell([f"“{noun.quote.exact}”"], quote),
        Cell([whence], place),
    )
    yield from paper.row(*head, *columns, indent=_INDENT)


def _stacked(noun: Assertion, head: tuple[Cell, Cell], document: Document, paper: Paper) -> Iterator[str]:
    when, figure = head
    yield from paper.line(*when.words, "  ", *figure.words, indent=_INDENT)
    yield from paper.line(*_who(noun, document), BREAK, _whence(noun, document), indent=2 * _INDENT)


def _whence(noun: Assertion, document: Document) -> Ink:
    return Ink(f"{document.id}, {wording.days(document.published.interval)}, {noun.id[:SHORT_ID]}", "dim")


def _who(noun: Assertion, document: Document) -> Words:
    said, whose = wording.spoken(noun), wording.behind(noun)
    if document.publisher is None:
        return [Ink(wording.voice(noun), "dim") if said is None else said]
    if said is None and whose is None:
        return [document.publisher, Ink(", own voice", "dim")]
    said = said or f"({whose})"
    if said.casefold() == document.publisher.casefold():
        return [document.publisher]
    return [document.publisher, Ink(" ← ", "dim"), said]


def _when(noun: Assertion) -> str:
    words = wording.moment(noun)
    return words if words.startswith("~") else f" {words}"


def _figure(row: Row, group: Group) -> str:
    """Return the figure; with its noun, where it is not the one that the group's label names."""
    noun = row.first.counted
    other = noun is not None and noun.noun not in {group.counted, *_ANYBODY}
    words = wording.figure(row.first, counted=other)
    return f"{words} ×{row.times}" if row.times > 1 else words


def _folded(members: Sequence[Assertion]) -> list[Row]:
    """Put the headline and the sentence that repeats it into one row."""
    found: dict[tuple[object, ...], Row] = {}
    for one in members:
        key = (
            one.document,
            one.quantity,
            one.as_of.interval,
            one.event.date.interval if one.event else None,
            wording.voice(one),
            one.factuality,
            one.measure,
        )
        held = found.get(key)
        found[key] = Row(held.first, held.times + 1) if held else Row(one, 1)
    return list(found.values())


def _corroborated(group: Group) -> Words:
    shares = [f"{name} {count}" for name, count in backing.shares(group)]
    return [backing.counts(group), Ink(f": {'; '.join(shares)}" if shares else "", "dim")]


def _relations(group: Group, paper: Paper) -> Iterator[str]:
    for number, one in enumerate(reasons.listed(group.relations)):
        head: Words = [verdict(one.relation), Ink(f"  {wording.several(one.pairs, 'pair')}", "dim")]
        yield from _labelled("" if number else "why", head, paper)
        for reason in one.shown:
            yield from _labelled(
                "", [f"- {reason.why}{_note(reason)}", Ink(f" ({_pairs(reason)})", "dim")], paper
            )
        if one.left:
            count = sum(len(reason.pairs) for reason in one.left)
            more = f"and {wording.several(len(one.left), 'more reason')} of {wording.several(count, 'pair')}: --json has all"
            yield from _labelled("", [Ink(f"- {more}", "dim")], paper)


def _note(reason: reasons.Reason) -> str:
    return f" [{reason.note}]" if reason.note and reason.note.casefold() not in reason.why.casefold() else ""


def _pairs(reason: reasons.Reason) -> str:
    """Name the first pair by the ids that `osint show` takes, and count the others."""
    (a, b), *rest = reason.pairs
    more = f" and {wording.several(len(rest), 'more pair')}" if rest else ""
    return f"{a[:SHORT_ID]} {b[:SHORT_ID]}{more}"


def _alone(groups: Sequence[Group], documents: Documents, paper: Paper) -> Iterator[str]:
    if not groups:
        return
    yield from paper.line(
        Ink("With nothing to compare", "bold"), f": {wording.several(len(groups), 'figure')}"
    )
    for one in groups[:_ALONE]:
        member = one.members[0]
        who = Ink(f" ({wording.outlet(documents[member.document])}, {member.id[:SHORT_ID]})", "dim")
        yield from paper.line(one.label, ": ", wording.figure(member), who, indent=_INDENT)
    if len(groups) > _ALONE:
        yield from paper.line(Ink(f"and {len(groups) - _ALONE} more: osint extract", "dim"), indent=_INDENT)
    yield "\n"


def _legend(groups: Sequence[Group], paper: Paper) -> Iterator[str]:
    members = [one for group in groups for one in group.members]
    lines = list(legends.of_groups(groups))
    if any(row.times > 1 for group in groups for row in _folded(group.members)):
        lines.append("×2: told so often in that document")
    for line in lines:
        yield from paper.line(Ink(line, "dim"))
    if members:
        shown = Ink(f"osint show {members[0].id[:SHORT_ID]}")
        yield from paper.line(shown, Ink(" shows the words behind a figure", "dim"))
