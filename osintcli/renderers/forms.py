"""Forms of output and how they look. Nothing is imported here: the command line reads it before it does anything."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Format(StrEnum):
    """A form of output, as `--format` names it."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "md"


class Look(NamedTuple):
    """How the page looks: columns, whether it may have colour, whether the encoding has more than ASCII."""

    width: int = 80
    colour: bool = False
    unicode: bool = True
