from __future__ import annotations

import pytest

from reportedly.collect.weblink import identity, join, require_weblink
from reportedly.errors import InputError

TAKEN = [
    ("http://lantern.test", "http://lantern.test", "lantern.test", 80, "http://lantern.test"),
    ("HTTPS://Lantern.TEST:443/A?b#c", "https://lantern.test/A?b", "lantern.test", 443, "https://lantern.test"),
    ("http://bücher.test/ü", "http://xn--bcher-kva.test/%C3%BC", "xn--bcher-kva.test", 80, "http://xn--bcher-kva.test"),
    ("http://[2a00:1450::1]/", "http://[2a00:1450::1]/", "2a00:1450::1", 80, "http://[2a00:1450::1]"),
    ("http://lantern.test:443/", "http://lantern.test:443/", "lantern.test", 443, "http://lantern.test:443"),
    ("http://desk.test:8080/", "http://desk.test:8080/", "desk.test", 8080, "http://desk.test:8080"),
]

REFUSED = [
    ("ftp://lantern.test/", "only http and https"),
    ("file:///etc/passwd", "only http and https"),
    ("javascript:alert(1)", "only http and https"),
    ("data:text/html,x", "only http and https"),
    ("gopher://lantern.test/", "only http and https"),
    ("/only/a/path", "only http and https"),
    ("http://", "names no host"),
    ("http:///path", "names no host"),
    ("http://jane:secret@lantern.test/", "user name or password"),
    ("http://jane@lantern.test/", "user name or password"),
    ("http://lantern.test:8080/", "asks for port 8080"),
    ("http://lantern.test:22/", "asks for port 22"),
    ("http://lantern.test:99999/", "no web address"),
    ("http://lan tern.test/", "no web address"),
    ("http://lantern.test/\x00", "no web address"),
    ("http://[::1/", "no web address"),
]


@pytest.mark.parametrize(("written", "url", "host", "port", "origin"), TAKEN)
def test_web_addresses_are_brought_into_one_form(written: str, url: str, host: str, port: int, origin: str) -> None:
    link = require_weblink(written, {"desk.test:8080"})
    assert (link.url, link.host, link.port, link.origin) == (url, host, port, origin)


@pytest.mark.parametrize(("written", "why"), REFUSED)
def test_everything_else_is_refused(written: str, why: str) -> None:
    with pytest.raises(InputError, match=why) as refused:
        require_weblink(written)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("base", "link", "whole"),
    [
        ("http://a.test/b/c", "d", "http://a.test/b/d"),
        ("http://a.test/b/c", "//e.test/f", "http://e.test/f"),
        ("http://a.test/b/c", " /g\n", "http://a.test/g"),
        ("http://a.test/b/c", "http://\x00", None),
    ],
)
def test_links_are_made_whole(base: str, link: str, whole: str | None) -> None:
    assert join(base, link) == whole


def test_an_address_is_one_with_and_without_its_fragment() -> None:
    assert identity("http://A.test/b#c") == identity("http://a.test:80/b")
    assert identity("http://\x00") == "http://\x00"
