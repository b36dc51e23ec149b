"""Aim an exported network at what falls short: `python -m training.aimed --start FOLDER --out FOLDER`.

Factuality and causes learn from labels; in all else the network is held to what it said before, on every window.
Attribution and speech learn a little in the second phase, held as well.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import torch

from reportedly.read.encoder.encoder import Encoder
from reportedly.read.encoder.model_folder import open_model
from training.__main__ import labelled_windows, say, told_of
from training.calibrate import calibrate, weigh_causes
from training.card import write_card
from training.corpora import Example, examples, single_causes
from training.export import export
from training.exported import reader_of
from training.held import held_sentences, held_texts
from training.labels import Labelled
from training.loop import train
from training.recipe import AIMED, FREE
from training.teacher import Teacher


def main() -> None:
    """Train from an exported network, mix both, and export the mean with its own calibration."""
    asked = _asked()
    torch.set_num_threads(asked.threads)
    model = reader_of(asked.start)
    before = {name: weight.clone() for name, weight in model.state_dict().items()}
    parts, teacher = aimed_parts(), Teacher(asked.start, FREE)
    for phase in AIMED:
        train(model, parts, phase, say, teacher)
    after = model.state_dict()
    model.load_state_dict({name: asked.share * after[name] + (1 - asked.share) * before[name] for name in before})
    manifest: dict[str, Any] = json.loads((asked.start / "reader.json").read_text(encoding="utf-8"))
    export(
        model, asked.out, {key: manifest[key] for key in ("name", "languages", "training")} | {"version": asked.version}
    )
    write_card(asked.out)
    encode = Encoder.of(open_model(asked.out)).encode
    told_of(asked.out, calibration=calibrate(encode), causal=weigh_causes(encode))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.aimed", description=__doc__)
    parser.add_argument("--start", type=Path, required=True, help="the model folder to go on from")
    parser.add_argument("--out", type=Path, required=True, help="the model folder to write")
    parser.add_argument("--share", type=float, default=1.0, help="how much what is trained counts in the mean")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--version", default="aimed")
    return parser.parse_args()


def aimed_parts() -> dict[str, list[Labelled]]:
    """The parts of the aimed phases by name."""
    sure = [w for w in _windows(examples("factuality", "train")) if w.events]
    return {
        "held": _windows([_held(t) for t in held_texts()]),
        "held_sentences": _windows([_held(t) for t in held_sentences()]),
        "factuality": [w for w in sure if w.name.startswith("uds")],
        "veridicality": [w for w in sure if not w.name.startswith("uds")],
        "single_causes": _windows(list(single_causes("train"))),
        **{task: _windows(examples(task, "train")) for task in ("causal", "attribution", "discourse")},
    }


def _windows(told: list[Example]) -> list[Labelled]:
    return labelled_windows(told, {})


def _held(text: str) -> Example:
    return Example(task="held", name="held", text=text)


if __name__ == "__main__":
    main()
