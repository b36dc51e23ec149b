"""What the person who is acting may do, and the token that shows a form to be ours.

A view asks for `Acting` as a parameter, one that only reviewers may use for `Reviewing`:

    @app.post("/review/decisions")
    def decide(person: Reviewing) -> Response: ...   # person.name signs the decision

Whatever is not GET or HEAD is refused before it reaches a view unless it brings the person's CSRF token: as the field
`csrf` of a form (in templates: `<input type="hidden" name="csrf" value="{{ csrf }}">`) or as the header `X-CSRF-Token`
(scripts find it in `<meta name="csrf-token">`). A request with an API token needs none: no browser adds such by itself.
"""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import Annotated

from fastapi import Depends, HTTPException, Request

from reportedly.people.role import ADMIN, REVIEWER, Role, may
from reportedly.web.person import Person, the_acting

FIELD, HEADER = "csrf", "X-CSRF-Token"
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


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
