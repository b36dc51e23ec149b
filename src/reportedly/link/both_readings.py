"""What the network and the words say together of the side that a headline or a whole text takes on a claim.

Each gives shares for every side. They err on different texts: the network on whole texts that speak of something else,
the words where a sentence says by its grammar what it denies.

    stance_shares("headline", claim, headline)   supports, refutes, neither
    stance_shares("body", claim, text)           supports, refutes, neither, speaks of something else

Of a whole text they are multiplied, so that neither outvotes the other. Of a headline, trees of questions say which of
the two is to be believed beside which signs: see sign_trees.py. `headline_reasons` tells what weighs how much.

`reportedly check` holds passages against a claim, and asks the network alone: see stance_evidence.py.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from reportedly.link.pair_model import PairModel
from reportedly.link.sign_trees import headline_trees, tree_reasons
from reportedly.link.word_model import Task, word_bits
from reportedly.link.word_signs import Piece, Text, nearest_sentences, word_signs

HEAD: Mapping[Task, str] = {"headline": "emergent", "body": "fnc"}
"""The head of the network that was trained for each task."""
NETWORK_HOLDS, WORDS_HOLD = 0.3, 0.5
"""Both speak more surely of headlines than they are right: what is left of their bits, by stories that neither saw."""
NAMES = ("supports", "refutes", "neither")

Shares = NDArray[np.float64]
Bits = NDArray[np.float64]


def stance_shares(task: Task, claim: str, text: str, model: PairModel, *, passage: str | None = None) -> Shares:
    """How likely each side is, by both; the shares add up to one.

    `passage` is what of the text the network reads; its first sentence and the two nearest to the claim where none is
    given.
    """
    if task == "headline":
        reasons = headline_reasons(claim, text, model, passage=passage)
        return _shares(np.sum([bits for _, bits in reasons], axis=0))
    asked, told = Piece(text=claim), Text(text=text)
    network, words = _network_bits(task, asked, told, model, passage), word_bits(task, asked, told)
    return _shares(_log_shares(network) + _log_shares(words))


def headline_reasons(
    claim: str, headline: str, model: PairModel, *, passage: str | None = None
) -> list[tuple[str, Bits]]:
    """What each sign weighs for every side, what holds before any evidence first; they add up to the judgement."""
    asked, told = Piece(text=claim), Text(text=headline)
    network, words = _network_bits("headline", asked, told, model, passage), word_bits("headline", asked, told)
    return tree_reasons(headline_trees(), {**word_signs(asked, told), **told_by(network, words)})


def told_by(network: Bits, words: Bits) -> dict[str, float]:
    """What the bits of both come to, as signs: a share of each for every side."""
    by_network, by_words = _shares(NETWORK_HOLDS * network), _shares(WORDS_HOLD * words)
    return {
        **{f"network: {name}": float(share) for name, share in zip(NAMES, by_network, strict=True)},
        **{f"words: {name}": float(share) for name, share in zip(NAMES, by_words, strict=True)},
    }


def softened(network: Bits, words: Bits) -> Bits:
    """The plain sum of what is left of both."""
    return NETWORK_HOLDS * network + WORDS_HOLD * words


def _network_bits(task: Task, claim: Piece, text: Text, model: PairModel, passage: str | None) -> Bits:
    read = passage if passage is not None else _passage(claim, text)
    logits: Bits = model.logits(claim.text, read)[model.place_of(HEAD[task])].astype(np.float64)
    return logits / math.log(2)


def _passage(claim: Piece, text: Text) -> str:
    return " ".join(text.sentences[n].text for n in sorted({0, *nearest_sentences(claim, text)[:2]}))


def _shares(bits: Bits) -> Shares:
    return np.exp2(_log_shares(bits))


def _log_shares(bits: Bits) -> Bits:
    below: Bits = bits - bits.max()
    return below - math.log2(np.exp2(below).sum())
