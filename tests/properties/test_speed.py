"""Time grows with the length of a text, not with its square, whatever the text is made of."""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from osintcli import mentions, sentences
from osintcli.documents import from_objects
from osintcli.model.document import Document

CORPORA = Path(__file__).parents[1] / "corpora"
HOSTILE = (
    "7", "7 ", "1,", "1,234,", "22,24,26 ", "1-", "1/", "1:", "x1 ", "+1 ", "$5 ", "5% ", "1 000 ", "½", "12:30 ",
    ",", ".", "…", "?!", '."', ". \n", "x\n", "\n", "'", '" ', "(", "( ) ", "[", "[x](", "---\n", " > ", "_", "A. ",
    "key: ", "a-b-", "-", "one ", "and ", "one and ", "two hundred and ", "dozens of ", "half ", "a ", "the ", "of ",
    "May ", "March, ", "12 May ", "week ", "the last ", "2 days ago ", "two days after ", "from 3 to ",
    "between 5 and ", "more than ", "or more ", "year old ",
)  # fmt: skip
"""Pieces that a grammar may try again and again when they are repeated."""
TIMES = 4
"""How much longer the longer text is."""


def document(text: str) -> Document:
    return next(
        d
        for d in from_objects([{"id": "a", "text": text, "published": "2031-05-02"}])
        if isinstance(d, Document)
    )


def seconds(work: Callable[[Document], object], text: str, runs: int = 2) -> float:
    """Return the least processor time of some runs; no run is stopped to look for dead cycles."""
    made = document(text)
    times = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(runs):
            start = time.process_time()
            work(made)
            times.append(time.process_time() - start)
    finally:
        gc.enable()
    return min(times)


def read(made: Document) -> None:
    mentions.find(made.text, sentences.split(made), made.published)


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize(("work", "size"), [(sentences.split, 10_000), (read, 1500)])
def test_hostile_text_takes_linear_time(piece: str, work: Callable[[Document], object], size: int) -> None:
    work(document("The " + piece))
    texts = ["The " + piece * (length // len(piece)) for length in (size, size * TIMES)]
    for runs in RUNS:
        short, long = (seconds(work, text, runs) for text in texts)
        if long < MOST_LINEAR * TIMES * max(short, LEAST):
            return
    pytest.fail(f"{short:.4f} s grew to {long:.4f} s")


MOST_LINEAR = 2.5
"""What a longer text may take, to its share: the square of the length would be four times."""
LEAST = 0.004
"""Seconds below which a time is not told from noise."""
RUNS = (2, 5, 12)
"""Another load on the machine slows one run in many; what is not linear is slow in all of them."""
MOST = 250
"""Times what a search for digits alone takes on the same text that reading may take; 165 to 185 when this was set."""


def test_reading_keeps_its_speed() -> None:
    """The floor of the README's figure, as a ratio inside one run: a slower machine is slower at both."""
    text = "\n\n".join(path.read_text() for path in sorted(CORPORA.rglob("*.txt")))
    assert len(text) > 15_000
    digits = re.compile(r"\d+")
    read(document(text))
    search = seconds(
        lambda made: [found.span() for _ in range(50) for found in digits.finditer(made.text)], text, 5
    )
    assert seconds(read, text, 5) < MOST * search / 50
