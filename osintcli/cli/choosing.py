"""One assertion out of many by its id, and the stretch of text to show it in."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from osintcli.errors import NothingFound
from osintcli.model.assertion import Assertion
from osintcli.model.span import Span

REACH = 600
"""Code points of context on either side of the sentence, at most."""


def chosen(assertions: Sequence[Assertion], name: str) -> Assertion:
    """Return the assertion whose id is `name` or alone begins with it. Raises `NothingFound`."""
    found = [one for one in assertions if one.id.startswith(name.lower())] if name else []
    if len(found) == 1 or (found and found[0].id == name.lower()):
        return found[0]
    if found:
        ids = ", ".join(one.id for one in found[:5])
        raise NothingFound(f"{len(found)} assertions begin with {name}: {ids}", "Write more of the id.")
    near = get_close_matches(name.lower(), [one.id for one in assertions], n=1)
    hint = f"Did you mean {near[0]}?" if near else "`osint extract` and `osint compare` print the ids."
    raise NothingFound(f"no assertion {name} in these documents", hint)


def around(text: str, sentence: Span) -> Span:
    """Return the paragraph of a sentence, not more than a screen of it."""
    start = max(
        text.rfind("\n\n", 0, sentence.start) + 2 if "\n\n" in text[: sentence.start] else 0,
        sentence.start - REACH,
    )
    end = text.find("\n\n", sentence.end)
    stop = min(end if end >= 0 else len(text), sentence.end + REACH)
    return Span(_word_start(text, start, sentence.start), _word_end(text, stop, sentence.end))


def _word_start(text: str, at: int, limit: int) -> int:
    if at == 0 or text[at - 1].isspace():
        return at
    while at < limit and not text[at].isspace():
        at += 1
    return min(at + 1, limit)


def _word_end(text: str, at: int, limit: int) -> int:
    if at == len(text) or text[at].isspace():
        return at
    while at > limit and not text[at - 1].isspace():
        at -= 1
    return max(at - 1, limit)
