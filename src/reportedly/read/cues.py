"""The words that attribute, from the lexicon, and the stretch of text that a cue covers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.model.attribution import Source
from reportedly.model.factuality import Certainty, Polarity
from reportedly.read.token import Token

CuePart = Literal["verb", "noun", "adverb"]

PARTS: dict[str, CuePart] = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADV": "adverb"}
"""What a part of speech is called in the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueRow:
    """One word that attributes: what it takes as content and what it commits its source to."""

    lemma: str
    part: CuePart
    takes: Literal["any", "clause", "object", "quote", "charge"]
    claim: bool
    """False where the content is a demand or judgement, so that the act itself is the claim."""
    certainty: Certainty
    polarity: Polarity
    source: str


@cache
def cue_table() -> dict[tuple[str, CuePart], CueRow]:
    """The lexicon's cues by lemma and part of speech."""
    return {(row.lemma, row.part): row for row in load_table("cues", CueRow)}


def cue_row(token: Token) -> CueRow | None:
    """The row for a token used as a verb, noun or adverb cue; None for any other word."""
    part = PARTS.get(token.pos_)
    return cue_table().get((token.lemma_.lower(), part)) if part else None


@dataclass(frozen=True, slots=True)
class Found:
    """A source–cue–content triple as tokens, before its words are cut."""

    cue: tuple[Token, ...]
    content: tuple[Token, ...]
    source: Source | None
    row: CueRow | None


CARRYING = frozenset({"cite", "quote", "carry", "relay", "broadcast", "air", "publish", "release"})
"""What a participle says of words that somebody passes on: "a statement carried by the agency"."""
HOLDING = frozenset({"see", "obtain", "review", "read", "view", "acquire", "examine"})
"""What it says of a document that somebody had in hand: "a memo seen by the paper"."""
HOLDING_AS = frozenset({"consider", "deem", "think", "believe", "judge", "rate", "find"})
"""Verbs by which somebody holds a thing possible, likely or not."""
CUE_PARTS = frozenset({"aux", "auxpass", "neg", "prt", "advmod"})


def cue_tokens(verb: Token) -> list[Token]:
    """A verb cue with its auxiliaries, negation, particle and the adverbs that touch it."""
    inside = {verb.i: verb}
    for child in verb.children:
        if child.dep_ in CUE_PARTS and not any(True for _ in child.children):
            inside[child.i] = child
    low = high = verb.i
    while low - 1 in inside:
        low -= 1
    while high + 1 in inside:
        high += 1
    return [inside[i] for i in range(low, high + 1)]
