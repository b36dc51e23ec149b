"""That somebody tries to check a claim, or did not come to: a check of which nothing shows that it was made."""

from __future__ import annotations

from reportedly.read.grammar import OBJECTS, is_denied
from reportedly.read.token import Token
from reportedly.read.unsupported import is_negated, is_told

TRYING = frozenset({"try", "attempt", "seek", "work", "struggle", "hope", "effort", "bid", "wait"})
PURPOSES = frozenset({"xcomp", "acl", "advcl"})
SHARED = frozenset({"conj", "xcomp"})


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


def shared_with(word: Token) -> list[Token]:
    """What a verb shares with another: its subject ("is early and was not checked"), or what the other is done to.

    "Neither confirmed nor denied the report" has one object for both.
    """
    subjects = any(c.dep_ in ("nsubj", "nsubjpass") for c in word.children)
    before = () if subjects or word.dep_ not in SHARED else word.head.children
    behind = [c for c in word.children if c.dep_ == "conj" and any(map(_nor, word.children))]
    return [c for c in before if c.dep_ in ("nsubj", "nsubjpass")] + [
        g for c in behind for g in c.children if g.dep_ in OBJECTS and not is_denied(g)
    ]


def _nor(token: Token) -> bool:
    return token.dep_ == "cc" and token.lower_ == "nor"
