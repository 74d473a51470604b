"""What the signs and words of a page mean; each renderer says what its page has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from osintcli.model.assertion import AsOfBasis, Assertion
from osintcli.model.comparison import Group
from osintcli.renderers import wording

POLICIES = {
    "latest": "the latest figure told as a fact",
    "range": "the latest; beside it the whole range",
    "conservative": "the lowest that all facts of the latest time allow",
    "majority": "what most documents tell",
    "pending": "the latest; nothing contradicts it",
    "added": "the latest, with what was added to it",
}
"""How one figure is made of many; `added` is the latest with an addition that came after it."""

STANDS_IN = "no date in reach: the day of publication stands in"
AS_TOLD = "“as told …”: told later than the day that the figure is about"
BEHIND = "(…) the outlet's own voice: the text names this speaker for the figure elsewhere"
DAYS = (
    ("●", "a day"),
    ("○", "some day of a stretch, or the whole of it"),
    ("◇", "planned or possible"),
)
"""The signs of a line of time."""


def of_groups(groups: Iterable[Group]) -> Iterator[str]:
    """Yield the lines that explain the rows, reasons and estimates of some groups."""
    some = list(groups)
    members = [one for group in some for one in group.members]
    yield from of_members(members)
    whys = [
        words
        for group in some
        for words in (group.why, group.estimate.why if group.estimate else None)
        if words is not None
    ]
    if any(", as told " in words for words in whys):
        yield AS_TOLD
    made = {one.estimate.policy for one in some if one.estimate and one.estimate.best is not None}
    for policy in sorted(made & POLICIES.keys()):
        yield f"{policy}: {POLICIES[policy]}, in brackets the lowest and the highest; --policy has other ways"
    if any(wording.only_parts(group) for group in some):
        yield "“at least” of parts: no figure of the whole is told"


def of_members(members: Sequence[Assertion]) -> Iterator[str]:
    """Yield the lines that explain when and by whom figures are told."""
    if any(one.as_of.basis is AsOfBasis.DOCUMENT and not one.event for one in members):
        yield f"~, “told …”: {STANDS_IN}"
    if any(map(wording.behind, members)):
        yield BEHIND
