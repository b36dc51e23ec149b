"""Serving the workbench: to this computer alone without log-in, to others with it and not without."""

from __future__ import annotations

import gc
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass

import uvicorn

from reportedly.casebook import Casebook
from reportedly.errors import SetupError
from reportedly.people import People, Shelf
from reportedly.tell.withheld import NOTHING, Withholding
from reportedly.web.ahead import Ahead
from reportedly.web.app import workbench
from reportedly.web.safety import LOOPBACK

LOOPBACK_HOSTS = ("127.0.0.1", "::1", "localhost")
EVERYWHERE = ("0.0.0.0", "::", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How others reach it, if any do."""

    host: str = "127.0.0.1"
    port: int
    names: tuple[str, ...] = ()
    """By which it is asked for; others than this computer's own."""
    certificate: str | None = None
    """Files in PEM: the certificate with its chain, and its key."""
    key: str | None = None
    proxy: str | None = None
    """The address of a reverse proxy in front, which encrypts."""
    unencrypted: bool = False
    """Whether passwords may go over the network as they are."""

    @property
    def asks_who(self) -> bool:
        """Whether one must log in: wherever another computer may be at the other end."""
        return self.host not in LOOPBACK_HOSTS or self.proxy is not None

    @property
    def encrypted(self) -> bool:
        """Whether browsers reach it over an encrypted connection."""
        return self.certificate is not None or self.proxy is not None

    @property
    def answers_to(self) -> tuple[str, ...]:
        """Names taken as Host."""
        host = () if self.host in (*LOOPBACK_HOSTS, *EVERYWHERE) else (_bracketed(self.host),)
        return (*self.names, *host, *LOOPBACK)

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        scheme = "https" if self.encrypted else "http"
        host = self.names[0] if self.names else _bracketed(self.host)
        return f"{scheme}://{host}/" if self.proxy is not None else f"{scheme}://{host}:{self.port}/"


def refuse_unsafe(way: Way) -> None:
    """Raise SetupError for a way that would let others in, or their passwords out."""
    if (way.certificate is None) != (way.key is None):
        raise SetupError("--certificate and --key belong together; name both files")
    if not way.asks_who:
        return
    if not (way.encrypted or way.unencrypted):
        raise SetupError(
            f"cannot serve on {way.host or 'every address'} as it is: passwords would cross the network readable; "
            "name a --certificate and its --key, or the --proxy that encrypts, or, within a VPN, say --unencrypted"
        )
    if not way.names and (way.host in EVERYWHERE or way.proxy is not None):
        raise SetupError("say by which name it is asked for, as in --name reports.example.org; it answers to no other")


def refuse_without_people(people: People) -> None:
    """Raise SetupError where nobody could log in."""
    if not people.any():
        raise SetupError("nobody may log in yet, so there is nobody to serve; see `reportedly user add NAME`")


class Serving:
    """A workbench that is about to be served: its port is taken, so that who asks from now on waits for the answer."""

    def __init__(
        self,
        book: Casebook,
        way: Way,
        *,
        local: str,
        people: People | None = None,
        shelf: Shelf | None = None,
        withholding: Withholding = NOTHING.withholding,
        ahead: Ahead | None = None,
    ) -> None:
        """Raise SetupError where others could reach it unasked, the client was not built, or the port is taken.

        `ahead` is started and ended with it; without, what takes long is made by those who ask for it.
        """
        refuse_unsafe(way)
        if way.asks_who:
            if people is None:
                raise SetupError("others would reach it, and nobody would be asked who they are; hand over its people")
            refuse_without_people(people)
        app = workbench(
            book,
            local=local,
            people=people if way.asks_who else None,
            shelf=shelf,
            names=way.answers_to,
            encrypted=way.encrypted,
            withholding=withholding,
            is_made_ahead=lambda: ahead is not None and ahead.going_on,
        )
        self._ahead = ahead
        self._server = uvicorn.Server(_config(app, way))
        self._socket = _taken(way.host, way.port)
        self.address = way.address

    def run(self) -> None:
        """Serve until stopped."""
        with self._socket, _settled(), self._ahead or nullcontext():
            self._server.run(sockets=[self._socket])


@contextmanager
def _settled() -> Iterator[None]:
    """Leave what is loaded by now out of every collection of what is unreachable: it would hold up answers."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _config(app: object, way: Way) -> uvicorn.Config:
    if way.certificate is not None:
        try:
            ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(way.certificate, way.key)
        except (OSError, ssl.SSLError) as error:
            raise SetupError(
                f"{way.certificate} and {way.key} cannot be used ({error.strerror or error}); name a certificate "
                "and its key in PEM, the key without a password"
            ) from None
    return uvicorn.Config(
        app,  # type: ignore[arg-type]
        log_level="warning",
        server_header=False,
        access_log=False,
        ssl_certfile=way.certificate,
        ssl_keyfile=way.key,
        proxy_headers=way.proxy is not None,
        forwarded_allow_ips=way.proxy or "",
    )


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _taken(host: str, port: int) -> socket.socket:
    """The port, taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise SetupError(
            f"cannot serve on {host} port {port} ({error.strerror}); name another --port, or --host"
        ) from None
    return listening
