"""Compare: assertions -> groups of what may be compared, how their members stand to each other, and what to make of it.

`compare(assertions, documents, topic, options)`. `topics.label`, `topics.count` and `topics.near` name what there is.
"""

from __future__ import annotations

from osintcli.comparisons.compare import compare
from osintcli.model.options import Options

__all__ = ["Options", "compare"]
