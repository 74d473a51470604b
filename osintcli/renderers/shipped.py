"""The JSON Schema that is part of the program, as it was made from the shapes when the program was."""

from __future__ import annotations

from pathlib import Path

PATH = Path(__file__).parent / "json" / "osint-v1.schema.json"


def schema() -> str:
    """Return the JSON Schema of `osint/v1`; nothing is imported for it."""
    return PATH.read_text(encoding="utf-8")
