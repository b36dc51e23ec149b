"""An exported network as a teacher: what holds a student's heads to it where they are not to learn anything new.

The teacher reads as it is shipped, rounded, one window at a time. Held are the numbers themselves, as rules and
probabilities hang on margins, and what is told by them: the labels of each word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from reportedly.read.encoder.network import load_session
from training.layout import DEPENDENCIES, ENTITIES, PARTS, TAGS
from training.losses import Batch

TAGGED = ("voices", "names", "roles")
SYNTAX = np.cumsum([0, len(DEPENDENCIES), len(TAGS), len(PARTS), len(ENTITIES)])
"""Where the labels of each kind begin and end among the columns of what is said of syntax."""
LEAST_SPREAD = 1e-3


class Teacher:
    """What a network said before it is trained on; `free` are the outputs that may change."""

    def __init__(self, folder: Path, free: tuple[str, ...]) -> None:
        self._session: Any = load_session(folder / "reader.onnx")
        self._held = [o.name for o in self._session.get_outputs() if o.name not in free]

    def loss(self, batch: Batch, told: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """How far a student is from the teacher: in its numbers, as a share of their variance, and in its labels."""
        taught = self._told(batch)
        apart = [_apart(told[name][batch.mask], taught[name]) for name in self._held]
        labels = [part for name in self._held for part in _labels(name, told[name][batch.mask], taught[name])]
        return {"numbers": torch.stack(apart).mean(), "labels": torch.stack(labels).sum()}

    def _told(self, batch: Batch) -> dict[str, Tensor]:
        """Each held output at all pieces of the batch, [pieces, columns]."""
        rows = []
        for pieces, shapes, mask in zip(batch.pieces, batch.shapes, batch.mask, strict=True):
            feed = {"pieces": pieces[mask][None].numpy(), "shapes": shapes[mask][None].numpy()}
            rows.append(self._session.run(self._held, feed))
        outputs = zip(*rows, strict=True)
        return {
            n: torch.from_numpy(np.concatenate([v[0] for v in o])) for n, o in zip(self._held, outputs, strict=True)
        }


def _apart(told: Tensor, taught: Tensor) -> Tensor:
    """The mean squared difference, by the variance of each column."""
    return (functional.mse_loss(told, taught, reduction="none") / (taught.var(0) + LEAST_SPREAD)).mean()


def _labels(name: str, told: Tensor, taught: Tensor) -> Iterator[Tensor]:
    """Divergences a piece, summed over the tracks or the kinds of labels of an output that has any."""
    if name in TAGGED:
        yield _divergence(told.unflatten(1, (-1, 3)), taught.unflatten(1, (-1, 3))) / len(told)
    elif name == "syntax":
        for low, high in pairwise(SYNTAX.tolist()):
            yield _divergence(told[:, low:high], taught[:, low:high]) / len(told)


def _divergence(told: Tensor, taught: Tensor) -> Tensor:
    return functional.kl_div(told.log_softmax(-1), taught.log_softmax(-1), reduction="sum", log_target=True)
