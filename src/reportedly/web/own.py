"""What the person who asks keeps here: their saved filters, and since when what they see is new to them.

Looking at a page is a look of a visit; what programs, maps and scripts ask for is none. `the_own()` hands it to views.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from reportedly.people import SavedFilter, Shelf, Visit
from reportedly.web.person import Person, the_acting

VISIT = "visit"
"""In place of a day or moment: since the last visit of who asks."""
NOT_FOR_PEOPLE = ("/api/", "/assets/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What is kept for who is asking."""

    kept: bool = False
    """Whether anything can be kept: not where there is no place for it, and not for programs."""
    filters: tuple[SavedFilter, ...] = ()
    visit: Visit | None = None

    @property
    def key(self) -> str:
        """Other whenever pages look otherwise for it."""
        return repr(self)

    @property
    def since(self) -> int | None:
        """The last ledger entry of the visit before this one; None in the first."""
        return None if self.visit is None else self.visit.since

    @property
    def ended(self) -> str:
        """When the visit before this one ended, to the minute; empty in the first."""
        if self.visit is None:
            return ""
        return datetime.fromtimestamp(self.visit.ended, UTC).strftime("%Y-%m-%d %H:%M")

    def is_new(self, entry: int) -> bool:
        """Whether a ledger entry came after the last visit."""
        return self.since is not None and entry > self.since


NOTHING_KEPT = Own()
_NOW: ContextVar[Own] = ContextVar("own", default=NOTHING_KEPT)


def the_own() -> Own:
    """What is kept for whoever the request that is being answered comes from."""
    return _NOW.get()


class Keeping:
    """Stands behind the door: looks up what is kept for who asks, and notes that they look."""

    def __init__(self, app: ASGIApp, shelf: Shelf | None, entry: Callable[[], int]) -> None:
        """`entry` tells the ledger's last; without a shelf nothing is kept."""
        self.app, self.shelf, self.entry = app, shelf, entry

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as to who asks."""
        person = the_acting()
        if scope["type"] == "http" and self.shelf is not None and person.name and not person.by_token:
            looks = scope["method"] == "GET" and _is_page(scope)
            _NOW.set(await run_in_threadpool(self._own, self.shelf, person, looks))
        else:
            _NOW.set(NOTHING_KEPT)
        await self.app(scope, receive, send)

    def _own(self, shelf: Shelf, person: Person, looks: bool) -> Own:
        visit = shelf.look(person.name, self.entry()) if looks else shelf.visit(person.name)
        return Own(kept=True, filters=shelf.filters(person.name), visit=visit)


def _is_page(scope: Scope) -> bool:
    return "text/html" in Headers(scope=scope).get("accept", "") and not scope["path"].startswith(NOT_FOR_PEOPLE)
