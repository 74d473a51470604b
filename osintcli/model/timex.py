"""Time expressions, as TIMEX3 has them."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from osintcli.model.interval import Interval
from osintcli.model.span import Span


class TimexType(StrEnum):
    """TIMEX3 `type`."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Anchor(StrEnum):
    """What a time expression was resolved against."""

    NONE = "none"
    DOCUMENT = "document"
    TEXT = "text"


class TimexMention(Struct, frozen=True):
    """A span read as a time. `value` and `mod` follow TIMEX3 (`2024-10`, `P3D`, `PAST_REF`, `XXXX-WXX-2` where no anchor
    is known; BEFORE, AFTER, START, MID, END, APPROX, …); `interval` holds the calendar days meant, unbounded when unknown
    and for durations and sets, unless the text says which ("two days after the vote"). The span leaves a leading
    preposition out. `preposition` is that word, lower case ("by",
    "since", "until", "as of", …), or `""`. `anchor` says what a relative expression was counted from, `relative` whether
    it is one. `rule` names the grammar rule.
    """

    span: Span
    type: TimexType
    value: str
    mod: str | None = None
    interval: Interval = Interval()
    relative: bool = False
    anchor: Anchor = Anchor.NONE
    preposition: str = ""
    rule: str = ""
