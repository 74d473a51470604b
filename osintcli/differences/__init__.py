"""Two states of a corpus to what changed between them: `differ(old, new)`."""

from __future__ import annotations

from osintcli.differences.differing import differ

__all__ = ["differ"]
