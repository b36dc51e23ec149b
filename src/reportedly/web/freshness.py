"""ETags: an answer follows from the address, who asks and the ledger, so its tag is known before it is worked out."""

from __future__ import annotations

import re
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly import __version__
from reportedly.model.digest import sha256_hex
from reportedly.web.acting import the_acting

CHECK_ALWAYS = "private, no-cache"
KEPT_FOR_GOOD = "private, max-age=31536000, immutable"
"""For built assets, whose names change with what is in them."""
CHANGING = ("/api/v1/jobs", "/login")
"""What says other things although nothing was entered in the ledger."""
_TAG = re.compile(r'(?:W/)?"([^"]*)"')


class Freshness:
    """Answers 304 where the asker has the answer already, and tags every other answer that succeeds."""

    def __init__(self, app: ASGIApp, digest: Callable[[], str], build: str) -> None:
        self.app, self.digest, self.build = app, digest, build

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Compare tags before anything is worked out."""
        changing = scope["type"] == "http" and scope["path"].startswith(CHANGING)
        if scope["type"] != "http" or changing or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        if scope["path"].startswith("/assets/"):
            await self.app(scope, receive, _setting(send, {"Cache-Control": KEPT_FOR_GOOD}))
            return
        tag = self.tag(scope, await run_in_threadpool(self.digest))
        headers = {"ETag": f'W/"{tag}"', "Cache-Control": CHECK_ALWAYS, "Vary": "Accept, Authorization, Cookie"}
        if tag in _TAG.findall(Headers(scope=scope).get("if-none-match", "")):
            raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
            await send({"type": "http.response.start", "status": 304, "headers": raw})
            await send({"type": "http.response.body", "body": b""})
            return
        await self.app(scope, receive, _setting(send, headers))

    def tag(self, scope: Scope, digest: str) -> str:
        """The tag of what is asked for, as the ledger stands."""
        asked = f"{scope['path']}?{scope['query_string'].decode('latin-1')} {Headers(scope=scope).get('accept', '')}"
        person = the_acting()
        by = f"{person.name} {person.role} {person.csrf}"
        return sha256_hex(f"{__version__} {self.build} {digest} {by} {asked}".encode())[:32]


def _setting(send: Send, headers: dict[str, str]) -> Send:
    async def send_tagged(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            MutableHeaders(scope=message).update(headers)
        await send(message)

    return send_tagged
