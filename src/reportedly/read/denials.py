"""Attributions by denying what others say: "X denied reports by Y that", "the claim that … was dismissed by X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.read.cues import Found, cue_row, cue_tokens
from reportedly.read.grammar import OBJECTS, agent, clause, is_passive, subject
from reportedly.read.sources import source_of

UNDERGOING = frozenset({*OBJECTS, "nsubjpass"})


def denial_of(noun: Token) -> Token | None:
    """The verb that denies what a noun tells; None where none does."""
    verb = noun.head
    row = cue_row(verb) if verb.pos_ == "VERB" else None
    if row is None or row.polarity != "negative":
        return None
    undergoes = noun.dep_ in UNDERGOING or (noun.dep_ == "nsubj" and agent(verb) is not None)
    return verb if undergoes else None


def by_denial(text: str, noun: Token) -> Iterator[Found]:
    """Who denies what a noun with a content tells, and all that the noun stands for as the content."""
    verb = denial_of(noun)
    if verb is None:
        return
    who = agent(verb) if noun.dep_ not in OBJECTS or is_passive(verb) else subject(verb)
    yield Found(tuple(cue_tokens(verb)), tuple(clause(noun)), source_of(text, who) if who else None, cue_row(verb))
