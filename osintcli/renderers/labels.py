"""The fields of an assertion in words, as an exhibit shows them."""

from __future__ import annotations

from collections.abc import Iterator

from osintcli.model.assertion import AsOf, AsOfBasis, Assertion
from osintcli.renderers import wording

NAMES = {"quantity": "figure", "as_of": "as of", "attribution": "said by"}
"""What a person calls a field of the contract."""


def fields(noun: Assertion) -> Iterator[tuple[str, str]]:
    """Yield the fields of an assertion that are known, in the order an editor asks for them."""
    place = " > ".join(noun.place.path) if noun.place else None
    found = (
        ("quantity", wording.figure(noun) if noun.quantity else None),
        ("event", noun.event.label if noun.event else None),
        ("event date", _time(noun.event.date) if noun.event else None),
        ("counted", noun.counted.surface or noun.counted.noun if noun.counted else None),
        ("measure", noun.measure.value if noun.measure else None),
        ("predicate", noun.predicate),
        ("actor", noun.actor),
        ("place", place),
        ("as_of", _time(noun.as_of)),
        ("deadline", _time(noun.deadline) if noun.deadline else None),
        ("attribution", _said(noun)),
        ("factuality", noun.factuality.value),
        ("topics", ", ".join(noun.topics)),
    )
    yield from ((name, value) for name, value in found if value)


def _time(noun: AsOf) -> str:
    if noun.basis is AsOfBasis.DOCUMENT:
        return f"{wording.when(noun)} (no date in reach: the day of publication stands in)"
    return wording.when(noun) + (f" (“{noun.text}”)" if noun.text else "")


def _said(noun: Assertion) -> str:
    said = noun.attribution
    if not said.source:
        who = wording.speaker(noun) or "the article's own voice"
        return f"{who}{f': {said.why}' if said.why else ''}"
    other = said.origin and said.origin.casefold() not in said.source.casefold()
    origin = f", that is {said.origin}" if other else ""
    cue = f" (“{said.cue}”)" if said.cue else ""
    return f"{said.source}{cue}{origin}{f': {said.why}' if said.why else ''}"
