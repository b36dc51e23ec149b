"""Words that lower certainty, flag as unverified or turn polarity, from the lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.read.token import Token

Effect = Literal["possible", "probable", "unverified"]
HedgePart = Literal["modal", "adverb", "adjective", "verb", "noun"]

PARTS: dict[str, HedgePart] = {
    "ADV": "adverb",
    "ADJ": "adjective",
    "VERB": "verb",
    "NOUN": "noun",
    "SCONJ": "adverb",
}
"""What a part of speech is called in the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HedgeRow:
    """A word, as which part of speech, and what it does to certainty and polarity."""

    lemma: str
    part: HedgePart
    effect: Effect | None
    polarity: Literal["negative"] | None
    source: str


@cache
def hedge_table() -> dict[tuple[str, HedgePart], HedgeRow]:
    """The lexicon's hedges by lemma and part of speech."""
    return {(row.lemma, row.part): row for row in load_table("hedges", HedgeRow)}


@cache
def flagging_words() -> frozenset[str]:
    """The lemmas of the hedges by which something is called unverified."""
    return frozenset(row.lemma for row in hedge_table().values() if row.effect == "unverified")


def hedge_row(token: Token) -> HedgeRow | None:
    """The row for a token; None for a word that does not hedge."""
    part = _part(token)
    if part is None:
        return None
    table = hedge_table()
    return table.get((token.lemma_.lower(), part)) or table.get((token.lower_, part))


def _part(token: Token) -> HedgePart | None:
    if token.tag_ == "MD":
        return "modal"
    part = PARTS.get(token.pos_)
    if token.tag_ == "VBN" and token.lower_ in flagging_words():
        return "adjective"
    return "adjective" if part == "verb" and token.dep_ == "amod" else part


def effect(token: Token) -> Effect | None:
    """What a word does to certainty; None for nothing."""
    row = hedge_row(token)
    return row.effect if row else None


def weighing(content: Sequence[Token]) -> HedgeRow | None:
    """The row of the word behind a thing that somebody holds possible or not: "considers a landing unlikely"."""
    last = next((t for t in reversed(content) if t.is_alpha), None)
    return hedge_row(last) if last is not None and last.pos_ == "ADJ" and len(content) > 1 else None
