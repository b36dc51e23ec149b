"""Connections that go to the very address that was checked, and end when their time is up.

A name is looked up once, each address is judged, and the connection goes to a judged address: a name that answers
otherwise the second time (DNS rebinding) has no second time.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import httpcore
import httpx

from reportedly.collect.addresses import why_closed

Resolve = Callable[[str, int], Sequence[str]]
"""From host and port to network addresses; raises OSError where there are none."""


class ClosedAddressError(Exception):
    """A host has no address that may be asked."""


def look_up(host: str, port: int) -> Sequence[str]:
    """Ask the system for the addresses of a host, in the order in which it would try them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


def open_addresses(host: str, port: int, resolve: Resolve, allowed: AbstractSet[str]) -> Sequence[str]:
    """Return the addresses of a host that may be asked.

    All of them where the host is allowed by name, with or without its port; else the public ones. Raises
    ClosedAddressError where none is left, and OSError where the name has none.
    """
    addresses = resolve(host, port)
    if {host, f"{host}:{port}"} & allowed:
        return addresses
    judged = [(address, why_closed(address)) for address in addresses]
    public = [address for address, why in judged if why is None]
    if not public:
        told = "; ".join(f"{address} {why}" for address, why in judged)
        raise ClosedAddressError(f"{host} is not on the public network: {told or 'it has no address'}")
    return public


class TimedStream(httpcore.NetworkStream):
    """A connection of which no reading or writing lasts beyond the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, left: Callable[[], float]) -> None:
        self._inner = inner
        self._left = left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what comes next; empty at the end."""
        return self._inner.read(max_bytes, timeout=_sooner(timeout, self._left()))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it."""
        self._inner.write(buffer, timeout=_sooner(timeout, self._left()))

    def close(self) -> None:
        """Hang up."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on encrypted, with the certificate of the name that was asked for."""
        secured = self._inner.start_tls(ssl_context, server_hostname, _sooner(timeout, self._left()))
        return TimedStream(secured, self._left)

    def get_extra_info(self, info: str) -> Any:
        """What the connection says of itself."""
        return self._inner.get_extra_info(info)


def _sooner(timeout: float | None, left: float) -> float:
    if left <= 0:
        raise httpcore.ReadTimeout("the time is up")
    return left if timeout is None else min(timeout, left)


class CheckedBackend(httpcore.NetworkBackend):
    """Looks a host up, judges its addresses, and connects to one of those judged."""

    def __init__(
        self,
        *,
        resolve: Resolve,
        allowed: AbstractSet[str],
        left: Callable[[], float],
        connect: httpcore.NetworkBackend,
    ) -> None:
        self._resolve = resolve
        self._allowed = allowed
        self._left = left
        self._connect = connect
        self.address: str | None = None
        """The address connected to last."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address that answers."""
        failed: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in open_addresses(host, port, self._resolve, self._allowed):
            try:
                stream = self._connect.connect_tcp(address, port, _sooner(timeout, self._left()), local_address)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
                continue
            self.address = address
            return TimedStream(stream, self._left)
        raise failed

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Sockets in the file system are never asked."""
        raise ClosedAddressError(f"{path} is a socket of this machine")


class CheckedTransport(httpx.BaseTransport):
    """What carries the requests of an `httpx.Client`: one connection each, by a `CheckedBackend`, past no proxy."""

    def __init__(self, backend: CheckedBackend, ssl_context: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl_context, network_backend=backend, max_connections=1, max_keepalive_connections=0
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return the response with its body still to be read."""
        url = request.url
        address = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        response = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=address,
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            status_code=response.status,
            headers=response.headers,
            stream=_Body(response),
            extensions=response.extensions,
        )

    def close(self) -> None:
        """Hang up."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()
