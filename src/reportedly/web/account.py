"""The account page: a person who logged in changes their password, which ends their sessions elsewhere."""

from __future__ import annotations

from fastapi import FastAPI, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from reportedly.errors import InputError
from reportedly.people import People
from reportedly.people.passwords import LEAST
from reportedly.web.door import Cookies
from reportedly.web.pages import Pages
from reportedly.web.person import the_acting

ACCOUNT = "/account"
NOT_RIGHT = (
    "The present password is not right, or too much failed before: then wait a minute, and after each failure longer."
)
NOT_TWICE = "The new password was not written the same twice; write it again."
NOT_OTHER = "The new password is the present one; take another."


def account(app: FastAPI, people: People, cookies: Cookies, pages: Pages) -> None:
    """Add the address of the page."""

    def form(wrong: str = "", done: bool = False, status: int = 200) -> Response:
        return pages.page("account.html.j2", status, wrong=wrong, done=done, least=LEAST)

    @app.api_route(ACCOUNT, methods=["GET", "HEAD"], include_in_schema=False, response_class=HTMLResponse)
    def ask(changed: bool = False) -> Response:
        _logged_in()
        return form(done=changed)

    @app.post(ACCOUNT, include_in_schema=False)
    async def change(request: Request) -> Response:
        _logged_in()
        given = {key: value for key, value in (await request.form()).items() if isinstance(value, str)}
        old, new = given.get("old", ""), given.get("new", "")
        if new != given.get("again", ""):
            return form(NOT_TWICE, status=400)
        if new == old:
            return form(NOT_OTHER, status=400)
        address = request.client.host if request.client else ""
        staying = cookies.session_in(request.headers)
        try:
            right = await run_in_threadpool(
                people.change_password, the_acting().name, old, new, address, staying=staying
            )
        except InputError as error:
            return form(str(error), status=400)
        return RedirectResponse(f"{ACCOUNT}?changed=true", 303) if right else form(NOT_RIGHT, status=403)


def _logged_in() -> None:
    """Refuse programs: a token must not become a password."""
    if not the_acting().can_log_out:
        raise HTTPException(403, "a password is changed by the person who logged in with it")
