"""The network as an ONNX graph, written out node by node with the operators that onnxruntime runs fastest.

Nothing is traced and nothing left to be fused. Every window is run by itself, so that there is no mask: attention is
one operator, biases are added inside the products, and matrices that read the same numbers share their rounding.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from training.network import HEADS, WIDTH, Layer, Reader, ShapedHead
from training.rounding import INPUT_LEVELS, WEIGHT_LEVELS

Array = NDArray[Any]
ORT = "com.microsoft"
OPSET = 17
IR_VERSION = 8
LEAST_SCALE = 1e-8


def write_graph(model: Reader, path: Path, *, quantised: bool) -> None:
    """Write the network to a file; `quantised`, with 7-bit weights in its large matrices and its word vectors.

    Weights are rounded a channel at a time, and inputs to 8 bits as they come. Products of 8-bit numbers overflow the
    16-bit sums of processors without VNNI instructions, and those with 7-bit weights cannot, so that the figures are
    the same on every machine.
    """
    graph = Graph(quantised=quantised)
    outputs = _heads(graph, model, *_encoder(graph, model))
    made = helper.make_graph(
        graph.nodes,
        "reader",
        [helper.make_tensor_value_info(x, TensorProto.INT64, ["windows", "pieces"]) for x in ("pieces", "shapes")],
        [helper.make_tensor_value_info(x, TensorProto.FLOAT, ["windows", "pieces", n]) for x, n in outputs],
        graph.constants,
    )
    imports = [helper.make_opsetid("", OPSET), helper.make_opsetid(ORT, 1)]
    onnx.save(helper.make_model(made, opset_imports=imports, ir_version=IR_VERSION), str(path))


class Graph:
    """Nodes and constants as they are added; what an operator gives has the name of its node."""

    def __init__(self, *, quantised: bool) -> None:
        self.quantised = quantised
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: Array | Tensor) -> str:
        """Add a constant; tensors in full precision."""
        array = value.detach().float().numpy() if isinstance(value, Tensor) else value
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(
        self, operator: str, name: str, *inputs: str, domain: str = "", more: Sequence[str] = (), **told: Any
    ) -> str:
        """Add a node; `more` names what it gives besides."""
        self.nodes.append(helper.make_node(operator, inputs, [name, *more], name=name, domain=domain, **told))
        return name

    def rounded(self, x: str) -> tuple[str, ...]:
        """What products read: the numbers themselves or, in a quantised graph, 8-bit ones, their scale and zero."""
        if not self.quantised:
            return (x,)
        more = (f"{x}.scale", f"{x}.zero")
        return (self.add("DynamicQuantizeLinear", f"{x}.rounded", x, more=more), *more)

    def product(self, name: str, read: tuple[str, ...], weight: Tensor, bias: Tensor) -> str:
        """The product with a matrix [out, in]; where numbers were not rounded, it is in full precision."""
        offset = self.constant(f"{name}.bias", bias)
        if len(read) == 1:
            raw = self.add("MatMul", f"{name}.raw", *read, self.constant(f"{name}.weight", weight.T))
            return self.add("Add", name, raw, offset)
        x, scale, zero = read
        weights, scales = weights_in_bytes(weight)
        return self.add(
            "MatMulIntegerToFloat", name, x, self.constant(f"{name}.weight", weights.T), scale,
            self.constant(f"{name}.scale", scales), zero, self.constant(f"{name}.zero", np.zeros(len(scales), np.int8)),
            offset, domain=ORT,
        )  # fmt: skip

    def linear(self, name: str, read: tuple[str, ...], layer: nn.Linear) -> str:
        """A linear layer over what `rounded` gives."""
        return self.product(name, read, layer.weight, layer.bias)

    def gelu(self, x: str) -> str:
        """Gelu by the error function, as the network was trained."""
        return self.add("Gelu", f"{x}.gelu", x, domain=ORT)

    def looked_up(self, name: str, table: Tensor, at: str) -> str:
        """Rows of a large table; in a quantised graph it is kept in bytes, with one scale."""
        if not self.quantised:
            return self.add("Gather", name, self.constant(f"{name}.table", table), at)
        numbers, scale, zero = table_in_bytes(table)
        rows = self.add("Gather", f"{name}.bytes", self.constant(f"{name}.table", numbers), at)
        told = (self.constant(f"{name}.scale", scale), self.constant(f"{name}.zero", zero))
        return self.add("DequantizeLinear", name, rows, *told)


def weights_in_bytes(weight: Tensor) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A matrix [out, in] on 129 levels about zero, and the scale of each output channel."""
    told = weight.detach().float().numpy()
    scale = (np.maximum(np.abs(told).max(axis=1), LEAST_SCALE) / WEIGHT_LEVELS).astype(np.float32)
    return np.rint(told / scale[:, None]).astype(np.int8), scale


def table_in_bytes(table: Tensor) -> tuple[NDArray[np.uint8], NDArray[np.float32], NDArray[np.uint8]]:
    """A table on 256 levels between its least and its greatest value, their scale, and which of them is zero."""
    told = table.detach().float().numpy()
    low, high = min(float(told.min()), 0.0), max(float(told.max()), 0.0)
    scale = np.float32(max(high - low, LEAST_SCALE) / INPUT_LEVELS)
    zero = np.rint(-low / scale)
    numbers = np.clip(np.rint(told / scale) + zero, 0, INPUT_LEVELS)
    return numbers.astype(np.uint8), np.array(scale), np.array(zero, dtype=np.uint8)


def _encoder(graph: Graph, model: Reader) -> tuple[str, str]:
    """The last layer, and the weighted mean of all layers."""
    words = graph.looked_up("words", model.words.weight, "pieces")
    places = graph.constant("places", model.positions.weight + model.kind)
    start = graph.constant("places.start", np.array([0]))
    length = graph.add("Shape", "length", "pieces", start=1)
    placed = graph.add("Add", "placed", words, graph.add("Slice", "place", places, start, length))
    x = graph.add("LayerNormalization", "start", placed, *norm_of(graph, "start", model.norm), epsilon=model.norm.eps)
    weights = torch.softmax(model.head_mix, 0)
    mixed = graph.add("Mul", "mixed", x, graph.constant("mixed.weight", weights[0]))
    for n, layer in enumerate(model.layers):
        assert isinstance(layer, Layer)
        x = layer_of(graph, f"layer{n}", layer, x)
        share = graph.add("Mul", f"share{n}", x, graph.constant(f"share{n}.weight", weights[n + 1]))
        mixed = graph.add("Add", f"mixed{n}", mixed, share)
    return x, mixed


def norm_of(graph: Graph, name: str, layer: nn.LayerNorm) -> tuple[str, str]:
    """The two constants of a layer norm."""
    return graph.constant(f"{name}.gamma", layer.weight), graph.constant(f"{name}.beta", layer.bias)


def layer_of(graph: Graph, name: str, layer: Layer, x: str) -> str:
    """One transformer layer over `x`."""
    read = graph.rounded(x)
    parts = zip("qkv", layer.qkv.weight.split(WIDTH), layer.qkv.bias.split(WIDTH), strict=True)
    asked = [graph.product(f"{name}.{part}", read, weight, bias) for part, weight, bias in parts]
    mixed = graph.add("MultiHeadAttention", f"{name}.mixed", *asked, domain=ORT, num_heads=HEADS)
    out = graph.linear(f"{name}.out", graph.rounded(mixed), layer.out)
    x = _joined(graph, f"{name}.norm1", x, out, layer.norm1)
    inner = graph.gelu(graph.linear(f"{name}.up", graph.rounded(x), layer.up))
    down = graph.linear(f"{name}.down", graph.rounded(inner), layer.down)
    return _joined(graph, f"{name}.norm2", x, down, layer.norm2)


def _joined(graph: Graph, name: str, x: str, more: str, layer: nn.LayerNorm) -> str:
    """The norm of a sum, in two operators: the one that does both is several times slower."""
    norm = norm_of(graph, name, layer)
    return graph.add("LayerNormalization", name, graph.add("Add", f"{name}.sum", more, x), *norm, epsilon=layer.eps)


def _heads(graph: Graph, model: Reader, x: str, mixed: str) -> list[tuple[str, int]]:
    """Every output of the model with its width, in the model's order."""
    read = graph.rounded(x)
    graph.linear("voices", (x,), model.head_voices)
    graph.linear("links", read, model.head_links)
    for name, head in (("names", model.head_names), ("causes", model.head_causes), ("roles", model.head_roles)):
        graph.linear(name, (_features(graph, name, read, head),), head.top)
    sure = graph.gelu(graph.linear("fact_hidden", read, model.head_fact_hidden))
    graph.linear("factuality", (sure,), model.head_fact)
    graph.linear("sentence", read, model.head_sentence)
    features = _features(graph, "syntax", graph.rounded(mixed), model.head_syntax)
    graph.linear("arcs", (features,), model.head_arcs)
    graph.linear("syntax", (features,), model.head_syntax.top)
    widths = {c.name.removesuffix(".bias"): c.dims[0] for c in graph.constants if c.name.endswith(".bias")}
    return [(name, widths[name]) for name in model.OUTPUTS]


def _features(graph: Graph, name: str, read: tuple[str, ...], head: ShapedHead) -> str:
    hidden = graph.linear(f"{name}_hidden", read, head.hidden)
    shape = graph.add("Gather", f"{name}_shape", graph.constant(f"{name}_shape.table", head.shape.weight), "shapes")
    return graph.gelu(graph.add("Add", f"{name}_shaped", hidden, shape))
