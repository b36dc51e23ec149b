"""The door: says who each request comes from before anything is answered."""

from __future__ import annotations

import secrets

from starlette.types import ASGIApp, Receive, Scope, Send

from reportedly.people.role import ADMIN
from reportedly.web.acting import Person, csrf_of, now_acting


class LocalDoor:
    """The door of a workbench that only this computer reaches: whoever comes is its user, without log-in."""

    def __init__(self, app: ASGIApp, name: str) -> None:
        # the secret ends with the program: a form that was open before it started anew must be loaded again
        self.app = app
        self.person = Person(name=name, role=ADMIN, csrf=csrf_of(secrets.token_hex(32)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as to this computer's user."""
        now_acting(self.person)
        await self.app(scope, receive, send)
