"""The words of a quote and right around it, where a field alone says too little."""

from __future__ import annotations

from osintcli.comparisons.lexicon import lexicon
from osintcli.model.assertion import Assertion
from osintcli.text.stems import stop_words


def head(surface: str) -> str:
    """Return a noun phrase up to the first comma or word without a meaning of its own: "troops" of "troops in the north"."""
    kept: list[str] = []
    for word in surface.partition(",")[0].split():
        if kept and word.lower() in stop_words() - lexicon().joining:
            break
        kept.append(word)
    return " ".join(kept)


COMPLEMENT = 3
"""Words behind "of" that still say of what: "reports of side effects"."""


def complement(said: Assertion) -> str | None:
    """Return what "of" right behind a quote leads to, up to the next word without a meaning of its own."""
    end = said.quote.span.end - said.sentence.start
    rest = said.sentence_text[end:].split()
    if not rest or rest[0] != "of":
        return None
    kept: list[str] = []
    for word in rest[1 : 1 + COMPLEMENT]:
        if word.lower().strip(",.;:") in stop_words():
            break
        kept.append(word)
        if word[-1:] in ",.;:":
            break
    return " ".join(kept) or None


LABEL = 60
"""Code points of the label of a row, which stands before its figure and ends with a colon."""


def label(said: Assertion) -> str | None:
    """Return what stands before a figure that is all its row says: "In the camp at Hale" of "In the camp at Hale: 800"."""
    start = said.quote.span.start - said.sentence.start
    before, behind = said.sentence_text[:start].rstrip(), said.sentence_text[start + len(said.quote.span) :]
    is_row = before.endswith(":") and len(before) <= LABEL and not behind.strip(" .")
    return before[:-1] if is_row else None


def with_next(said: Assertion) -> str:
    """Return a quote with the word behind it: "five counts" is "five counts of"."""
    start = said.quote.span.start - said.sentence.start
    behind = said.sentence_text[start + len(said.quote.span) :].split(maxsplit=1)
    return f"{said.quote.exact} {behind[0]}" if behind else said.quote.exact


def trigger(said: Assertion) -> str:
    """Return the trigger of an event as it stands: "founded", whose lemma is "found", is no finding."""
    event = said.event
    if event is None or event.trigger_span is None:
        return event.trigger if event is not None else ""
    start = event.trigger_span.start - said.sentence.start
    return said.sentence_text[start : start + len(event.trigger_span)] or event.trigger
