"""What is told of people: who is known, how they came in, and what of them may be listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from reportedly.people.role import Role

Scope = Literal["read", "review"]
SCOPES: tuple[Scope, ...] = get_args(Scope)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person who has shown who they are."""

    name: str
    role: Role
    scope: Scope | None = None
    """What an API token is for; None for who logged in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A person who logged in, and the secret that their browser brings from now on."""

    known: Known
    secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedToken:
    """An API token, without its secret."""

    id: str
    scope: Scope
    made: str
    expires: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A person as the list of people shows them."""

    name: str
    role: Role
    added: str
    tokens: tuple[ListedToken, ...]
