"""A mail server and a web server on this machine that keep what they are sent, and fail when they are told to."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeVar

T = TypeVar("T")


@dataclass(kw_only=True)
class Mail:
    """What a mail server was sent."""

    port: int = 0
    messages: list[str] = field(default_factory=list)
    refuse_with: str | None = None
    """What the server answers to whoever names a recipient; None where it takes all."""


@contextmanager
def mail_server() -> Iterator[Mail]:
    """A mail server without encryption or log-in."""
    kept = Mail()

    class Session(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 here")
            while line := self.rfile.readline().decode().strip():
                verb = line.split()[0].upper()
                if verb == "DATA":
                    self._say("354 go on")
                    kept.messages.append(self._data())
                    self._say("250 taken")
                elif verb == "RCPT" and kept.refuse_with:
                    self._say(kept.refuse_with)
                elif verb == "QUIT":
                    self._say("221 bye")
                    return
                else:
                    self._say("250 well")

        def _data(self) -> str:
            lines = []
            while (line := self.rfile.readline().decode()) not in (".\r\n", ""):
                lines.append(line.removeprefix("."))
            return "".join(lines)

        def _say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session) as server:
        kept.port = server.server_address[1]
        yield from _running(server, kept)


@dataclass(kw_only=True)
class Posts:
    """What a web server was sent."""

    port: int = 0
    bodies: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    """What it answers next, and 204 behind the last."""


@contextmanager
def web_server() -> Iterator[Posts]:
    """A web server that takes posts."""
    kept = Posts()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            kept.bodies.append(self.rfile.read(int(self.headers["content-length"])))
            kept.headers.append({name.lower(): value for name, value in self.headers.items()})
            status, headers = kept.answers.pop(0) if kept.answers else (204, {})
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        kept.port = server.server_address[1]
        yield from _running(server, kept)


def _running(server: socketserver.BaseServer, kept: T) -> Iterator[T]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield kept
    finally:
        server.shutdown()
        thread.join()
