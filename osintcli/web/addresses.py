"""Which machine a name leads to, and whether it is one of the open web.

A page can lead a fetching program to machines that only it can reach: a router, a database, the cloud's own service. So a
name is resolved here, every address it has is looked at, and the one that was looked at is the one that is called; a
second answer of the name server changes nothing. See OWASP, "Server-Side Request Forgery Prevention".
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from osintcli.errors import UnreadableDocument

Address = IPv4Address | IPv6Address

_NAT64 = IPv6Network("64:ff9b::/96")


def safe(host: str, port: int, *, allow_private: bool) -> str:
    """Return an address of `host`. Raises `UnreadableDocument` where one of its addresses is not of the open web."""
    found = _resolved(host, port)
    for one in found:
        if not allow_private and not is_public(one):
            raise UnreadableDocument(
                f"{host} is inside a private network ({one}): --allow-private fetches from there"
            )
    return str(found[0])


def is_public(address: Address) -> bool:
    """Say whether an address, and the one that is packed in it, belongs to the open web."""
    inner = _inner(address)
    return address.is_global and not address.is_multicast and (inner is None or is_public(inner))


def _inner(address: Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for, by any of the ways to pack one."""
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def _resolved(host: str, port: int) -> list[Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableDocument(f"no address is known of {host}") from error
    return [ip_address(str(one[4][0]).partition("%")[0]) for one in found]
