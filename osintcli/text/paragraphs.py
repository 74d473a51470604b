"""What stands around a sentence in its paragraph."""

from __future__ import annotations

CONTEXT = 400
"""Code points before a sentence that are looked at."""


def paragraph_before(text: str, start: int) -> str:
    """Return what stands in the paragraph before a sentence."""
    held = text[max(0, start - CONTEXT) : start]
    return held[held.rfind("\n\n") + 1 :] if "\n\n" in held else held
