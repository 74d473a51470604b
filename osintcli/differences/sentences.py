"""Two versions of one article, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from osintcli.differences.aligning import aligned
from osintcli.model.change import SentenceChange, State


def changes(
    old: State, new: State, pairs: Mapping[str, str], said: Mapping[str, str]
) -> Iterator[SentenceChange]:
    """Yield what became of the sentences of documents whose text is another, in the order of the new text.

    Where a text is not at hand, what is known of it are the sentences of its assertions; `said` tells which became which.
    """
    for name, other in pairs.items():
        one, two = old.documents[name], new.documents[other]
        if one.sha256 == two.sha256:
            continue
        if name not in old.sentences or other not in new.sentences:
            yield from _of_assertions(name, old, new, said)
            continue
        before = [(span, span.of(one.text)) for span in old.sentences[name]]
        after = [(span, span.of(two.text)) for span in new.sentences[other]]
        twins = {m: n for n, m in aligned([words for _, words in before], [words for _, words in after])}
        there = set(twins.values())
        gone = [n for n in range(len(before)) if n not in there]
        for m, sentence in enumerate(after):
            while gone and m in twins and gone[0] < twins[m]:
                yield SentenceChange(other, before[gone.pop(0)], None)
            if m not in twins:
                yield SentenceChange(other, None, sentence)
            elif before[twins[m]][1] != sentence[1]:
                yield SentenceChange(other, before[twins[m]], sentence)
        yield from (SentenceChange(other, before[n], None) for n in gone)


def _of_assertions(name: str, old: State, new: State, said: Mapping[str, str]) -> Iterator[SentenceChange]:
    after = {one.id: one for one in new.assertions}
    found: dict[SentenceChange, None] = {}
    for one in old.assertions:
        other = after.get(said.get(one.id, ""))
        if one.document == name and other is not None and one.sentence_text != other.sentence_text:
            sides = ((a.sentence, a.sentence_text) for a in (one, other))
            found[SentenceChange(other.document, *sides)] = None
    yield from found
