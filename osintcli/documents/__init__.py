"""Read: paths, streams and objects to documents. Dating those without a date is upstairs."""

from __future__ import annotations

from osintcli.documents.reading import from_objects, read

__all__ = ["from_objects", "read"]
