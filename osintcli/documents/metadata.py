"""What is known of a document besides its text: the fields a user, a manifest or the document itself may give."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from osintcli.documents import written
from osintcli.model.interval import Interval

RELIABILITY = "ABCDEF"
"""The Admiralty grades, the user's own; never guessed."""


class Metadata(msgspec.Struct, frozen=True):
    """Fields of a document; `None` is not known."""

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: Interval | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    reliability: str | None = None
    origin_of: str | None = None
    retrieved: Interval | None = None

    def over(self, other: Metadata) -> Metadata:
        """Return `other` with every field that is known here written over it."""
        known = {name: value for name in FIELDS if (value := getattr(self, name)) is not None}
        return msgspec.structs.replace(other, **known)


NOTHING = Metadata()

FIELDS = Metadata.__struct_fields__


def of(given: Mapping[str, object]) -> tuple[Metadata, tuple[str, ...]]:
    """Read the fields of a JSON object. What cannot be read is left out, with a sentence for each in the second part."""
    found: dict[str, object] = {}
    notes = []
    for name in FIELDS:
        value = given.get(name)
        if value is None or value == "":
            continue
        try:
            found[name] = _value(name, value)
        except ValueError as error:
            notes.append(f"read without its `{name}`: {error}")
    return Metadata(**found), tuple(notes)  # type: ignore[arg-type]  # each value was made for its field


def _value(name: str, value: object) -> object:
    if name in ("published", "retrieved"):
        return written.parse(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f"{type(value).__name__} is not text")  # noqa: TRY004  reported as a value
    return reliability(str(value)) if name == "reliability" else str(value).strip()


def reliability(text: str) -> str:
    """Return an Admiralty grade. Raises `ValueError` when it is none."""
    if text not in RELIABILITY or len(text) != 1:
        raise ValueError(f"{text!r} is no grade: write A, B, C, D, E or F")
    return text
