"""Who says it: each figure and each event of a document is led to its speaker, and the speaker to who first said it."""

from __future__ import annotations

from osintcli.assertions.attribution.other_names import aliases
from osintcli.assertions.attribution.speakers import Speakers

__all__ = ["Speakers", "aliases"]
