"""A trained pair reader as one ONNX graph, quantised like the reader, with manifest and digests."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from reportedly.link.pair_model import GRAPH, MANIFEST
from training.export import _digest, _quantise
from training.relations.network import HEADS, PairReader


def export(model: PairReader, folder: Path, about: Mapping[str, Any], *, quantised: bool = True) -> None:
    """Write the graph and its manifest into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        _write_graph(model, full)
        if quantised:
            _quantise(full, folder / GRAPH, Path(scratch))
        else:
            shutil.copyfile(full, folder / GRAPH)
    told = {"format": 1, "heads": HEADS, **about, "sha256": {GRAPH: _digest(folder / GRAPH)}}
    (folder / MANIFEST).write_text(json.dumps(told, ensure_ascii=False) + "\n", encoding="utf-8")


def _write_graph(model: PairReader, path: Path) -> None:
    model.eval()
    sample = (torch.randint(5, 3000, (2, 17)), torch.zeros(2, 17, dtype=torch.long), torch.ones(2, 17, dtype=torch.bool))
    names = ["pieces", "sides", "mask"]
    free = {name: {0: "pairs", 1: "pieces"} for name in names} | {"logits": {0: "pairs"}}
    torch.onnx.export(
        model, sample, str(path), input_names=names, output_names=["logits"], dynamic_axes=free, opset_version=17,
        dynamo=False,
    )  # fmt: skip
