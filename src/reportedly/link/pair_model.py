"""The network that reads a claim and a piece of text together, and says whether the text supports or refutes it.

It stands beside the reader's encoder and shares its tokenizer. What it says is one reason among others, in bits.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from reportedly.link.pair_pieces import pair_pieces
from reportedly.link.weights_kept import GRAPH, checked, manifest_in, weights_folder
from reportedly.read.encoder.network import load_session
from reportedly.read.encoder.pieces import load_tokenizer

ASKED = "shared"
"""The head that all sets of its training share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the network says of a text against a claim: shares that add up to one."""

    supports: float
    refutes: float

    @property
    def neither(self) -> float:
        """The share for a text that does neither."""
        return max(0.0, 1.0 - self.supports - self.refutes)

    def turned(self) -> Said:
        """What it says of a text whose source denies it."""
        return Said(supports=self.refutes, refutes=self.supports)


@dataclass(frozen=True, kw_only=True)
class PairModel:
    """Weights whose digest is the one that the manifest names."""

    folder: Path
    name: str
    version: str
    heads: Mapping[str, int]
    """Classes of each head, in the order of the logits."""
    _told: dict[bytes, NDArray[np.float32]] = field(default_factory=dict, repr=False)
    """What was said of each pair in this run, by the digest of both texts."""

    def says(self, claim: str, text: str) -> Said:
        """What the network says of a text against a claim; each pair is read by itself, and once a run."""
        shares = _softmax(self.logits(claim, text)[self.place_of(ASKED)])
        return Said(supports=float(shares[0]), refutes=float(shares[1]))

    def logits(self, claim: str, text: str) -> NDArray[np.float32]:
        """What all heads say, side by side."""
        key = hashlib.blake2b(json.dumps([claim, text]).encode(), digest_size=16).digest()
        if key not in self._told:
            self._told[key] = _run(load_session(self.folder / GRAPH), claim, text)
        return self._told[key]

    def place_of(self, head: str) -> slice:
        """Where the logits of a head lie."""
        names = list(self.heads)
        start = sum(self.heads[name] for name in names[: names.index(head)])
        return slice(start, start + self.heads[head])


def _run(session: onnxruntime.InferenceSession, claim: str, text: str) -> NDArray[np.float32]:
    pieces, sides = pair_pieces(load_tokenizer(tokenizer_path()), claim, text)
    (told,) = session.run(["logits"], {"pieces": np.array([pieces]), "sides": np.array([sides])})
    row: NDArray[np.float32] = told[0]
    return row


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    raised = np.exp(logits - logits.max())
    shares: NDArray[np.float32] = raised / raised.sum()
    return shares


def tokenizer_path() -> Path:
    """The tokenizer that the reader's own weights come with."""
    return Path(str(resources.files("reportedly.read.encoder") / "weights" / "tokenizer.json"))


@cache
def pair_model(folder: Path | None = None) -> PairModel:
    """The weights in a folder, or those that come with the program.

    Raises SetupError where they are damaged, missing, or of another format.
    """
    folder = folder or weights_folder()
    told = manifest_in(folder)
    checked(folder, GRAPH)
    return PairModel(folder=folder, name=told["name"], version=told["version"], heads=told["heads"])
