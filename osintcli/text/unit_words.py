"""Names of units as they stand behind a figure: "kilometres per hour", "trains per day", "years of age"."""

from __future__ import annotations

import re

from osintcli.lexicons.inflection import plural

_REST = re.compile(r" (?:per|of) .*")
"""What follows the word that has a plural."""


def spelled(unit: str, *, one: bool) -> str:
    """Return the name of a unit in words, in the plural unless of one. Codes of currencies stay as they are."""
    words = unit.replace("_", " ").replace("/", " per ")
    rest = _REST.search(words)
    head, tail = (words[: rest.start()], rest[0]) if rest else (words, "")
    return f"{head if one or head.isupper() else plural(head)}{tail}"
