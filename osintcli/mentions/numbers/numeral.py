"""A number as it stands in a sentence, before anything around it is read."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct


class Form(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    FRACTION = "fraction"
    VAGUE = "vague"


class Numeral(Struct, frozen=True):
    """A number over the tokens `first` to `last`, the end left out.

    `value` is `None` of a vague one, and `low` then the least it can mean. `scale` is the factor of its last scale word
    ("million"), which the first end of "1.2 to 2.3 billion" borrows. `rule` is the name of the rule that read it.
    """

    first: int
    last: int
    value: Decimal | None
    form: Form
    rule: str
    low: Decimal | None = None
    scale: Decimal = Decimal(1)
