"""The PyTorch model standing in for an exported network, so that one decoding serves both."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import torch

from reportedly.read.encoder.encoded import Encoded, Heads
from reportedly.read.encoder.network import outputs_of
from reportedly.read.encoder.pieces import load_tokenizer
from reportedly.read.encoder.windows import windows_of
from training.export import UNCALIBRATED, heads_of
from training.network import Reader, pretrained_folder


class TorchReader:
    """Encodes texts with a model as it is, in full precision."""

    def __init__(self, model: Reader) -> None:
        self._model = model.eval()
        self._tokenizer = load_tokenizer(pretrained_folder() / "tokenizer.json")
        self._heads = Heads.of({"heads": heads_of(model), "calibration": UNCALIBRATED})

    def encode(self, text: str) -> Encoded:
        """What the heads say of a text."""
        windows = windows_of(text, self._tokenizer)
        session: Any = self
        return Encoded(windows, outputs_of(session, windows), self._heads)

    def get_inputs(self) -> list[SimpleNamespace]:
        """The inputs' names, as a session tells them."""
        return [SimpleNamespace(name=name) for name in ("pieces", "shapes")]

    def get_outputs(self) -> list[SimpleNamespace]:
        """The outputs' names, as a session tells them."""
        return [SimpleNamespace(name=name) for name in self._model.OUTPUTS]

    def run(self, names: list[str], feed: dict[str, Any]) -> list[Any]:
        """All outputs of a batch, as a session gives them."""
        with torch.inference_mode():
            pieces, shapes = (torch.from_numpy(feed[name]) for name in ("pieces", "shapes"))
            told = self._model(pieces, shapes, torch.ones_like(pieces, dtype=torch.bool))
        return [value.float().numpy() for value in told]
