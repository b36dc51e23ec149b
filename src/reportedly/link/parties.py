"""The side that whoever speaks belongs to: a state, a group that is a side of its own, a company.

Two of one side corroborate each other weakly.
"""

from __future__ import annotations

from functools import cache

from reportedly.lexicon.table import load_table
from reportedly.link.doers_compared import SideRow
from reportedly.link.wording import WORD, fold
from reportedly.model.actor import Actor

OWN_PARTY = ("armed_group", "organisation", "media")
"""Kinds of actors that are a side of their own where they belong to no state."""
SOME_STATE = "state"
"""The party of all who speak for a state that cannot be told: that two of them are of two states is not known."""


def party_of(actor: Actor | None) -> str | None:
    """The side an actor belongs to: its state, or itself where it is a side of its own."""
    if actor is None:
        return None
    return (
        actor.id
        if actor.kind in ("armed_group",) or (actor.country is None and actor.kind in OWN_PARTY)
        else actor.country
    )


def state_in(words: str) -> str | None:
    """The party of whoever speaks for a state that is not named: "the ministry", "an army officer"; None for others."""
    return SOME_STATE if any(fold(word) in _of_state() for word in WORD.findall(words)) else None


@cache
def _of_state() -> frozenset[str]:
    """Words for a state's own: its army, its police, its offices."""
    rows = load_table("sides", SideRow)
    return frozenset(word for row in rows if row.side in ("state", "police", "official") for word in row.words)
