"""Which network addresses may be asked: only public ones, so that no page can lead into the user's own network."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_NAMED = (
    (ip_network("0.0.0.0/8"), "stands for this machine"),
    (ip_network("100.64.0.0/10"), "lies behind a carrier's address translation"),
    (ip_network("192.88.99.0/24"), "is a 6to4 relay"),
    (ip_network("64:ff9b::/96"), "wraps an IPv4 address (NAT64)"),
    (ip_network("64:ff9b:1::/48"), "wraps an IPv4 address (NAT64)"),
    (ip_network("::ffff:0:0/96"), "wraps an IPv4 address"),
    (ip_network("2002::/16"), "wraps an IPv4 address (6to4)"),
    (ip_network("2001::/32"), "wraps an IPv4 address (Teredo)"),
    (ip_network("fec0::/10"), "is of a private network"),
)
"""Ranges that the standard library does not tell apart, or calls public."""


def why_closed(address: str) -> str | None:
    """Say why an address may not be asked; None where it is public."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return "is no address"
    named = next((why for network, why in _NAMED if parsed.version == network.version and parsed in network), None)
    return named or _by_nature(parsed)


def _by_nature(address: IPv4Address | IPv6Address) -> str | None:
    natures = (
        (address.is_unspecified, "stands for any address"),
        (address.is_loopback, "is this machine itself"),
        (address.is_link_local, "is of the local link"),
        (address.is_multicast, "is a multicast group"),
        (address.is_private, "is of a private network"),
        (not address.is_global, "is reserved"),
    )
    return next((why for holds, why in natures if holds), None)
