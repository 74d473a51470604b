"""Time expressions: words to TIMEX3 with the days they stand for."""

from __future__ import annotations

from osintcli.mentions.dates.finding import find

__all__ = ["find"]
