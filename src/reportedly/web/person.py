"""Who is acting: the person that the request which is being answered comes from; at the command line, nobody."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass

from reportedly.people.role import READER, REVIEWER, Role, may


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
