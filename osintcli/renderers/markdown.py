"""Markdown: headings and tables to paste into a draft; no word of a document is markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from osintcli.model.assertion import Assertion
from osintcli.model.comparison import Group, TopicCount, gravest
from osintcli.renderers import answers, backing, legends, memos, wording
from osintcli.renderers.answers import Answer, Documents
from osintcli.renderers.forms import Look
from osintcli.renderers.memos import table
from osintcli.renderers.safe import markdown as safe

_MEMBER = ("as of", "figure", "who says it", "outlet", "document", "published", "in its words", "id")


def render(answer: Answer, look: Look | None = None) -> Iterator[str]:  # noqa: ARG001  every renderer is called so
    """Yield the lines of an answer."""
    match answer:
        case answers.Compared():
            yield from _compared(answer)
        case answers.Reported():
            for one in answer.singly():
                yield from _compared(one)
        case answers.Ordered():
            yield from _timeline(answer)
        case answers.Extracted():
            yield from table(_MEMBER, (_member(one, answer.documents) for one in answer.assertions))
        case answers.Shown():
            yield from memos.exhibit(answer)
        case answers.Mentioned():
            yield from _mentions(answer)
        case _:
            yield from _list(answer)


def _compared(answer: answers.Compared) -> Iterator[str]:
    asked = answer.comparison.topic is not None
    alone = []
    for group in gravest(answer.comparison.groups):
        if asked or len(group.members) > 1:
            yield from _group(group, answer)
        else:
            alone.append(group)
    if alone:
        yield "## With nothing to compare\n\n"
        rows = ((one.label, *_member(one.members[0], answer.documents)) for one in alone)
        yield from table(("what", *_MEMBER), rows)
        yield "\n"
    yield from _sources_of([one for group in answer.comparison.groups for one in group.members], answer)


def _group(group: Group, answer: answers.Compared) -> Iterator[str]:
    verdict = group.verdict.value.replace("_", " ")
    yield f"## {safe(group.label)}\n\n**{verdict}**: {safe(group.why)}\n\n"
    yield from table(_MEMBER, (_member(one, answer.documents) for one in group.members))
    shares = "; ".join(f"{name} {count}" for name, count in backing.shares(group))
    yield f"\n- Backed by {backing.counts(group)}{safe(f': {shares}' if shares else '')}.\n"
    if group.estimate:
        why = f": {safe(group.estimate.why)}" if group.estimate.why else ""
        yield f"- Estimate: {safe(wording.estimated(group))}{why}.\n"
    for note in group.notes:
        yield f"- Note: {safe(note)}\n"
    if answer.why:
        yield "\n"
        yield from table(
            ("a", "b", "relation", "why"), ((r.a, r.b, r.relation.value, r.why) for r in group.relations)
        )
    yield "\n"


def _sources_of(said: Sequence[Assertion], answer: answers.Compared) -> Iterator[str]:
    """Yield what the tables stand on: each document with its address, and what a sign in them means."""
    named = dict.fromkeys(one.document for one in said)
    if not named:
        return
    yield "## Sources\n\n"
    yield from (f"- {memos.source(answer.documents[name])}\n" for name in answer.documents if name in named)
    for line in legends.of_groups(answer.comparison.groups):
        yield f"\n{safe(line)}\n"


def _member(one: Assertion, documents: Documents) -> tuple[str, ...]:
    document = documents[one.document]
    return (
        wording.moment(one),
        wording.figure(one, counted=True),
        wording.voice(one),
        document.publisher or "",
        document.id,
        wording.days(document.published.interval),
        one.quote.exact,
        one.id,
    )


def _timeline(answer: answers.Ordered) -> Iterator[str]:
    rows = (
        (
            wording.when(one.date),
            one.label,
            one.verdict.value.replace("_", " ") if len(one.members) > 1 else "",
            "; ".join(dict.fromkeys(wording.outlet(answer.documents[m.document]) for m in one.members)),
            one.members[0].id if one.members else "",
        )
        for one in answer.timeline.entries
    )
    yield from table(("date", "event", "verdict", "told by", "id"), rows)


def _mentions(answer: answers.Mentioned) -> Iterator[str]:
    heads = ("document", "start", "end", "words", "read as", "rule")
    shown = len(heads) if answer.explain else len(heads) - 1
    rows = (
        (
            name,
            str(one.span.start),
            str(one.span.end),
            one.span.of(answer.documents[name].text),
            wording.read_as(one),
            one.rule,
        )
        for name, nouns in answer.mentions.items()
        for one in nouns.in_order
    )
    yield from table(heads[:shown], (row[:shown] for row in rows))


def _list(answer: Answer) -> Iterator[str]:
    match answer:
        case answers.Counted():
            heads = ("topic", "figures", "events", "documents", "origins", "for example")
            yield from table(heads, (_counts(one) for one in answer.topics))
        case answers.Listed():
            yield from _sources(answer)
        case answers.Dated():
            yield from _dates(answer)
        case answers.Verified():
            yield from memos.verified(answer)
        case answers.Differed():
            yield from memos.differed(answer)
        case answers.Indexed():
            yield f"{safe(wording.indexed(answer))}\n"
        case answers.Queried():
            yield from table(answer.columns, (tuple(map(wording.value, row)) for row in answer.rows))


def _counts(one: TopicCount) -> tuple[str, ...]:
    return (one.topic, *map(str, (one.figures, one.events, one.documents, one.origins)), one.example)


def _sources(answer: answers.Listed) -> Iterator[str]:
    heads = ("document", "publisher", "published", "known from", "title", "copies")
    kin = answer.kin()
    rows = (
        (
            one.id,
            one.publisher or "",
            wording.days(one.published.interval),
            one.published.basis.value,
            one.title or "",
            ", ".join(_kin(answer.copies.get(one.id, ()), kin.get(one.id, answers.NO_KIN))),
        )
        for one in answer.documents.values()
    )
    yield from table(heads, rows)


def _kin(copies: Iterable[str], kin: answers.Kin) -> Iterator[str]:
    """Yield the documents of one family with this one, and how alike they are."""
    percent = {other: tie.percent for other, tie in kin.ties}
    for other in copies:
        yield f"{other} ({percent[other]} %)" if percent.get(other) is not None else other


def _dates(answer: answers.Dated) -> Iterator[str]:
    rows = (
        (
            one.document,
            wording.days(one.published.interval),
            one.published.basis.value,
            "; ".join(f"“{found.exact}” {found.says}" for found in one.evidence),
            "; ".join(one.contradictions),
        )
        for one in answer.datings
    )
    yield from table(("document", "published", "known from", "evidence", "contradictions"), rows)
