"""What sort of speaker words name: how well, of which kind, and by which nouns it may be called again."""

from __future__ import annotations

import re

from osintcli.assertions.attribution.lexicon import speakers
from osintcli.model.attribution import Level

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-&][^\W_]+)*|['’]s\b")
_TIE = re.compile(r"\s(?:of|for|in|at|from|on|who|which|that|with)\s|,")


def grade(words: str) -> tuple[Level, str]:
    """Return how well the words name a speaker, and what kind of speaker."""
    cut = _TIE.split(f" {words} ")[0]
    listed = _WORD.findall(cut) or _WORD.findall(words)
    if not listed:
        return Level.CLASS, "body"
    head, lower = listed[-1], listed[-1].lower()
    indefinite = listed[0].lower() in speakers().indefinite
    if lower in speakers().unnamed:
        return Level.CLASS, "many"
    if lower in speakers().anonymous_documents:
        return Level.HEARSAY, "unknown"
    if lower in speakers().classes:
        return Level.CLASS, "many"
    is_name = (
        any(
            w[:1].isupper() and w.lower() not in speakers().articles | speakers().indefinite
            for w in listed[1:]
        )
        or (
            head[:1].isupper() and len(listed) == 1 and lower not in speakers().offices | speakers().documents
        )
        or (listed[0][:1].isupper() and len(listed) > 1 and head[:1].isupper())
    )
    if lower in speakers().bodies:
        return (Level.NAMED if is_name or not indefinite else Level.CLASS), "body"
    if is_name:
        person = len([w for w in listed if w[:1].isupper()]) > 1 and listed[0].lower() != "the"
        return Level.NAMED, "person" if person else "body"
    if lower in speakers().offices:
        return (Level.CLASS if indefinite else Level.NAMED), "person"
    return Level.CLASS, "body"


def fits(head: str, other: str) -> bool:
    """Say whether a body called by one noun may be called by another: a firm is no ministry. A name may be any."""
    sorts = [s for s in speakers().sorts.values() if other in s]
    if not sorts or head == other:
        return other not in speakers().bodies or head == other
    business = speakers().sorts["business"]
    return any(head in s for s in sorts) or (head.endswith(speakers().makers) and business in sorts)


def is_press(head: str) -> bool:
    """Say whether a noun calls nothing but a paper or a station."""
    return [name for name, some in speakers().sorts.items() if head in some] == ["press"]


def noun_of(name: str) -> str:
    """Return the body's noun in a name, else its last word."""
    listed = [w.lower() for w in _WORD.findall(_TIE.split(f" {name} ")[0])] or [""]
    found: str = next((w for w in reversed(listed) if w in speakers().bodies), listed[-1])
    return found


def ministry(words: list[str]) -> str | None:
    """ "the interior minister" speaks for the interior ministry; a prime minister for none."""
    if not words or words[-1].lower() in speakers().no_ministry:
        return None
    return f"{' '.join(words).lower()} ministry"
