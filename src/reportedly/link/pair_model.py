"""The network that reads a claim and a piece of text together, and says whether the text supports or refutes it.

It stands beside the reader's encoder and shares its tokenizer. What it says is one reason among others; where its
weights are not there, the others decide.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from reportedly.errors import SetupError
from reportedly.link.pair_pieces import pair_pieces
from reportedly.read.encoder.network import load_session
from reportedly.read.encoder.pieces import load_tokenizer

GRAPH, MANIFEST = "pairs.onnx", "pairs.json"
FORMAT = 1
Logits = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairModel:
    """Weights whose digest is the one that the manifest names."""

    folder: Path
    heads: Mapping[str, int] = field(hash=False)
    """Classes of each head, in the order of the logits."""

    def logits(self, pairs: Sequence[tuple[str, str]], head: str) -> list[Logits]:
        """What one head says of each pair of claim and evidence, one pair at a time so that none sways another."""
        session = load_session(self.folder / GRAPH)
        names = list(self.heads)
        start = sum(self.heads[name] for name in names[: names.index(head)])
        return [_run(session, claim, evidence)[start : start + self.heads[head]] for claim, evidence in pairs]


def _run(session: onnxruntime.InferenceSession, claim: str, evidence: str) -> Logits:
    pieces, sides = pair_pieces(load_tokenizer(tokenizer_path()), claim, evidence)
    feed = {"pieces": [pieces], "sides": [sides], "mask": [[True] * len(pieces)]}
    dtypes = {"pieces": np.int64, "sides": np.int64, "mask": np.bool_}
    (told,) = session.run(["logits"], {name: np.asarray(value, dtype=dtypes[name]) for name, value in feed.items()})
    row: Logits = told[0]
    return row


def tokenizer_path() -> Path:
    """The tokenizer that the reader's own weights come with."""
    return Path(str(resources.files("reportedly.read.encoder") / "weights" / "tokenizer.json"))


def weights_folder() -> Path:
    """Where the weights that come with the program lie."""
    return Path(str(resources.files("reportedly.link") / "weights"))


@cache
def open_pair_model(folder: Path) -> PairModel:
    """Open the weights in a folder.

    Raises SetupError where they are damaged, missing, or of another format.
    """
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        digest = hashlib.sha256((folder / GRAPH).read_bytes()).hexdigest()
    except (OSError, ValueError) as error:
        raise SetupError(f"the pair model in {folder} cannot be read ({error}); install reportedly again") from None
    if told.get("format") != FORMAT or told["sha256"][GRAPH] != digest:
        raise SetupError(f"{folder / GRAPH} is not what its manifest names; install reportedly again")
    return PairModel(folder=folder, heads=told["heads"])
