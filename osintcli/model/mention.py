"""What the mentions stage hands on."""

from __future__ import annotations

from msgspec import Struct

from osintcli.model.quantity import QuantityMention
from osintcli.model.timex import TimexMention

Mention = QuantityMention | TimexMention


class Mentions(Struct, frozen=True):
    """All mentions of one document, each tuple in text order; no two of one tuple overlap."""

    quantities: tuple[QuantityMention, ...] = ()
    timexes: tuple[TimexMention, ...] = ()

    @property
    def in_order(self) -> list[Mention]:
        """Both kinds in text order."""
        found: list[Mention] = [*self.quantities, *self.timexes]
        return sorted(found, key=lambda mention: (mention.span.start, mention.span.end))
