"""Who is acting: the person a request comes from, what they may do, and the token that shows a form to be ours.

A view asks for `Acting` as a parameter, one that only reviewers may use for `Reviewing`:

    @app.post("/review/decisions")
    def decide(person: Reviewing) -> Response: ...   # person.name signs the decision

Whatever is not GET or HEAD is refused before it reaches a view unless it brings the person's CSRF token: as the field
`csrf` of a form (in templates: `<input type="hidden" name="csrf" value="{{ csrf }}">`) or as the header `X-CSRF-Token`
(scripts find it in `<meta name="csrf-token">`). A request with an API token needs none: no browser adds such by itself.
"""

from __future__ import annotations

import hmac
from contextvars import ContextVar
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated

from fastapi import Depends, HTTPException, Request

from reportedly.people.role import ADMIN, READER, REVIEWER, Role, may

FIELD, HEADER = "csrf", "X-CSRF-Token"
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who a request comes from."""

    name: str
    """By which decisions are signed."""
    role: Role
    csrf: str = ""
    """The token that this person's forms bring; empty where a request needs none or may write nothing."""
    by_token: bool = False
    """Whether an API token says who it is, and no cookie or address."""
    known_as: Role | None = None
    """The person's own role where a token lets them do less; None where it is `role`."""
    can_log_out: bool = False

    @property
    def may_review(self) -> bool:
        """Whether decisions of this person are taken."""
        return may(self.role, REVIEWER)

    @property
    def sees_all(self) -> bool:
        """Whether nothing is withheld: neither young reports nor exact places."""
        return may(self.known_as or self.role, REVIEWER)


NOBODY = Person(name="", role=READER)
"""Where nothing says who is asking: may do least."""
_NOW: ContextVar[Person] = ContextVar("acting", default=NOBODY)


def now_acting(person: Person) -> None:
    """Say who the request that is being answered comes from; for the door alone."""
    _NOW.set(person)


def the_acting() -> Person:
    """Who the request that is being answered comes from."""
    return _NOW.get()


def acting() -> Person:
    """Who the request comes from, as a dependency."""
    return the_acting()


def reviewing() -> Person:
    """A person whose decisions are taken; others are told that they may not."""
    return _allowed(REVIEWER)


def administering() -> Person:
    """A person who looks after the people; others are told that they may not."""
    return _allowed(ADMIN)


def _allowed(needed: Role) -> Person:
    person = the_acting()
    if not may(person.role, needed):
        raise HTTPException(
            403, f"this is for the role {needed}, and {person.name or 'you'} has the role {person.role}; ask an admin"
        )
    return person


Acting = Annotated[Person, Depends(acting)]
Reviewing = Annotated[Person, Depends(reviewing)]
Administering = Annotated[Person, Depends(administering)]


def csrf_of(secret: str) -> str:
    """The CSRF token that belongs to a secret which only the person's browser, or this program, knows."""
    return hmac.new(secret.encode(), b"reportedly form", sha256).hexdigest()


async def csrf_checked(request: Request) -> None:
    """Let only such requests change anything as a page of ours has sent; a dependency of the whole application."""
    person = the_acting()
    if request.method in SAFE_METHODS or person.by_token:
        return
    brought = request.headers.get(HEADER) or await _field(request)
    if not person.csrf or not hmac.compare_digest(brought.encode(), person.csrf.encode()):
        raise HTTPException(
            403,
            "the form is not of this page or is too old, and nothing was changed; load the page anew and send it again",
        )


async def _field(request: Request) -> str:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in FORMS:
        return ""
    value = (await request.form()).get(FIELD)
    return value if isinstance(value, str) else ""
