"""Families: documents that are one text, or come from one."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class How(StrEnum):
    """How two documents are one text.

    `same`: letter by letter. `version`: most of the words, and of one outlet or one address: one of them is the later
    state of the other. `copy`: most of the words, at another outlet. `republished`: the manifest says so.
    """

    SAME = "same"
    VERSION = "version"
    COPY = "copy"
    REPUBLISHED = "republished"


class Alike(Struct, frozen=True, order=True):
    """Two documents of one text, in the order of the corpus. `percent` of the shorter one's words stands in the other."""

    one: str
    other: str
    how: How
    percent: int | None


class Family(Struct, frozen=True):
    """Documents that are one text or come from one, in order, and what joins them. A family counts as one voice."""

    members: tuple[str, ...]
    ties: tuple[Alike, ...]
