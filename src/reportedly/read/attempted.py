"""That somebody tries to check a claim, or did not come to: a check of which nothing shows that it was made."""

from __future__ import annotations

from reportedly.read.grammar import OBJECTS
from reportedly.read.token import Token
from reportedly.read.unsupported import is_negated, is_told

TRYING = frozenset({"try", "attempt", "seek", "work", "struggle", "hope", "effort", "bid", "wait"})
PURPOSES = frozenset({"xcomp", "acl", "advcl"})


def is_attempted(verb: Token) -> bool:
    """ "We are trying to confirm this", "had not been able to reach the town to check his account".

    Only of what was said: who tries to check a driver's papers doubts no claim.
    """
    if verb.dep_ not in PURPOSES or not any(c.lower_ == "to" for c in verb.lefts if c.dep_ == "aux"):
        return False
    if not any(c.dep_ in OBJECTS and is_told(c) for c in verb.children):
        return False
    above = verb.head
    return above.lemma_.lower() in TRYING or any(map(is_negated, _above(verb)))


def _above(verb: Token) -> list[Token]:
    """The verb and the words of power that an aim hangs on, up to the clause that they are in."""
    found = [verb.head]
    while found[-1].dep_ in ("xcomp", "acomp", "advcl") and found[-1].head.i != found[-1].i:
        found.append(found[-1].head)
    return found
