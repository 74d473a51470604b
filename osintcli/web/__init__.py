"""Fetch: an address of the web to bytes, under limits. Nothing here runs unless the user names an address."""

from __future__ import annotations

from osintcli.web.fetching import Fetcher

__all__ = ["Fetcher"]
