"""How much a request may bring: the workbench's forms are small, and nothing larger is read into memory."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.web.problems import problem_response

MOST_BYTES = 1 << 20


class Size:
    """Refuses a request whose body is larger than allowed, announced or not."""

    def __init__(self, app: ASGIApp, most: int = MOST_BYTES) -> None:
        self.app, self.most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Look at what is announced, and count what comes."""
        announced = Headers(scope=scope).get("content-length", "0") if scope["type"] == "http" else "0"
        if announced.isdecimal() and int(announced) > self.most:
            told = f"a request may bring {self.most} bytes; send less"
            await problem_response(413, "Content too large", told)(scope, receive, send)
            return
        come = 0

        async def receive_counted() -> Message:
            nonlocal come
            message = await receive()
            come += len(message.get("body", b""))
            # whoever announces less than they send is cut off as if they had gone
            return message if come <= self.most else {"type": "http.disconnect"}

        await self.app(scope, receive_counted, send)
