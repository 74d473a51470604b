"""Numbers in text, before anything is known of what they count."""

from __future__ import annotations

from osintcli.mentions.numbers.grammar import find
from osintcli.mentions.numbers.numeral import Form, Numeral

__all__ = ["Form", "Numeral", "find"]
