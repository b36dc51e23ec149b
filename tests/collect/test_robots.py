from __future__ import annotations

import time

import pytest

from reportedly.collect.robots import parse_robots

RULES = [
    ("", "/a", True),
    ("User-agent: *\nDisallow: /", "/a", False),
    ("User-agent: *\nDisallow:", "/a", True),
    ("User-agent: *\nDisallow: /", "/robots.txt", True),
    ("User-agent: *\nDisallow: /desk", "/desks", False),
    ("User-agent: *\nDisallow: /desk/", "/desk", True),
    ("User-agent: *\nDisallow: /desk\nAllow: /desk/open", "/desk/open/1", True),
    ("User-agent: *\nAllow: /desk/open\nDisallow: /desk", "/desk/open/1", True),
    ("User-agent: *\nDisallow: /desk\nAllow: /desk", "/desk", True),
    ("User-agent: other\nDisallow: /", "/a", True),
    ("User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /b", "/a", True),
    ("User-agent: *\nDisallow: /\n\nUser-agent: Reportedly/1.0\nAllow: /", "/a", True),
    ("User-agent: other\nUser-agent: reportedly\nDisallow: /a", "/a", False),
    (
        "User-agent: reportedly\nDisallow: /a\nUser-agent: x\nDisallow: /c\nUser-agent: reportedly\nDisallow: /b",
        "/b",
        False,
    ),
    ("user-AGENT : *\ndisALLOW : /a # all of it", "/a", False),
    ("User-agent: *\r\nDisallow: /a\r", "/a", False),
    ("\ufeffUser-agent: *\nDisallow: /a", "/a", False),
    ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
    ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", True),
    ("User-agent: *\nDisallow: /a*c*e", "/abcde", False),
    ("User-agent: *\nDisallow: /a*c*e$", "/abcdef", True),
    ("User-agent: *\nDisallow: /a*b$", "/ab", False),
    ("User-agent: *\nDisallow: /a*ab$", "/ab", True),
    ("User-agent: *\nDisallow: /a$", "/ab", True),
    ("User-agent: *\nDisallow: /ü", "/%C3%BC/1", False),
    ("User-agent: *\nDisallow: /%c3%bc", "/ü", False),
    ("User-agent: *\nDisallow: /%61", "/a", False),
    ("User-agent: *\nDisallow: /?q=", "/?q=x", False),
    ("Disallow: /", "/a", True),
    ("<html>not a robots file</html>", "/a", True),
]


@pytest.mark.parametrize(("text", "path", "allowed"), RULES)
def test_the_longest_rule_for_this_robot_decides(text: str, path: str, allowed: bool) -> None:
    assert parse_robots(text.encode(), "reportedly").allows(path) is allowed


def test_delay_and_sitemaps_are_read() -> None:
    rules = b"User-agent: *\nCrawl-delay: 2.5\nSitemap: http://a.test/2.xml\nCrawl-delay: soon"
    text = b"Sitemap: http://a.test/1.xml\n" + rules
    read = parse_robots(text, "reportedly")
    assert (read.delay_s, read.sitemaps) == (2.5, ("http://a.test/1.xml", "http://a.test/2.xml"))


def test_a_rule_of_many_wildcards_takes_no_longer() -> None:
    rules = parse_robots(b"User-agent: *\nDisallow: /" + b"a*" * 49 + b"b$", "reportedly")
    begun = time.process_time()
    assert rules.allows("/" + "a" * 8_000)
    assert time.process_time() - begun < 1
