"""How two stretches of words differ, in a sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from osintcli.text.wordwise import steps

_UNSEEN = ("Cc", "Cf", "Mn", "Zl", "Zp")
SHOWN = 3
"""Differences that are told one by one."""
LONG = 60
"""Code points of a stretch that are shown."""


def difference(before: str, after: str) -> str:
    """Return what to say of `before` that became `after`; empty where they are the same."""
    if before == after:
        return ""
    if "".join(before.split()) == "".join(after.split()):
        return "only spaces or line ends differ"
    told = list(dict.fromkeys(_told(before, after)))
    more = len(told) - SHOWN
    return "; ".join(told[:SHOWN]) + (f"; and {more} more" if more > 0 else "")


def _told(before: str, after: str) -> Iterator[str]:
    for was, now in steps(before, after):
        if was == now or not (was.strip() or now.strip()):
            continue
        if not was.strip():
            yield f"“{_short(now)}” came in"
        elif not now.strip():
            yield f"“{_short(was)}” was left out"
        else:
            yield f"“{_short(was)}” became “{_short(now)}”{_look_alike(was, now)}"


def _short(words: str) -> str:
    """Return words as they can be shown; signs without a shape of their own by their names."""
    words = " ".join(words.split())
    if words and all(unicodedata.category(sign) in _UNSEEN for sign in words):
        return ", ".join(map(_name, words[:SHOWN]))
    return words if len(words) <= LONG else f"{words[: LONG - 1]}…"


def _look_alike(was: str, now: str) -> str:
    """Name the signs where one was set for another that may look like it: of another script, or not of ASCII."""
    if len(was) != len(now):
        return ""
    pairs = [(a, b) for a, b in zip(was, now, strict=True) if a != b]
    if len(pairs) > SHOWN or not all(_alike(*pair) for pair in pairs):
        return ""
    a, b = pairs[0]
    return f" ({_name(b)} for {_name(a)})"


def _alike(a: str, b: str) -> bool:
    if any(unicodedata.category(sign) in _UNSEEN for sign in (a, b)):
        return False
    return a.isascii() != b.isascii() or _script(a) != _script(b)


def _script(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0] if sign.isalpha() else ""


def _name(sign: str) -> str:
    return unicodedata.name(sign, f"U+{ord(sign):04X}").lower()
