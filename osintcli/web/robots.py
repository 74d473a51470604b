"""What a site asks of programs (robots.txt, RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

MAX_BYTES = 500 * 1024
"""Bytes of a robots.txt that are read; the standard asks for as many."""

Get = Callable[[str, int], tuple[int, bytes]]
"""Gives the status and the first bytes of an address."""


class Robots:
    """The rules of each site that was asked for, read once."""

    def __init__(self, get: Get, agent: str) -> None:
        self._get = get
        self._agent = agent
        self._sites: dict[str, RobotFileParser] = {}

    def allow(self, url: str) -> bool:
        """Say whether the site of `url` lets a program of our name fetch it."""
        parts = urlsplit(url)
        site = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
        if site not in self._sites:
            self._sites[site] = self._rules(site)
        return self._sites[site].can_fetch(self._agent, url)

    def _rules(self, site: str) -> RobotFileParser:
        """Read the rules: none where there is no such file, all closed where the server is out of order."""
        rules = RobotFileParser(site)
        status, raw = self._get(site, MAX_BYTES)
        if status >= 500:
            raw = b"User-agent: *\nDisallow: /"
        elif status >= 300:
            raw = b""
        rules.parse(raw.decode("utf-8", "replace").splitlines())
        return rules
