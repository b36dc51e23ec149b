"""Serving the workbench on this computer, and to nobody else."""

from __future__ import annotations

import socket

import uvicorn

from reportedly.casebook import Casebook
from reportedly.errors import SetupError
from reportedly.web.app import workbench

LOOPBACK_HOSTS = ("127.0.0.1", "::1", "localhost")


def refuse_beyond_loopback(host: str) -> None:
    """Raise SetupError for an address that other computers reach."""
    if host not in LOOPBACK_HOSTS:
        raise SetupError(
            f"cannot serve on {host}: the workbench has no log-in yet, so whoever reaches that address could read "
            "the casebook; leave --host out, and it is served on 127.0.0.1 to this computer alone"
        )


def address_of(host: str, port: int) -> str:
    """The address to open in a browser."""
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


class Serving:
    """A workbench that is about to be served: its port is taken, so that who asks from now on waits for the answer."""

    def __init__(self, book: Casebook, *, host: str, port: int, local: str) -> None:
        """Raise SetupError where others could reach it, the client was not built, or the port is taken."""
        refuse_beyond_loopback(host)
        config = uvicorn.Config(
            workbench(book, local=local), log_level="warning", server_header=False, access_log=False
        )
        self._server = uvicorn.Server(config)
        self._socket = _taken(host, port)
        self.address = address_of(host, port)

    def run(self) -> None:
        """Serve until stopped."""
        with self._socket:
            self._server.run(sockets=[self._socket])


def _taken(host: str, port: int) -> socket.socket:
    """The port, taken."""
    family = socket.AF_INET6 if host == "::1" else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise SetupError(f"cannot serve on port {port} ({error.strerror}); name another --port") from None
    return listening
