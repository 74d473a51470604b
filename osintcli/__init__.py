"""osint: where the sources agree, and where they don't."""

__version__ = "0.1.0"
