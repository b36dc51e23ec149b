"""Which settings there are, and which values each may have."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_INTERVAL = re.compile(r"(\d{1,6})\s*([smhd])")
_HOST = re.compile(r"[\w.\-]+(?::\d{1,5})?|\[[0-9A-Fa-f:.]+\](?::\d{1,5})?")


@dataclass(frozen=True, slots=True)
class Key:
    """One setting: how its value is taken, and in words what is allowed."""

    taken: Callable[[Any], Any]
    """Raises ValueError or TypeError for a value that is not allowed."""
    allowed: str
    secret: bool = False
    """Whether a wrong value may hold a password, and is not shown."""


def text(value: Any) -> str:
    """Words, without space around them; raises ValueError for anything else."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value.strip()


def whole(least: int, most: int) -> Callable[[Any], int]:
    """What takes a whole number between two, both within."""

    def taken(value: Any) -> int:
        if isinstance(value, str) and value.strip().isdigit():
            value = int(value)
        if type(value) is not int or not least <= value <= most:
            raise ValueError
        return value

    return taken


def _seconds(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError
    number = float(value)
    if not 0 <= number <= 3600:
        raise ValueError
    return number


def interval(value: Any) -> int:
    """Seconds of an interval such as "15m"; raises ValueError for anything else."""
    match = _INTERVAL.fullmatch(text(value))
    if match is None or int(match[1]) == 0:
        raise ValueError
    return int(match[1]) * UNITS[match[2]]


FURTHEST_KM = 500


def _floor(value: Any) -> float | str:
    """Kilometres of a floor such as "10 km", or "province"."""
    told = text(value)
    if told == "province":
        return told
    km = float(told.removesuffix("km"))
    if not told.endswith("km") or not 1 <= km <= FURTHEST_KM:
        raise ValueError
    return km


def _hosts(value: Any) -> tuple[str, ...]:
    listed = [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(host, str) and _HOST.fullmatch(host) for host in listed):
        raise ValueError
    return tuple(listed)


def _names(value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise TypeError
    return {str(host).lower(): text(name) for host, name in value.items()}


def web_address(value: Any) -> str:
    """An http or https address without user name and password; raises ValueError for anything else."""
    address = text(value)
    if not address.startswith(("http://", "https://")) or "@" in address.partition("://")[2].partition("/")[0]:
        raise ValueError
    return address


def _tables(value: Any) -> tuple[()]:
    """Feeds, alerts and channels are checked one by one."""
    if not isinstance(value, list):
        raise TypeError
    return ()


KEYS: Mapping[str, Key] = {
    "analyst": Key(text, 'a name, as in analyst = "Jane Doe"'),
    "model": Key(text, "the folder of a reader model"),
    "workers": Key(whole(1, 256), "a number from 1 to 256"),
    "user_agent": Key(text, "words that say who asks, with an address at which you can be reached"),
    "delay": Key(_seconds, "seconds from 0 to 3600"),
    "recheck": Key(interval, 'an interval such as "90s", "15m", "2h" or "1d"'),
    "follow": Key(interval, 'an interval such as "12h", "7d" or "30d"'),
    "place_floor": Key(_floor, 'kilometres from 1 to 500, as in "10 km", or "province"'),
    "publication_delay": Key(interval, 'an interval such as "12h", "2d" or "30d"'),
    "allow_hosts": Key(_hosts, 'a list of hosts, as in ["intranet.example", "localhost:8000"]'),
    "publishers": Key(_names, 'a table of names by host, as in "nilewire.example" = "Nile Wire"'),
    "feeds": Key(_tables, "each feed under a line [[feeds]]"),
    "alerts": Key(_tables, "each alert under a line [[alerts]]"),
    "channels": Key(_tables, "each channel under a line [[channels]]"),
}
FEED_KEYS: Mapping[str, Key] = {
    "url": Key(web_address, "an http or https address without user name and password", secret=True),
    "every": Key(interval, 'an interval such as "90s", "15m", "2h" or "1d"'),
    "publisher": Key(text, "a name"),
}
SCALARS = (
    "analyst",
    "model",
    "workers",
    "user_agent",
    "delay",
    "recheck",
    "follow",
    "allow_hosts",
    "place_floor",
    "publication_delay",
)
"""What an environment variable may set."""
