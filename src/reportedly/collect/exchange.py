"""One request and its reply, within bounds of time and size."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import httpcore
import httpx

from reportedly.collect.clock import Clock, to_rfc3339
from reportedly.collect.connection import CheckedBackend, CheckedTransport, ClosedAddressError
from reportedly.collect.fetched import Exchange, Headers
from reportedly.collect.manners import Manners
from reportedly.collect.unpacking import DamagedError, TooLargeError, unpack
from reportedly.collect.weblink import Weblink

UNPACKED_HERE = ("gzip", "x-gzip", "deflate")
"""The content encodings that are asked for, because they can be unpacked within a bound."""


class NoReplyError(Exception):
    """A request got no whole reply: why, and whether another try may get one."""

    def __init__(self, why: str, *, again: bool, exchange: Exchange | None = None, closed: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.again = again
        self.exchange = exchange
        self.closed = closed
        """Whether nobody was asked, because the address may not be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A whole reply, and its body unpacked."""

    exchange: Exchange
    content: bytes


def ask(
    link: Weblink,
    headers: Headers,
    *,
    backend: Callable[[Callable[[], float]], CheckedBackend],
    ssl_context: ssl.SSLContext,
    manners: Manners,
    clock: Clock,
    seconds: float,
) -> Reply:
    """Ask for an address once, without following where it leads.

    `backend` makes the connections, given a function that says how many seconds are left. Raises NoReplyError where no
    whole reply comes within `seconds` and the sizes of `manners`.
    """
    end = clock.tick() + seconds
    connections = backend(lambda: end - clock.tick())
    client = httpx.Client(transport=CheckedTransport(connections, ssl_context), trust_env=False)
    try:
        with client:
            return _exchange(client, connections, link, headers, manners, clock)
    except ClosedAddressError as error:
        raise NoReplyError(str(error), again=False, closed=True) from error
    except httpcore.TimeoutException as error:
        raise NoReplyError(f"gave no whole reply within {seconds:.3g} seconds", again=True) from error
    except httpcore.ConnectError as error:
        raise NoReplyError(f"cannot be connected to ({error})", again=True) from error
    except OSError as error:
        raise NoReplyError(f"has no network address ({error.strerror or error})", again=True) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError) as error:
        raise NoReplyError(f"broke off or sent what is no HTTP ({error})", again=True) from error
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise NoReplyError(f"cannot be asked ({error})", again=False) from error


def _exchange(
    client: httpx.Client,
    backend: CheckedBackend,
    link: Weblink,
    headers: Headers,
    manners: Manners,
    clock: Clock,
) -> Reply:
    at, timeout = to_rfc3339(clock.now()), httpx.Timeout(manners.patience_s)
    sent = (("User-Agent", manners.user_agent), ("Accept-Encoding", "gzip, deflate"), *headers)
    request = httpx.Request("GET", link.url, headers=list(sent), extensions={"timeout": timeout.as_dict()})
    response = client.send(request, stream=True, auth=None)
    try:
        body = b"".join(_bounded(response.iter_raw(), manners))
    finally:
        response.close()
    exchange = Exchange(
        url=link.url,
        address=backend.address,
        at=at,
        method=request.method,
        request_headers=_headers(request.headers),
        status=response.status_code,
        reason=response.reason_phrase,
        headers=_headers(response.headers),
        body=body,
    )
    return Reply(exchange=exchange, content=_content(exchange, manners))


def _headers(headers: httpx.Headers) -> Headers:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw)


def _bounded(chunks: Iterator[bytes], manners: Manners) -> Iterator[bytes]:
    received = 0
    for chunk in chunks:
        received += len(chunk)
        if received > manners.most_packed_bytes:
            raise NoReplyError(f"sends more than {_mib(manners.most_packed_bytes)}", again=False)
        yield chunk


def _content(exchange: Exchange, manners: Manners) -> bytes:
    """The body unpacked. An encoding that was not asked for, or unpacks to more than the bound, is no whole reply."""
    packings = [p.strip().lower() for p in (exchange.header("content-encoding") or "").split(",")]
    packings = [packing for packing in packings if packing not in ("", "identity")]
    if not packings or not exchange.body:
        return exchange.body
    if len(packings) > 1 or packings[0] not in UNPACKED_HERE:
        what = f"is packed in a way that was not asked for ({', '.join(packings)[:60]})"
        raise NoReplyError(what, again=False, exchange=exchange)
    try:
        return b"".join(unpack([exchange.body], most=manners.most_bytes))
    except TooLargeError as error:
        raise NoReplyError(
            f"unpacks to more than {_mib(manners.most_bytes)}", again=False, exchange=exchange
        ) from error
    except DamagedError as error:
        raise NoReplyError(f"is packed and damaged ({error})", again=True, exchange=exchange) from error


def _mib(size: int) -> str:
    return f"{size / 2**20:g} MiB"
