"""On which side whoever tells a claim stands: a state's, or that of those who fight it; empty where it cannot be told.

A side has its own count of the dead. What it says later and higher than the other side is its own word, and no news of
what that one said.
"""

from __future__ import annotations

from functools import cache

from reportedly.lexicon.table import load_table
from reportedly.link.doers_compared import STATE_BODIES, side_of
from reportedly.link.parties import SOME_STATE
from reportedly.link.told import Doer, cut
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.resolve.actor_names import TitleRow

REBELS = "rebels"
OF_A_STATE = ("state", "police", "official")


def side_telling(claim: Claim, reading: Reading) -> str:
    """The side of whoever is said to know a claim, or else of the body that put the report out.

    The code of a state, `SOME_STATE` where it cannot be told which, or `REBELS`.
    """
    link = claim.attribution[-1] if claim.attribution else None
    if link is not None and link.source is None:
        return ""
    words = teller(claim, reading)
    actor = next((a for a in reading.actors if link and a.id == link.actor), None)
    if actor is not None and actor.kind in STATE_BODIES and actor.country:
        return actor.country
    side = side_of(Doer(words=words, actor=actor))
    if side == REBELS:
        return REBELS
    has_rank = link is not None and any(word.lower_ in _ranks() for word in cut(words))
    return SOME_STATE if side in OF_A_STATE or (side is None and has_rank) else ""


def teller(claim: Claim, reading: Reading) -> str:
    """The words for whoever tells a claim, or else for who put its report out."""
    link = claim.attribution[-1] if claim.attribution else None
    return link.source.quote.text if link and link.source else reading.report.publisher or ""


def are_rivals(one: str, other: str) -> bool:
    """Whether two sides are known to be two."""
    if not one or not other or one == other:
        return False
    return REBELS in (one, other) or SOME_STATE not in (one, other)


@cache
def _ranks() -> frozenset[str]:
    """Words for ranks, and for the staff that gives the word of an army."""
    rows = load_table("person_titles", TitleRow)
    return frozenset(word for row in rows if row.kind == "rank" for word in row.words.split()) | {"staff"}
