"""Dated events of all documents in one line of time."""

from __future__ import annotations

from msgspec import Struct

from osintcli.model.assertion import AsOf, Assertion
from osintcli.model.comparison import Relation


class Entry(Struct, frozen=True):
    """One event as one or more documents tell it; `date` is the sharpest date that all that agree allow."""

    date: AsOf
    label: str
    verdict: Relation
    why: str
    salience: float
    members: tuple[Assertion, ...]


class Timeline(Struct, frozen=True):
    """Entries in date order."""

    entries: tuple[Entry, ...] = ()
