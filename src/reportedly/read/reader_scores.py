"""What the rule reader gives itself: how often claims of the same construction were right on the tuning gold.

Right means that the words were those of a gold claim and the chain of sources was exact. The table is written by
`python -m bench.reader_scores`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.read.draft import Passage
from reportedly.read.syntax import Syntax

Construction = Literal["own_clause", "own_noun", "purpose", "running", "unnamed", "one_source", "nested", "quoted_noun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderScoreRow:
    """A construction, the share of its claims that were right (Laplace-smoothed), and of how many."""

    construction: Construction
    score: float
    cases: int
    source: str


@cache
def scores() -> dict[Construction, float]:
    """The table, by construction."""
    return {row.construction: row.score for row in load_table("reader_scores", ReaderScoreRow)}


def reader_score(passage: Passage, syntax: Syntax) -> float:
    """The score of a passage's claim, 0 to 1."""
    return scores()[construction(passage, syntax)]


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
