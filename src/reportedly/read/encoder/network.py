"""The network at work: windows in, what every head says of every piece out.

Windows are batched within one report only, so that a report reads the same whatever is read beside it: the numbers
of a quantised network hang on all that is in a batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from reportedly.read.encoder.pieces import PAD, PADDED_SHAPE
from reportedly.read.encoder.windows import Window

Outputs = dict[str, NDArray[np.float32]]
PADDED_PIECES = 4096
"""The most pieces in a batch, padding included: bounds the memory that a long report takes."""


@cache
def load_session(path: Path) -> onnxruntime.InferenceSession:
    """An exported network, on one thread: reports are spread over processes, not over threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def outputs_of(session: onnxruntime.InferenceSession, windows: Sequence[Window]) -> list[Outputs]:
    """For each window, each output at its pieces, [T, …]."""
    order = sorted(range(len(windows)), key=lambda n: (len(windows[n].pieces), n))
    told: dict[int, Outputs] = {}
    names = [output.name for output in session.get_outputs()]
    for group in _batches(windows, order):
        values = session.run(names, _feed([windows[n] for n in group]))
        for row, n in enumerate(group):
            length = len(windows[n].pieces)
            told[n] = {name: value[row, :length] for name, value in zip(names, values, strict=True)}
    return [told[n] for n in range(len(windows))]


def _batches(windows: Sequence[Window], order: Sequence[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    for n in order:
        longest = len(windows[n].pieces)
        if groups and longest * (len(groups[-1]) + 1) <= PADDED_PIECES:
            groups[-1].append(n)
        else:
            groups.append([n])
    return groups


def _feed(windows: Sequence[Window]) -> dict[str, NDArray[np.generic]]:
    longest = max(len(w.pieces) for w in windows)
    pieces = np.full((len(windows), longest), PAD, dtype=np.int64)
    shapes = np.full((len(windows), longest), PADDED_SHAPE, dtype=np.int64)
    mask = np.zeros((len(windows), longest), dtype=bool)
    for n, window in enumerate(windows):
        pieces[n, : len(window.pieces)] = window.pieces
        shapes[n, : len(window.pieces)] = window.shapes
        mask[n, : len(window.pieces)] = True
    return {"pieces": pieces, "shapes": shapes, "mask": mask}
