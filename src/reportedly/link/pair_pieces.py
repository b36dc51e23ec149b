"""How two texts are cut for the network that reads them together: the claim first, then what is held against it."""

from __future__ import annotations

from tokenizers import Tokenizer

from reportedly.read.encoder.pieces import CLS, SEP

MOST_OF_CLAIM = 40
MOST = 128
"""Wordpieces of both together; what is longer is cut off at its end."""


def pair_pieces(tokenizer: Tokenizer, claim: str, evidence: str) -> tuple[list[int], list[int]]:
    """Wordpieces of both texts with their marks, and for each piece the side it lies on (0 or 1)."""
    first, second = (coded.ids for coded in tokenizer.encode_batch([claim, evidence], add_special_tokens=False))
    first = first[:MOST_OF_CLAIM]
    second = second[: MOST - 3 - len(first)]
    return [CLS, *first, SEP, *second, SEP], [0] * (len(first) + 2) + [1] * (len(second) + 1)
