"""Web addresses (URLs): which may be asked at all, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.errors import InputError

if TYPE_CHECKING:
    import httpx

LONGEST_URL = 8_192
"""Characters; servers and other programs take no more."""

PORTS = {"http": 80, "https": 443}
"""The schemes that are spoken, and the only ports asked unless others are allowed by name."""


_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?|[0-9a-f:.]*:[0-9a-f:.]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weblink:
    """An address that may be asked: its scheme, host and port have been looked at, its network address not yet."""

    url: str
    """In normal form: host in ASCII, no fragment, no port that the scheme implies."""
    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        port = "" if PORTS[self.scheme] == self.port else f":{self.port}"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{port}"


def require_weblink(url: str, allowed: AbstractSet[str] = frozenset()) -> Weblink:
    """Check an address before anything is asked of it.

    `allowed` holds names of the form "host:port" whose port may be another than 80 and 443. Raises InputError for
    everything that is no plain web address: other schemes, user names and passwords, other ports, overlong ones.
    """
    import httpx  # 0.2 s to load: only where something is fetched or listed

    shown = url if len(url) <= 200 else f"{url[:200]}…"
    if len(url) > LONGEST_URL:
        raise InputError(shown, f"is an address of more than {LONGEST_URL:,} characters", "check the link")
    try:
        parsed = httpx.URL(url.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise InputError(shown, f"is no web address ({error})", "write it as https://host/path") from error
    return _checked(parsed, shown, allowed)


def _checked(parsed: httpx.URL, shown: str, allowed: AbstractSet[str]) -> Weblink:
    if parsed.scheme not in PORTS:
        what = f"begins with {parsed.scheme or 'no scheme'}:, and only http and https are asked"
        raise InputError(shown, what, "name the page's web address")
    if not parsed.host:
        raise InputError(shown, "names no host", "write it as https://host/path")
    if parsed.userinfo:
        bare = str(parsed.copy_with(userinfo=b""))
        raise InputError(bare, "carries a user name or password", "leave them out; pages behind them are not collected")
    host = parsed.raw_host.decode("ascii").rstrip(".").lower()
    port = PORTS[parsed.scheme] if parsed.port is None else parsed.port
    if not _HOST.fullmatch(host) or not 0 < port < 2**16:
        raise InputError(shown, "is no web address (its host or port is none)", "write it as https://host/path")
    if port not in PORTS.values() and f"{host}:{port}" not in allowed:
        raise InputError(shown, f"asks for port {port}", f'allow "{host}:{port}" by name if you trust it')
    return Weblink(url=str(parsed), scheme=parsed.scheme, host=host, port=port)


def join(base: str, link: str) -> str | None:
    """Make a link that stands on a page at `base` whole; None where it cannot be one."""
    import httpx

    try:
        return str(httpx.URL(base).join(link.strip()))
    except (httpx.InvalidURL, ValueError, TypeError):
        return None


def identity(url: str) -> str:
    """What tells whether two addresses are one: the normal form, or the text itself where it has none."""
    import httpx

    try:
        return str(httpx.URL(url.strip()).copy_with(fragment=None))
    except (httpx.InvalidURL, ValueError, TypeError):
        return url
