"""robots.txt: which pages a site asks robots to leave alone (RFC 9309), and how long to wait between two.

The longest rule that fits an address wins, and `Allow` wins a tie. A site without the file allows everything; one whose
file cannot be read for now (server error, no connection) allows nothing until it can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

MOST_BYTES = 500 * 1024
"""What RFC 9309 asks to be read at least; the rest is not read."""

_KEPT = "/?&=*$:@!,;+()'~#[]"

MOST_WILDCARDS = 50
"""A rule with more is passed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of a group: a pattern with `*` and `$`, allowed or not."""

    pattern: str
    allows: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """What one site asks of this robot."""

    rules: tuple[Rule, ...] = ()
    delay_s: float = 0.0
    """The Crawl-delay; 0 where it names none."""
    sitemaps: tuple[str, ...] = ()

    def allows(self, path: str) -> bool:
        """Tell whether a path (with its query) may be asked for."""
        if path == "/robots.txt":
            return True
        normal = _normal(path)
        fitting = [rule for rule in self.rules if fits(rule.pattern, normal)]
        return max(((len(rule.pattern), rule.allows) for rule in fitting), default=(0, True))[1]


ALL = Robots()
NONE = Robots(rules=(Rule(pattern="/", allows=False),))


def parse_robots(content: bytes, robot: str) -> Robots:
    """Read what a robots.txt says to the robot of that name, or else to all; lines that say nothing are passed over."""
    lines = list(_lines(content[:MOST_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")))
    groups = list(_groups(lines))
    named = [group for names, group in groups if robot.lower() in names]
    chosen = named or [group for names, group in groups if "*" in names]
    told = [line for group in chosen for line in group]
    return Robots(
        rules=tuple(
            Rule(pattern=_normal(value), allows=key == "allow")
            for key, value in told
            if key in ("allow", "disallow") and value and value.count("*") <= MOST_WILDCARDS
        ),
        delay_s=max((_seconds(value) for key, value in told if key == "crawl-delay"), default=0.0),
        sitemaps=tuple(value for key, value in lines if key == "sitemap" and value),
    )


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in re.split(r"\r\n|\r|\n", text):
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _groups(lines: list[tuple[str, str]]) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    """Groups: one or more lines that name robots, and the lines for them."""
    names, group = set[str](), list[tuple[str, str]]()
    for key, value in lines:
        if key == "user-agent":
            if group:
                yield names, group
                names, group = set(), []
            found = re.match(r"[A-Za-z_*-]+", value)
            names.add(found[0].lower() if found else "")
        elif key != "sitemap" and names:
            group.append((key, value))
    yield names, group


def _seconds(value: str) -> float:
    return float(value) if re.fullmatch(r"\d{1,7}(?:\.\d{1,3})?", value) else 0.0


def _normal(path: str) -> str:
    """A path with the same characters escaped whoever wrote it: `/ü` and `/%c3%bc` are one."""
    parts = re.split(r"(%[0-9A-Fa-f]{2})", path)
    return "".join(_unescaped(part) if part.startswith("%") else quote(part, safe=_KEPT) for part in parts)


def _unescaped(escape: str) -> str:
    char = unquote_to_bytes(escape).decode("latin-1")
    return char if re.fullmatch(r"[A-Za-z0-9._~-]", char) else escape.upper()


def fits(pattern: str, path: str) -> bool:
    """Tell whether a pattern fits the start of a path; `*` stands for anything and `$` at the end for the end.

    Takes time in proportion to both lengths: each part is looked for once, where it comes first.
    """
    anchored = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not others:
        return not anchored or at == len(path)
    last = others.pop() if anchored else ""
    for part in others:
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return len(path) - at >= len(last) and path.endswith(last)
