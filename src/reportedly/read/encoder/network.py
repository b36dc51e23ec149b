"""The network at work: windows in, what every head says of every piece out.

One window at a time: the numbers of a quantised network hang on all that is in a batch, so a window reads the same
whatever stands beside it, and nothing is spent on padding. On one thread, batches are no faster.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from reportedly.read.encoder.windows import Window

Outputs = dict[str, NDArray[np.float32]]

SLOW_FUSIONS = ["SkipLayerNormFusion"]
"""What onnxruntime would make of a graph that then runs slower: its norm of a sum is five times as slow as the two."""


@cache
def load_session(path: Path) -> onnxruntime.InferenceSession:
    """An exported network, on one thread: reports are spread over processes, not over threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW_FUSIONS
    )


def outputs_of(session: onnxruntime.InferenceSession, windows: Sequence[Window]) -> list[Outputs]:
    """For each window, each output at its pieces, [T, …]."""
    names = [output.name for output in session.get_outputs()]
    asked = [value.name for value in session.get_inputs()]
    return [_outputs(session, names, asked, window) for window in windows]


def _outputs(session: onnxruntime.InferenceSession, names: list[str], asked: list[str], window: Window) -> Outputs:
    feed = {"pieces": window.pieces, "shapes": window.shapes}
    if "mask" in asked:  # of graphs that were written to run several windows at once
        feed["mask"] = np.ones(len(window.pieces), dtype=bool)
    values = session.run(names, {name: value[None] for name, value in feed.items()})
    return {name: value[0] for name, value in zip(names, values, strict=True)}
