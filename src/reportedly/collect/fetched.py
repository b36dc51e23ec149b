"""What became of asking for a page: every request with its reply, and the outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model.digest import sha256_hex

Outcome = Literal["ok", "not modified", "gone", "failed"]
"""`gone` is what the server says is not there (404) or no longer there (410): whether it had been there, the reader of
earlier records knows."""

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave to ask later whether a page has changed."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> Headers:
        """The headers that ask for the page only if it has changed."""
        asked = (("If-None-Match", self.etag), ("If-Modified-Since", self.last_modified))
        return tuple((name, value) for name, value in asked if value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and its reply, as they went over the wire."""

    url: str
    address: str | None
    """The network address that answered."""
    at: str
    """When it was asked, RFC 3339."""
    method: str
    request_headers: Headers
    status: int
    reason: str
    headers: Headers
    body: bytes
    """As received: still packed where the server packed it."""

    def header(self, name: str) -> str | None:
        """The first header of that name, in any case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came of asking for one address."""

    asked: str
    outcome: Outcome
    at: str
    """When it was asked, RFC 3339."""
    exchanges: tuple[Exchange, ...] = ()
    """The redirects on the way and the last reply, in order; empty where nobody was asked."""
    content: bytes = b""
    """The last reply's body, unpacked; empty where it could not be had whole."""
    why: str | None = None
    """In words, where the outcome is not `ok`."""
    again: bool = False
    """Whether asking again later may give another outcome."""
    retry_at: str | None = None
    """The earliest time to ask again, RFC 3339; None where nobody named one."""

    @property
    def final(self) -> str:
        """The address that answered last."""
        return self.exchanges[-1].url if self.exchanges else self.asked

    @property
    def redirects(self) -> tuple[str, ...]:
        """The addresses that led on to the final one."""
        return tuple(exchange.url for exchange in self.exchanges[:-1])

    @property
    def status(self) -> int | None:
        """The last status; None where nobody answered."""
        return self.exchanges[-1].status if self.exchanges else None

    def header(self, name: str) -> str | None:
        """A header of the last reply."""
        return self.exchanges[-1].header(name) if self.exchanges else None

    @property
    def content_type(self) -> str:
        """The media type that the server gave, without its parameters; empty where it gave none."""
        return (self.header("content-type") or "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the server gave."""
        for parameter in (self.header("content-type") or "").split(";")[1:]:
            name, _, value = parameter.partition("=")
            if name.strip().lower() == "charset":
                return value.strip().strip("\"'") or None
        return None

    @property
    def validators(self) -> Validators:
        """What to hand in when asking again."""
        return Validators(etag=self.header("etag"), last_modified=self.header("last-modified"))

    @property
    def sha256(self) -> str:
        """Digest of the content."""
        return sha256_hex(self.content)
