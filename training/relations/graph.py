"""The pair reader as an ONNX graph, written with the same operators, and rounded in the same way, as the reader's.

Every pair is run by itself, so that there is no mask; weights are of 7 bits, so that no sum overflows on processors
without VNNI instructions, and what is said of a pair is the same on every machine.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

from reportedly.link.pair_pieces import MOST
from training.graph import IR_VERSION, OPSET, ORT, Graph, layer_of, norm_of
from training.network import Layer
from training.relations.network import HEADS, PairReader


def write_graph(model: PairReader, path: Path, *, quantised: bool) -> None:
    """Write the network to a file; `quantised`, with 7-bit weights in its large matrices and 8-bit word vectors."""
    graph = Graph(quantised=quantised)
    logits = _head(graph, model, _encoder(graph, model))
    made = helper.make_graph(
        graph.nodes,
        "pairs",
        [helper.make_tensor_value_info(x, TensorProto.INT64, ["pairs", "pieces"]) for x in ("pieces", "sides")],
        [helper.make_tensor_value_info(logits, TensorProto.FLOAT, ["pairs", sum(HEADS.values())])],
        graph.constants,
    )
    imports = [helper.make_opsetid("", OPSET), helper.make_opsetid(ORT, 1)]
    onnx.save(helper.make_model(made, opset_imports=imports, ir_version=IR_VERSION), str(path))


def _encoder(graph: Graph, model: PairReader) -> str:
    words = graph.looked_up("words", model.words.weight, "pieces")
    sides = graph.add("Gather", "side", graph.constant("sides.table", model.kinds.weight), "sides")
    places = graph.constant("places", model.positions.weight[:MOST])
    start = graph.constant("places.start", np.array([0]))
    length = graph.add("Shape", "length", "pieces", start=1)
    placed = graph.add("Add", "placed", words, graph.add("Slice", "place", places, start, length))
    whole = graph.add("Add", "whole", placed, sides)
    x = graph.add("LayerNormalization", "start", whole, *norm_of(graph, "start", model.norm), epsilon=model.norm.eps)
    for n, layer in enumerate(model.layers):
        assert isinstance(layer, Layer)
        x = layer_of(graph, f"layer{n}", layer, x)
    return x


def _head(graph: Graph, model: PairReader, x: str) -> str:
    """What all heads say of the first piece and the mean of all."""
    first = graph.add("Gather", "first", x, graph.constant("first.at", np.array([0])), axis=1)
    mean = graph.add("ReduceMean", "mean", x, axes=[1])
    both = graph.add("Flatten", "flat", graph.add("Concat", "both", first, mean, axis=2))
    hidden = graph.add("Tanh", "hidden.tanh", graph.linear("hidden", graph.rounded(both), model.head_hidden))
    return graph.linear("logits", (hidden,), model.head_top)
