"""How two texts are cut for the network that reads them together: the claim first, then what is held against it."""

from __future__ import annotations

from functools import lru_cache

from tokenizers import Tokenizer

from reportedly.read.encoder.pieces import CLS, SEP

MOST_OF_CLAIM = 40
MOST = 128
"""Wordpieces of both together; what is longer is cut off at its end."""


def pair_pieces(tokenizer: Tokenizer, claim: str, evidence: str) -> tuple[list[int], list[int]]:
    """Wordpieces of both texts with their marks, and for each piece the side it lies on (0 or 1)."""
    first = _pieces(tokenizer, claim)[:MOST_OF_CLAIM]
    second = _pieces(tokenizer, evidence)[: MOST - 3 - len(first)]
    return [CLS, *first, SEP, *second, SEP], [0] * (len(first) + 2) + [1] * (len(second) + 1)


@lru_cache(maxsize=1 << 12)
def _pieces(tokenizer: Tokenizer, text: str) -> tuple[int, ...]:
    """Wordpieces of a text; a passage is held against many claims, and a claim against many passages."""
    return tuple(tokenizer.encode(text, add_special_tokens=False).ids)
