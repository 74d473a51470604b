"""Which figures are of a pledge or a forecast, though it is a fact that it was made."""

from __future__ import annotations

from osintcli.comparisons.lexicon import lexicon
from osintcli.model.assertion import Assertion
from osintcli.text.stems import positions, stem


def promises(said: Assertion) -> bool:
    """Say whether a figure is of a pledge or a forecast."""
    known = lexicon()
    if said.predicate is not None and (root := stem(said.predicate)) in known.pledging:
        return _beside(said, root)
    named = (said.counted.noun if said.counted is not None else "", *said.concept)
    return any(stem(name) in known.forecasting for name in named if name)


def _beside(said: Assertion, root: str) -> bool:
    """Say whether a word stands with the figure: not "of 600 promised, 140", where 140 is what came of it."""
    start = said.quote.span.start - said.sentence.start
    end = start + len(said.quote.span)
    text = said.sentence_text
    gaps = [
        text[last:start] if last <= start else text[end:first]
        for first, last, word in positions(text)
        if word == root
    ]
    return not gaps or any("," not in gap for gap in gaps)
