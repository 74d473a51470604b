from __future__ import annotations

import gzip
import io
import json
import threading
import time
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from osintcli.cli.app import main
from osintcli.cli.terminal import Terminal
from osintcli.documents import read
from osintcli.errors import InputError
from osintcli.model.document import Document, Skipped
from osintcli.web import Fetcher, addresses
from osintcli.web.fetching import Limits
from tests import kinds

DAY = date(2023, 3, 9)
PAGE = kinds.HTML.encode()
ROBOTS = b"User-agent: osint\nDisallow: /closed\n"


class Site(BaseHTTPRequestHandler):
    """A site on this machine: pages, and all that a server can do to whoever fetches them."""

    hits: list[str] = []  # noqa: RUF012  one list for a test's server

    def do_GET(self) -> None:
        self.hits.append(self.path)
        answer = getattr(self, "of_" + self.path.strip("/").partition("/")[0].replace(".", "_"), None)
        if answer is None:
            self.say(404, b"none")
        else:
            answer()

    def say(self, status: int, raw: bytes, kind: str = "text/html; charset=utf-8", **more: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(raw)), **more}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(raw)

    def of_robots_txt(self) -> None:
        self.say(200, ROBOTS, "text/plain")

    def of_page(self) -> None:
        self.say(200, PAGE)

    def of_western(self) -> None:
        self.say(200, "Café: 1,240 workers left.".encode("cp1252"), "text/plain; charset=iso-8859-1")

    def of_print(self) -> None:
        self.say(200, kinds.pdf(), "application/pdf")

    def of_packed(self) -> None:
        self.say(200, gzip.compress(PAGE), Content_Encoding="gzip")

    def of_brotli(self) -> None:
        self.say(200, b"\x8b\x01", Content_Encoding="br")

    def of_picture(self) -> None:
        self.say(200, b"\x89PNG", "image/png")

    def of_closed(self) -> None:
        self.say(200, PAGE)

    def of_moved(self) -> None:
        self.say(302, b"", Location="/page")

    def of_round(self) -> None:
        self.say(302, b"", Location="/round/again")

    def of_away(self) -> None:
        self.say(302, b"", Location="file:///etc/passwd")

    def of_into(self) -> None:
        self.say(301, b"", Location="http://169.254.169.254/latest/meta-data")

    def of_broken(self) -> None:
        self.say(500, b"oh")

    def of_large(self) -> None:
        self.say(200, b"word " * 20_000)

    def of_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"word ")
            self.wfile.flush()
            time.sleep(0.05)

    def of_silent(self) -> None:
        time.sleep(1)

    def log_message(self, *said: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    Site.hits.clear()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def fetched(*urls: str, private: bool = True, limits: Limits | None = None) -> list[Document | Skipped]:
    return list(read(urls, fetch=Fetcher(DAY, time.monotonic, allow_private=private, limits=limits)))


def test_a_page_is_fetched_and_read(site: str) -> None:
    (one,) = fetched(f"{site}/page")
    assert isinstance(one, Document)
    assert one.text.endswith(kinds.BODY)
    assert (one.id, one.path, one.publisher) == (f"{site}/page", f"{site}/page", "Tarn Valley Herald")
    assert one.retrieved is not None
    assert one.retrieved.single == DAY
    assert one.bytes_sha256 == sha256(PAGE).hexdigest()
    assert one.published.interval.edtf == "2023-03-07"
    assert Site.hits == ["/robots.txt", "/page"]


def test_rules_of_a_site_are_asked_for_once(site: str) -> None:
    assert len(fetched(f"{site}/page", f"{site}/moved", f"{site}/page")) == 2
    assert Site.hits.count("/robots.txt") == 1


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("western", "Café: 1,240 workers left."),
        ("print", kinds.PARAGRAPHS[2]),
        ("packed", kinds.PARAGRAPHS[0]),
        ("moved", kinds.PARAGRAPHS[1]),
    ],
)
def test_other_kinds_and_ways(site: str, path: str, words: str) -> None:
    (one,) = fetched(f"{site}/{path}")
    assert isinstance(one, Document)
    assert words in one.text


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("none", "the server answered 404"),
        ("broken", "the server answered 500"),
        ("picture", "no article format: image/png"),
        ("brotli", "packed as br"),
        ("closed", "robots.txt"),
        ("round", "leads on more than 5 times"),
        ("away", "leads to file: only http and https"),
        ("large", "larger than 0.0625 MB"),
        ("slow", "took longer than 0.3 seconds"),
        ("silent", "the server said nothing for 0.2 seconds"),
    ],
)
def test_what_is_not_fetched_says_why(site: str, path: str, why: str) -> None:
    (one,) = fetched(f"{site}/{path}", limits=Limits(whole=0.3, silent=0.2, size=2**16))
    assert isinstance(one, Skipped)
    assert one.path == f"{site}/{path}"
    assert why in one.why


def test_a_private_network_is_not_called(site: str) -> None:
    found = fetched(f"{site}/page", site.replace("127.0.0.1", "localhost"), private=False)
    assert Site.hits == []
    assert all(isinstance(one, Skipped) and "--allow-private" in one.why for one in found)


def test_a_name_is_looked_up_at_every_step_and_called_as_it_was_found(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name of the open web that answers with another address the second time, as an attacker's name server would."""
    asked: list[str] = []

    def resolved(host: str, _port: int) -> list[addresses.Address]:
        asked.append(host)
        return [ip_address("127.0.0.1" if host == "open.example" else host)]

    monkeypatch.setattr(addresses, "_resolved", resolved)
    monkeypatch.setattr(addresses, "is_public", lambda one: str(one) == "127.0.0.1")
    port = site.rpartition(":")[2]
    good, bad = fetched(f"http://open.example:{port}/page", f"http://open.example:{port}/into", private=False)
    assert isinstance(good, Document)
    assert isinstance(bad, Skipped)
    assert "169.254.169.254" in bad.why
    assert asked == ["open.example"] * 3 + ["169.254.169.254"]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104
        "::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "224.0.0.1", "ff02::1",
        "255.255.255.255", "::",
    ],
)  # fmt: skip
def test_addresses_that_are_not_of_the_open_web(address: str) -> None:
    assert not addresses.is_public(ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8"])
def test_addresses_of_the_open_web(address: str) -> None:
    assert addresses.is_public(ip_address(address))


@pytest.mark.parametrize("url", ["http://a:b@open.example/", "http://[::1", "http:///x", "http://x:99999/"])
def test_addresses_that_are_none(url: str) -> None:
    (one,) = fetched(url)
    assert isinstance(one, Skipped)


def test_without_a_fetcher_nothing_is_fetched() -> None:
    with pytest.raises(InputError):
        list(read(["https://open.example/"]))


def printed(*arguments: str) -> tuple[int, str, str]:
    out, err = io.BytesIO(), io.StringIO()
    status = main(arguments, Terminal(io.BytesIO(), out, err))
    return status, out.getvalue().decode(), err.getvalue()


def test_an_address_on_the_command_line(site: str) -> None:
    status, out, err = printed("sources", f"{site}/page", "--allow-private", "--json")
    (one,) = json.loads(out)["documents"]
    assert (status, err) == (0, "")
    assert (one["id"], one["bytes_sha256"]) == (f"{site}/page", sha256(PAGE).hexdigest())
    assert one["retrieved"]


def test_an_address_that_is_refused_is_told_with_what_to_do(site: str) -> None:
    status, out, err = printed("compare", "troops", f"{site}/page")
    assert status == 1
    assert "--allow-private" in err
    assert Site.hits == []
    assert "1,240" not in out
