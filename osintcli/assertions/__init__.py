"""Mentions and trees to assertions: how many of what, who, where, as of when, who says so, how sure."""

from __future__ import annotations

from osintcli.assertions.assembling import assemble
from osintcli.assertions.context import Context
from osintcli.assertions.vocabulary import tells_of_one

__all__ = ["Context", "assemble", "tells_of_one"]
