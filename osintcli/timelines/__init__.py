"""Order: assertions -> dated events of all documents in one line of time. `order(assertions, documents, options)`."""

from __future__ import annotations

from osintcli.timelines.ordering import order

__all__ = ["order"]
