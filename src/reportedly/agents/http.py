"""The server for agents over streamable HTTP, on this computer and for nobody else: it asks nobody who they are."""

from __future__ import annotations

import socket

import uvicorn
from mcp.server import MCPServer
from mcp.server.transport_security import TransportSecuritySettings

from reportedly.errors import SetupError
from reportedly.web.safety import LOOPBACK

HOSTS = ("127.0.0.1", "::1", "localhost")


def refuse_beyond_this_computer(host: str) -> None:
    """Raise SetupError for an address that other computers reach."""
    if host not in HOSTS:
        raise SetupError(
            f"cannot answer agents on {host}: there is no log-in, so whoever reaches that address could read the "
            "casebook; leave --host out, and it answers on 127.0.0.1 to this computer alone"
        )


class Answering:
    """A server for agents whose port is taken already, so that who asks from now on waits for the answer."""

    def __init__(self, server: MCPServer, *, host: str, port: int) -> None:
        """Raise SetupError where others could reach it, or the port is taken."""
        refuse_beyond_this_computer(host)
        named = [f"{name}{end}" for name in LOOPBACK for end in ("", f":{port}")]
        application = server.streamable_http_app(
            host=host,
            stateless_http=True,
            json_response=True,
            transport_security=TransportSecuritySettings(
                allowed_hosts=named, allowed_origins=[f"http://{name}" for name in named]
            ),
        )
        config = uvicorn.Config(application, log_level="warning", server_header=False, access_log=False)
        self._server = uvicorn.Server(config)
        self._socket = _bound(host, port)
        self.address = f"http://[{host}]:{port}/mcp" if ":" in host else f"http://{host}:{port}/mcp"

    def run(self) -> None:
        """Answer until stopped."""
        with self._socket:
            self._server.run(sockets=[self._socket])


def _bound(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if host == "::1" else socket.AF_INET)
    except OSError as error:
        raise SetupError(f"cannot answer on port {port} ({error.strerror}); name another --port") from None
