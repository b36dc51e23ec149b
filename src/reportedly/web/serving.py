"""Serving the workbench on this computer, and to nobody else."""

from __future__ import annotations

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


def serve(book: Casebook, *, host: str, port: int) -> None:
    """Serve until stopped; raises SetupError where the client was not built or the port is taken."""
    import socket

    import uvicorn

    refuse_beyond_loopback(host)
    app = workbench(book)
    family = socket.AF_INET6 if host == "::1" else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SetupError(f"cannot serve on port {port} ({error.strerror}); name another --port") from None
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, access_log=False)
