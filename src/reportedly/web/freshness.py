"""ETags: an answer follows from the address, who asks and the ledger, so its tag is known before it is worked out."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly import __version__
from reportedly.model.digest import sha256_hex
from reportedly.web.person import the_acting

CHECK_ALWAYS = "private, no-cache"
KEPT_FOR_GOOD = "private, max-age=31536000, immutable"
"""For built assets, whose names change with what is in them."""
CHANGING = ("/api/v1/jobs", "/login", "/explanations/so-far", "/review/queue")
"""What says other things although nothing was entered in the ledger."""
MOST_SENT, LARGEST_SENT = 64 << 20, 2 << 20
"""Bytes of all answers that are remembered, and of the largest of them."""
_TAG = re.compile(r'(?:W/)?"([^"]*)"')


class Freshness:
    """Answers 304 where the asker has the answer already, and tags every other answer that succeeds."""

    def __init__(self, app: ASGIApp, digest: Callable[[str], str], build: str) -> None:
        """`digest` is other whenever what is answered under a path could be."""
        self.app, self.digest, self.build = app, digest, build
        self._sent = Sent()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Compare tags before anything is worked out."""
        changing = scope["type"] == "http" and scope["path"].startswith(CHANGING)
        if scope["type"] != "http" or changing or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        if scope["path"].startswith("/assets/"):
            await self.app(scope, receive, _setting(send, {"Cache-Control": KEPT_FOR_GOOD}))
            return
        tag = self.tag(scope, await run_in_threadpool(self.digest, scope["path"]))
        vary = "Accept, Accept-Encoding, Authorization, Cookie"
        headers = {"ETag": f'W/"{tag}"', "Cache-Control": CHECK_ALWAYS, "Vary": vary}
        if tag in _TAG.findall(Headers(scope=scope).get("if-none-match", "")):
            raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
            await send({"type": "http.response.start", "status": 304, "headers": raw})
            await send({"type": "http.response.body", "body": b""})
            return
        known = self._sent.get(tag) if scope["method"] == "GET" else None
        if known is not None:
            for message in known:
                await send(message)
        elif scope["method"] == "GET":
            await self.app(scope, receive, _setting(self._sent.keeping(tag, send), headers))
        else:
            await self.app(scope, receive, _setting(send, headers))

    def tag(self, scope: Scope, digest: str) -> str:
        """The tag of what is asked for, as the ledger stands."""
        headers = Headers(scope=scope)
        taken = f"{headers.get('accept', '')} {'gzip' in headers.get('accept-encoding', '')}"
        asked = f"{scope['path']}?{scope['query_string'].decode('latin-1')} {taken}"
        person = the_acting()
        by = f"{person.name} {person.role} {person.csrf}"
        return sha256_hex(f"{__version__} {self.build} {digest} {by} {asked}".encode())[:32]


class Sent:
    """Answers that were sent whole and are small, by their tags: who asks the same again has the same sent again."""

    def __init__(self, most: int = MOST_SENT, largest: int = LARGEST_SENT) -> None:
        self._most, self._largest, self._size = most, largest, 0
        self._known: OrderedDict[str, tuple[Message, Message]] = OrderedDict()

    def get(self, tag: str) -> tuple[Message, Message] | None:
        """The answer with a tag, as messages; None where it is not remembered."""
        known = self._known.get(tag)
        if known is not None:
            self._known.move_to_end(tag)
        return known and ({**known[0], "headers": list(known[0]["headers"])}, dict(known[1]))

    def keeping(self, tag: str, send: Send) -> Send:
        """Send on, and remember an answer that succeeds and comes in one piece."""
        start: Message | None = None

        async def send_kept(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                # who sends it on may add to its headers
                start = {**message, "headers": list(message["headers"])} if message["status"] == 200 else None
                await send(message)
                return
            body = message.get("body", b"")
            if start is not None and not message.get("more_body") and len(body) <= self._largest:
                self._remember(tag, (start, dict(message)))
            start = None
            await send(message)

        return send_kept

    def _remember(self, tag: str, answer: tuple[Message, Message]) -> None:
        if tag in self._known:
            return
        self._known[tag] = answer
        self._size += len(answer[1]["body"])
        while self._size > self._most:
            _, (_, gone) = self._known.popitem(last=False)
            self._size -= len(gone["body"])


def _setting(send: Send, headers: dict[str, str]) -> Send:
    async def send_tagged(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            MutableHeaders(scope=message).update(headers)
        await send(message)

    return send_tagged
