"""Fetch one address: time, size and redirects bounded, robots.txt respected, no machine of a private network called."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from urllib.parse import urljoin, urlsplit

import msgspec

from osintcli import __version__
from osintcli.documents.source import Fetched
from osintcli.errors import InputError, UnreadableDocument
from osintcli.web.addresses import safe
from osintcli.web.robots import Robots

try:
    import httpx
except ImportError as error:
    raise InputError(
        "addresses of the web need httpx", "Install it with: pip install 'osintcli[web]'"
    ) from error

AGENT = f"osint/{__version__}"
"""The name that sites see, and may name in robots.txt."""

KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "txt",
    "text/markdown": "md",
    "application/pdf": "pdf",
    "application/rss+xml": "xml",
    "application/atom+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/json": "json",
    "text/csv": "csv",
}
"""What a server calls a document, and its kind here."""

_MOVED = (301, 302, 303, 307, 308)


class Limits(msgspec.Struct, frozen=True):
    """How long, in seconds, how much, in bytes, and how far an address may lead."""

    whole: float = 30.0
    silent: float = 10.0
    size: int = 16 * 2**20
    redirects: int = 5


class Fetcher:
    """Fetches addresses on one day. `clock` counts seconds; `allow_private` calls machines of private networks as well."""

    def __init__(
        self,
        today: date,
        clock: Callable[[], float],
        *,
        allow_private: bool = False,
        limits: Limits | None = None,
    ) -> None:
        self._today = today
        self._clock = clock
        self._limits = limits or Limits()
        self._client = httpx.Client(
            transport=_Guarded(allow_private=allow_private),
            timeout=self._limits.silent,
            follow_redirects=False,
            trust_env=False,  # a proxy would look names up for us, out of our sight
            headers={"User-Agent": AGENT, "Accept-Encoding": "identity"},
        )
        self._robots = Robots(self._beginning, AGENT)

    def __call__(self, url: str) -> Fetched:
        """Return what stands at `url`. Raises `UnreadableDocument` with the reason why it cannot be had."""
        end = self._clock() + self._limits.whole
        try:
            for _ in range(self._limits.redirects + 1):
                found = self._step(url, end)
                if isinstance(found, Fetched):
                    return found
                url = found
        except httpx.TimeoutException as error:
            raise UnreadableDocument(
                f"the server said nothing for {self._limits.silent:g} seconds"
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise UnreadableDocument(
                f"cannot be fetched ({str(error)[:200] or type(error).__name__})"
            ) from error
        raise UnreadableDocument(f"leads on more than {self._limits.redirects} times")

    def _step(self, url: str, end: float) -> Fetched | str:
        """Fetch, or return the address that the server names instead."""
        _check(url)
        if not self._robots.allow(url):
            raise UnreadableDocument("its site asks programs not to fetch it (robots.txt)")
        with self._client.stream("GET", url) as answer:
            if answer.status_code in _MOVED and "location" in answer.headers:
                return urljoin(url, answer.headers["location"])
            if answer.status_code != 200:
                raise UnreadableDocument(
                    f"the server answered {answer.status_code} {answer.reason_phrase}".rstrip()
                )
            raw = self._all(answer, end)
            return _fetched(url, raw, answer.headers, self._today)

    def _all(self, answer: httpx.Response, end: float) -> bytes:
        held = bytearray()
        for piece in answer.iter_raw(2**16):
            held += piece
            if len(held) > self._limits.size:
                raise UnreadableDocument(f"larger than {self._limits.size / 2**20:g} MB")
            if self._clock() > end:
                raise UnreadableDocument(f"took longer than {self._limits.whole:g} seconds")
        return bytes(held)

    def _beginning(self, url: str, size: int) -> tuple[int, bytes]:
        """Return the status and the first bytes of an address; redirects lead to no rules."""
        end = self._clock() + self._limits.silent
        with self._client.stream("GET", url) as answer:
            held = bytearray()
            for piece in answer.iter_raw(2**14):
                held += piece
                if len(held) > size or self._clock() > end:
                    break
            return answer.status_code, bytes(held[:size])


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UnreadableDocument(f"no address: {url}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise UnreadableDocument(f"leads to {parts.scheme or 'nowhere'}: only http and https are fetched")
    if parts.username or parts.password:
        raise UnreadableDocument("an address with a name or a password in it")


def _fetched(url: str, raw: bytes, headers: httpx.Headers, today: date) -> Fetched:
    given = headers.get("content-type", "")
    kind, _, rest = given.partition(";")
    known = KINDS.get(kind.strip().lower())
    if given and known is None:
        raise UnreadableDocument(f"no article format: {kind.strip()[:60]}")
    if headers.get("content-encoding", "identity").lower() not in ("identity", "gzip", "x-gzip", ""):
        raise UnreadableDocument(f"packed as {headers['content-encoding'][:20]}, which was not asked for")
    charset = rest.partition("charset=")[2].partition(";")[0].strip(" \"'")
    return Fetched(raw, url, known or "", charset or None, today, hashlib.sha256(raw).hexdigest())


class _Guarded(httpx.BaseTransport):
    """Calls the machine that was looked at, under the name that was asked for."""

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        # No connection is kept: one to this machine under another name must not serve the next request.
        self._plain = httpx.HTTPTransport(trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request to an address of the open web. Raises `UnreadableDocument`."""
        host = request.url.host
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        request.extensions = {**request.extensions, "sni_hostname": host}
        request.url = request.url.copy_with(host=safe(host, port, allow_private=self._allow_private))
        return self._plain.handle_request(request)

    def close(self) -> None:
        """Close what is open."""
        self._plain.close()
