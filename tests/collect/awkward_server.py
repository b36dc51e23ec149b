"""A server of awkward sites on this machine, and a net in which they have public addresses.

Each site has a name under `.test`, which the net gives the address `PUBLIC`; connections to it end at the server. A
connection to any other address fails the test: nothing may ask for it.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpcore

from reportedly.collect.clock import Clock

PUBLIC = "93.184.215.14"
NOW = datetime(2024, 3, 12, 8, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Asked:
    """One request."""

    path: str
    headers: Message
    times: int
    """How often this path of this site was asked before."""


Site = Callable[[Asked], Iterable[bytes]]


def reply(body: bytes | str = b"", status: int = 200, reason: str = "X", **headers: str) -> list[bytes]:
    """A whole reply; `content_length` and others may lie."""
    content = body.encode() if isinstance(body, str) else body
    named = {"content_length": str(len(content)), "content_type": "text/html", "connection": "close", **headers}
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in named.items() if value)
    return [f"HTTP/1.1 {status} {reason}\r\n{lines}\r\n".encode("latin-1"), content]


class Server(ThreadingHTTPServer):
    """Serves the sites that it is given by host name."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, sites: Mapping[str, Site]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.sites = sites
        self.times: Counter[tuple[str, str]] = Counter()
        self.asked: list[str] = []

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what many of the sites are for."""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, Server)
        host = (self.headers.get("host") or "").partition(":")[0]
        times = server.times[host, self.path]
        server.times[host, self.path] += 1
        server.asked.append(f"{host}{self.path}")
        site = server.sites.get(host)
        asked = Asked(path=self.path, headers=self.headers, times=times)
        with contextlib.suppress(OSError):
            for chunk in site(asked) if site else reply(status=404):
                self.wfile.write(chunk)
                self.wfile.flush()
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextlib.contextmanager
def served(sites: Mapping[str, Site]) -> Iterator[Server]:
    """Run a server of these sites."""
    server = Server(sites)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Net(httpcore.NetworkBackend):
    """Leads connections to the public address to the server, and remembers which addresses were asked for."""

    port: int
    names: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    """What a name answers, one answer after the other; the last one stays."""
    connected: list[str] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> Sequence[str]:
        """Look a name up."""
        if host == "nobody.test":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if host in self.names:
            answers = self.names[host]
            return answers.pop(0) if len(answers) > 1 else answers[0]
        if host.endswith(".test"):
            return [PUBLIC]
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        return [str(address[0]) for *_, address in found]

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the server, if it is asked for by the public address."""
        self.connected.append(host)
        assert host == PUBLIC, f"{host} was asked"
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout=timeout)


class FastClock:
    """A clock on which waiting takes no time; asking takes as long as it does."""

    def __init__(self) -> None:
        self.waited: list[float] = []

    def tick(self) -> float:
        return time.monotonic() + sum(self.waited)

    def now(self) -> datetime:
        return NOW + timedelta(seconds=sum(self.waited))

    @property
    def clock(self) -> Clock:
        return Clock(now=self.now, tick=self.tick, sleep=self.waited.append)
