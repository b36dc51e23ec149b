"""The door: says who each request comes from before anything is answered, and lets nobody in who is not known."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import replace
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.people import Known, People
from reportedly.people.role import ADMIN, READER
from reportedly.web.acting import SAFE_METHODS, csrf_of
from reportedly.web.person import NOBODY, Person, now_acting
from reportedly.web.problems import problem_response

LOG_IN = "/login"
FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")
"""What a proxy adds to requests that it passes on."""
FOR_PROGRAMS = ("/api/", "/map/")
"""Below these, whoever is not known is told so instead of being led to the log-in."""
BEARER = "bearer "


class LocalDoor:
    """The door of a workbench that only this computer reaches: whoever comes is its user, without log-in."""

    def __init__(self, app: ASGIApp, name: str) -> None:
        # the secret ends with the program: a form that was open before it started anew must be loaded again
        self.app = app
        self.person = Person(name=name, role=ADMIN, csrf=csrf_of(secrets.token_hex(32)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as to this computer's user; what a proxy passes on is somebody else's."""
        if scope["type"] == "http" and any(name in Headers(scope=scope) for name in FORWARDED):
            told = "this comes through a proxy, so from elsewhere; serve it with --proxy, which asks who comes"
            await problem_response(421, "Misdirected request", told)(scope, receive, send)
            return
        now_acting(self.person)
        await self.app(scope, receive, send)


class AskingDoor:
    """The door of a workbench that others reach: who is not known by session or API token gets the log-in alone."""

    def __init__(self, app: ASGIApp, people: People, cookies: Cookies, outside: Collection[str]) -> None:
        """`outside` are the addresses of what the page of the log-in is made of."""
        self.app, self.people, self.cookies, self.outside = app, people, cookies, frozenset(outside)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as to who is known, or refuse."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self._http(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        given = headers.get("authorization", "")
        if given[: len(BEARER)].lower() == BEARER:
            known = await run_in_threadpool(self.people.by_token, given[len(BEARER) :].strip())
            person = by_program(known) if known else None
        else:
            person = await self._logged_in(headers)
        if person is not None:
            now_acting(person)
            await self.app(scope, receive, send)
        elif scope["path"] == LOG_IN and not given:
            await self._visit(scope, receive, send)
        elif scope["path"] in self.outside and scope["method"] in SAFE_METHODS:
            now_acting(NOBODY)
            await self.app(scope, receive, send)
        else:
            await _refusal(scope)(scope, receive, send)

    async def _logged_in(self, headers: Headers) -> Person | None:
        secret = self.cookies.session_in(headers)
        known = await run_in_threadpool(self.people.session, secret) if secret else None
        if known is None:
            return None
        return Person(name=known.name, role=known.role, csrf=csrf_of(secret), can_log_out=True)

    async def _visit(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The log-in, whose form belongs to this browser too: nobody can be logged in as somebody else unawares."""
        brought = self.cookies.visit_in(Headers(scope=scope))
        visit = brought or secrets.token_urlsafe(32)

        async def send_visit(message: Message) -> None:
            if message["type"] == "http.response.start" and not brought:
                MutableHeaders(scope=message).append("set-cookie", self.cookies.visit(visit))
            await send(message)

        now_acting(replace(NOBODY, csrf=csrf_of(visit)))
        await self.app(scope, receive, send_visit)


class Cookies:
    """The cookies of the workbench: no script reads them, and no other page has them sent."""

    def __init__(self, *, encrypted: bool) -> None:
        # browsers take a name with this prefix only from the very host, over an encrypted connection
        prefix = "__Host-" if encrypted else ""
        self._session, self._visit = f"{prefix}reportedly", f"{prefix}reportedly-visit"
        self._kept = "; Path=/; HttpOnly; SameSite=Strict" + ("; Secure" if encrypted else "")

    def session_in(self, headers: Headers) -> str:
        """The secret of a session that a request brings; empty where it brings none."""
        return _cookie(headers, self._session)

    def visit_in(self, headers: Headers) -> str:
        """The secret of a browser that has seen the log-in; empty where it brings none."""
        return _cookie(headers, self._visit)

    def session(self, secret: str) -> str:
        """The header that gives a browser its session; an empty secret takes it away."""
        return f"{self._session}={secret}{self._kept}" + ("" if secret else "; Max-Age=0")

    def visit(self, secret: str) -> str:
        """The header that gives a browser a secret before anybody has logged in."""
        return f"{self._visit}={secret}{self._kept}"


def by_program(known: Known) -> Person:
    """Who acts by an API token: one to read decides nothing, whoever it is of."""
    role = known.role if known.scope == "review" else READER
    return Person(name=known.name, role=role, by_token=True, known_as=known.role)


def _cookie(headers: Headers, name: str) -> str:
    try:
        found = SimpleCookie("; ".join(headers.getlist("cookie"))).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _refusal(scope: Scope) -> Response:
    path = scope["path"]
    if path.startswith(FOR_PROGRAMS) or scope["method"] not in SAFE_METHODS:
        told = "log in, or send an API token as `Authorization: Bearer …`; `reportedly user token` makes one"
        refused = problem_response(401, "Unauthorized", told)
        refused.headers["WWW-Authenticate"] = "Bearer"
        return refused
    query = scope["query_string"].decode("latin-1")
    wanted = quote(path) + (f"?{query}" if query else "")
    return RedirectResponse(LOG_IN if wanted == "/" else f"{LOG_IN}?next={quote(wanted, safe='')}", 303)
