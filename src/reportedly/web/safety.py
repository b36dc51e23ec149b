"""What keeps other pages out: which names this computer answers to, and what a browser may do with an answer.

Without log-in it answers only to whoever asks by a name of this computer itself, else by the names it was given. A page
from elsewhere that points its own name at its address (DNS rebinding) still sends that name as Host, and is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.web.problems import problem_response

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""The names by which a browser on this computer asks."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Only what the workbench itself serves may run, style or be asked; nothing inline, nothing from elsewhere."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
ENCRYPTED = {"Strict-Transport-Security": "max-age=31536000"}
"""Where it is served encrypted, browsers ask it so for a year."""
_PORT = re.compile(r":\d{1,5}$")


class Safety:
    """Stands before the whole application."""

    def __init__(self, app: ASGIApp, names: Iterable[str] = LOOPBACK, *, encrypted: bool = False) -> None:
        self.app, self.names = app, tuple(name.lower() for name in names)
        self.headers = HEADERS | ENCRYPTED if encrypted else HEADERS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse who asks by another name, and set the headers on every answer."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers[name] = value
            await send(message)

        if scope["type"] == "http" and not self.answers_to(Headers(scope=scope).getlist("host")):
            refused = problem_response(
                421,
                "Misdirected request",
                f"the workbench answers only to {', '.join(self.names)}; ask it by one of these",
            )
            await refused(scope, receive, send_safely)
            return
        await self.app(scope, receive, send_safely)

    def answers_to(self, hosts: list[str]) -> bool:
        """Whether a request's one Host header is a name of this computer, with or without a port."""
        return len(hosts) == 1 and _PORT.sub("", hosts[0]).lower() in self.names
