"""Logging in and out."""

from __future__ import annotations

from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from reportedly.people import People
from reportedly.web.door import LOG_IN, Cookies
from reportedly.web.pages import Pages

LOG_OUT = "/logout"
NOT_RIGHT = (
    "Name or password is not right, or too much failed before: then wait a minute, and after each failure longer."
)
"""The same whatever was wrong, so that nobody learns who there is."""


def entrance(app: FastAPI, people: People, cookies: Cookies, pages: Pages) -> None:
    """Add the addresses of log-in and log-out."""

    def form(wanted: str, name: str = "", wrong: str = "", status: int = 200) -> Response:
        return pages.page("login.html.j2", status, wanted=wanted, name=name, wrong=wrong)

    @app.api_route(LOG_IN, methods=["GET", "HEAD"], include_in_schema=False, response_class=HTMLResponse)
    def ask(next: str = "/") -> Response:
        return form(within(next))

    @app.post(LOG_IN, include_in_schema=False)
    async def enter(request: Request) -> Response:
        given = {key: value for key, value in (await request.form()).items() if isinstance(value, str)}
        name, wanted = given.get("name", ""), within(given.get("next", "/"))
        entered = await run_in_threadpool(
            people.log_in,
            name,
            given.get("password", ""),
            request.client.host if request.client else "",
            instead_of=cookies.session_in(request.headers),
        )
        if entered is None:
            return form(wanted, name, NOT_RIGHT, 403)
        answer = RedirectResponse(wanted, 303)
        answer.headers.append("set-cookie", cookies.session(entered.secret))
        return answer

    @app.post(LOG_OUT, include_in_schema=False)
    def leave(request: Request) -> Response:
        people.log_out(cookies.session_in(request.headers))
        answer = RedirectResponse(LOG_IN, 303)
        answer.headers.append("set-cookie", cookies.session(""))
        return answer


def within(wanted: str) -> str:
    """An address of the workbench itself to go on to; the front page for any other."""
    inside = wanted.startswith("/") and not wanted.startswith("//") and wanted.isprintable() and "\\" not in wanted
    return wanted if inside else "/"
