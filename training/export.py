"""A trained network as a model folder: one ONNX graph, quantised, with manifest, tokenizer and digests."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from reportedly.read.encoder.linking import EVIDENCE
from training.graph import write_graph
from training.layout import ENTITIES, MARKED_EARLIER
from training.network import Reader, pretrained_folder

UNCALIBRATED = {"weights": dict.fromkeys(EVIDENCE, 0.0)}
"""What a model carries before its probabilities have been measured: even odds for everything."""
LINKING = {"content": -1.0, "fragment": 0.0, "source": -2.0, "other_paragraph": 1.0}


def export(model: Reader, folder: Path, about: Mapping[str, Any], *, quantised: bool = True) -> None:
    """Write `reader.onnx`, `reader.json` and `tokenizer.json`; `about` gives name, version, figures and the rest."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(pretrained_folder() / "tokenizer.json", folder / "tokenizer.json")
    write_graph(model, folder / "reader.onnx", quantised=quantised)
    write_manifest(folder, {"heads": heads_of(model), "calibration": UNCALIBRATED, **about})


def write_manifest(folder: Path, told: Mapping[str, Any]) -> None:
    """Write the manifest, with the digests of the files as they are."""
    digests = {name: _digest(folder / name) for name in ("reader.onnx", "tokenizer.json")}
    whole = {"format": 1, **told, "sha256": digests}
    (folder / "reader.json").write_text(json.dumps(whole, ensure_ascii=False) + "\n", encoding="utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def heads_of(model: Reader, linking: Mapping[str, float] | None = None) -> dict[str, Any]:
    """What is outside the graph: names of tracks and labels, and the small weights that decoding needs."""
    layout = model.layout
    return {
        "tracks": {family: list(tracks) for family, tracks in layout.tagged.items()},
        "steps": {family: _rounded(model.steps(family)) for family in layout.tagged},
        "labels": {
            "dependencies": list(layout.dependencies),
            "tags": list(layout.tags),
            "parts": list(layout.parts),
            "entities": list(ENTITIES),
        },
        "link_bias": _rounded(model.head_link_bias),
        "linking": dict(linking or LINKING),
        "sentence": {
            "place": _rounded(model.head_place_in_text.weight),
            "top": _rounded(model.head_sentence_top.weight),
            "bias": _rounded(_earlier(model.head_sentence_top.bias)),
        },
        "sentence_labels": ["speech", "causal", *layout.discourse],
    }


def _earlier(bias: torch.Tensor) -> torch.Tensor:
    shift = torch.zeros_like(bias)
    shift[:2] = MARKED_EARLIER
    return bias + shift


def _rounded(weights: torch.Tensor) -> Any:
    return json.loads(json.dumps(weights.detach().double().tolist()), parse_float=lambda x: round(float(x), 6))
