from __future__ import annotations

import pytest

from reportedly.collect.addresses import why_closed

CLOSED = [
    *("127.0.0.1", "127.8.8.8", "::1", "0.0.0.0", "0.1.2.3", "::"),
    *("10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fd00::1", "fc00::1", "fec0::1"),
    *("169.254.169.254", "fe80::1", "fe80::1%eth0"),
    *("224.0.0.1", "239.1.2.3", "ff02::1", "255.255.255.255"),
    *("100.64.0.1", "100.127.255.255"),
    *("::ffff:127.0.0.1", "::ffff:8.8.8.8", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::1", "2001:0:1::1"),
    *("192.0.2.1", "198.51.100.1", "203.0.113.1", "198.18.0.1", "240.0.0.1", "2001:db8::1", "100::1"),
    *("no address", "", "1.2.3", "0x7f000001"),
]

OPEN = ["8.8.8.8", "93.184.215.14", "172.32.0.1", "100.128.0.1", "169.253.0.1", "2606:2800:21f::1", "2a00:1450::1"]


@pytest.mark.parametrize("address", CLOSED)
def test_addresses_that_are_not_public_are_closed(address: str) -> None:
    assert why_closed(address)


@pytest.mark.parametrize("address", OPEN)
def test_public_addresses_are_open(address: str) -> None:
    assert why_closed(address) is None
