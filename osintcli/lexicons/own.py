"""What users add to the built-in words: their `osint.yaml`.

`$OSINT_CONFIG` names it; the command line sets that to the `osint.yaml` beside the documents or in the working folder.

    topics:            # a new topic, or more words for one that `osint topics` knows
      - name: walkouts
        words: [walkout, wildcat]
    kin:               # words that ask for the same thing
      - [depot, yard, garage]
    office_holders:    # who holds an office, and since when: tells undated texts apart
      - {office: [president], name: Mara Belk, since: 2029-03, until: 2033-11}
"""

from __future__ import annotations

import calendar
import os
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec

from osintcli.errors import LexiconError
from osintcli.lexicons.load import parse
from osintcli.model.interval import Interval

VARIABLE = "OSINT_CONFIG"
NAME = "osint.yaml"


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A topic of the user's; the fields mean what the head of `en/topics.yaml` says."""

    name: str
    words: list[str] = msgspec.field(default_factory=list)
    phrases: list[str] = msgspec.field(default_factory=list)
    ask: list[str] = msgspec.field(default_factory=list)
    kind: str | None = None
    counts: str | list[str] | None = None


class Holder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who holds an office: the words that call it, the name as texts write it, a day, month or year at either end."""

    office: list[str]
    name: str
    since: str | int | None = None
    until: str | int | None = None

    def interval(self) -> Interval:
        """Return the days in office. Raises `LexiconError` for what is no day, month or year."""
        return Interval(_days(self.since).earliest, _days(self.until).latest)


class Own(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that a user adds."""

    topics: list[Topic] = msgspec.field(default_factory=list)
    kin: list[list[str]] = msgspec.field(default_factory=list)
    office_holders: list[Holder] = msgspec.field(default_factory=list)


def _days(text: str | int | None) -> Interval:
    """Return the days of `2029`, `2029-03` or `2029-03-14`; an open interval for nothing."""
    if text is None:
        return Interval()
    try:
        parts = [int(part) for part in str(text).split("-")]
        if len(parts) == 1:
            return Interval.year(parts[0])
        return Interval.month(parts[0], parts[1]) if len(parts) == 2 else Interval.day(date(*parts))
    except (ValueError, TypeError, calendar.IllegalMonthError) as error:
        raise LexiconError(f"{NAME}: {text!r} is no day", "Write 2029-03-14, 2029-03 or 2029.") from error


def own() -> Own:
    """Return what the user adds. Raises `LexiconError` naming file and entry."""
    return _read(os.environ.get(VARIABLE) or "")


def digest() -> str:
    """Return a hash of the user's file, empty where there is none: what was read with another is not read with this."""
    return _digest(os.environ.get(VARIABLE) or "")


@cache
def _read(path: str) -> Own:
    return parse(_bytes(path) or b"{}", Own, path)


@cache
def _digest(path: str) -> str:
    return sha256(_bytes(path)).hexdigest() if path else ""


def _bytes(path: str) -> bytes:
    if not path:
        return b""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        hint = f"Set {VARIABLE} to a file that is there, or unset it."
        raise LexiconError(f"cannot read {path}: {error.strerror or error}", hint) from error
