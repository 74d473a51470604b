"""Quotes of an earlier output to how they stand today: `verify`."""

from __future__ import annotations

from osintcli.standings.verifying import verify

__all__ = ["verify"]
