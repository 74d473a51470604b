"""Dates of other languages: isolated, absolute ones; dateparser knows their months."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=512)
def foreign_month(word: str) -> int | None:
    """Return the month that a word of another language names, `None` where dateparser knows none. Loads it on first use."""
    import dateparser

    try:
        found = dateparser.parse(f"1 {word} 2001", settings={"STRICT_PARSING": True, "DATE_ORDER": "DMY"})
    except (ValueError, OverflowError):
        return None
    return found.month if found is not None and (found.year, found.day) == (2001, 1) else None
