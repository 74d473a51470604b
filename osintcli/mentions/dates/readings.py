"""What a rule reads from words, before it is known when the text was written."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from osintcli.mentions.dates.holidays import Holiday
from osintcli.model.timex import TimexType


class Shift(Struct, frozen=True):
    """So many calendar units from the day of writing, or from the last date of the text: "last month", "the next day".

    `near`: of the text's dates only one of the same sentence counts ("the end of the year").
    """

    unit: str
    count: int
    of_text: bool = False
    near: bool = False


class Offset(Struct, frozen=True):
    """An amount before (negative) or after another time: "three weeks from tomorrow", "two days earlier".

    `exact`: to the day, not to the unit.
    """

    amounts: tuple[tuple[Decimal, str], ...]
    sign: int
    base: Expression | None = None
    of_text: bool = False
    exact: bool = False


class When(Struct, frozen=True):
    """Fields of the calendar that the words name; what they leave out is `None` and comes from `inside` or the context."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    week: int | None = None
    weekend: bool = False
    decade: int | None = None
    century: int | None = None
    holiday: Holiday | None = None
    direction: int = 0
    inside: Expression | None = None


class Nth(Struct, frozen=True):
    """The nth unit inside a time, -1 the last: "the second week of 2021", "the first ten days of May" (count 10)."""

    which: int
    unit: str
    count: int
    inside: Expression


class Run(Struct, frozen=True):
    """Some units up to the day of writing or from it on: "the past nine days", "the next four years"."""

    amount: Decimal | None
    unit: str
    sign: int


Expression = Shift | Offset | When | Nth | Run


DAY, MONTH, EITHER = "day", "month", "either"
"""What stands first in a date of figures."""


class Reading(Struct, frozen=True):
    """One time expression. `expression` is what is to be placed in the calendar; else `value` is final already.

    `part` is a part of the day (`MO`, `NI`), `clock` a time of day ("18:00"), `zone` its zone ("Z", "+09"). `amounts`
    are the parts of a duration. `weak` tells that the words are a time only beside others, `definite` that they begin
    with "the", `order` what stands first in a date of figures and slashes: "day", "month", or "either" where both can;
    `edge` that `mod` means the very beginning or end ("the end of May", not "late May").
    """

    type: TimexType = TimexType.DATE
    expression: Expression | None = None
    value: str = ""
    mod: str | None = None
    part: str = ""
    clock: str = ""
    zone: str = ""
    amounts: tuple[tuple[Decimal, str], ...] = ()
    rule: str = ""
    weak: bool = False
    definite: bool = False
    edge: bool = False
    order: str = ""
