"""Two stretches of text side by side, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

_TOKEN = re.compile(r"\w+(?:[.,:]\w+)*|\s+|[^\w\s]")


class Step(NamedTuple):
    """A stretch of the one and what stands there in the other; the same where nothing changed, empty where nothing was."""

    was: str
    now: str


def steps(before: str, after: str) -> Iterator[Step]:
    """Yield the two texts in steps; figures ("11,000") are one word. Joined, `was` is `before` and `now` is `after`."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    for _, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield Step("".join(old[i:j]), "".join(new[k:m]))
