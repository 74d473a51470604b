"""osint: where the sources agree, and where they don't."""

from __future__ import annotations

__version__ = "0.1.0"
