"""An exported network back in PyTorch, to go on from: the weights as its graph multiplies with them.

What was rounded stays rounded. A matrix whose channels each reach their greatest level is rounded to the same numbers
when it is exported again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor, nn

from training.layout import MARKED_EARLIER
from training.network import Layer, Reader, ShapedHead

Constants = Mapping[str, NDArray[Any]]
HEADS = {
    "voices": "head_voices",
    "links": "head_links",
    "fact_hidden": "head_fact_hidden",
    "factuality": "head_fact",
    "sentence": "head_sentence",
    "arcs": "head_arcs",
}
SHAPED = ("names", "causes", "roles", "syntax")
PARTS = ("q", "k", "v")


def reader_of(folder: Path) -> Reader:
    """The network of a model folder that `export` wrote."""
    told = onnx.load(folder / "reader.onnx")
    constants = {c.name: numpy_helper.to_array(c) for c in told.graph.initializer}
    model = Reader()
    with torch.no_grad():
        _take_encoder(model, constants)
        _take_heads(model, constants)
        _take_manifest(model, json.loads((folder / "reader.json").read_text(encoding="utf-8"))["heads"])
    return model.eval()


def _take_encoder(model: Reader, told: Constants) -> None:
    model.words.weight.copy_(_table(told, "words"))
    model.positions.weight.copy_(_tensor(told["places"]))
    model.kind.zero_()  # the graph keeps it within the places
    _take_norm(model.norm, told, "start")
    shares = [told["mixed.weight"], *(told[f"share{n}.weight"] for n in range(len(model.layers)))]
    model.head_mix.copy_(torch.log(_tensor(np.concatenate(shares))))
    for n, layer in enumerate(model.layers):
        assert isinstance(layer, Layer)
        layer.qkv.weight.copy_(torch.cat([_matrix(told, f"layer{n}.{part}") for part in PARTS]))
        layer.qkv.bias.copy_(torch.cat([_tensor(told[f"layer{n}.{part}.bias"]) for part in PARTS]))
        for name in ("out", "up", "down"):
            _take_linear(getattr(layer, name), told, f"layer{n}.{name}")
        for name in ("norm1", "norm2"):
            _take_norm(getattr(layer, name), told, f"layer{n}.{name}")


def _take_heads(model: Reader, told: Constants) -> None:
    for name, ours in HEADS.items():
        _take_linear(getattr(model, ours), told, name)
    for name in SHAPED:
        head = getattr(model, f"head_{name}")
        assert isinstance(head, ShapedHead)
        _take_linear(head.hidden, told, f"{name}_hidden")
        _take_linear(head.top, told, name)
        head.shape.weight.copy_(_tensor(told[f"{name}_shape.table"]))


def _take_manifest(model: Reader, heads: Mapping[str, Any]) -> None:
    for family, steps in heads["steps"].items():
        allowed = _tensor(np.array(steps)) * (model.forbidden == 0)
        getattr(model, f"head_steps_{family}").copy_(allowed)
    sentence = heads["sentence"]
    model.head_link_bias.copy_(torch.tensor(heads["link_bias"]))
    model.head_place_in_text.weight.copy_(torch.tensor(sentence["place"]))
    model.head_sentence_top.weight.copy_(torch.tensor(sentence["top"]))
    model.head_sentence_top.bias.copy_(torch.tensor(sentence["bias"]))
    model.head_sentence_top.bias[:2] -= MARKED_EARLIER


def _take_linear(layer: nn.Linear, told: Constants, name: str) -> None:
    layer.weight.copy_(_matrix(told, name))
    layer.bias.copy_(_tensor(told[f"{name}.bias"]))


def _take_norm(layer: nn.LayerNorm, told: Constants, name: str) -> None:
    layer.weight.copy_(_tensor(told[f"{name}.gamma"]))
    layer.bias.copy_(_tensor(told[f"{name}.beta"]))


def _matrix(told: Constants, name: str) -> Tensor:
    """A matrix [out, in], which the graph holds turned."""
    weight = _tensor(told[f"{name}.weight"]).T
    scale = told.get(f"{name}.scale")
    return weight if scale is None else weight * _tensor(scale)[:, None]


def _table(told: Constants, name: str) -> Tensor:
    rows = _tensor(told[f"{name}.table"])
    if f"{name}.scale" not in told:
        return rows
    return (rows - _tensor(told[f"{name}.zero"])) * _tensor(told[f"{name}.scale"])


def _tensor(array: NDArray[Any]) -> Tensor:
    return torch.from_numpy(np.array(array, dtype=np.float32))
