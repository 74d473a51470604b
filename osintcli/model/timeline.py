"""Dated events of all documents in one line of time."""

from __future__ import annotations

from dataclasses import dataclass

from osintcli.model.assertion import AsOf, Assertion
from osintcli.model.comparison import Relation


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as one or more documents tell it; `date` is the sharpest date that all that agree allow."""

    date: AsOf
    label: str
    verdict: Relation
    why: str
    salience: float
    members: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Entries in date order."""

    entries: tuple[Entry, ...] = ()
