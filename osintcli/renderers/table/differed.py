"""`osint diff` for people: verdicts first, then document by document what it says now and no longer says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from osintcli.model.assertion import Assertion
from osintcli.model.change import Change, DocumentChange, FigureChange, GroupChange, SentenceChange
from osintcli.model.document import Document
from osintcli.renderers import changed, wording
from osintcli.renderers.answers import Differed
from osintcli.renderers.table.paper import Cell, Ink, Paper, Words
from osintcli.renderers.table.signs import verdict
from osintcli.text.wordwise import steps

_KIND = 11
_ROWS = 40
"""Changes of one document that are listed; the other forms have all."""
_LAST = {Change.ARRIVED: 1, Change.LEFT: 2}
_STYLES = {
    Change.NEW: "green",
    Change.ARRIVED: "bold green",
    Change.GONE: "red",
    Change.LEFT: "bold red",
    Change.NUMBER: "bold magenta",
    Change.BOUND: "bold magenta",
}


class _Of(NamedTuple):
    """What changed about one document."""

    document: DocumentChange | None
    figures: list[FigureChange]
    sentences: list[SentenceChange]


def render(answer: Differed, paper: Paper) -> Iterator[str]:
    """Yield the lines of a difference; none where nothing changed."""
    made = answer.difference
    if not made:
        return
    yield from paper.line(Ink("then ", "dim"), answer.old.name, Ink(f": {changed.counts(answer.old)}", "dim"))
    yield from paper.line(Ink("now ", "dim"), answer.new.name, Ink(f": {changed.counts(answer.new)}", "dim"))
    yield from _summary(answer, paper)
    titles = changed.titles(made.groups)
    for group, title in zip(made.groups, titles, strict=True):
        yield "\n"
        yield from _group(group, title, paper)
    for name, of in _by_document(answer).items():
        yield "\n"
        yield from _heading(name, of, answer, paper)
        yield from _figures(of, paper)
        yield from _sentences(of, paper)


def _summary(answer: Differed, paper: Paper) -> Iterator[str]:
    made = answer.difference
    found = Counter(one.kinds[0] for one in (*made.documents, *made.groups, *made.figures))
    found[Change.SENTENCE] = len(made.sentences)
    words: list[Ink | str] = []
    for kind in Change:
        if found[kind]:
            words += ["   "] if words else []
            words += [Ink(f"{kind.value} {found[kind]}", _STYLES.get(kind, "bold"), whole=True)]
    yield from paper.line(*words)


def _group(one: GroupChange, title: tuple[str, str], paper: Paper) -> Iterator[str]:
    label, which = title
    yield from paper.line(Ink(label, "bold"), Ink(which, "dim"))
    if Change.VERDICT in one.kinds:
        sides = list(_verdicts(one))
        yield from paper.row(Cell([Ink("verdict", "dim")], _KIND), Cell(sides, _rest(paper)), indent=2)
        why = [Ink(one.new.why if one.new else "its figures are no longer compared", "dim")]
        yield from paper.row(Cell([], _KIND), Cell(why, _rest(paper)), indent=2)
    for field in changed.of_group(one):
        if field.name != "verdict":
            yield from _field(field, paper)


def _verdicts(one: GroupChange) -> Iterator[Ink | str]:
    """Yield both verdicts; no arrow stands between, since one of the signs is an arrow."""
    yield Ink("was ", "dim") if one.old else Ink("new: ", "dim")
    if one.old:
        yield from (verdict(one.old.verdict), Ink(", now ", "dim"))
    yield verdict(one.new.verdict) if one.new else "gone"


def _by_document(answer: Differed) -> dict[str, _Of]:
    """Put changes under their document, by its id of now; what changed, then what arrived, then what left."""
    made, twins = answer.difference, answer.difference.twins
    found: defaultdict[str, _Of] = defaultdict(lambda: _Of(None, [], []))
    for one in made.documents:
        name = one.new.id if one.new else one.old.id if one.old else ""
        found[name] = _Of(one, [], [])
    for figure in made.figures:
        found[figure.new.document if figure.new else _now(figure.old, twins)].figures.append(figure)
    for sentence in made.sentences:
        found[sentence.document].sentences.append(sentence)
    order = {name: at for at, name in enumerate([*answer.new.documents, *answer.old.documents])}

    def place(item: tuple[str, _Of]) -> tuple[int, int]:
        kind = item[1].document.kinds[0] if item[1].document else None
        return _LAST.get(kind, 0) if kind else 0, order.get(item[0], len(order))

    return dict(sorted(found.items(), key=place))


def _now(one: Assertion | None, twins: Mapping[str, str]) -> str:
    name = one.document if one else ""
    return twins.get(name, name)


def _heading(name: str, of: _Of, answer: Differed, paper: Paper) -> Iterator[str]:
    one = of.document
    known = answer.new.documents.get(name) or answer.old.documents.get(name)
    kind = one.kinds[0] if one else None
    sign = {Change.ARRIVED: "new document", Change.LEFT: "gone"}.get(kind) if kind else None
    words: list[Ink | str] = [Ink(sign, _STYLES[kind]), "  "] if sign and kind else []
    words += [Ink(name, "bold"), Ink(f", {_about(known)}" if known else "", "dim")]
    if one and one.old and one.new and one.old.id != one.new.id:
        words += [Ink(f", before {one.old.id}", "dim")]
    yield from paper.line(*words)
    for field in changed.of_document(one) if one else ():
        yield from _field(field, paper)


def _about(one: Document) -> str:
    return ", ".join(filter(None, (one.publisher, wording.days(one.published.interval))))


def _figures(of: _Of, paper: Paper) -> Iterator[str]:
    order = {kind: at for at, kind in enumerate((Change.NUMBER, Change.BOUND, Change.SUBJECT, Change.STANCE))}
    told = sorted(of.figures, key=lambda one: order.get(one.kinds[0], len(order)))
    for one in told[:_ROWS]:
        yield from _figure(one, paper)
    if len(told) > _ROWS:
        yield from paper.line(
            Ink(f"and {len(told) - _ROWS} more, --format csv has them all", "dim"), indent=2
        )


def _figure(one: FigureChange, paper: Paper) -> Iterator[str]:
    kind = Ink(one.kinds[0].value, _STYLES.get(one.kinds[0], "magenta"))
    known = one.new or one.old
    if known is None:
        return
    if one.old is None or one.new is None:
        said = wording.spoken(known)
        words: list[Ink | str] = [
            Ink(wording.figure(known, counted=True), "bold"),
            f", {wording.moment(known)}",
        ]
        words += [Ink(" ← ", "dim"), said] if said else []
        words += [Ink(f", {known.id[:6]}", "dim")]
        yield from paper.row(Cell([kind], _KIND), Cell(words, _rest(paper)), indent=2)
        if known.event is None:
            quote = Ink(f"“{' '.join(known.sentence_text.split())}”", "dim")
            yield from paper.row(Cell([], _KIND), Cell([quote], _rest(paper)), indent=2)
        return
    fields = changed.of_figure(one)
    if not any(field.name == "figure" for field in fields):
        name = [Ink(wording.figure(known, counted=True), "bold"), Ink(f", {known.id[:6]}", "dim")]
        yield from paper.row(Cell([kind], _KIND), Cell(name, _rest(paper)), indent=2)
        for field in fields:
            yield from paper.row(Cell([], _KIND), Cell(_change(field, named=True), _rest(paper)), indent=2)
    else:
        for number, field in enumerate(fields):
            head = [kind] if number == 0 else []
            words = [*_change(field, named=field.name != "figure")]
            words += [Ink(f", {known.id[:6]}", "dim")] if number == 0 else []
            yield from paper.row(Cell(head, _KIND), Cell(words, _rest(paper)), indent=2)
    if one.old.sentence_text != one.new.sentence_text:
        marked = _marked(one.old.sentence_text, one.new.sentence_text)
        yield from paper.row(Cell([], _KIND), Cell(marked, _rest(paper)), indent=2)


def _rest(paper: Paper) -> int:
    return paper.width - _KIND - 4


def _field(field: changed.Field, paper: Paper) -> Iterator[str]:
    yield from paper.row(
        Cell([Ink(field.name, "dim")], _KIND), Cell(_change(field, named=False), _rest(paper)), indent=2
    )


def _change(field: changed.Field, *, named: bool) -> list[Ink | str]:
    name: list[Ink | str] = [Ink(f"{field.name} ", "dim")] if named else []
    return [*name, field.was or "not known", Ink(" → ", "dim"), Ink(field.now or "not known", "bold")]


def _sentences(of: _Of, paper: Paper) -> Iterator[str]:
    """Yield the sentences that changed and carry no figure told above."""
    told = {a.sentence_text for one in of.figures for a in (one.old, one.new) if a is not None}
    rest = [
        one
        for one in of.sentences
        if not any(side is not None and side[1] in told for side in (one.old, one.new))
    ]
    for one in rest[:_ROWS]:
        sides = [side[1] if side else "" for side in (one.old, one.new)]
        kind = Ink("sentence", "dim")
        yield from paper.row(Cell([kind], _KIND), Cell(_marked(*sides), _rest(paper)), indent=2)
    if len(rest) > _ROWS:
        more = f"and {len(rest) - _ROWS} more sentences, --format csv has them all"
        yield from paper.line(Ink(more, "dim"), indent=2)


def _marked(before: str, after: str) -> Words:
    """Return a sentence with what was left out in [-…-] and what came in in {+…+}, as `wdiff` and `git` mark it."""
    words: list[Ink | str] = []
    for was, now in steps(" ".join(before.split()), " ".join(after.split())):
        if was == now:
            words.append(Ink(was, "dim"))
            continue
        words += [Ink(f"[-{was}-]", "red")] if was else []
        words += [Ink(f"{{+{now}+}}", "green")] if now else []
    return words
