"""Entities of RE3D, cross-validated by report: `python -m training.folds`, a few minutes.

The shipped network is trained on four fifths of RE3D, so that only the last fifth can tell how well it reads. Here a
network for entities alone is trained anew for each fifth and reads what it did not see; all five are scored together.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training.__main__ import Silver, labelled_windows, say
from training.corpora import RE3D_FOLDS, RE3D_TRACKS, re3d_fold
from training.evaluate import Spans, span_f1
from training.loop import Phase, train
from training.network import Reader
from training.torch_reader import TorchReader

ALONE = Phase(passes={"re3d": 12}, rate=2e-4, head_rate=1e-3, last=0.0, average=0.99, seed=1)
THREE = RE3D_TRACKS[:3]


def main() -> None:
    """Train and read each fold, and print the figures of each and of all."""
    parser = argparse.ArgumentParser(prog="python -m training.folds", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("training/work"), help="where the silver syntax is kept")
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    asked.work.mkdir(parents=True, exist_ok=True)
    rows = Silver(asked.work / "silver.npz")
    gold: dict[str, Spans] = {}
    read: dict[str, Spans] = {}
    for fold in range(RE3D_FOLDS):
        own = _read(fold, rows)
        held = {e.name: set(e.spans) for e in re3d_fold(fold, "held")}
        say(f"fold {fold}, {len(held)} reports: three types exact {span_f1(held, own, THREE)['all']:.1f}")
        gold, read = gold | held, read | own
    told = span_f1(gold, read, RE3D_TRACKS) | {"three types": span_f1(gold, read, THREE)["all"]}
    say("\n".join(f"{name} exact {value:.1f}" for name, value in told.items()))


def _read(fold: int, rows: Silver) -> dict[str, Spans]:
    """What a network that did not see a fold marks in its reports."""
    model = Reader().start_from_pretrained()
    train(model, {"re3d": labelled_windows(list(re3d_fold(fold, "train")), rows)}, ALONE, lambda line: None)
    reader = TorchReader(model)
    return {e.name: set(reader.encode(e.text).spans("names")) for e in re3d_fold(fold, "held")}


if __name__ == "__main__":
    main()
