"""Forms of output and how they look. Nothing heavy is imported here: the command line reads it before it does anything."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from osintcli.errors import InputError


class Format(StrEnum):
    """A form of output, as `--format` names it."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "md"
    TIMELINEJS = "timelinejs"
    ICS = "ics"
    HTML = "html"
    PARQUET = "parquet"
    DATAPACKAGE = "datapackage"
    ANNOTATIONS = "annotations"
    CLAIMS = "claims"
    STIX = "stix"


ALIASES = {"txt": Format.TABLE, "ndjson": Format.JSONL, "markdown": Format.MARKDOWN, "htm": Format.HTML}
"""Suffixes of files that name a form in another way."""


def of_suffix(suffix: str) -> Format | None:
    """Return the form that a file's suffix (without the dot, in any case) tells, `None` where it tells none."""
    asked = suffix.lower()
    return ALIASES.get(asked) or next((one for one in Format if one == asked), None)


def only_timelines(form: str) -> InputError:
    """Return the error of an answer that has no line of time to be made a calendar of."""
    return InputError(
        f"{form} is a form of `osint timeline` only", "Say --format json, or ask for a timeline."
    )


class Look(NamedTuple):
    """How the page looks: columns, whether it may have colour, whether the encoding has more than ASCII."""

    width: int = 80
    colour: bool = False
    unicode: bool = True
