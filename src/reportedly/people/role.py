"""What a person of the casebook may do: read it, judge in it, or look after the people too."""

from __future__ import annotations

from typing import Literal, get_args

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
"""From the one who may do least to the one who may do most; each may do what those before may."""
READER, REVIEWER, ADMIN = ROLES


def may(role: Role, needed: Role) -> bool:
    """Whether a role is enough for what is open to another."""
    return ROLES.index(role) >= ROLES.index(needed)
