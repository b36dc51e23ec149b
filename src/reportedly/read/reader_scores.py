"""What the reader gives itself: the probability that a claim's words and chain of sources are right.

How often claims of the same construction were right on the tuning gold, averaged with how often attributions are right
in unseen articles, moved up or down by how probable the encoder thinks the attributions of the chain. The table is
written by `python -m bench.reader_scores`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.read.draft import Passage
from reportedly.read.syntax import Syntax

LEAST = 0.0025
"""Probabilities count as no nearer to 0 and 1 than this."""

Construction = Literal["own_clause", "own_noun", "purpose", "running", "unnamed", "one_source", "nested", "quoted_noun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderScoreRow:
    """A construction, how probably its claims are right, and of how many that was told."""

    construction: Construction
    score: float
    sureness: float
    """The mean logit of what the encoder thinks of such claims' attributions; 0 where it sees none."""
    slope: float
    """How many logits the score moves for one logit of sureness beside that mean."""
    cases: int
    source: str


@cache
def scores() -> dict[Construction, ReaderScoreRow]:
    """The table, by construction."""
    return {row.construction: row for row in load_table("reader_scores", ReaderScoreRow)}


def reader_score(passage: Passage, syntax: Syntax) -> float:
    """The score of a passage's claim, 0 to 1."""
    row = scores()[construction(passage, syntax)]
    if passage.sureness is None:
        return row.score
    moved = logit(row.score) + row.slope * (logit(passage.sureness) - row.sureness)
    return round(1 / (1 + math.exp(-moved)), 4)


def logit(probability: float) -> float:
    """Log-odds of a probability, within 6 either way."""
    bounded = min(max(probability, LEAST), 1 - LEAST)
    return math.log(bounded / (1 - bounded))


def construction(passage: Passage, syntax: Syntax) -> Construction:
    """How a claim is made: in whose voice, by clause or noun, through how many sources."""
    verbal = syntax.doc[passage.head].pos_ in ("VERB", "AUX")
    if passage.purpose_of is not None:
        return "purpose"
    if not passage.chain:
        return "own_clause" if verbal else "own_noun"
    if not verbal:
        return "quoted_noun"
    if len(passage.chain) > 1:
        return "nested"
    if passage.chain[0].cue is None:
        return "running"
    return "one_source" if passage.chain[0].source else "unnamed"
