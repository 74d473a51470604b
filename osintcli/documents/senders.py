"""Who sends a letter: an outlet whose desk writes, or a person, whose outlet is the house of the address.

What a From says, in this order:

- "Ida Brook at Valley Gazette <…>": the writer and the outlet.
- the name of a desk's mailbox ("news@…", "press.office@…"), or one that is its domain's ("Valley Gazette
  <x@valley-gazette.example>"), and of whatever goes out to a list (`List-Unsubscribe`, `Precedence: bulk`): the outlet.
- any other name: a person, the author. The outlet is the domain, as it is of a web page that names none; of a mailbox at a
  provider of mailboxes nothing is known.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec

from osintcli.lexicons.load import load

_APART = re.compile(r"[._+-]|(?<=\D)(?=\d)")
_LETTERS = re.compile(r"[\W_]+")
_SHORTEST = 5
"""Letters of a name that may be those of a domain."""


class _Letters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    desks: frozenset[str]
    hosts: frozenset[str]
    providers: frozenset[str]
    between: tuple[str, ...]


class Sender(NamedTuple):
    """Who wrote and which outlet sent it; `None` where it is not known."""

    author: str | None
    publisher: str | None


def read(name: str, address: str, *, bulk: bool = False) -> Sender:
    """Return who sends a letter, by the name and the address of its From; `bulk` where it goes out to a list."""
    words = load("letters", _Letters)
    box, _, domain = address.lower().rpartition("@")
    house = _house(domain, words)
    for sign in words.between:
        writer, found, outlet = name.partition(sign)
        if found and writer.strip() and outlet.strip():
            return Sender(writer.strip(), outlet.strip())
    if not name:
        return Sender(None if _desk(box, words) else address or None, house)
    if bulk or _desk(box, words) or _same(name, domain):
        return Sender(None, name)
    return Sender(name, house)


def _desk(box: str, words: _Letters) -> bool:
    """Say whether a mailbox is a desk's: "press.office", "world-news", but "ann.daily" may be a person."""
    first, *_ = _APART.split(box)
    return first in words.desks or box in words.desks or not words.desks.isdisjoint(box.split("-"))


def _house(domain: str, words: _Letters) -> str | None:
    """Return a domain without the parts that only say that it sends mail; nothing of a provider of mailboxes."""
    if "." not in domain:
        return None
    parts = domain.split(".")
    while len(parts) > 2 and parts[0] in words.hosts:
        parts = parts[1:]
    house = ".".join(parts)
    known = any(house == one or house.endswith(f".{one}") for one in words.providers)
    return None if known else house


def _same(name: str, domain: str) -> bool:
    """Say whether a name is that of its domain: "Valley Gazette" of valley-gazette.example."""
    letters = _LETTERS.sub("", name.lower())
    parts = {_LETTERS.sub("", part) for part in domain.split(".")[:-1]}
    plain = letters.removeprefix("the")
    return (len(letters) >= _SHORTEST and letters in parts) or (len(plain) >= _SHORTEST and plain in parts)
