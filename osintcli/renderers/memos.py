"""Markdown of what is checked and what changed, and the tables that all Markdown is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from osintcli.model.change import SentenceChange
from osintcli.model.document import Document
from osintcli.model.standing import Stand
from osintcli.renderers import answers, changed, exported, labels, wording
from osintcli.renderers.safe import markdown as safe
from osintcli.text.wordwise import steps


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table; nothing in a cell is markup."""
    yield f"| {' | '.join(heads)} |\n|{' --- |' * len(heads)}\n"
    for row in rows:
        yield f"| {' | '.join(map(safe, row))} |\n"


def source(document: Document) -> str:
    """Return a document as a memo names it: outlet, title, day, id, and its address where it has one."""
    url = exported.web(document)
    words = (document.publisher, document.title, wording.days(document.published.interval), document.id)
    return ", ".join([*(safe(one) for one in words if one), *([f"<{url}>"] if url else [])])


def exhibit(answer: answers.Shown) -> Iterator[str]:
    """Yield one assertion with its words in their context, where they stand, and how each field was read."""
    said = answer.assertion
    document = answer.documents[said.document]
    text, around, quote = document.text, answer.around, said.quote
    yield f"## Exhibit {safe(said.id)}\n\n{source(document)}\n\n"
    before, after = text[around.start : quote.span.start], text[quote.span.end : around.end]
    marked = f"{'' if around.start == 0 else '… '}{_shown(before, '')}{_shown(quote.exact, '**')}{_shown(after, '')}"
    yield f"> {marked.strip()}{'' if around.end >= len(text) else ' …'}\n\n"
    yield f"Characters {quote.span.start} to {quote.span.end} of {len(text)}; SHA-256 of the text `{document.sha256}`.\n\n"
    rows = [
        (labels.NAMES.get(name, name), value, "; ".join(_evidence(name, answer)))
        for name, value in labels.fields(said)
    ]
    yield from table(("field", "read as", "from the words"), rows)


def _evidence(name: str, answer: answers.Shown) -> Iterator[str]:
    text = answer.documents[answer.assertion.document].text
    for one in answer.assertion.evidence:
        if one.field.replace(".", " ").startswith(name):
            words = one.span.of(text)
            yield f"“{words}”" if one.why.casefold() == words.casefold() else f"“{words}” ({one.why})"


def verified(answer: answers.Verified) -> Iterator[str]:
    """Yield the counts, the documents that are not as they were, and the quotes that do not stand."""
    found = answer.verification
    yield f"## {safe(wording.verified(answer.counts()))}\n"
    other = [one for one in found.documents if one.state in wording.UNLIKE]
    if other:
        yield "\n"
        yield from table(("document", "is"), ((one.held.id, wording.state(one)) for one in other))
    lost = [one for one in found.standings if one.stand is not Stand.STANDS]
    if lost:
        rows = (
            (
                one.stand.value,
                one.claim.document,
                one.claim.id or "",
                one.claim.quote.exact,
                one.words or "",
                one.why,
            )
            for one in lost
        )
        yield "\n"
        yield from table(("quote", "document", "id", "its words", "now", "why"), rows)


def differed(answer: answers.Differed) -> Iterator[str]:
    """Yield what changed: groups, documents, figures and sentences, each as a table."""
    made = answer.difference
    if not made:
        yield "Nothing changed.\n"
        return
    yield f"## {safe(answer.old.name)} → {safe(answer.new.name)}\n\n"
    yield f"Then {changed.counts(answer.old)}; now {changed.counts(answer.new)}.\n"
    for heads, rows in (
        (("group", "field", "was", "now", "why"), _groups(answer)),
        (("document", "change", "field", "was", "now"), _documents(answer)),
        (("change", "document", "field", "was", "now", "in its words", "id"), _figures(answer)),
    ):
        if rows:
            yield "\n"
            yield from table(heads, rows)
    if made.sentences:
        yield "\n"
        yield from (f"- {safe(one.document)}: {_marked(one)}\n" for one in made.sentences)


def _groups(answer: answers.Differed) -> list[Sequence[str]]:
    groups = answer.difference.groups
    return [
        ("".join(title), field.name, field.was or "", field.now or "", one.new.why if one.new else "")
        for one, title in zip(groups, changed.titles(groups), strict=True)
        for field in changed.of_group(one)
    ]


def _documents(answer: answers.Differed) -> list[Sequence[str]]:
    return [
        (document.id, ", ".join(one.kinds), field.name, field.was or "", field.now or "")
        for one in answer.difference.documents
        if (document := one.new or one.old) is not None
        for field in changed.of_document(one) or [changed.Field("", None, None)]
    ]


def _figures(answer: answers.Differed) -> list[Sequence[str]]:
    return [
        (
            one.kinds[0].value,
            said.document,
            field.name,
            field.was or "",
            field.now or "",
            said.sentence_text,
            said.id,
        )
        for one in answer.difference.figures
        if (said := one.new or one.old) is not None
        for field in changed.of_figure(one)
    ]


def _marked(one: SentenceChange) -> str:
    """Return a sentence with what was left out struck through and what came in in bold."""
    sides = [side[1] if side else "" for side in (one.old, one.new)]
    found = []
    for was, now in steps(*sides):
        if was == now:
            found.append(_shown(was, ""))
        else:
            found += [_shown(was, "~~"), _shown(now, "**")]
    return "".join(found).strip()


def _shown(words: str, mark: str) -> str:
    """Return words between marks, which Markdown wants right beside them; spaces stay outside."""
    bare = words.strip()
    left, right = (" " if words[:1].isspace() else ""), (" " if words[-1:].isspace() else "")
    return f"{left}{mark}{safe(bare)}{mark}{right}" if bare else left
