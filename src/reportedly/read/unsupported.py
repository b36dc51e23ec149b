"""That nothing is known to bear a claim out: no evidence to support it, no way of knowing whether it is true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.read.cues import cue_row
from reportedly.read.grammar import OBJECTS, is_denied
from reportedly.read.token import Token

PROOF = frozenset({"evidence", "proof"})
SHARED = frozenset({"conj", "xcomp"})
TAKEN_UP = frozenset({"it", "this", "that", "they", "these", "those"})

Use = Literal["shown", "supporting", "knowing", "unknown", "true", "text", "below", "above"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportWord:
    """A row of the table `support_words`."""

    word: str
    use: Use
    source: str


@cache
def support_words(use: Use) -> frozenset[str]:
    """The words of one use, as lemmas."""
    return frozenset(row.word for row in load_table("support_words", SupportWord) if row.use == use)


def lacks_support(verb: Token) -> bool:
    """ "Has not seen evidence to support the claim", "no proof has emerged that would back this"."""
    if verb.lemma_ not in support_words("supporting") or not any(map(is_told, _objects(verb))):
        return False
    holder = verb.head
    if holder.lemma_.lower() in support_words("shown"):
        return is_denied(holder) or any(map(is_negated, holder.ancestors))
    shown = [c for c in holder.children if c.lemma_.lower() in support_words("shown") and c.i < verb.i]
    return verb.dep_ in ("xcomp", "advcl") and any(is_denied(s) or is_negated(holder) for s in shown)


def truth_unknown(copula: Token) -> bool:
    """ "We do not know whether this is true", "it is unclear if the video is genuine"."""
    if copula.lemma_ != "be" or not _asks(copula):
        return False
    if not any(c.lower_ in support_words("true") for c in copula.children if c.dep_ == "acomp"):
        return False
    above = list(copula.ancestors)
    beside = [c for a in above[:1] for c in a.children if c.dep_ == "acomp"]
    if any(a.lower_ in support_words("unknown") for a in (*above, *beside)):
        return True
    known = any(a.lemma_.lower() in support_words("knowing") for a in (*above[:2], *beside))
    return known and any(is_negated(a) or a.lower_ == "unable" or is_denied(a) for a in (*above, *beside))


def _asks(copula: Token) -> bool:
    """ "Whether this is true", "which account is true"."""
    if any(c.lower_ in ("whether", "if") for c in copula.lefts if c.dep_ == "mark"):
        return True
    return any(g.lower_ == "which" for c in copula.lefts if c.dep_ == "nsubj" for g in (c, *c.lefts))


def spoken_for(verb: Token) -> list[Token]:
    """What it is that somebody cannot "vouch for"."""
    behind = (p for p in verb.children if p.lower_ == "for" and verb.lemma_ == "vouch")
    return [o for p in behind for o in p.children if o.dep_ == "pobj"]


def shared_with(word: Token) -> list[Token]:
    """The subject that a passive verb has of another: "the number is an early one and has not been checked"."""
    below = {c.dep_ for c in word.children}
    shares = word.dep_ in SHARED and "auxpass" in below and below.isdisjoint(("nsubj", "nsubjpass"))
    return [c for c in word.head.children if shares and c.dep_ in ("nsubj", "nsubjpass")]


def _objects(verb: Token) -> Iterator[Token]:
    yield from (c for c in verb.children if c.dep_ in OBJECTS)
    for out in (c for c in verb.children if c.dep_ == "prt"):
        yield from (c for c in out.children if c.dep_ == "pobj")


def is_told(thing: Token) -> bool:
    """Whether it is something said: "this", "the claim"."""
    return thing.lower_ in TAKEN_UP or cue_row(thing) is not None


def is_negated(token: Token) -> bool:
    """Whether a verb, or a word of power, is denied."""
    return any(c.dep_ == "neg" or c.lower_ in ("cannot", "too") for c in token.children)


def passing_words(word: Token) -> frozenset[str]:
    """What may stand above such a word where its sentence says nothing else: "no way of knowing"."""
    return support_words("knowing") | support_words("unknown") | {"of"} if truth_unknown(word) else frozenset()
