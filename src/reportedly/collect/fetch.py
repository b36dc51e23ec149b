"""Fetching: asking for a page politely, following where it leads, and telling what became of it.

Nothing that a server does raises: every end is an outcome of a `Fetched`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

import httpcore
import httpx

from reportedly.collect.clock import SYSTEM, Clock, from_rfc3339, to_rfc3339
from reportedly.collect.connection import CheckedBackend, Resolve, look_up
from reportedly.collect.exchange import NoReplyError, Reply, ask
from reportedly.collect.fetched import Exchange, Fetched, Headers, Outcome, Validators
from reportedly.collect.manners import POLITE, Manners
from reportedly.collect.retry import WORTH_ASKING_AGAIN, retry_at
from reportedly.collect.robots import ALL, NONE, Robots, parse_robots
from reportedly.collect.weblink import Weblink, join, require_weblink
from reportedly.errors import InputError

ACCEPTED = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,"
    "application/pdf,text/plain;q=0.8,*/*;q=0.5"
)
REDIRECTS = frozenset((301, 302, 303, 307, 308))
ROBOTS_KEPT_S = 24 * 3600.0
"""Seconds for which a robots.txt is taken as read; RFC 9309 asks for no more."""
UNREACHABLE_KEPT_S = 600.0
"""Seconds after which one that could not be read is tried again."""

NO_VALIDATORS = Validators()


class _EndError(Exception):
    """The way to a page ended before its last reply."""

    def __init__(self, why: str, *, again: bool = False, retry: str | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.again = again
        self.retry = retry


@dataclass(slots=True, kw_only=True)
class _Way:
    """How far the way to one page has come."""

    asked: str
    at: str
    seconds: float
    """Left of the time for this page."""
    exchanges: list[Exchange] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What was read of a robots.txt, until when on the clock's tick it counts, and why it could not be read."""

    robots: Robots
    until: float
    why: str | None


class Fetcher:
    """Asks for pages, one at a time, and remembers of each host when it was asked last and what its robots.txt says.

    `allowed` names hosts ("host" or "host:port") that may lie on a private network; with a port, that port may be
    another than 80 and 443. Environment variables that name proxies are not heeded: a proxy would look names up
    itself, past the check of addresses.
    """

    def __init__(
        self,
        *,
        manners: Manners = POLITE,
        allowed: Iterable[str] = (),
        clock: Clock = SYSTEM,
        resolve: Resolve = look_up,
        connect: httpcore.NetworkBackend | None = None,
    ) -> None:
        self.manners = manners
        self.allowed = frozenset(name.lower() for name in allowed)
        self.clock = clock
        self._resolve = resolve
        self._connect = connect or httpcore.SyncBackend()
        self._tls = httpx.create_ssl_context(trust_env=False)
        self._robots: dict[str, _Read] = {}
        self._free_at: dict[str, float] = {}

    def fetch(self, url: str, earlier: Validators = NO_VALIDATORS) -> Fetched:
        """Ask for one address; with the validators of an earlier reply, only for what has changed since."""
        way = _Way(asked=url, at=to_rfc3339(self.clock.now()), seconds=self.manners.time_s)
        try:
            reply = self._follow(way, earlier)
        except _EndError as end:
            return _fetched(way, "failed", end.why, again=end.again, retry=end.retry)
        except NoReplyError as error:
            way.exchanges += [error.exchange] if error.exchange else []
            return _fetched(way, "failed", error.why, again=error.again)
        return self._judged(way, reply, earlier)

    def sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of a page's site names."""
        link = require_weblink(url, self.allowed)
        return self._robots_of(link).robots.sitemaps

    def _follow(self, way: _Way, earlier: Validators) -> Reply:
        url = way.asked
        while True:
            link = self._permitted(url)
            if link.url in [exchange.url for exchange in way.exchanges]:
                raise _EndError(f"leads in a circle, back to {link.url}{_cookie_hint(way)}")
            reply = self._asked(way, link, earlier.headers())
            way.exchanges.append(reply.exchange)
            location = reply.exchange.header("location")
            if reply.exchange.status not in REDIRECTS or not location:
                return reply
            if len(way.exchanges) > self.manners.most_redirects:
                raise _EndError(f"leads on more than {self.manners.most_redirects} times")
            url = join(link.url, location) or location

    def _permitted(self, url: str) -> Weblink:
        """The address, if its form and its site's robots.txt allow asking for it."""
        try:
            link = require_weblink(url, self.allowed)
        except InputError as error:
            raise _EndError(f"{error.where} {error.what}; {error.todo}") from error
        if not self.manners.heed_robots:
            return link
        read = self._robots_of(link)
        if read.why is not None:
            raise _EndError(f"{link.origin} {read.why}", again=True)
        if not read.robots.allows(httpx.URL(link.url).raw_path.decode("ascii")):
            raise _EndError(f"{link.origin}/robots.txt asks robots to leave {link.url} alone")
        return link

    def _asked(self, way: _Way, link: Weblink, headers: Headers) -> Reply:
        self._wait_for(link)
        begun = self.clock.tick()
        try:
            return self._ask(link, (("Accept", ACCEPTED), *headers), way.seconds)
        finally:
            way.seconds -= self.clock.tick() - begun
            self._free_at[link.host] = self.clock.tick() + self._delay(link)

    def _ask(self, link: Weblink, headers: Headers, seconds: float) -> Reply:
        return ask(
            link,
            headers,
            backend=lambda left: CheckedBackend(
                resolve=self._resolve, allowed=self.allowed, left=left, connect=self._connect
            ),
            ssl_context=self._tls,
            manners=self.manners,
            clock=self.clock,
            seconds=seconds,
        )

    def _delay(self, link: Weblink) -> float:
        read = self._robots.get(link.origin)
        return max(self.manners.delay_s, read.robots.delay_s if read else 0.0)

    def _wait_for(self, link: Weblink) -> None:
        wait = self._free_at.get(link.host, 0.0) - self.clock.tick()
        if link.host not in self._free_at or wait <= 0:
            return
        if wait > self.manners.longest_wait_s:
            free = to_rfc3339(self.clock.now() + timedelta(seconds=wait))
            raise _EndError(f"{link.host} is not to be asked for another {wait:.0f} seconds", again=True, retry=free)
        self.clock.sleep(wait)

    def _robots_of(self, link: Weblink) -> _Read:
        known = self._robots.get(link.origin)
        if known is None or known.until <= self.clock.tick():
            robots, why = self._read_robots(link)
            kept = ROBOTS_KEPT_S if why is None else UNREACHABLE_KEPT_S
            known = self._robots[link.origin] = _Read(robots=robots, until=self.clock.tick() + kept, why=why)
        return known

    def _read_robots(self, link: Weblink) -> tuple[Robots, str | None]:
        """What a site's robots.txt says; with a reason where it cannot be read, and then it forbids everything."""
        url = f"{link.origin}/robots.txt"
        for _ in range(self.manners.most_redirects):
            try:
                reply = self._ask(require_weblink(url, self.allowed), (), self.manners.time_s)
            except NoReplyError as error:
                # a page at an address that may not be asked is refused for that itself
                return (ALL, None) if error.closed else (NONE, f"{error.why}; it was asked for its robots.txt")
            except InputError:
                return ALL, None  # it leads to what may not be asked: there is no file to be had
            status, location = reply.exchange.status, reply.exchange.header("location")
            if status in REDIRECTS and location:
                url = join(url, location) or location
                continue
            return self._robots_in(reply)
        return ALL, None

    def _robots_in(self, reply: Reply) -> tuple[Robots, str | None]:
        status = reply.exchange.status
        if 200 <= status < 300:
            return parse_robots(reply.content, self.manners.robot_name), None
        if status == 429 or status >= 500:
            return NONE, f"has a robots.txt that cannot be read now ({status}), so nothing there is asked for"
        return ALL, None

    def _judged(self, way: _Way, reply: Reply, earlier: Validators) -> Fetched:
        status = reply.exchange.status
        retry = retry_at(reply.exchange.header("retry-after"), self.clock.now())
        again = status in WORTH_ASKING_AGAIN
        self._keep_away(reply, retry)
        if status == 304 and earlier.headers():
            return _fetched(way, "not modified", "has not changed since it was asked for last")
        if status in (404, 410):
            why = "is not there (404)" if status == 404 else "is gone for good (410)"
            return _fetched(way, "gone", why, again=again, content=reply.content)
        if status in (200, 203) and reply.content:
            return _fetched(way, "ok", None, content=reply.content)
        empty = status < 300 and not reply.content
        why = "is empty" if empty else f"was answered with {status} {reply.exchange.reason}".rstrip()
        return _fetched(way, "failed", why, again=again or status < 300, retry=retry, content=reply.content)

    def _keep_away(self, reply: Reply, retry: str | None) -> None:
        """Ask nothing of a host that is busy before the time it names."""
        if retry is not None and reply.exchange.status in (429, 503):
            seconds = (from_rfc3339(retry) - self.clock.now()).total_seconds()
            host = require_weblink(reply.exchange.url, self.allowed).host
            self._free_at[host] = max(self._free_at.get(host, 0.0), self.clock.tick() + seconds)


def _fetched(
    way: _Way,
    outcome: Outcome,
    why: str | None,
    *,
    again: bool = False,
    retry: str | None = None,
    content: bytes = b"",
) -> Fetched:
    return Fetched(
        asked=way.asked,
        outcome=outcome,
        at=way.at,
        exchanges=tuple(way.exchanges),
        content=content,
        why=why,
        again=again or retry is not None,
        retry_at=retry,
    )


def _cookie_hint(way: _Way) -> str:
    cookies = any(exchange.header("set-cookie") for exchange in way.exchanges)
    return " (it sets cookies on the way, and none are kept)" if cookies else ""
