"""What the network and the words say together of the side that a headline or a whole text takes on a claim.

Each gives shares for every side; multiplied, so that neither outvotes the other. They err on different texts: the
network on whole texts that speak of something else, the words where a sentence says by its grammar what it denies.

    stance_shares("headline", claim, headline)   supports, refutes, neither
    stance_shares("body", claim, text)           supports, refutes, neither, speaks of something else

`reportedly check` holds passages against a claim, and asks the network alone: see stance_evidence.py.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from reportedly.link.pair_model import PairModel
from reportedly.link.word_model import Task, word_bits
from reportedly.link.word_signs import Piece, Text, nearest_sentences

HEAD: Mapping[Task, str] = {"headline": "emergent", "body": "fnc"}
"""The head of the network that was trained for each task."""

Shares = NDArray[np.float64]


def stance_shares(task: Task, claim: str, text: str, model: PairModel, *, passage: str | None = None) -> Shares:
    """How likely each side is, by both; the shares add up to one.

    `passage` is what of the text the network reads; its first sentence and the two nearest to the claim where none is
    given.
    """
    asked, told = Piece(text=claim), Text(text=text)
    read = passage if passage is not None else _passage(asked, told)
    by_network = model.logits(claim, read)[model.place_of(HEAD[task])].astype(np.float64)
    odds = _log_shares(by_network) + _log_shares(word_bits(task, asked, told) * math.log(2))
    return np.exp(_log_shares(odds))


def _passage(claim: Piece, text: Text) -> str:
    return " ".join(text.sentences[n].text for n in sorted({0, *nearest_sentences(claim, text)[:2]}))


def _log_shares(odds: Shares) -> Shares:
    below: Shares = odds - odds.max()
    return below - math.log(np.exp(below).sum())
