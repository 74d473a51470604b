"""The answers that are plain lists: topics, sources, dates, assertions and mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from osintcli.model.dating import Dating
from osintcli.model.document import Document
from osintcli.renderers import answers, wording
from osintcli.renderers.answers import Answer
from osintcli.renderers.table.paper import Cell, Ink, Paper, cells

_ID = 6
_COUNTS = (7, 6, 9, 7)
"""Columns of the counts of a topic."""
_EXAMPLE = 24
"""Columns without which an example is not worth its lines."""


def render(answer: Answer, paper: Paper) -> Iterator[str]:
    """Yield the lines of a list."""
    match answer:
        case answers.Counted():
            yield from _topics(answer, paper)
        case answers.Listed():
            yield from _sources(answer, paper)
        case answers.Dated():
            yield from _dates(answer, paper)
        case answers.Extracted():
            yield from _assertions(answer, paper)
        case answers.Mentioned():
            yield from _mentions(answer, paper)
        case answers.Indexed():
            yield from paper.line(wording.indexed(answer))
        case answers.Queried():
            yield from _rows(answer, paper)


def _topics(answer: answers.Counted, paper: Paper) -> Iterator[str]:
    if not answer.topics:
        return
    told = [one for one in answer.topics if one.assertions > 1] or list(answer.topics)
    once = [one.topic for one in answer.topics if one not in told]
    width = min(max((cells(one.topic) for one in told), default=5), paper.width // 3)
    rest = paper.width - width - sum(_COUNTS) - 2 * len(_COUNTS)
    heads = ("topic", "figures", "events", "documents", "origins", "for example")
    yield from _counts(paper, width, rest, [Ink(one, "dim") for one in heads])
    for one in told:
        counts = map(str, (one.figures, one.events, one.documents, one.origins))
        yield from _counts(paper, width, rest, [one.topic, *counts, Ink(f"“{one.example}”", "dim")])
    if once:
        yield "\n"
        yield from paper.line(Ink("told once: ", "dim"), ", ".join(once))


def _counts(paper: Paper, width: int, rest: int, values: Sequence[Ink | str]) -> Iterator[str]:
    topic, *counts, example = values
    columns = [Cell([topic], width)]
    if rest < 0:  # too narrow for all counts: figures, events and documents tell most
        counts = counts[:-1]
    columns += [Cell([one], size, right=True) for one, size in zip(counts, _COUNTS, strict=False)]
    if rest >= _EXAMPLE:
        columns.append(Cell([example], rest - 2))
    yield from paper.row(*columns)


def _sources(answer: answers.Listed, paper: Paper) -> Iterator[str]:
    documents = list(answer.documents.values())
    width = min(max((cells(one.id) for one in documents), default=8), paper.width * 9 // 20)
    kin = answer.kin()
    for one in documents:
        rest = paper.width - width - 2
        yield from paper.row(Cell([one.id], width), Cell(_about(one), rest))
        for words, names in _kin(answer.copies.get(one.id, ()), kin.get(one.id, answers.NO_KIN)):
            yield from paper.line(Ink(words, "dim"), ", ".join(names), indent=width + 2)
    if answer.families:
        yield ""
        yield from paper.line(wording.families(answer.families))


def _kin(copies: Iterable[str], kin: answers.Kin) -> Iterator[tuple[str, list[str]]]:
    """Yield how other documents are this one's text, and which: the plainest way first."""
    found: dict[str, list[str]] = {}
    for other, tie in kin.ties:
        found.setdefault(wording.alike(tie), []).append(other)
    yield from found.items()
    direct = {one for names in found.values() for one in names}
    far = [one for one in copies if one not in direct]
    if far and kin.family:
        yield f"and {len(far)} more of family {kin.family}", []
    elif far:
        yield "same text or origin as ", far


def _about(one: Document) -> list[Ink | str]:
    grade = f", reliability {one.reliability}" if one.reliability else ""
    title = [Ink(f", {one.title}", "dim")] if one.title else []
    when = wording.days(one.published.interval)
    basis = f" (from {one.published.basis.value})" if one.published.interval.known else ""
    who: Ink | str = Ink(one.publisher, "bold") if one.publisher else Ink("publisher not known", "dim")
    return [who, ", ", when, Ink(basis, "dim"), grade, *title]


def _dates(answer: answers.Dated, paper: Paper) -> Iterator[str]:
    width = min(max((cells(one.document) for one in answer.datings), default=8), paper.width * 9 // 20)
    for one in answer.datings:
        when, basis = wording.days(one.published.interval), one.published.basis.value
        best = one.published.anchor
        likely = f", most likely {best.isoformat()}" if best and one.published.interval.single is None else ""
        sure = f", {one.published.confidence:.0%} sure" if one.published.confidence is not None else ""
        words: list[Ink | str] = [
            Ink(when, "bold"),
            likely,
            Ink(f" (from {basis}{sure})" if basis != "unknown" else _unknown(one), "dim"),
        ]
        yield from paper.row(Cell([one.document], width), Cell(words, paper.width - width - 2))
        for found in one.evidence:
            yield from paper.line(f"“{found.exact}” ", Ink(found.says, "dim"), indent=width + 2)
        for sentence in one.contradictions:
            yield from paper.line(Ink("contradiction ", "bold red"), sentence, indent=width + 2)


def _unknown(one: Dating) -> str:
    return ": its words do not settle it" if one.evidence else ": nothing in it tells"


def _assertions(answer: answers.Extracted, paper: Paper) -> Iterator[str]:
    last = ""
    for one in answer.assertions:
        if one.document != last:
            last = one.document
            document = answer.documents[last]
            when = wording.days(document.published.interval)
            yield "\n"
            yield from paper.line(Ink(wording.outlet(document), "bold"), Ink(f", {when}, {last}", "dim"))
        time = one.event.date if one.event else one.as_of
        whose = wording.behind(one)
        said = wording.spoken(one) or (f"({whose})" if whose else None)
        words: list[Ink | str] = [Ink(wording.figure(one, counted=True), "bold")]
        words += [f", {wording.moment(one)}"] if time.interval.known else []
        words += [Ink(" ← ", "dim"), said] if said else []
        words += [Ink(f", {', '.join(one.topics)}", "dim")] if one.topics else []
        yield from paper.row(
            Cell([Ink(one.id[:_ID], "dim")], _ID), Cell(words, paper.width - _ID - 4), indent=2
        )


def _mentions(answer: answers.Mentioned, paper: Paper) -> Iterator[str]:
    for name, nouns in answer.mentions.items():
        text = answer.documents[name].text
        yield from paper.line(Ink(name, "bold"))
        for one in nouns.in_order:
            words: list[Ink | str] = [Ink(one.span.of(text), "bold"), "  ", wording.read_as(one)]
            place = Ink(str(one.span.start), "dim")
            yield from paper.row(Cell([place], 6, right=True), Cell(words, paper.width - 10), indent=2)
            if answer.explain and one.rule:
                yield from paper.line(Ink(one.rule, "dim"), indent=10)
        yield "\n"


def _rows(answer: answers.Queried, paper: Paper) -> Iterator[str]:
    """Yield the rows of a query in columns; the widest share what the others leave."""
    told = [[wording.value(one) for one in row] for row in answer.rows]
    widths = [max(map(cells, column)) for column in zip(answer.columns, *told, strict=True)]
    room = paper.width - 2 * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _NARROW:
        widths[widths.index(max(widths))] -= 1
    heads = (Cell([Ink(one, "dim")], width) for one, width in zip(answer.columns, widths, strict=True))
    yield from paper.row(*heads)
    for row in told:
        yield from paper.row(*(Cell([one], width) for one, width in zip(row, widths, strict=True)))


_NARROW = 6
"""Columns below which no cell is squeezed."""
