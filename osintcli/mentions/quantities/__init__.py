"""Quantities: numbers with their bounds and units, as mentions."""

from __future__ import annotations

from osintcli.mentions.quantities.grammar import find

__all__ = ["find"]
