"""Questions that a text asks itself: "How many dead?" makes the bare figures behind it count the dead."""

from __future__ import annotations

from osintcli.assertions import vocabulary
from osintcli.assertions.context import Context
from osintcli.assertions.thread import Thread
from osintcli.model.assertion import Counted
from osintcli.model.sentence import Sentence

LONGEST = 80
"""A question longer than this asks about more than a figure."""


def note(context: Context, sentence: Sentence, thread: Thread) -> None:
    """Keep what a sentence asks for, where it asks for a figure."""
    text = context.text_of(sentence)
    if not text.endswith("?") or len(text) > LONGEST:
        return
    lower = text.lower().rstrip("?").strip()
    asked = next((q for q in vocabulary.measures().questions if q in lower), None)
    if asked is None:
        _note_topic(lower, sentence, thread)
        return
    words = lower.split(asked, 1)[1].split()
    for word in words:
        of = vocabulary.by_adjective(word) or vocabulary.by_noun(word) or vocabulary.by_verb(word)
        if of is not None and of.people:
            thread.ask(Counted("dead" if word == "dead" else "person", word, person=True), of.name, sentence)
            return
    if words and words[0] not in vocabulary.clauses().unasked:
        person = vocabulary.people().counts(words[0].rstrip("s"))
        thread.ask(
            Counted("person" if words[0] == "people" else words[0].rstrip("s"), words[0], person=person),
            None,
            sentence,
        )


def _note_topic(lower: str, sentence: Sentence, thread: Thread) -> None:
    """ "And the bill?": a question of a few words that ends in a noun of the lexicon asks for its figure."""
    words = lower.split()
    of = vocabulary.by_noun(words[-1]) if words and len(words) <= SHORT else None
    if of is not None:
        thread.ask(Counted(words[-1], words[-1], person=of.people), of.name, sentence)


SHORT = 4
"""Words of a question that only names its topic."""
