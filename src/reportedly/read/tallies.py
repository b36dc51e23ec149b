"""Attributions made by giving a count: "the army put its losses at nine", "officials give a lower figure of 18"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.read.cues import Found, cue_tokens
from reportedly.read.grammar import OBJECTS, is_passive, subject
from reportedly.read.numbers import starts_number
from reportedly.read.sources import source_of

PUTTING = frozenset({"put", "place"})
GIVING = frozenset({"give", "offer", "cite", "quote"})
COUNTED = frozenset(
    {"dead", "wounded", "injured", "missing", "displaced", "toll", "number", "figure", "loss", "casualty", "death"}
)
FIGURES = frozenset({"figure", "toll", "number", "count", "tally"})


def by_tally(text: str, verb: Token) -> Iterator[Found]:
    """The count that somebody gives, as the content; its cue is the verb alone."""
    if verb.pos_ != "VERB" or is_passive(verb) or verb.lemma_ not in PUTTING | GIVING:
        return
    who, counted = subject(verb), next((c for c in verb.children if c.dep_ in OBJECTS), None)
    if who is None or counted is None:
        return
    told = _put_at(verb, counted) if verb.lemma_ in PUTTING else _given(counted)
    if told:
        yield Found(tuple(cue_tokens(verb)), tuple(told), source_of(text, who), None)


def _put_at(verb: Token, counted: Token) -> list[Token]:
    """ "The dead at up to seven": whom or what, and how many."""
    at = next((c for c in (*verb.children, *counted.children) if c.lower_ == "at" and c.i > counted.i), None)
    if at is None or counted.lemma_.lower() not in COUNTED or not _holds_number(at):
        return []
    return sorted({*counted.subtree, *at.subtree}, key=lambda t: t.i)


def _given(counted: Token) -> list[Token]:
    """ "A lower figure of 18"."""
    of = next((c for c in counted.children if c.lower_ == "of"), None)
    return list(counted.subtree) if of is not None and counted.lemma_ in FIGURES and _holds_number(of) else []


def _holds_number(preposition: Token) -> bool:
    return any(starts_number(t.lower_) for t in preposition.subtree)
